"""The issues of an archive as a series: numbers rise with the dates."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from reviewer.model.issue import Issue
from reviewer.model.span import Span

_MOST_A_DAY: Final = 3
"""Issues of one series that come out in a day, at most; and some more for what is counted apart."""
_APART: Final = 10
_MOST_WRONG: Final = 0.2
"""Share of numbers that run backwards from which on it is no series: two papers, or numbers that begin anew."""


class Number(NamedTuple):
    """An issue's place in its series."""

    day: date
    total: int
    path: str
    span: Span
    yearly: bool = False
    """Whether it is counted from each January anew."""


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

    As few numbers as possible are taken to be wrong; where they would be too many still, none is. The first and the last
    number, which no neighbour beyond holds in place, are wrong where they leap. `numbers` are in order of date.
    """
    chain = _without_leaps(longest_rise(numbers))
    right = set(chain)
    first_at = {(number.day, number.total): number for number in reversed(numbers)}
    found: dict[str, tuple[Number, Number]] = {}
    for number in numbers:
        point = (number.day, number.total)
        if point in right:
            continue
        at = bisect_left(chain, (number.day, -1))
        near = [chain[beside] for beside in (at - 1, at) if 0 <= beside < len(chain)]
        witness = next((other for other in near if not _agree(other, point)), None)
        if witness is not None:
            found[number.path] = (number, first_at[witness])
    return found if len(found) <= max(1, _MOST_WRONG * len(numbers)) else {}


def longest_rise(numbers: Sequence[Number]) -> list[tuple[date, int]]:
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


def _without_leaps(chain: list[tuple[date, int]]) -> list[tuple[date, int]]:
    """`chain` without a first and a last number to which no paper can have come in the days between."""
    if len(chain) >= 3 and _leaps(chain[-2], chain[-1]) and not _leaps(chain[-3], chain[-2]):
        chain = chain[:-1]
    if len(chain) >= 3 and _leaps(chain[0], chain[1]) and not _leaps(chain[1], chain[2]):
        chain = chain[1:]
    return chain


def _leaps(earlier: tuple[date, int], later: tuple[date, int]) -> bool:
    return later[1] - earlier[1] > _MOST_A_DAY * (later[0] - earlier[0]).days + _APART


def _agree(one: tuple[date, int], other: tuple[date, int]) -> bool:
    first, second = sorted((one, other))
    if _leaps(first, second):
        return False
    return first[1] < second[1] if first[0] < second[0] else first[1] == second[1]
