"""What the issues that are flagged together say of each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final, TypeVar, cast

from reviewer.archive.choice import CHOICE, Counted
from reviewer.archive.kinds import Entry, Kind
from reviewer.archive.numbers import NUMBERS, Misnumbered
from reviewer.archive.repeats import REPEATS, Copies
from reviewer.archive.spellings import BODIES, FIRMS, PERSONS, Names
from reviewer.archive.weekdays import WEEKDAYS, paper_of
from reviewer.engine import Report, flag
from reviewer.language.batch import EMPTY, BatchModel, Tally, count, merge
from reviewer.language.page import PageText
from reviewer.layout.blocks import read_page
from reviewer.model.issue import Issue
from reviewer.model.span import Span
from reviewer.rules.base import Rule
from reviewer.rules.evidence import EvidenceBase

KINDS: Final[tuple[Kind[Any], ...]] = (REPEATS, FIRMS, BODIES, PERSONS, NUMBERS, WEEKDAYS, CHOICE)
"""All kinds of evidence that are gathered issue by issue; a new one is a module and its name here."""
MOST_SEARCHED: Final = 200
"""Issues, the first by path, that are searched through for a form."""

E = TypeVar("E")


@dataclass(frozen=True)
class Archive:
    """The issues that are flagged together. Evidence is merged when first asked for; the order of issues is no matter.

    Either from `issues`, held in memory, or from what was `merged` before (`archive.run`): by name of kind, and
    and `characters`; `issues` are then those to be searched through.
    """

    issues: Sequence[Issue]
    learned: Tally = EMPTY
    """Character sequences of accepted pages, which count with those of the issues."""
    merged: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def counted(self) -> Counted:
        """Paths (and hashes) of the issues whose characters are counted: all, or a fixed choice of a large archive's."""
        return self._evidence(CHOICE)

    @cached_property
    def characters(self) -> BatchModel:
        """The character model of the issues that are `counted`, and of what was learned."""
        known = self.merged.get("characters")
        if known is not None:
            return cast(BatchModel, known)
        tallies = (count(PageText.of(issue).text) for issue in self.issues if issue.path in self.counted)
        return BatchModel(merge((*tallies, self.learned)))

    @cached_property
    def copies(self) -> Copies:
        """Sentences that several issues print, with the places."""
        return self._evidence(REPEATS)

    @cached_property
    def names(self) -> Names:
        """The firms that the issues name."""
        return self._evidence(FIRMS)

    @cached_property
    def bodies(self) -> Names:
        """Institutions and zones that the issues name."""
        return self._evidence(BODIES)

    @cached_property
    def persons(self) -> Names:
        """Persons that the issues name by their titles."""
        return self._evidence(PERSONS)

    @cached_property
    def misnumbered(self) -> Misnumbered:
        """Issues whose number runs against its date, by path, each with one that shows it."""
        return self._evidence(NUMBERS)

    @cached_property
    def unreliable_weekdays(self) -> frozenset[str]:
        """Papers whose mastheads give weekdays that are mostly not the dates'."""
        return self._evidence(WEEKDAYS)

    def gives_weekdays(self, issue: Issue) -> bool:
        """Whether a weekday in the issue's masthead says anything of its date."""
        return paper_of(issue) not in self.unreliable_weekdays

    def _evidence(self, kind: Kind[E]) -> E:
        if kind.name in self.merged:
            return cast(E, self.merged[kind.name])
        merger = kind.merger()
        for entry, issue in zip(self._entries, self._by_path, strict=True):
            merger.add(entry, kind.gather(issue))
        return merger.result([entry.path for entry in self._entries])

    def places_of(self, form: str, first: Issue, most: int = 3) -> list[tuple[str, Span]]:
        """Places at which `form` stands: those of `first`, then the other issues' by path."""
        places = first.places_of(form, most)
        for issue in self._by_path[:MOST_SEARCHED]:
            if len(places) >= most:
                break
            if issue.path != first.path:
                places += issue.places_of(form, most - len(places))
        return places

    def issues_with(self, form: str, most: int = 3) -> int:
        """In how many issues `form` stands, counted up to `most`."""
        count = 0
        for issue in self._by_path[:MOST_SEARCHED]:
            count += form in issue.text
            if count >= most:
                break
        return count

    def issue(self, path: str) -> Issue | None:
        """The issue at `path`, if it is among those that can be searched through."""
        issue = self._at_path.get(path)
        if issue is None or issue.blocks:
            return issue
        masthead, blocks = read_page(issue.text)
        return replace(issue, masthead=masthead, blocks=blocks)

    @cached_property
    def _at_path(self) -> dict[str, Issue]:
        return {issue.path: issue for issue in self._by_path[:MOST_SEARCHED]}

    @cached_property
    def _by_path(self) -> tuple[Issue, ...]:
        return tuple(sorted(self.issues, key=lambda issue: issue.path))

    @cached_property
    def _entries(self) -> list[Entry]:
        return [Entry(at, issue.path, issue.sha256, len(issue.text)) for at, issue in enumerate(self._by_path)]


def flag_together(
    issues: Sequence[Issue], rules: Sequence[Rule], evidence: EvidenceBase, min_confidence: float
) -> Iterator[Report]:
    """The report of each issue, in order; where there are several, each is evidence for the others."""
    if len(issues) > 1:
        evidence = replace(evidence, archive=Archive(issues, evidence.learned.tally))
    for issue in issues:
        yield flag(issue, rules, evidence, min_confidence)
