"""Issues whose number runs against its date."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date
from typing import Final

from reviewer.archive.kinds import Entry, Kind, Plain
from reviewer.layout import series, yearly
from reviewer.layout.series import Number
from reviewer.model.issue import Issue
from reviewer.model.span import Span

Misnumbered = dict[str, tuple[Number, Number]]
"""By path: the issue's number, and one that shows it wrong."""


class _Series:
    """Five integers an issue, by the way of counting and the name of its series."""

    def __init__(self) -> None:
        self._rows: dict[tuple[bool, str], array[int]] = {}

    def add(self, entry: Entry, partial: Plain) -> None:
        for counted_yearly, name, day, *rest in partial:
            row = (entry.number, date.fromisoformat(day).toordinal(), *rest)
            self._rows.setdefault((counted_yearly, name), array("q")).extend(row)

    def result(self, paths: Sequence[str]) -> Misnumbered:
        found: Misnumbered = {}
        for (counted_yearly, _), rows in sorted(self._rows.items()):
            numbers = sorted(
                Number(
                    date.fromordinal(rows[at + 1]),
                    rows[at + 2],
                    paths[rows[at]],
                    Span(rows[at + 3], rows[at + 4]),
                    counted_yearly,
                )
                for at in range(0, len(rows), 5)
            )
            found |= (yearly if counted_yearly else series).contradictions(numbers)
        return found


def _gather(issue: Issue) -> Plain:
    return [
        [number.yearly, name, number.day.isoformat(), number.total, *number.span]
        for gathered in (series.gather(issue), yearly.gather(issue))
        for name, numbers in gathered.items()
        for number in numbers
    ]


def _bearing(evidence: Misnumbered, path: str, _: Plain) -> Plain:
    return [[n.yearly, n.day.isoformat(), n.total, n.path, *n.span] for n in evidence.get(path, ())]


NUMBERS: Final = Kind("misnumbered", _gather, _Series, _bearing)
