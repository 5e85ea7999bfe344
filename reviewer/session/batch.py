"""Corrections without a person looking at each: what may be made, what is left, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.model.finding import Applicability, Finding
from reviewer.session.bulk import Place, apart
from reviewer.session.session import Session
from reviewer.session.tracking import State, Tracked
from reviewer.wording import Wording

_RIVAL = 0.5
"""A second suggestion with this share of the first one's confidence is a rival: which is right is not ours to say."""

NO_SUGGESTION = Wording("没有建议", "no suggestion")
NOT_SAFE = Wording("须由人定夺", "for a person to decide")
UNSURE = Wording("把握不足", "not sure enough")
RIVALS = Wording("有几种改法", "more than one way to mend it")
OVERLAP = Wording("与另一处改动重叠", "overlaps another change")
DISMISSED = Wording("已判定不是差错", "dismissed by an editor")
POSTPONED = Wording("编辑留待以后", "postponed by an editor")


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be corrected, and what is left with its reason."""

    places: tuple[Place, ...]
    left: tuple[tuple[Finding, Wording], ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be corrected: safe fixes alone (`only_safe`), or all from `min_confidence` on."""

    only_safe: bool = True
    min_confidence: float = 0.0

    def objection(self, tracked: Tracked) -> Wording | None:
        """Why a finding is left alone; None when it may be corrected."""
        finding = tracked.finding
        if tracked.state is not State.OPEN:
            return DISMISSED if tracked.state is State.DISMISSED else POSTPONED
        if not finding.suggestions or finding.applicability is Applicability.DISPLAY:
            return NO_SUGGESTION
        if self.only_safe and finding.applicability is not Applicability.SAFE:
            return NOT_SAFE
        if finding.confidence < self.min_confidence:
            return UNSURE
        first, *others = sorted((s.confidence for s in finding.suggestions), reverse=True)
        if others and others[0] >= _RIVAL * first and finding.applicability is not Applicability.SAFE:
            return RIVALS
        return None


def plan(session: Session, findings: Iterable[Finding], policy: Policy) -> Plan:
    """What `policy` lets be corrected of `findings`, which are of the session's text as it is now."""
    session.set_findings(findings)
    places, left = [], []
    for tracked in session.findings:
        objection = policy.objection(tracked)
        if objection is None:
            best = max(tracked.finding.suggestions, key=lambda suggestion: suggestion.confidence)
            places.append(Place(session, tracked, best))
        else:
            left.append((tracked.finding, objection))
    chosen, passed = apart(places)
    left += [(place.tracked.finding, OVERLAP) for place in passed]
    return Plan(tuple(chosen), tuple(left))
