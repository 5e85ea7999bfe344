"""How earlier findings fared with the editors, and what that says of new ones."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, NamedTuple

from reviewer.model.finding import Applicability, Finding

_PRIOR: Final = 5.0
"""Decisions that a rule's own confidence is worth: so many it takes to move it noticeably."""
_PAIR_PRIOR: Final = 1.0
_MOST_SHIFT: Final = 2.0
"""Natural log of the odds."""
_ENOUGH: Final = 2
"""Dismissals, and no acceptance, after which the same change, or another near miss of the same term, is not proposed again."""
_TWO: Final = 2
_ARROW: Final = "→"
_NEAR_TERM: Final = "near-term"
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

    def minus(self, other: Fared) -> Fared:
        """These without the others, which are among them."""
        accepted, dismissed = self.accepted - other.accepted, self.dismissed - other.dismissed
        return Fared(accepted, dismissed, self.expected - other.expected)

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
    return f"{finding.text}{_ARROW}{finding.suggestions[0].text}"


def _pair_of(change: str) -> str:
    """The one character that `change` puts for another, as `炼→烁`; empty where it does something else."""
    wrong, _, right = change.partition(_ARROW)
    if len(wrong) != len(right):
        return ""
    pairs = [a + _ARROW + b for a, b in zip(wrong, right, strict=True) if a != b]
    return pairs[0] if len(pairs) == 1 else ""


@dataclass(frozen=True)
class Record:
    """The sum over all issues, by rule and by change; what that says of pairs of characters and of terms follows from it."""

    rules: Mapping[str, Fared] = field(default_factory=dict)
    changes: Mapping[str, Fared] = field(default_factory=dict)

    def judged(self, finding: Finding) -> Finding | None:
        """The finding with its confidence moved by what editors decided of its likes; None where it is not to be told again."""
        change = change_of(finding)
        fared = self.changes.get(f"{finding.rule} {change}", Fared())
        if finding.applicability is not Applicability.SAFE and self._is_settled(finding, fared):
            return None
        shift = self.rules.get(finding.rule, Fared()).shift(_PRIOR) + fared.shift(_PAIR_PRIOR)
        pair = self._pairs.get(_pair_of(change))
        if pair is not None:
            shift += pair.minus(fared).shift(_PRIOR)
        if not shift:
            return finding
        odds = math.log(finding.confidence / (1 - finding.confidence)) if 0 < finding.confidence < 1 else 0.0
        shift = max(-_MOST_SHIFT, min(_MOST_SHIFT, shift))
        confidence = 1 / (1 + math.exp(-(odds + shift)))
        return replace(finding, confidence=round(max(_LEAST, min(_MOST, confidence)), 3))

    def _is_settled(self, finding: Finding, fared: Fared) -> bool:
        """Whether the very change, or any near miss of the term, was dismissed often enough.

        One character for another depends on where it stands.
        """
        if len(finding.text) < _TWO or not finding.suggestions:
            return False
        if fared.dismissed >= _ENOUGH and not fared.accepted:
            return True
        if finding.rule != _NEAR_TERM:
            return False
        term = self._near_terms.get(finding.suggestions[0].text, Fared())
        return term.dismissed >= _ENOUGH and not term.accepted

    @cached_property
    def _pairs(self) -> Mapping[str, Fared]:
        """By pair of characters, over all rules."""
        return _sum((_pair_of(change.partition(" ")[2]), fared) for change, fared in self.changes.items())

    @cached_property
    def _near_terms(self) -> Mapping[str, Fared]:
        """By term, over all its near misses."""
        near = ((change, fared) for change, fared in self.changes.items() if change.startswith(f"{_NEAR_TERM} "))
        return _sum((change.rpartition(_ARROW)[2], fared) for change, fared in near)


def _sum(rows: Iterable[tuple[str, Fared]]) -> dict[str, Fared]:
    total: dict[str, Fared] = {}
    for key, fared in rows:
        if key:
            total[key] = total.get(key, Fared()).plus(fared)
    return total
