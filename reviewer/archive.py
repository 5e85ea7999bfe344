"""Many issues seen together: what each says is evidence for the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from reviewer.engine import Report, flag
from reviewer.language.batch import EMPTY, BatchModel, Tally, count, merge
from reviewer.language.page import PageText
from reviewer.layout import copies, series
from reviewer.lexicon import names as firms
from reviewer.model.issue import Issue
from reviewer.model.span import Span
from reviewer.rules.base import Rule
from reviewer.rules.evidence import EvidenceBase

_MOST_SEARCHED: Final = 200
_MOST_COUNTED: Final = 4_000_000
"""Characters from which the archive's character model is made: more would cost memory and tell little more."""


@dataclass(frozen=True)
class Archive:
    """The issues that are flagged together. Evidence is computed when first asked for, in any order of issues.

    Each kind of evidence stands in the room that knows it, as `gather(issue)` and an order-free `merge(partials)`;
    here it is only hooked up, as a `functools.cached_property`.
    """

    issues: Sequence[Issue]
    learned: Tally = EMPTY
    """Character sequences of accepted pages, which count with those of the issues."""

    @cached_property
    def counted(self) -> frozenset[str]:
        """Paths of the issues whose characters are counted: all, or a fixed choice of a large archive's."""
        chosen, size = [], 0
        for issue in sorted(self.issues, key=lambda issue: (issue.sha256, issue.path)):
            if size >= _MOST_COUNTED:
                break
            chosen.append(issue.path)
            size += len(issue.text)
        return frozenset(chosen)

    @cached_property
    def characters(self) -> BatchModel:
        """The character model of the issues that are `counted`, and of what was learned."""
        tallies = (count(PageText.of(issue).text) for issue in self.issues if issue.path in self.counted)
        return BatchModel(merge((*tallies, self.learned)))

    @cached_property
    def copies(self) -> dict[bytes, tuple[copies.Sighting, ...]]:
        """Sentences that several issues print, with the places."""
        return copies.merge(copies.gather(issue) for issue in self.issues)

    @cached_property
    def names(self) -> tuple[firms.Mention, ...]:
        """The firms that the issues name."""
        return firms.merge(firms.gather(issue) for issue in self.issues)

    @cached_property
    def misnumbered(self) -> dict[str, tuple[series.Number, series.Number]]:
        """Issues whose number runs against its date, by path, each with one that shows it."""
        merged = series.merge(series.gather(issue) for issue in self.issues)
        return {path: shown for numbers in merged.values() for path, shown in series.contradictions(numbers).items()}

    def places_of(self, form: str, first: Issue, most: int = 3) -> list[tuple[str, Span]]:
        """Places at which `form` stands: those of `first`, then the other issues' by path."""
        places = first.places_of(form, most)
        for issue in self._sample:
            if len(places) >= most:
                break
            if issue.path != first.path:
                places += issue.places_of(form, most - len(places))
        return places

    def issues_with(self, form: str, most: int = 3) -> int:
        """In how many issues `form` stands, counted up to `most`."""
        count = 0
        for issue in self._sample:
            count += form in issue.text
            if count >= most:
                break
        return count

    @cached_property
    def _sample(self) -> tuple[Issue, ...]:
        """The issues to search through by path; of a large archive the first, so that a search stays cheap."""
        return tuple(sorted(self.issues, key=lambda issue: issue.path)[:_MOST_SEARCHED])


def flag_together(
    issues: Sequence[Issue], rules: Sequence[Rule], evidence: EvidenceBase, min_confidence: float
) -> Iterator[Report]:
    """The report of each issue, in order; where there are several, each is evidence for the others."""
    if len(issues) > 1:
        evidence = replace(evidence, archive=Archive(issues, evidence.learned))
    for issue in issues:
        yield flag(issue, rules, evidence, min_confidence)
