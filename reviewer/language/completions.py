"""Which characters make a word in a given place: every word of the model with one character left open."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.errors import ResourceError
from reviewer.resources import resource_path
from reviewer.text.lookup import Lookup, mapped
from reviewer.wording import Wording

LONGEST: Final = 5
"""Characters of the longest word that is completed."""
_BITS: Final = 23
_MOST: Final = (0, 0, 48, 16, 8, 8)
"""Completions that are tried of a word of each length, the most common first."""


class Completions(NamedTuple):
    """For each completion: which of the patterns asked for it is of, the character, the word's number in `Ngrams`."""

    pattern: NDArray[np.int64]
    codes: NDArray[np.uint64]
    numbers: NDArray[np.int64]


class Openings:
    """Words of two to five characters with one left open, by hash: the hash of the word less the open character's share."""

    def __init__(self, folder: Path) -> None:
        """Open the table below `folder`. Raises ResourceError when a file is missing or damaged."""
        try:
            self._lookup = Lookup.load(folder)
            self._first, self._count, self._code, self._number, self._in_words = (
                mapped(folder / f"{name}.npy") for name in ("first", "count", "code", "number", "in_words")
            )
        except (OSError, ValueError) as trouble:
            raise ResourceError(
                Wording("词语补全表缺失或损坏", "the table of completions is missing or damaged"),
                where=str(folder),
                remedy=Wording("请重新安装 reviewer", "reinstall reviewer"),
            ) from trouble

    def may_hold(self, hashes: NDArray[np.uint64], length: int) -> NDArray[np.bool_]:
        """Whether the patterns of `length` with these hashes may have completions; most that have none are told at once."""
        return self._lookup.may_hold(short_hash(hashes, length).astype(np.uint64))

    @property
    def in_words(self) -> NDArray[np.float64]:
        """For each code point below 65,536 the log10 probability of all words of several characters that it is in."""
        return self._in_words

    @classmethod
    def load(cls) -> Openings:
        """The program's own table."""
        return cls(resource_path("language", "openings"))

    def complete(self, hashes: NDArray[np.uint64], length: int) -> Completions:
        """The completions of the patterns of `length` characters with these hashes.

        Two patterns may share the kept half of a hash, rarely: whoever needs certainty looks the word up.
        """
        place = self._lookup.places(short_hash(hashes, length).astype(np.uint64))
        asked = np.flatnonzero(place >= 0)
        place = place[asked]
        low = self._first.take(place).astype(np.int64)
        which, at = expanded(low, low + np.minimum(self._count.take(place), _MOST[length]))
        return Completions(asked[which], self._code.take(at).astype(np.uint64), self._number.take(at).astype(np.int64))


def short_hash(hashes: NDArray[np.uint64], length: int) -> NDArray[np.uint32]:
    """The kept half of the hashes of patterns of `length`: the upper one, in which all characters take part."""
    with np.errstate(over="ignore"):
        mixed = (hashes + np.uint64(length)) * np.uint64(0x9E3779B97F4A7C15)
    short: NDArray[np.uint32] = (mixed >> np.uint64(32)).astype(np.uint32)
    return short


def expanded(low: NDArray[Any], high: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The ranges `low` to `high` written out: which range, and each number in it."""
    size = high - low
    which = np.repeat(np.arange(len(size)), size)
    offset = np.arange(len(which)) - np.repeat(np.cumsum(size) - size, size)
    return which, (low[which] + offset).astype(np.int64)
