"""Issues that a paper counts anew from each January: within a year numbers rise with the dates."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Final, NamedTuple

from reviewer.layout.masthead import SIGNS
from reviewer.layout.series import Number, longest_rise
from reviewer.model.issue import Issue
from reviewer.text.marks import BLANKS

_HOLD: Final = 2
"""Days with right numbers before, and as many after, that hold a number in its place."""
_MOST_WRONG: Final = 0.1
"""Share of numbers out of place from which on it is no series."""
_TOGETHER: Final = 2
"""Numbers of one day that lie no further apart may both be right: a double issue, two issues of a day."""
_OTHERS: Final = 4
"""So many slips and more there must be for each number that none explains: such are of another series."""
_SPARE: Final = 3.0
_SPARE_SHARE: Final = 0.05
"""How far from where they are to be expected numbers and days may lie, and a share of the gap between issues more."""
_APART: Final = re.compile("增刊|特刊|副刊|专刊|号外|画刊|画报|周末|合刊")
"""What is counted by itself, or has two numbers."""
_SEVERAL: Final = re.compile(r"\d\s*[—–－\-~～、,，/至和]\s*(?:第\s*)?\d+\s*期|期\s*[—–－\-~～、,，/至和]\s*(?:第|\d)")
_DATED: Final = re.compile(r"\d\s*年|\d\s*月|星期")

Point = tuple[date, int]


def gather(issue: Issue) -> dict[str, tuple[Number, ...]]:
    """The issue's number within the year by the name of its series.

    Empty where it lacks date or name, has a number that is counted through, or where something else may be counted:
    a supplement, a column of the paper, a course that a headline tells of.
    """
    head = issue.masthead
    name = head.serial or head.paper
    if (
        not name
        or head.date is None
        or head.number is None
        or head.number_span is None
        or head.total_number is not None
    ):
        return {}
    start, end = head.number_span
    low, high = issue.text.rfind("\n", 0, start) + 1, issue.text.find("\n", end)
    before, after = issue.text[low:start], issue.text[end : high if high >= 0 else None]
    line, rest = f"{before}{issue.text[start:end]}{after}", f"{before} {after}"
    own = (
        not rest.strip(f"{BLANKS}\r#*（）()·")
        or _DATED.search(rest)
        or SIGNS.search(rest)
        or (head.paper and head.paper in rest)
    )
    if not own or _APART.search(line) or _SEVERAL.search(line):
        return {}
    return {name: (Number(head.date, head.number, issue.path, head.number_span, yearly=True),)}


def contradictions(numbers: Sequence[Number]) -> dict[str, tuple[Number, Number]]:
    """Path of an issue whose number is out of place in its year: (its number, one that shows it).

    `numbers` are in order of date. Only what a slip in one digit, of the number or of the date, explains is told, and only
    between days that hold it in place: numbers of supplements and other series, and a year that begins late, are right.
    """
    found: dict[str, tuple[Number, Number]] = {}
    for _, year in groupby(numbers, key=lambda number: number.day.year):
        found |= _in_year(list(year))
    return found


class _Place(NamedTuple):
    """What the days around say of a day's number: it lies between two, or is that of the day's other pages."""

    low: Point
    high: Point
    own: Point | None


def _in_year(numbers: Sequence[Number]) -> dict[str, tuple[Number, Number]]:
    chain = longest_rise(numbers)
    days = [day for day, _ in chain]
    pages = Counter((number.day, number.total) for number in numbers)
    right = set(chain)
    first_at = {(number.day, number.total): number for number in reversed(numbers)}
    listed = sorted(set(pages))
    found: dict[str, tuple[Number, Number]] = {}
    slips, others = set[Point](), set[Point]()
    for number in numbers:
        point = (number.day, number.total)
        if point in right:
            continue
        at, after = bisect_left(days, number.day), bisect_right(days, number.day)
        if at < _HOLD or len(chain) - after < _HOLD:
            continue
        place = _Place(chain[at - 1], chain[after], chain[at] if at < after else None)
        fits = place.low[1] < number.total < place.high[1]
        if fits and place.own is not None and abs(place.own[1] - number.total) <= _TOGETHER:
            continue
        if not _is_lone(point, listed, right) or not _slipped(point, place, chain):
            others.add(point)
        elif place.own is None or not fits or pages[place.own] > pages[point]:
            slips.add(point)
            witness = place.own or (place.low if number.total <= place.low[1] else place.high)
            found[number.path] = (number, first_at[witness])
    if _OTHERS * len(others) >= max(1, len(slips)) or len(slips) > max(1, _MOST_WRONG * len(pages)):
        return {}
    return found


def _is_lone(point: Point, listed: Sequence[Point], right: Container[Point]) -> bool:
    """Whether the numbers of the days before and after are in place: several in a row are counted in another way."""
    low = bisect_left(listed, (point[0], -1)) - 1
    high = bisect_left(listed, (point[0] + timedelta(1), -1))
    return listed[low] in right and listed[high] in right


def _slipped(point: Point, place: _Place, chain: Sequence[Point]) -> bool:
    day, total = point
    wanted = [place.own[1]] if place.own is not None else _numbers_on(day, place.low, place.high)
    if any(_one_digit_off(str(total), str(each)) for each in wanted):
        return True
    return any(_one_digit_off(f"{day.month}-{day.day}", f"{each.month}-{each.day}") for each in _days_of(total, chain))


def _numbers_on(day: date, low: Point, high: Point) -> list[int]:
    """The numbers that an issue of that day can have, by how fast they rise between two days."""
    days = (high[0] - low[0]).days
    likely = low[1] + (high[1] - low[1]) * (day - low[0]).days / days
    return [
        each for each in range(low[1] + 1, high[1]) if abs(each - likely) <= _SPARE + _SPARE_SHARE * (high[1] - low[1])
    ]


def _days_of(total: int, chain: Sequence[Point]) -> list[date]:
    """The days on which an issue of that number can have come out, likewise."""
    at = bisect_left(chain, total, key=lambda point: point[1])
    if at < len(chain) and chain[at][1] == total:
        return [chain[at][0]]
    if not 0 < at < len(chain):
        return []
    (first, low), (last, high) = chain[at - 1], chain[at]
    days = (last - first).days
    likely = days * (total - low) / (high - low)
    spare = _SPARE + _SPARE_SHARE * days
    return [first + timedelta(each) for each in range(1, days) if abs(each - likely) <= spare]


def _one_digit_off(one: str, other: str) -> bool:
    """Whether one digit was misread, lost or added."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
