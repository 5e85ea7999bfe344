"""Passages that stand twice: exact and near copies within one page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reviewer.model.block import Block, Role
from reviewer.text.marks import HAN

_SEED: Final = 8
"""Characters in which two copies must agree at the beginning of a clause."""
_SLIPS: Final = 3
"""Characters that may differ in a row between near copies."""
_ANCHOR: Final = 6
"""Characters in which near copies must agree again after a difference."""
_CLAUSE: Final = re.compile('[^，。；：！？、,;:!?\\n]+[，。；：！？、,;:!?]*[”’"）)》」』]*')
_EDGE: Final = re.compile('[，。；：！？,;:!?][”’"）)》」』]*')
_CLAUSE_ENDS: Final = frozenset("，。；：！？,;:!?")
_WORD: Final = re.compile(f"[{HAN}0-9A-Za-z]")
_MOST: Final = 3
"""A clause that stands more often is a refrain or a formula."""


class Place(NamedTuple):
    """`block.text[start:end]`."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """What stands there."""
        return self.block.text[self.start : self.end]


class Repeat(NamedTuple):
    """`copy` says again what `first`, earlier on the page, says; `same` is the share of characters that agree."""

    first: Place
    copy: Place
    same: float

    @property
    def adjacent(self) -> bool:
        """Whether the second follows the first directly."""
        return self.first.block.number == self.copy.block.number and self.copy.start - self.first.end <= 1


def repeats(blocks: Sequence[Block]) -> list[Repeat]:
    """All repeats of the body blocks among `blocks`, trimmed to whole clauses. Linear in the length of the text."""
    body = [block for block in blocks if block.role == Role.BODY]
    text = "\n".join(block.text for block in body)
    starts = [0]
    for block in body:
        starts.append(starts[-1] + len(block.text) + 1)
    found = []
    for low, other, same, length in _matches(text):
        first = _place(body, starts, low, low + length[0])
        copy = _place(body, starts, other, other + length[1])
        if first is not None and copy is not None:
            found.append(Repeat(first, copy, same))
    return found


def _place(body: Sequence[Block], starts: Sequence[int], low: int, high: int) -> Place | None:
    at = bisect_right(starts, low) - 1
    start, end = low - starts[at], high - starts[at]
    return Place(body[at], start, end) if end <= len(body[at].text) else None


def _matches(text: str) -> Iterator[tuple[int, int, float, tuple[int, int]]]:
    """(first, copy, share that agrees, (length of first, length of copy)), in order of the copies."""
    seeds: dict[str, list[int]] = {}
    done = 0
    for clause in _CLAUSE.finditer(text):
        at = clause.start()
        seed = text[at : at + _SEED]
        if len(seed) < _SEED or "\n" in seed:
            continue
        known = seeds.setdefault(seed, [])
        if at >= done and 0 < len(known) < _MOST:
            best = max((_extended(text, earlier, at) for earlier in known), key=lambda match: match[3][1])
            if best[3][1] >= _SEED:
                done = best[1] + best[3][1]
                yield best
        known.append(at)


def _extended(text: str, first: int, copy: int) -> tuple[int, int, float, tuple[int, int]]:
    """The match at the two places drawn out to the right, over slips, and cut back to the end of a clause."""
    low, high = first, copy
    limit = copy if copy - first > 0 else len(text)
    agreed = 0
    ends: list[tuple[int, int, int]] = []
    while high < len(text) and low < limit and text[high] != "\n" and text[low] != "\n":
        if text[low] == text[high]:
            agreed += 1
            low, high = low + 1, high + 1
            if text[high - 1] in _CLAUSE_ENDS or high == len(text) or text[high] == "\n":
                ends.append((low, high, agreed))
            continue
        jump = _resynchronised(text, low, high, limit)
        if jump is None:
            break
        low, high = jump
    if low == limit and (not ends or ends[-1][0] < low):
        ends.append((low, high, agreed))  # the copy follows directly
    if not ends:
        return first, copy, 0.0, (0, 0)
    low, high, agreed = ends[-1]
    while high < len(text) and low < limit and text[high] in '”’"）)》」』' and text[low] == text[high]:
        low, high, agreed = low + 1, high + 1, agreed + 1
    return first, copy, agreed / max(low - first, high - copy), (low - first, high - copy)


def _resynchronised(text: str, low: int, high: int, limit: int) -> tuple[int, int] | None:
    """Where two near copies agree again after a slip, None where they do not soon."""
    for slip in range(1, _SLIPS + 1):
        for left, right in ((slip, slip), (slip, slip - 1), (slip - 1, slip)):
            if "\n" in text[low : low + left] or "\n" in text[high : high + right] or low + left >= limit:
                continue
            if _anchored(text[low + left : low + left + _ANCHOR], text[high + right : high + right + _ANCHOR]):
                return low + left, high + right
    return None


def _anchored(here: str, there: str) -> bool:
    """Whether the two agree for long enough, or up to the end of a clause."""
    if len(here) == _ANCHOR and here == there and "\n" not in here:
        return True
    return any(mark in _CLAUSE_ENDS and at and here[: at + 1] == there[: at + 1] for at, mark in enumerate(here))


def weight(text: str) -> int:
    """How many characters of `text` are no marks."""
    return len(_WORD.findall(text))


def clauses(text: str) -> int:
    """How many clauses `text` ends."""
    return len(_EDGE.findall(text))
