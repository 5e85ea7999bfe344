"""Terms by their pieces: which pieces, less at most a character, stand where in a text.

Two strings one step apart share a string that each gives by leaving out at most one character; so every term, or each half
of a longer one (of which one half holds at most one of two steps), is entered under the hashes of itself and of itself less
one character, and every window of the text is looked up the same way, all windows of a length in one numpy operation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reviewer.language.completions import expanded
from reviewer.text.hashing import Hashes, powers, prefix_hashes, window_hashes

Ints = NDArray[np.int64]
SHORTEST: Final = 3
ONE_STEP: Final = 5
"""Terms up to this length may differ by one step, longer ones by two."""
_ROOM: Final = 8
"""Places in the filter for each key."""
_FILTER_BITS: Final = range(16, 26)


class Pieces:
    """Terms of three characters or more, whole or in halves. A piece's number is its place in the arrays.

    `term` is the number of its term, `offset` and `length` say which part of it the piece is.
    """

    def __init__(self, terms: Sequence[str]) -> None:
        """Enter all terms; shorter ones are passed over."""
        lengths = np.fromiter(map(len, terms), np.int64, len(terms))
        self.codes = codes_of("".join(terms))
        self.starts = np.cumsum(lengths) - lengths
        short, long = (
            np.flatnonzero((lengths >= SHORTEST) & (lengths <= ONE_STEP)),
            np.flatnonzero(lengths > ONE_STEP),
        )
        half = lengths[long] // 2
        self.term = np.concatenate([short, long, long]).astype(np.int32)
        self.offset = np.concatenate([0 * short, 0 * half, half]).astype(np.int32)
        self.length = np.concatenate([lengths[short], half, lengths[long] - half]).astype(np.int32)
        self._lengths = np.unique(self.length).tolist()
        self._hashes, self._owners = self._keys()
        bits = int(np.clip(_ROOM * len(self._hashes), 1 << _FILTER_BITS[0], 1 << _FILTER_BITS[-1])).bit_length()
        self._filter = np.zeros(1 << bits, dtype=bool)
        self._filter[_slots(self._hashes, bits)] = True
        self._bits = bits

    def hits(self, text: str) -> tuple[Ints, Ints, Ints]:
        """Where a window of `text` shares a key with a piece: position, window length, number of the piece."""
        prefix, inverse = prefix_hashes(text), powers(len(text), inverse=True)
        found: list[tuple[Ints, ...]] = []
        for length in sorted({n + d for n in self._lengths for d in (-1, 0, 1) if n + d >= 2}):
            if len(text) < length:
                break
            for hashes in _window_keys(prefix, inverse, length):
                position, owner = self._known(hashes)
                near = np.abs(self.length[owner] - length) <= 1
                found.append((position[near], np.full(int(near.sum()), length), owner[near]))
        if not found:
            return (np.zeros(0, np.int64),) * 3
        position, lengths, owners = (np.concatenate(each) for each in zip(*found, strict=True))
        return position, lengths, owners

    def _known(self, hashes: Hashes) -> tuple[Ints, Ints]:
        """Which of `hashes` are keys, and of which pieces."""
        passed = np.flatnonzero(self._filter[_slots(hashes, self._bits)])
        wanted = hashes[passed]
        # in order, the search keeps to one part of the table after another
        order = np.argsort(wanted)
        passed, wanted = passed[order], wanted[order]
        low = np.searchsorted(self._hashes, wanted)
        here = np.flatnonzero(self._hashes[np.minimum(low, len(self._hashes) - 1)] == wanted)
        high = np.searchsorted(self._hashes, wanted[here], "right")
        which, at = expanded(low[here], high)
        return passed[here[which]], self._owners[at].astype(np.int64)

    def _keys(self) -> tuple[Hashes, NDArray[np.int32]]:
        """The hashes of all pieces and of all pieces less one character, sorted, and which piece each belongs to."""
        hashes, owners = [np.zeros(0, np.uint64)], [np.zeros(0, np.int32)]
        for length in self._lengths:
            members = np.flatnonzero(self.length == length).astype(np.int32)
            first = self.starts[self.term[members]] + self.offset[members]
            for keys in _row_keys(self.codes[first[:, None] + np.arange(length)].astype(np.uint64)):
                hashes.append(keys)
                owners.append(members)
        every = np.concatenate(hashes)
        del hashes  # 50 MB for a million terms
        order = np.argsort(every, kind="stable")
        every = every[order]
        return every, np.concatenate(owners)[order]


def codes_of(text: str) -> NDArray[np.uint32]:
    """The code points of `text`."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _row_keys(rows: Hashes) -> Iterator[Hashes]:
    """For all rows of characters: the hash of the row, then of the row less each of its characters."""
    length = rows.shape[1]
    with np.errstate(over="ignore"):
        sums = np.cumsum(rows * powers(length)[:length], axis=1, dtype=np.uint64)
        back = powers(1, inverse=True)[1]
        yield sums[:, -1].copy()
        for gone in range(length):
            head = sums[:, gone - 1] if gone else np.uint64(0)
            yield head + (sums[:, -1] - sums[:, gone]) * back


def _window_keys(prefix: Hashes, inverse: Hashes, length: int) -> Iterator[Hashes]:
    """The same for all windows of `length`; the inverse power takes a window's place in the text out of its hash."""
    count = len(prefix) - length
    yield window_hashes(prefix, inverse, length)
    inverse, back = inverse[:count], inverse[1]
    with np.errstate(over="ignore"):
        for gone in range(length):
            head = prefix[gone : gone + count] - prefix[:count]
            tail = prefix[length:] - prefix[gone + 1 : gone + 1 + count]
            yield (head + tail * back) * inverse


def _slots(hashes: Hashes, bits: int) -> NDArray[Any]:
    mixed = hashes ^ (hashes >> np.uint64(29))
    return (mixed >> np.uint64(64 - bits - 8)) & np.uint64((1 << bits) - 1)
