"""Where each of many hashes stands in a table, in about one step each.

A search by halves costs some twenty steps through memory for each hash. Here the hash itself says where to look: its upper
bits, mixed, name a bucket, and each bucket holds the place of its first key and eight bits that turn away nearly every
hash that is no key.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reviewer.text.arrays import Hashes, Ints

_MIX: Final = 0xD6E8FEB86659FD93
_MODULUS: Final = 1 << 64
_FLAG_BITS: Final = 3
_FLAGS: Final = 1 << _FLAG_BITS
_LEAST_BITS: Final = 8


class Lookup:
    """Distinct hashes, arranged by bucket; a key's place is its index in that arrangement."""

    def __init__(self, buckets: NDArray[np.uint32], keys: Hashes) -> None:
        """The arrays that `arranged` made; `keys` ends with as many spare ones as the fullest bucket holds."""
        self._buckets, self._keys = buckets, keys
        bits = len(buckets).bit_length() - 1
        self._shift, self._flag_shift = 64 - bits, 64 - bits - _FLAG_BITS
        self._most = len(keys) - (int(buckets[-1]) >> _FLAGS)
        self._bucket: Any = buckets.data
        self._key: Any = keys.data

    @classmethod
    def arranged(cls, keys: Hashes) -> tuple[Lookup, Ints]:
        """A table of `keys`, and the order in which they stand in it."""
        bits = max(_LEAST_BITS, len(keys).bit_length())
        mixed = _mixed(keys)
        bucket = (mixed >> np.uint64(64 - bits)).astype(np.int32)
        flag = (mixed >> np.uint64(64 - bits - _FLAG_BITS)).astype(np.uint32) & np.uint32(_FLAGS - 1)
        del mixed  # 60 MB for a lexicon of a million terms
        order = np.argsort(bucket)
        counts = np.bincount(bucket, minlength=1 << bits)
        buckets = (np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]) << _FLAGS).astype(np.uint32)
        np.bitwise_or.at(buckets, bucket, np.left_shift(np.uint32(1), flag))
        # a spare key is never asked for: whoever asks for it has met it before
        spare = np.full(int(counts.max()), keys[order[0]] if len(keys) else 0, np.uint64)
        return cls(buckets, np.concatenate([keys[order], spare])), order

    @classmethod
    def load(cls, folder: Path) -> Lookup:
        """The table that was saved in `folder`, memory-mapped. Raises OSError or ValueError."""
        return cls(*(mapped(folder / f"{name}.npy") for name in ("buckets", "keys")))

    def save(self, folder: Path) -> None:
        """Write it into `folder`."""
        np.save(folder / "buckets.npy", self._buckets)
        np.save(folder / "keys.npy", self._keys)

    def __reduce__(self) -> tuple[type[Lookup], tuple[NDArray[np.uint32], Hashes]]:
        """To be handed to another process by its arrays."""
        return Lookup, (self._buckets, self._keys)

    def __len__(self) -> int:
        """How many keys there are."""
        return len(self._keys) - self._most

    def place(self, key: int) -> int:
        """The place of `key`, -1 where there is none."""
        mixed = key * _MIX % _MODULUS
        bucket = self._bucket[mixed >> self._shift]
        if bucket >> (mixed >> self._flag_shift) % _FLAGS & 1:
            first = bucket >> _FLAGS
            for at in range(first, first + self._most):
                if self._key[at] == key:
                    return at
        return -1

    def places(self, hashes: Hashes) -> Ints:
        """The place of each of `hashes`, -1 for one that is no key."""
        index, bucket, near = self._near(hashes)
        index = index.take(near)
        at, wanted = bucket.take(near).astype(np.int64) >> _FLAGS, hashes.take(near)
        end = self._buckets.take(index + 1).astype(np.int64) >> _FLAGS
        places = np.full(len(hashes), -1)
        while len(near):
            here = self._keys.take(at) == wanted
            places[near[here]] = at[here]
            left = (~here & (at + 1 < end)).nonzero()[0]
            near, wanted, at, end = near.take(left), wanted.take(left), at.take(left) + 1, end.take(left)
        return places

    def may_hold(self, hashes: Hashes) -> NDArray[np.bool_]:
        """Whether each of `hashes` may be a key; most that are none are told at once."""
        may = np.zeros(len(hashes), bool)
        may[self._near(hashes)[2]] = True
        return may

    def _near(self, hashes: Hashes) -> tuple[Ints, NDArray[np.uint32], Ints]:
        """The number of the bucket of each of `hashes`, what it holds, and which of them it does not turn away."""
        mixed = _mixed(hashes)
        index: Ints = (mixed >> np.uint64(self._shift)).view(np.int64)
        bucket = self._buckets.take(index)
        flag = (mixed >> np.uint64(self._flag_shift)).astype(np.uint32) & np.uint32(_FLAGS - 1)
        return index, bucket, (bucket >> flag & np.uint32(1)).nonzero()[0]


def mapped(path: Path) -> NDArray[Any]:
    """The array in the file at `path`, memory-mapped. Raises OSError or ValueError."""
    # a plain view: every slice of a memmap would cost as much as a small search
    return np.asarray(np.load(path, mmap_mode="r"))


def _mixed(hashes: Hashes) -> Hashes:
    with np.errstate(over="ignore"):
        return hashes * np.uint64(_MIX)
