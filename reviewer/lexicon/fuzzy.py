"""Near misses of many terms at once.

A near miss is one substitution, insertion, deletion or adjacent swap away from a term of three to five characters, at
most two away from a longer one (optimal string alignment distance). What may be one comes from `pieces`. One step is
told from how far two strings agree from either end; where a longer term shares enough characters with what stands there,
rapidfuzz works out the distance.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.language.groups import firsts
from reviewer.lexicon.pieces import ONE_STEP, SHORTEST, Pieces, codes_of
from reviewer.text.arrays import Ints

__all__ = ["SHORTEST", "Candidate", "FuzzyIndex"]

_COMPARED: Final = 12
"""Characters of a longer term, from where its piece was met, that are looked for before the distance is worked out."""
_BESIDE: Final = 6
"""Of them, those that are looked for first, next to the half that was met."""
_STEPS: Final = 2
_NO_CHARACTER: Final = 0xFFFFFFFF
_NOT_NEAR: Final = 3
_AT_ONCE: Final = 1 << 13


class Candidate(NamedTuple):
    """`text[start:end]` is `distance` steps from the term of that number."""

    start: int
    end: int
    number: int
    distance: int


class _Windows(NamedTuple):
    """Stretches of the text that may be, or are, a term."""

    start: Ints
    end: Ints
    number: Ints

    def picked(self, kept: NDArray[Any]) -> _Windows:
        return _Windows(*(column[kept] for column in self))


class FuzzyIndex:
    """Terms prepared for the search; a term's number is its place in `terms`."""

    def __init__(self, terms: Sequence[str]) -> None:
        """Terms shorter than three characters are never found."""
        self.terms = terms
        self._pieces = Pieces(terms)
        self._lengths: NDArray[Any] = np.fromiter(map(len, terms), np.int32, len(terms))

    def candidates(self, text: str) -> list[Candidate]:
        """All near misses in `text`, sorted; of windows that overlap, each term keeps its nearest, then first."""
        windows, distance = self._verified(text)
        start, end, number = windows
        size = len(text) + 1
        off = end - start - self._lengths[number]
        # fewest steps, then nearest in length, then first, then shortest
        order = ((distance * (_STEPS + 1) + np.abs(off)) * size + start) * 2 + (off > 0)
        kept = _apart(number * size + start, number * size + end, order)
        columns = (column[kept].tolist() for column in (start, end, number, distance))
        return sorted(map(Candidate, *columns))

    def _verified(self, text: str) -> tuple[_Windows, Ints]:
        """The near misses, and how many steps each is away."""
        position, length, owner = self._pieces.hits(text)
        short = self._lengths[self._pieces.term[owner]] <= ONE_STEP
        parts = [
            self._short_ones(codes_of(text), position[short], length[short], owner[short]),
            self._long_ones(text, position[~short], length[~short], owner[~short]),
        ]
        windows = _Windows(*map(np.concatenate, zip(*(part[0] for part in parts), strict=True)))
        return windows, np.concatenate([part[1] for part in parts])

    def _short_ones(self, codes: NDArray[Any], position: Ints, length: Ints, owner: Ints) -> tuple[_Windows, Ints]:
        """Those of the terms that are one piece: the window in which it was met is all that there is to look at."""
        number, start, length = _distinct(self._pieces.term[owner].astype(np.int64), position, length)
        distance = self._one_step(codes, number, start, length)
        near = np.flatnonzero(distance < _NOT_NEAR)
        return _Windows(start[near], (start + length)[near], number[near]), distance[near]

    def _one_step(self, codes: NDArray[Any], number: Ints, start: Ints, length: Ints) -> Ints:
        """Steps from each short term to `length` characters at `start`: 0, 1, or `_NOT_NEAR`."""
        whole, first = self._lengths[number], self._pieces.starts[number]
        least = np.minimum(whole, length)
        head, tail, same = (
            np.zeros(len(number), np.int64),
            np.zeros(len(number), np.int64),
            np.zeros(len(number), np.int64),
        )
        ahead, behind = np.ones(len(number), bool), np.ones(len(number), bool)
        for k in range(ONE_STEP):
            inside = k < least
            equal = inside & (self._pieces.codes.take(first + k, mode="clip") == codes.take(start + k, mode="clip"))
            same += equal
            ahead &= equal
            head += ahead
            equal = inside & (
                self._pieces.codes.take(first + whole - 1 - k, mode="clip")
                == codes.take(start + length - 1 - k, mode="clip")
            )
            behind &= equal
            tail += behind
        one = (np.abs(whole - length) == 1) & (head + tail >= least)
        level = whole == length
        one |= level & (same == whole - 1)
        # two places that are not the same, one behind the other: a swap
        pair = np.flatnonzero(level & (same == whole - 2) & (head + tail == same))
        left = self._pieces.codes.take(first[pair] + head[pair]), codes.take(start[pair] + head[pair])
        right = self._pieces.codes.take(first[pair] + head[pair] + 1), codes.take(start[pair] + head[pair] + 1)
        one[pair[(left[0] == right[1]) & (left[1] == right[0])]] = True
        return np.where(level & (same == whole), 0, np.where(one, 1, _NOT_NEAR))

    def _long_ones(self, text: str, position: Ints, length: Ints, owner: Ints) -> tuple[_Windows, Ints]:
        """Those of the terms in halves: held by the first half where it begins, by the second where it ends."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import cpdist

        first = self._pieces.offset[owner] == 0
        owner, anchor, _ = _distinct(owner, np.where(first, position, position + length), 0 * owner)
        edge = np.full(1, _NO_CHARACTER, np.uint32)
        codes, kept = np.concatenate([edge, codes_of(text), edge]), [owner[:0]]
        for low in range(0, len(owner), _AT_ONCE):
            part = slice(low, low + _AT_ONCE)
            kept.append(low + self._share_enough(codes, owner[part], anchor[part]))
        near = np.concatenate(kept)
        windows = self._windows(owner[near], anchor[near], len(text))
        strings = [text[low:high] for low, high in zip(windows.start.tolist(), windows.end.tolist(), strict=True)]
        terms = [self.terms[each] for each in windows.number.tolist()]
        distance = cpdist(strings, terms, scorer=OSA.distance, score_cutoff=_STEPS, dtype=np.int32).astype(np.int64)
        near = np.flatnonzero(distance <= _STEPS)
        return windows.picked(near), distance[near]

    def _share_enough(self, codes: NDArray[Any], owner: Ints, anchor: Ints) -> NDArray[Any]:
        """Those of which so many characters stand at the place that they may be a near miss: the nearest of the other half
        are looked at first.
        """
        pieces = self._pieces
        first, whole = pieces.offset[owner] == 0, self._lengths[pieces.term[owner]]
        half = pieces.length[owner]
        seen = np.minimum(whole - half, _BESIDE)
        kept = np.flatnonzero(
            self._shared(codes, owner, anchor, np.where(first, half, whole - half - seen), seen, _BESIDE)
        )
        owner, anchor, first, whole = owner[kept], anchor[kept], first[kept], whole[kept]
        seen = np.minimum(whole, _COMPARED)
        return kept[self._shared(codes, owner, anchor, np.where(first, 0, whole - seen), seen, _COMPARED)]

    def _shared(
        self, codes: NDArray[Any], owner: Ints, anchor: Ints, begin: Ints, seen: Ints, most: int
    ) -> NDArray[np.bool_]:
        """Whether all but two of the `seen` characters from `begin` of each term stand in their place or two off at most.

        `codes` is the text with one character that is none at either end.
        """
        pieces = self._pieces
        number = pieces.term[owner]
        columns = np.arange(most)
        inside = columns < seen[:, None]
        term = pieces.codes.take((pieces.starts[number] + begin)[:, None] + columns, mode="clip")
        there = anchor + begin - np.where(pieces.offset[owner] == 0, 0, self._lengths[number]) + (1 - _STEPS)
        window = codes.take(there[:, None] + np.arange(most + 2 * _STEPS), mode="clip")
        shared = term == window[:, :most]
        for shift in range(1, 2 * _STEPS + 1):
            shared |= term == window[:, shift : shift + most]
        enough: NDArray[np.bool_] = (shared & inside).sum(1) >= seen - _STEPS
        return enough

    def _windows(self, owner: Ints, anchor: Ints, end: int) -> _Windows:
        """Stretches of the text that may be a term, given where a half of it was met."""
        pieces = self._pieces
        number = pieces.term[owner].astype(np.int64)
        first, whole = pieces.offset[owner] == 0, self._lengths[number]
        sizes = [whole + more for more in range(-_STEPS, _STEPS + 1)]
        start = np.concatenate([np.where(first, anchor, anchor - size) for size in sizes])
        stop = np.concatenate([np.where(first, anchor + size, anchor) for size in sizes])
        number = np.concatenate([number] * len(sizes))
        good = (start >= 0) & (stop <= end)
        return _Windows(*_distinct(start[good], stop[good], number[good]))


def _apart(start: Ints, end: Ints, order: Ints) -> Ints:
    """Of stretches that overlap, those that come first in `order` (smallest first); no two that are left overlap.

    In each group that hangs together the first one stays and what it overlaps goes, until nothing is left.
    """
    rows = np.argsort(start)
    kept = [rows[:0]]
    while len(rows):
        reach = np.maximum.accumulate(end[rows])
        opens = np.concatenate([[True], start[rows[1:]] >= reach[:-1]])
        group = np.cumsum(opens) - 1
        best = rows[order[rows] == np.minimum.reduceat(order[rows], np.flatnonzero(opens))[group]]
        kept.append(best)
        rows = rows[(end[rows] <= start[best][group]) | (start[rows] >= end[best][group])]
    return np.concatenate(kept)


def _distinct(*columns: Ints) -> tuple[Ints, Ints, Ints]:
    """The rows of three columns of small numbers, each once, in order."""
    _, second, third = sizes = [int(column.max(initial=0)) + 1 for column in columns]
    if math.prod(sizes) >= 1 << 63:  # beyond any text and lexicon that fit into memory
        raise OverflowError
    keys = np.sort((columns[0] * second + columns[1]) * third + columns[2])
    keys = keys[firsts(keys)]
    return keys // (second * third), keys // third % second, keys % third
