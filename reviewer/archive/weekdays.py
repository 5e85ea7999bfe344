"""Papers whose mastheads give weekdays that are mostly not the dates': what one says of its date is then no evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from reviewer.archive.kinds import Entry, Kind, Plain
from reviewer.model.issue import Issue

_LEAST: Final = 5
"""Issues of a paper from which it is judged by itself; of fewer, all papers of the archive say whether weekdays go by dates."""
_LEAST_WRONG: Final = 3
_MOST_WRONG: Final = 0.5
"""Share of the issues. OCR misreads one masthead in many; more than that is how the papers, or their archive, write them."""


class _Papers:
    """How many weekdays of each paper are right, and how many wrong."""

    def __init__(self) -> None:
        self._right: Counter[str] = Counter()
        self._wrong: Counter[str] = Counter()

    def add(self, _: Entry, partial: Plain) -> None:
        for paper, right in partial:
            (self._right if right else self._wrong)[paper] += 1

    def result(self, _: Sequence[str]) -> frozenset[str]:
        of_all = self._right.total(), self._wrong.total()
        found = []
        for paper, wrong in self._wrong.items():
            counts = self._right[paper], wrong
            right, wrong = counts if sum(counts) >= _LEAST else of_all
            if wrong >= _LEAST_WRONG and wrong > _MOST_WRONG * (right + wrong):
                found.append(paper)
        return frozenset(found)


def paper_of(issue: Issue) -> str:
    """Which paper the issue is one of, as far as its masthead says; empty where it does not."""
    return issue.masthead.serial or issue.masthead.paper or ""


def _gather(issue: Issue) -> Plain:
    head = issue.masthead
    if head.date is None or head.weekday is None:
        return []
    return [[paper_of(issue), head.date.weekday() == head.weekday]]


def _bearing(evidence: frozenset[str], _: str, partial: Plain) -> Plain:
    return [paper in evidence for paper, _ in partial]


WEEKDAYS: Final = Kind("unreliable_weekdays", _gather, _Papers, _bearing)
