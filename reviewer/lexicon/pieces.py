"""Terms by their pieces: which pieces, less at most a character, stand where in a text.

Two strings one step apart share a string that each gives by leaving out at most one character; so every term, or each half
of a longer one (of which one half holds at most one of two steps), is entered under the hashes of itself and of itself less
one character, and every window of the text is looked up the same way, all windows of a length in one numpy operation. Of a
long window, three characters at one end are looked up first: few windows begin or end as any piece does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reviewer.language.completions import expanded
from reviewer.language.groups import distinct, firsts
from reviewer.text.arrays import Hashes, Ints
from reviewer.text.hashing import powers, prefix_hashes, window_hashes
from reviewer.text.lookup import Lookup

SHORTEST: Final = 3
ONE_STEP: Final = 5
"""Terms up to this length may differ by one step, longer ones by two."""
_LONG: Final = 6
"""Characters from which a window's ends are looked up first."""
_EDGE: Final = 3
_ROOM: Final = 8
"""Places in the filter of ends for each end."""
_FILTER_BITS: Final = range(16, 26)


class Pieces:
    """Terms of three characters or more, whole or in halves. A piece's number is its place in the arrays.

    `term` is the number of its term, `offset` and `length` say which part of it the piece is.
    """

    def __init__(self, terms: Sequence[str]) -> None:
        """Enter all terms; shorter ones are passed over."""
        lengths = np.fromiter(map(len, terms), np.int64, len(terms))
        self.codes = codes_of("".join(terms))
        self.starts = (np.cumsum(lengths) - lengths).astype(np.int32)
        short, long = (
            np.flatnonzero((lengths >= SHORTEST) & (lengths <= ONE_STEP)),
            np.flatnonzero(lengths > ONE_STEP),
        )
        half = lengths[long] // 2
        self.term = np.concatenate([short, long, long]).astype(np.int32)
        self.offset = np.concatenate([0 * short, 0 * half, half]).astype(np.int32)
        self.length = np.concatenate([lengths[short], half, lengths[long] - half]).astype(np.int32)
        self._lengths = distinct(self.length).tolist()
        self._enter()

    def _enter(self) -> None:
        """Arrange the keys of all pieces, the pieces of each, and the ends of those that long windows may share."""
        counts = {length: int((self.length == length).sum()) for length in self._lengths}
        size = sum(count * (length + 1) for length, count in counts.items())
        # filled in place: of many parts put together at the end a third would stay behind as holes in memory
        keys, owners = np.empty(size, np.uint64), np.empty(size, np.int32)
        ends = sum(count * (1 + length * (length >= _LONG)) for length, count in counts.items() if length >= _LONG - 1)
        self._heads, self._tails = _filter(ends), _filter(ends)
        low = 0
        for length in self._lengths:
            members = np.flatnonzero(self.length == length).astype(np.int32)
            first = self.starts[self.term[members]] + self.offset[members]
            for gone in (None, *range(length)):
                columns = [column for column in range(length) if column != gone]
                part = slice(low, low := low + len(members))
                keys[part], owners[part] = self._hashes(first, columns), members
                if len(columns) >= _LONG - 1:
                    _put(self._heads, self._hashes(first, columns[:_EDGE]))
                    _put(self._tails, self._hashes(first, columns[-_EDGE:]))
        self._owners = owners[np.argsort(keys)]
        del owners
        keys.sort()  # once more, in place: half as much is held at once as by the order
        first = firsts(keys)
        count = np.diff(first, append=size)
        count = count.astype(np.min_scalar_type(int(count.max(initial=0))))
        keys, first = keys[first], first.astype(np.int32)
        self._lookup, arrangement = Lookup.arranged(keys)
        self._first, self._count = first[arrangement], count[arrangement]

    def _hashes(self, first: Ints, columns: Sequence[int]) -> Hashes:
        """The hashes of these characters of the pieces that begin at `first`."""
        total = np.zeros(len(first), np.uint64)
        with np.errstate(over="ignore"):
            for column, power in zip(columns, powers(len(columns)), strict=False):
                total += self.codes.take(first + column) * power
        return total

    def hits(self, text: str) -> tuple[Ints, Ints, Ints]:
        """Where a window of `text` shares a key with a piece: position, window length, number of the piece."""
        prefix, inverse = prefix_hashes(text), powers(len(text), inverse=True)
        head, tail = self._ends(prefix, inverse)
        found: list[tuple[Ints, ...]] = [(np.zeros(0, np.int64),) * 3]
        for length in sorted({n + d for n in self._lengths for d in (-1, 0, 1) if n + d >= 2}):
            if len(text) < length:
                break
            count = len(text) - length + 1
            whole = [np.arange(count)] * 2
            if length >= _LONG:
                whole = [np.flatnonzero(head[:count]), np.flatnonzero(tail[length - _EDGE :])]
            position, hashes = _window_keys(prefix, inverse, length, *whole)
            which, owner = self._known(hashes)
            near = np.flatnonzero(np.abs(self.length[owner] - length) <= 1)
            found.append((position[which[near]], np.full(len(near), length), owner[near]))
        position, lengths, owners = (np.concatenate(each) for each in zip(*found, strict=True))
        return position, lengths, owners

    def _ends(self, prefix: Hashes, inverse: Hashes) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """At which places three characters stand that some key begins with, and that some key ends with."""
        if len(prefix) <= _EDGE:
            return (np.zeros(0, bool),) * 2
        three = window_hashes(prefix, inverse, _EDGE)
        return tuple(table.take(_slots(three, table)) for table in (self._heads, self._tails))  # type: ignore[return-value]

    def _known(self, hashes: Hashes) -> tuple[Ints, Ints]:
        """Which of `hashes` are keys, and of which pieces."""
        places = self._lookup.places(hashes)
        here = np.flatnonzero(places >= 0)
        places = places[here]
        low = self._first.take(places)
        which, at = expanded(low, low + self._count.take(places).astype(np.int32))
        return here[which], self._owners.take(at).astype(np.int64)


def codes_of(text: str) -> NDArray[np.uint32]:
    """The code points of `text`."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _window_keys(prefix: Hashes, inverse: Hashes, length: int, ahead: Ints, behind: Ints) -> tuple[Ints, Hashes]:
    """The keys of windows of `length`, as of pieces: the place of each, and the hash.

    Of those at `ahead` the windows themselves and those that lack a character behind their head, of those at `behind` those
    that lack one of their head. The inverse power takes a window's place in the text out of its hash.
    """
    back = inverse[1]
    positions, hashes = [ahead], []
    with np.errstate(over="ignore"):
        hashes.append((prefix[ahead + length] - prefix[ahead]) * inverse[ahead])
        for gone in range(length):
            at = ahead if gone >= _EDGE else behind
            head = prefix[at + gone] - prefix[at]
            tail = prefix[at + length] - prefix[at + gone + 1]
            positions.append(at)
            hashes.append((head + tail * back) * inverse[at])
    return np.concatenate(positions), np.concatenate(hashes)


def _filter(count: int) -> NDArray[np.bool_]:
    """A table with room for the slots of so many hashes."""
    bits = int(np.clip(_ROOM * count, 1 << _FILTER_BITS[0], 1 << _FILTER_BITS[-1])).bit_length()
    return np.zeros(1 << bits, dtype=bool)


def _put(table: NDArray[np.bool_], hashes: Hashes) -> None:
    table[_slots(hashes, table)] = True


def _slots(hashes: Hashes, table: NDArray[Any]) -> NDArray[Any]:
    bits = len(table).bit_length() - 1
    mixed = hashes ^ (hashes >> np.uint64(29))
    return ((mixed >> np.uint64(64 - bits - 8)) & np.uint64((1 << bits) - 1)).view(np.int64)
