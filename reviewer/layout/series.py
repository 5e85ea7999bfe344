"""The issues of an archive as a series: numbers rise with the dates."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from reviewer.model.issue import Issue
from reviewer.model.span import Span


class Number(NamedTuple):
    """An issue's place in its series."""

    day: date
    total: int
    path: str
    span: Span


Series = Mapping[str, tuple[Number, ...]]


def gather(issue: Issue) -> dict[str, tuple[Number, ...]]:
    """The issue's number by the name of its series; empty where it lacks date, number or name."""
    head = issue.masthead
    name = head.serial or head.paper
    if not name or head.date is None or head.total_number is None or head.total_number_span is None:
        return {}
    return {name: (Number(head.date, head.total_number, issue.path, head.total_number_span),)}


def merge(partials: Iterable[Series]) -> dict[str, tuple[Number, ...]]:
    """All series, each in order of date; independent of the order of `partials`."""
    found: dict[str, set[Number]] = {}
    for partial in partials:
        for name, numbers in partial.items():
            found.setdefault(name, set()).update(numbers)
    return {name: tuple(sorted(numbers)) for name, numbers in sorted(found.items())}


def contradictions(numbers: Sequence[Number]) -> dict[str, tuple[Number, Number]]:
    """Path of an issue whose number runs backwards: (its number, one that shows it).

    As few numbers as possible are taken to be wrong. `numbers` are in order of date.
    """
    chain = _longest_rise(numbers)
    right = set(chain)
    found: dict[str, tuple[Number, Number]] = {}
    for number in numbers:
        point = (number.day, number.total)
        if point in right:
            continue
        at = bisect_left(chain, (number.day, -1))
        near = [chain[beside] for beside in (at - 1, at) if 0 <= beside < len(chain)]
        witness = next((other for other in near if not _agree(other, point)), None)
        if witness is not None:
            found[number.path] = (number, next(n for n in numbers if (n.day, n.total) == witness))
    return found


def _longest_rise(numbers: Sequence[Number]) -> list[tuple[date, int]]:
    """The longest run of days in which numbers rise; of one day only one number."""
    points = sorted({(number.day, number.total) for number in numbers}, key=lambda point: (point[0], -point[1]))
    lows: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, total) in enumerate(points):
        length = bisect_left(lows, total)
        before.append(ends[length - 1] if length else -1)
        lows[length : length + 1] = [total]
        ends[length : length + 1] = [at]
    chain = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(points[at])
        at = before[at]
    return chain[::-1]


def _agree(one: tuple[date, int], other: tuple[date, int]) -> bool:
    first, second = sorted((one, other))
    return first[1] < second[1] if first[0] < second[0] else first[1] == second[1]
