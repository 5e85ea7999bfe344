"""One correction in many places: shown first, then made as one action an issue."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reviewer.errors import SessionError
from reviewer.model.finding import Finding, Suggestion
from reviewer.session.session import Session
from reviewer.session.tracking import State, Tracked
from reviewer.wording import Wording

_CONTEXT = 24
"""Characters shown on either side of a place."""


_SURE = 0.6
_LONG_CHANGE = 8
_RIVAL = 0.5
"""A second suggestion with this share of the first one's confidence makes a place doubtful."""

POSTPONED = Wording("此前留待以后", "was postponed")
UNSURE = Wording("把握不大", "not sure")
RIVALS = Wording("还有别的改法", "could be mended another way")
LONG_CHANGE = Wording("改动较大", "changes much")
OVERLAPS = Wording("与另一处疑点重叠", "overlaps another finding")


class Scope(StrEnum):
    """Where a correction is made."""

    ISSUE = "issue"
    """In this issue, postponed places too."""
    UNREVIEWED = "unreviewed"
    """In this issue, where nothing was decided yet."""
    OPEN_ISSUES = "open_issues"
    """In every open issue, postponed places too."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a correction would be made: the text around it now, and after."""

    session: Session
    tracked: Tracked
    suggestion: Suggestion

    @property
    def before(self) -> str:
        """What stands in front of it."""
        start = self.tracked.finding.span.start
        return self.session.text[max(0, start - _CONTEXT) : start]

    @property
    def after(self) -> str:
        """What stands behind it."""
        end = self.tracked.finding.span.end
        return self.session.text[end : end + _CONTEXT]


def doubt(place: Place) -> Wording | None:
    """Why a person should look at a place before it is corrected in bulk; None where nothing speaks against it."""
    finding, span = place.tracked.finding, place.tracked.finding.span
    others = [s.confidence for s in finding.suggestions if s.text != place.suggestion.text]
    if place.tracked.state is State.POSTPONED:
        return POSTPONED
    if finding.confidence < _SURE:
        return UNSURE
    if others and max(others) >= _RIVAL * place.suggestion.confidence:
        return RIVALS
    if abs(len(place.suggestion.text) - len(finding.text)) > _LONG_CHANGE:
        return LONG_CHANGE
    overlapping = any(
        other.finding.span.overlaps(span) and other.number != place.tracked.number for other in place.session.findings
    )
    return OVERLAPS if overlapping else None


def places_like(
    finding: Finding, suggestion: Suggestion | int, session: Session, scope: Scope, others: Iterable[Session] = ()
) -> tuple[Place, ...]:
    """Every place with a finding of the same rule, text and suggestion, by issue and place; dismissed ones never."""
    chosen = finding.suggestions[suggestion] if isinstance(suggestion, int) else suggestion
    sessions = [session]
    if scope is Scope.OPEN_ISSUES:
        sessions += [other for other in others if other is not session]
    states = (State.OPEN,) if scope is Scope.UNREVIEWED else (State.OPEN, State.POSTPONED)
    return tuple(
        Place(one, tracked, same)
        for one in sessions
        for tracked in one.findings
        if tracked.state in states and (same := _same(tracked.finding, finding, chosen)) is not None
    )


def accept_places(places: Sequence[Place], note: str = "") -> tuple[Place, ...]:
    """Make the correction in `places`, as one action an issue; gives those passed over because another overlaps them.

    Raises SessionError, before anything is changed, when one of the issues is read-only or has changed since.
    """
    sessions = list(dict.fromkeys(place.session for place in places))
    for session in sessions:
        if session.read_only:
            raise SessionError(Wording("以只读方式打开，不能改动", "opened read-only"), where=str(session.path))
    group = uuid.uuid4().hex if len(sessions) > 1 else ""
    chosen, passed = apart(places)
    steps = {
        session: [session.step(p.tracked.finding, p.suggestion, "bulk", note) for p in chosen if p.session is session]
        for session in sessions
    }
    for session, todo in steps.items():
        session.do("bulk", todo, group)
    return passed


def accept_all_like(
    finding: Finding,
    suggestion: Suggestion | int,
    session: Session,
    scope: Scope = Scope.ISSUE,
    others: Iterable[Session] = (),
) -> tuple[Place, ...]:
    """Correct every place like `finding`, unseen; gives those passed over. `places_like` shows them first."""
    return accept_places(places_like(finding, suggestion, session, scope, others))


def undo_group(sessions: Iterable[Session], group: str) -> tuple[Session, ...]:
    """Take back a bulk over several issues; gives those where something was done after it, which are left alone."""
    left = []
    for session in sessions:
        if session.done and session.done[-1].group == group:
            session.undo()
        elif any(action.group == group for action in session.done):
            left.append(session)
    return tuple(left)


def apart(places: Iterable[Place]) -> tuple[list[Place], tuple[Place, ...]]:
    """The places whose edits do not overlap, the surer first, and those that were passed over."""
    chosen: list[Place] = []
    passed: list[Place] = []
    taken: dict[Session, list[tuple[int, int]]] = {}
    for place in sorted(places, key=lambda p: (-p.suggestion.confidence, p.tracked.finding.sort_key)):
        spans = [(edit.span.start, edit.span.end) for edit in place.suggestion.edits]
        mine = taken.setdefault(place.session, [])
        if any((start < high and low < end) or start == low for start, end in spans for low, high in mine):
            passed.append(place)
        else:
            mine += spans
            chosen.append(place)
    return sorted(chosen, key=lambda p: p.tracked.finding.sort_key), tuple(passed)


def _same(one: Finding, finding: Finding, suggestion: Suggestion) -> Suggestion | None:
    if (one.rule, one.text) != (finding.rule, finding.text):
        return None
    return next((other for other in one.suggestions if other.text == suggestion.text), None)
