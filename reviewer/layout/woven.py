"""Lines of two columns woven into one text: every other line belongs to the other column.

Where lines are joined to paragraphs no line end tells of it. What tells is the width of the column: each line goes on
not where it ends but a column's width further down, and so does the next one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple, Protocol

import numpy as np

from reviewer.text.arrays import Bools, Codes, Floats, Ints

_LEAST, _MOST = 9, 28
"""Characters of a column's line."""
_CUT: Final = -0.01
"""log10 by which the text must read at least as well parted in two, for a line to end there."""
_ALONE: Final = -1.0
"""The same for a character as a word of its own."""
_FLUENT, _SURE = 2.0, 4.0
"""log10 by which two lines must be likelier together: where the page has the same characters elsewhere, and where not."""
_ENOUGH: Final = 1.0
"""The same between lines that are known to be woven."""
_TOLERANCE: Final = 2
"""Half-width units by which lines of one column differ."""
_OFF: Final = 0.15
"""log10 by which it must read worse to be parted at the width of a column than a half-width unit off it."""
_ROWS: Final = 8
_NEAR_ROWS: Final = 4
_REACH: Final = 450
"""Characters in which so many rows end."""
_PAGE: Final = 3000
"""Characters before and behind within which is one page."""
_MARKS: Final = np.array(sorted(map(ord, "，。；：、！？,;:!?·.．”）》")), np.uint64)
_SPECKS: Final = np.array([ord("."), ord("·")], np.uint64)
_LISTING: Final = np.array(sorted(map(ord, "、（）()·")), np.uint64)
_LIST_MARKS: Final = 13
"""Characters to a mark of these, of which a list has fewer."""
_LIST_REACH: Final = 12
_LINE_END: Final = 10


class Joints(Protocol):
    """What is known of a text's joints; a `reviewer.language.lattice` knows it."""

    @property
    def codes(self) -> Codes:
        """The code points."""

    @property
    def inside(self) -> Bools:
        """Which places hold a Han character."""

    @property
    def cuts(self) -> Floats:
        """For each place by how much the text reads better parted there."""

    @property
    def solitude(self) -> Floats:
        """For each place by how much the text reads better with its character as a word of its own."""

    def joined(self, ends: Ints, starts: Ints) -> Floats:
        """By how much what ends at each of `ends` is likelier with what begins at that of `starts` than apart."""


class Link(NamedTuple):
    """The line that ends at `end` goes on at `start`; what lies between is of another column."""

    end: int
    start: int
    gain: float
    width: int
    """Half-width units from one to the other."""


def woven(text: str, known: Joints) -> list[Link]:
    """The lines of `text` that go on a column's width further down; in a text in order hardly ever one seems to."""
    ends, starts = _pairs(known)
    halves = (known.solitude[ends - 1] > _ALONE) & (known.solitude[starts] > _ALONE)
    gains = np.zeros(len(ends))
    gains[halves] = known.joined(ends[halves], starts[halves])
    # two columns part a word soon
    if not np.any(gains >= _SURE):
        return []
    gains[~halves] = known.joined(ends[~halves], starts[~halves])
    likely = np.flatnonzero(gains >= _ENOUGH)
    place = _places(known.codes)
    links = [
        Link(end, start, gain, int(place[start] - place[end]))
        for end, start, gain in zip(ends[likely].tolist(), starts[likely].tolist(), gains[likely].tolist(), strict=True)
    ]
    strong = [link for link in links if link.gain >= _SURE or (link.gain >= _FLUENT and _stands_elsewhere(text, link))]
    sure = {
        link
        for link in strong
        if any(
            max(link.gain, other.gain) >= _SURE and _in_step(link, other, place, _ROWS)
            for other in _near(link, strong, _REACH)
        )
    }
    known_widths = sorted(sure)
    sure |= {link for link in strong if any(_alike(link, other) for other in _near(link, known_widths, _PAGE))}
    known_rows = sorted(sure)
    sure |= {
        link
        for link in links
        if any(_in_step(link, other, place, _NEAR_ROWS) for other in _near(link, known_rows, _REACH))
    }
    return sorted(sure)


def _near(link: Link, links: Sequence[Link], reach: int) -> Sequence[Link]:
    """Those of the sorted `links` that end within `reach` of where `link` does."""
    low = bisect_left(links, link.end - reach, key=attrgetter("end"))
    return links[low : bisect_left(links, link.end + reach, key=attrgetter("end"))]


def between(links: list[Link], known: Joints) -> list[int]:
    """Where the lines that lie between those of `links` end: each a column's width from the next."""
    place, line = _places(known.codes), np.cumsum(known.codes == _LINE_END)
    widths = {link.width for link in links}
    found = []
    for low, high in pairwise(sorted({end for link in links for end in (link.end, link.start)})):
        apart = int(place[high] - place[low])
        steps = {round(apart / width): abs(apart - round(apart / width) * width) for width in widths}
        rows = min(steps, key=lambda count: (steps[count], count))
        if 1 < rows <= _ROWS and steps[rows] <= _TOLERANCE and line[low] == line[high - 1]:
            found += [_end_near(low, high, place[low] + apart * row / rows, place, known) for row in range(1, rows)]
    return found


def _end_near(low: int, high: int, wanted: float, place: Ints, known: Joints) -> int:
    """The place between `low` and `high` where a line that is `wanted` wide may best end."""
    near = np.arange(low + 1, high)
    off = np.abs(place[near] - wanted)
    value = np.minimum(known.cuts[near], 0.0) - _OFF * off
    return int(near[np.argmax(np.where(off <= _TOLERANCE, value, -np.inf))])


def _pairs(known: Joints) -> tuple[Ints, Ints]:
    """Where a line may end and, a column's width further down in the same paragraph, may go on."""
    codes, han = known.codes, known.inside
    size = len(codes)
    if size < 2:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    mark = np.isin(codes, _MARKS)
    parted = known.cuts[1:size] >= _CUT
    ends = np.flatnonzero(han[:-1] & ((han[1:] & parted) | mark[1:])) + 1
    begins = np.zeros(size + _MOST, bool)
    begins[1:size] = han[1:] & ((han[:-1] & parted) | mark[:-1])
    alone = np.concatenate([known.solitude > _ALONE, np.zeros(_MOST, bool)])
    line = np.concatenate([np.cumsum(codes == _LINE_END), np.full(_MOST, -1)])
    starts = ends[:, None] + np.arange(_LEAST, _MOST)
    fits = begins[starts] & (line[starts] == line[ends - 1][:, None]) & (alone[starts] | alone[ends - 1][:, None])
    end, start = np.repeat(ends, fits.sum(axis=1)), starts[fits]
    # a word that stands at both places reads on from either: 第一条…第二条…
    echo = (codes[end - 1] == codes[start - 1]) | (codes[end] == codes[start])
    kept = ~(echo | _in_list(codes, end, start))
    return end[kept], start[kept]


def _in_list(codes: Codes, end: Ints, start: Ints) -> Bools:
    """Whether what lies about the two is a list, most likely of names, of which no model knows where they end."""
    listed = np.concatenate([[0], np.cumsum(np.isin(codes, _LISTING))])
    low, high = np.maximum(end - _LIST_REACH, 0), np.minimum(start + _LIST_REACH, len(codes))
    dense: Bools = (listed[high] - listed[low]) * _LIST_MARKS > high - low
    return dense


def _places(codes: Codes) -> Ints:
    """How far each place stands from the beginning, in half-width units; specks that OCR took for marks have no width."""
    narrow = (codes < 0x80) & ~np.isin(codes, _MARKS)
    width = np.where(np.isin(codes, _SPECKS), 0, np.where(narrow, 1, 2))
    return np.concatenate([[0], np.cumsum(width)])


def _stands_elsewhere(text: str, link: Link) -> bool:
    """Whether three characters over the joint stand together anywhere near."""
    end, start = link.end, link.start
    threes = (text[end - 2 : end] + text[start], text[end - 1] + text[start : start + 2])
    return any(text.find(three, max(0, end - _PAGE), end + _PAGE) >= 0 for three in threes)


def _alike(one: Link, other: Link) -> bool:
    return abs(one.width - other.width) <= 1


def _in_step(one: Link, other: Link, place: Ints, most: int) -> bool:
    """Whether the two go over columns of one width, at most `most` rows apart."""
    if abs(one.width - other.width) > _TOLERANCE or one.end == other.end or one.start == other.start:
        return False
    width = (one.width + other.width) / 2
    apart = abs(int(place[one.end] - place[other.end]))
    rows = round(apart / width)
    return 1 <= rows <= most and abs(apart - rows * width) <= _TOLERANCE
