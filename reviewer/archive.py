"""Many issues seen together: what each says is evidence for the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reviewer.engine import Report, flag
from reviewer.layout import copies, series
from reviewer.model.issue import Issue
from reviewer.rules.base import Rule
from reviewer.rules.evidence import EvidenceBase


@dataclass(frozen=True)
class Archive:
    """The issues that are flagged together. Evidence is computed when first asked for, in any order of issues.

    Each kind of evidence stands in the room that knows it, as `gather(issue)` and an order-free `merge(partials)`;
    here it is only hooked up, as a `functools.cached_property`.
    """

    issues: Sequence[Issue]

    @cached_property
    def copies(self) -> dict[bytes, tuple[copies.Sighting, ...]]:
        """Sentences that several issues print, with the places."""
        return copies.merge(copies.gather(issue) for issue in self.issues)

    @cached_property
    def misnumbered(self) -> dict[str, tuple[series.Number, series.Number]]:
        """Issues whose number runs against its date, by path, each with one that shows it."""
        merged = series.merge(series.gather(issue) for issue in self.issues)
        return {path: shown for numbers in merged.values() for path, shown in series.contradictions(numbers).items()}


def flag_together(
    issues: Sequence[Issue], rules: Sequence[Rule], evidence: EvidenceBase, min_confidence: float
) -> Iterator[Report]:
    """The report of each issue, in order; where there are several, each is evidence for the others."""
    if len(issues) > 1:
        evidence = replace(evidence, archive=Archive(issues))
    for issue in issues:
        yield flag(issue, rules, evidence, min_confidence)
