"""Near misses of many terms at once.

A near miss is one substitution, insertion, deletion or adjacent swap away from a term of three to five characters, at
most two away from a longer one (optimal string alignment distance). What may be one comes from `pieces`; where it shares
enough characters with its term, rapidfuzz verifies it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.lexicon.pieces import ONE_STEP, SHORTEST, Ints, Pieces, codes_of

__all__ = ["SHORTEST", "Candidate", "FuzzyIndex"]

_COMPARED: Final = 12
"""Characters of a term, from where its piece was met, that are looked for before the distance is worked out."""
_NO_CHARACTER: Final = 0xFFFFFFFF
_AT_ONCE: Final = 1 << 13

_Row = tuple[int, int, int, int, int]
"""A near miss before the best are chosen: number of the term, steps, difference in length, start, end."""


class Candidate(NamedTuple):
    """`text[start:end]` is `distance` steps from the term of that number."""

    start: int
    end: int
    number: int
    distance: int


class FuzzyIndex:
    """Terms prepared for the search; a term's number is its place in `terms`."""

    def __init__(self, terms: Sequence[str]) -> None:
        """Terms shorter than three characters are never found."""
        self.terms = terms
        self._pieces = Pieces(terms)
        self._lengths = np.fromiter(map(len, terms), np.int64, len(terms))

    def candidates(self, text: str) -> list[Candidate]:
        """All near misses in `text`, sorted; of windows that overlap, each term keeps its nearest, then first."""
        kept: list[Candidate] = []
        for number, rows in groupby(self._verified(text), key=itemgetter(0)):
            found = list(rows)
            for _, distance, _, start, end in found if len(found) == 1 else _apart(found):
                kept.append(Candidate(start, end, number, distance))
        return sorted(kept)

    def _verified(self, text: str) -> Iterator[_Row]:
        """The near misses by term, the best first."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import cpdist

        start, end, number = self._windows(*self._likely(text), len(text))
        if not len(start):
            return
        windows = [text[low:high] for low, high in zip(start.tolist(), end.tolist(), strict=True)]
        terms = [self.terms[each] for each in number.tolist()]
        distance = cpdist(windows, terms, scorer=OSA.distance, score_cutoff=2, dtype=np.int32)
        whole = self._lengths[number]
        good = np.flatnonzero(distance <= _most(whole))
        columns = (number, distance, np.abs(end - start - whole), start, end)
        order = np.lexsort([column[good] for column in reversed(columns)])
        yield from zip(*(column[good][order].tolist() for column in columns), strict=True)

    def _likely(self, text: str) -> tuple[Ints, Ints, Ints]:
        """Pieces met in the text whose terms share enough characters with what stands there.

        Number of the piece, where it is held (the second half of a term by where it ends, all else by where it begins), and,
        for a term that is one piece, the length of the window in which it was met.
        """
        pieces = self._pieces
        position, length, owner = pieces.hits(text)
        first = pieces.offset[owner] == 0
        anchor = np.where(first, position, position + length)
        length = np.where(self._lengths[pieces.term[owner]] <= ONE_STEP, length, 0)
        owner, anchor, length = _distinct(owner, anchor, length)
        codes = np.concatenate([codes_of(text), np.full(_COMPARED + 2, _NO_CHARACTER, np.uint32)])
        enough = [np.zeros(0, bool)]
        for low in range(0, len(owner), _AT_ONCE):
            part = slice(low, low + _AT_ONCE)
            enough.append(self._share_enough(codes, owner[part], anchor[part], length[part]))
        kept = np.concatenate(enough)
        return owner[kept], anchor[kept], length[kept]

    def _share_enough(self, codes: NDArray[Any], owner: Ints, anchor: Ints, length: Ints) -> NDArray[Any]:
        """Whether so many of a term's characters stand at the place, in any order, that it may be a near miss."""
        pieces = self._pieces
        number = pieces.term[owner]
        first, whole = pieces.offset[owner] == 0, self._lengths[number]
        most, seen = _most(whole), np.minimum(whole, _COMPARED)
        reach = np.where(length > 0, length, seen + most)
        columns = np.arange(_COMPARED + 2)
        inside = columns[:_COMPARED] < seen[:, None]
        at = pieces.starts[number] + np.where(first, 0, whole - seen)
        term = pieces.codes[np.where(inside, at[:, None] + columns[:_COMPARED], 0)]
        there = (anchor - np.where(first, 0, reach))[:, None] + columns
        within = (columns < reach[:, None]) & (there >= 0)
        window = np.where(within, codes[np.where(within, there, 0)], _NO_CHARACTER)
        shared = (term[:, :, None] == window[:, None, :]).any(2) & inside
        enough: NDArray[Any] = shared.sum(1) >= seen - most
        return enough

    def _windows(self, owner: Ints, anchor: Ints, length: Ints, end: int) -> tuple[Ints, Ints, Ints]:
        """Stretches of the text that may be a term, given where a piece of it was met: start, end, number of the term."""
        pieces = self._pieces
        number = pieces.term[owner].astype(np.int64)
        first, whole = pieces.offset[owner] == 0, self._lengths[number]
        entire = length > 0
        starts, stops, numbers = [anchor[entire]], [(anchor + length)[entire]], [number[entire]]
        for more in range(-2, 3):
            part = ~entire & (abs(more) <= _most(whole))
            size = whole[part] + more
            starts.append(np.where(first[part], anchor[part], anchor[part] - size))
            stops.append(np.where(first[part], anchor[part] + size, anchor[part]))
            numbers.append(number[part])
        start, stop, number = (np.concatenate(each) for each in (starts, stops, numbers))
        good = (start >= 0) & (stop <= end) & (start < stop)
        return _distinct(start[good], stop[good], number[good])


def _most(length: Ints) -> Ints:
    """Steps that terms of these lengths may be away."""
    return np.where(length <= ONE_STEP, 1, 2)


def _distinct(*columns: Ints) -> tuple[Ints, Ints, Ints]:
    """The rows of three columns of small numbers, each once, in order."""
    _, second, third = sizes = [int(column.max(initial=0)) + 1 for column in columns]
    if math.prod(sizes) >= 1 << 63:  # beyond any text and lexicon that fit into memory
        raise OverflowError
    keys = np.unique((columns[0] * second + columns[1]) * third + columns[2])
    return keys // (second * third), keys // third % second, keys % third


def _apart(found: list[_Row]) -> Iterator[_Row]:
    """Of one term's near misses that overlap, the best: fewest steps, then nearest in length, then first."""
    starts: list[int] = []
    ends: list[int] = []
    for row in found:
        start, end = row[3:]
        at = bisect_right(starts, start)
        if not (at and ends[at - 1] > start) and not (at < len(starts) and starts[at] < end):
            starts.insert(at, start)
            ends.insert(at, end)
            yield row
