"""How earlier findings fared with the editors, and what that says of new ones."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from reviewer.model.finding import Applicability, Finding

_PRIOR: Final = 5.0
"""Decisions that a rule's own confidence is worth: so many it takes to move it noticeably."""
_PAIR_PRIOR: Final = 1.0
_MOST_SHIFT: Final = 2.0
"""Natural log of the odds."""
_ENOUGH: Final = 2
"""Dismissals, and no acceptance, after which the same change is not proposed again."""
_LEAST, _MOST = 0.02, 0.99


class Fared(NamedTuple):
    """Findings accepted and dismissed, and how many of them were expected to be accepted, by their confidence."""

    accepted: int = 0
    dismissed: int = 0
    expected: float = 0.0

    def plus(self, other: Fared) -> Fared:
        """Both together."""
        accepted, dismissed = self.accepted + other.accepted, self.dismissed + other.dismissed
        return Fared(accepted, dismissed, self.expected + other.expected)

    def shift(self, prior: float) -> float:
        """By how much log odds were too low; nothing where all fared as expected."""
        decided = self.accepted + self.dismissed
        seen = (self.accepted + prior) / (self.dismissed + prior)
        foreseen = (self.expected + prior) / (decided - self.expected + prior)
        return math.log(seen / foreseen)


def change_of(finding: Finding) -> str:
    """What the finding would change into what, by which its likes are known: `炼科晶体→烁科晶体`; empty where it proposes nothing."""
    if not finding.suggestions or "\n" in finding.text:
        return ""
    return f"{finding.text}→{finding.suggestions[0].text}"


@dataclass(frozen=True)
class Record:
    """The sum over all issues, by rule and by change."""

    rules: Mapping[str, Fared] = field(default_factory=dict)
    changes: Mapping[str, Fared] = field(default_factory=dict)

    def judged(self, finding: Finding) -> Finding | None:
        """The finding with its confidence moved by what editors decided of its likes; None where it is not to be told again."""
        change = self.changes.get(f"{finding.rule} {change_of(finding)}")
        if finding.applicability is not Applicability.SAFE and _is_settled(finding, change):
            return None
        shift = self.rules.get(finding.rule, Fared()).shift(_PRIOR) + (change or Fared()).shift(_PAIR_PRIOR)
        if not shift:
            return finding
        odds = math.log(finding.confidence / (1 - finding.confidence)) if 0 < finding.confidence < 1 else 0.0
        shift = max(-_MOST_SHIFT, min(_MOST_SHIFT, shift))
        confidence = 1 / (1 + math.exp(-(odds + shift)))
        return replace(finding, confidence=round(max(_LEAST, min(_MOST, confidence)), 3))


def _is_settled(finding: Finding, fared: Fared | None) -> bool:
    """Whether the very change was dismissed often enough; one character for another depends on where it stands."""
    return fared is not None and len(finding.text) > 1 and fared.dismissed >= _ENOUGH and not fared.accepted
