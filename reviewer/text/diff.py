"""What differs between two texts, as small hunks in code points."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from reviewer.model.span import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_CHANCE = 3
"""An equal stretch between two changes, both longer than this many times its length, is taken for chance."""


class Hunk(NamedTuple):
    """`before`, at `[start, end)` of the first text, became `after`; `at` is where it stands in the second."""

    start: int
    end: int
    at: int
    before: str
    after: str

    @property
    def span(self) -> Span:
        """Its place in the first text."""
        return Span(self.start, self.end)


def diff(old: str, new: str) -> tuple[Hunk, ...]:
    """Hunks, in order and apart from each other, that turn `old` into `new`; none for equal texts.

    Lines that both have once are held on to; between them as few characters change as can. The same two texts
    always give the same hunks.
    """
    if old == new:
        return ()
    changes: list[tuple[int, int, int, int]] = []
    for part in _between_anchors(old, new):
        changes += _characters(old, new, *part)
    return tuple(Hunk(a, b, c, old[a:b], new[c:d]) for a, b, c, d in _joined(changes))


def apply_hunks(text: str, hunks: tuple[Hunk, ...]) -> str:
    """`text` with every hunk's `after` in place of its `before`."""
    parts, at = [], 0
    for hunk in hunks:
        parts += [text[at : hunk.start], hunk.after]
        at = hunk.end
    return "".join([*parts, text[at:]])


def same_start(one: str, other: str) -> int:
    """How many characters both begin with."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


def same_end(one: str, other: str) -> int:
    """How many characters both end with."""
    return same_start(one[::-1], other[::-1])


def same_ends(one: str, other: str) -> tuple[int, int]:
    """How many characters both begin with, and how many of the rest both end with."""
    head = same_start(one, other)
    return head, same_end(one[head:], other[head:])


def _between_anchors(old: str, new: str) -> Iterator[tuple[int, int, int, int]]:
    """Stretches (start and end in each text) between lines that both have, once each and in the same order."""
    here, there = _lines_once(old), _lines_once(new)
    pairs = [(place, there[line], len(line)) for line, place in here.items() if line in there]
    at, to = 0, 0
    for place, other, length in _longest_rising(pairs):
        yield at, place, to, other
        at, to = place + length, other + length
    yield at, len(old), to, len(new)


def _lines_once(text: str) -> dict[str, int]:
    """Lines that the text has just once and where each begins, in order; blank lines hold on to nothing."""
    places = [(match[0], match.start()) for match in _LINE.finditer(text)]
    count = Counter(line for line, _ in places)
    return {line: start for line, start in places if count[line] == 1 and line.strip()}


def _longest_rising(pairs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The longest run of pairs, sorted by the first place, whose second places rise too (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for i, (_, other, _) in enumerate(pairs):
        pile = bisect_left(tails, other)
        before.append(ends[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [other]
        ends[pile : pile + 1] = [i]
    chain, i = [], ends[-1] if ends else -1
    while i >= 0:
        chain.append(pairs[i])
        i = before[i]
    return chain[::-1]


def _characters(old: str, new: str, a: int, b: int, c: int, d: int) -> list[tuple[int, int, int, int]]:
    here, there = old[a:b], new[c:d]
    if here == there:
        return []
    if not here or not there:
        return [(a, b, c, d)]
    from rapidfuzz.distance import Levenshtein  # only wanted where texts differ

    return [
        (a + op.src_start, a + op.src_end, c + op.dest_start, c + op.dest_end)
        for op in Levenshtein.opcodes(here, there)
        if op.tag != "equal"
    ]


def _joined(changes: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Neighbours become one change where they touch, or where what parts them is equal by chance."""
    joined: list[tuple[int, int, int, int]] = []
    for change in changes:
        while joined and _one_change(joined[-1], change):
            first = joined.pop()
            change = (first[0], change[1], first[2], change[3])
        joined.append(change)
    return joined


def _one_change(first: tuple[int, int, int, int], second: tuple[int, int, int, int]) -> bool:
    gap = second[0] - first[1]
    least = min(max(first[1] - first[0], first[3] - first[2]), max(second[1] - second[0], second[3] - second[2]))
    return gap == 0 or least > _CHANCE * gap
