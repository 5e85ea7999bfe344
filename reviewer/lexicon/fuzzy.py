"""Near misses of many terms at once.

A near miss is one substitution, insertion, deletion or adjacent swap away from a term of three to five characters, at
most two away from a longer one (optimal string alignment distance). Two strings one step apart share a string that
each gives by leaving out at most one character; so every term, or each half of a longer one (of which one half holds at
most one of two steps), is entered under the hashes of itself and of itself less one character, and every window of the
text is looked up the same way, all windows of a length in one numpy operation. rapidfuzz verifies what comes up.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.text.hashing import Hashes, powers, prefix_hashes, window_hashes

SHORTEST: Final = 3
ONE_STEP: Final = 5
"""Terms up to this length may differ by one step, longer ones by two."""
LONGEST_PIECE: Final = 1 << 10
_FILTER_BITS: Final = 22


class Candidate(NamedTuple):
    """`text[start:end]` is `distance` steps from the term of that number."""

    start: int
    end: int
    number: int
    distance: int


class _Piece(NamedTuple):
    number: int
    offset: int
    length: int


class FuzzyIndex:
    """Terms prepared for the search; a term's number is its place in `terms`."""

    def __init__(self, terms: Sequence[str]) -> None:
        """Terms shorter than three characters are never found."""
        self.terms = terms
        self._pieces = [piece for number, term in enumerate(terms) for piece in _pieces(number, term)]
        self._lengths = sorted({piece.length for piece in self._pieces})
        self._hashes, self._owners = _keys(terms, self._pieces)
        self._filter = np.zeros(1 << _FILTER_BITS, dtype=bool)
        self._filter[_slots(self._hashes)] = True

    def candidates(self, text: str) -> list[Candidate]:
        """All near misses in `text`, sorted; of windows that overlap, each term keeps its nearest, then first."""
        by_term: dict[int, list[Candidate]] = {}
        for found in self._verified(text):
            by_term.setdefault(found.number, []).append(found)
        kept = (c for number, found in by_term.items() for c in _apart(found, len(self.terms[number])))
        return sorted(kept)

    def _verified(self, text: str) -> Iterator[Candidate]:
        from rapidfuzz.distance import OSA

        met: set[tuple[int, int]] = set()
        for position, length, owner in self._hits(text):
            piece = self._pieces[owner]
            term = self.terms[piece.number]
            # a piece that ends its term is known by where it ends, any other by where it begins
            anchor = position + length if piece.offset else position
            whole = piece.length == len(term)
            key = (owner, anchor if not whole else anchor * LONGEST_PIECE + length)
            if key in met:
                continue
            met.add(key)
            most = 1 if len(term) <= ONE_STEP else 2
            for start, end in _windows(piece, anchor, length, len(term), len(text), most):
                distance = OSA.distance(text[start:end], term, score_cutoff=most)
                if distance <= most:
                    yield Candidate(start, end, piece.number, distance)

    def _hits(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Where a window shares a key with a piece: position, window length, number of the piece."""
        prefix, inverse = prefix_hashes(text), powers(len(text), inverse=True)
        for length in sorted({n + d for n in self._lengths for d in (-1, 0, 1) if n + d >= 2}):
            if len(text) < length:
                break
            for hashes in _window_keys(prefix, inverse, length):
                passed = np.flatnonzero(self._filter[_slots(hashes)])
                if not len(passed):
                    continue
                low = np.searchsorted(self._hashes, hashes[passed], "left")
                high = np.searchsorted(self._hashes, hashes[passed], "right")
                hit = np.flatnonzero(high > low)
                for at, first, last in zip(passed[hit].tolist(), low[hit].tolist(), high[hit].tolist(), strict=True):
                    for owner in self._owners[first:last].tolist():
                        if abs(self._pieces[owner].length - length) <= 1:
                            yield at, length, owner


def _pieces(number: int, term: str) -> Iterator[_Piece]:
    if len(term) < SHORTEST:
        return
    if len(term) <= ONE_STEP:
        yield _Piece(number, 0, len(term))
        return
    half = len(term) // 2
    yield _Piece(number, 0, half)
    yield _Piece(number, half, len(term) - half)


def _apart(found: list[Candidate], length: int) -> list[Candidate]:
    """Of one term's near misses that overlap, the best: fewest steps, then nearest in length, then first."""
    starts: list[int] = []
    kept: dict[int, Candidate] = {}
    for candidate in sorted(found, key=lambda c: (c.distance, abs(c.end - c.start - length), c.start)):
        at = bisect_right(starts, candidate.start)
        before = at > 0 and kept[starts[at - 1]].end > candidate.start
        if not before and not (at < len(starts) and starts[at] < candidate.end):
            starts.insert(at, candidate.start)
            kept[candidate.start] = candidate
    return list(kept.values())


def _windows(piece: _Piece, anchor: int, length: int, whole: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    """Stretches of the text that may be the term, given where a piece of it was met."""
    if piece.length == whole:
        yield anchor, anchor + length
        return
    for more in range(-most, most + 1):
        start, stop = (anchor - whole - more, anchor) if piece.offset else (anchor, anchor + whole + more)
        if 0 <= start < stop <= end:
            yield start, stop


def _window_keys(prefix: Hashes, inverse: Hashes, length: int) -> Iterator[Hashes]:
    """For all windows of `length`: the hash of the window, then of the window less each of its characters.

    The inverse power takes a window's place in the text out of its hash.
    """
    count = len(prefix) - length
    yield window_hashes(prefix, inverse, length)
    inverse, back = inverse[:count], inverse[1]
    with np.errstate(over="ignore"):
        for gone in range(length):
            head = prefix[gone : gone + count] - prefix[:count]
            tail = prefix[length:] - prefix[gone + 1 : gone + 1 + count]
            yield (head + tail * back) * inverse


def _slots(hashes: Hashes) -> NDArray[np.intp]:
    mixed = hashes ^ (hashes >> np.uint64(29))
    low = (mixed >> np.uint64(64 - _FILTER_BITS - 8)) & np.uint64((1 << _FILTER_BITS) - 1)
    slots: NDArray[np.intp] = low.astype(np.intp)
    return slots


def _keys(terms: Sequence[str], pieces: Sequence[_Piece]) -> tuple[Hashes, NDArray[np.uint32]]:
    """The hashes of all pieces and of all pieces less one character, sorted, and which piece each belongs to."""
    by_length: dict[int, list[int]] = {}
    for owner, piece in enumerate(pieces):
        by_length.setdefault(piece.length, []).append(owner)
    hashes, owners = [], []
    for length, members in sorted(by_length.items()):
        joined = "".join(terms[pieces[o].number][pieces[o].offset : pieces[o].offset + length] for o in members)
        for keys in _window_keys(prefix_hashes(joined), powers(len(joined), inverse=True), length):
            hashes.append(keys[::length])
            owners.append(np.asarray(members, np.uint32))
    if not hashes:
        return np.zeros(0, np.uint64), np.zeros(0, np.uint32)
    all_hashes, all_owners = np.concatenate(hashes), np.concatenate(owners)
    order = np.lexsort((all_owners, all_hashes))
    return all_hashes[order], all_owners[order]
