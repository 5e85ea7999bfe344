"""Near misses of set phrases of four characters: one is wrong or lost, or two are swapped.

Much is known of them that is not known of other terms: hardly any is a letter away from another, so that they can be looked
up by hash with a character left open.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.lexicon.pieces import codes_of
from reviewer.text.arrays import Hashes, Ints
from reviewer.text.hashing import powers, prefix_hashes, window_hashes

LENGTH: Final = 4
_BITS: Final = 19


class Miss(Enum):
    """What is wrong with the phrase."""

    WRONG = "wrong"
    LOST = "lost"
    SWAPPED = "swapped"


class Near(NamedTuple):
    """`text[start:end]` is `form` but for the character at `at` of the text (or the one lost before it, or the two from it)."""

    start: int
    end: int
    at: int
    form: str
    miss: Miss


class SetPhrases:
    """Phrases prepared for the search."""

    def __init__(self, forms: Sequence[str]) -> None:
        """Of `forms` those of four characters."""
        self._forms = [form for form in forms if len(form) == LENGTH]
        codes = codes_of("".join(self._forms)).astype(np.uint64).reshape(-1, LENGTH)
        self._whole = _Table(_rows(codes))
        with np.errstate(over="ignore"):
            self._open = [_Table(_rows(codes) - codes[:, k] * powers(LENGTH)[k]) for k in range(LENGTH)]
        self._short = [_Table(_rows(np.delete(codes, k, axis=1))) for k in range(LENGTH)]

    def near(self, text: str) -> list[Near]:
        """All near misses in `text`, those that are a phrase left out, in order."""
        if not self._forms or len(text) < LENGTH + 1:
            return []
        codes = codes_of(text).astype(np.uint64)
        prefix, inverse, up = prefix_hashes(text), powers(len(text) + 1, inverse=True), powers(LENGTH + 1)
        four = window_hashes(prefix, inverse, LENGTH)
        right = np.zeros(len(text) + 1, bool)
        right[self._whole.find(four)[0]] = True
        found: list[Near] = []
        with np.errstate(over="ignore"):
            for k in range(LENGTH):
                opened = four - codes[k : k + len(four)] * up[k]
                found += self._found(self._open[k].find(opened), right, LENGTH, k, Miss.WRONG)
            three = window_hashes(prefix, inverse, LENGTH - 1)
            for k in range(LENGTH):
                found += self._found(self._short[k].find(three), right, LENGTH - 1, k, Miss.LOST)
            for k in range(LENGTH - 1):
                first, second = codes[k : k + len(four)], codes[k + 1 : k + 1 + len(four)]
                turned = four + (second - first) * up[k] + (first - second) * up[k + 1]
                found += self._found(self._whole.find(turned), right, LENGTH, k, Miss.SWAPPED)
        return sorted(found, key=lambda n: (n.start, n.end, n.form))

    def _found(self, hits: tuple[Ints, Ints], right: NDArray[np.bool_], length: int, at: int, miss: Miss) -> list[Near]:
        return [
            Near(start, start + length, start + at, self._forms[number], miss)
            for start, number in zip(hits[0].tolist(), hits[1].tolist(), strict=True)
            if not right[max(0, start - LENGTH + 1) : start + length].any()
        ]


class _Table:
    """Keys, and which phrase each is of; most of what is no key is turned away at once."""

    def __init__(self, keys: Hashes) -> None:
        self._owner = np.argsort(keys, kind="stable")
        self._keys = keys[self._owner]
        self._slots = np.zeros(1 << _BITS, bool)
        self._slots[_slot(keys)] = True

    def find(self, hashes: Hashes) -> tuple[Ints, Ints]:
        """Which of `hashes` are keys, and whose, each as often as there are owners."""
        likely = np.flatnonzero(self._slots[_slot(hashes)])
        low = np.searchsorted(self._keys, hashes[likely], "left")
        size = np.searchsorted(self._keys, hashes[likely], "right") - low
        which = np.repeat(likely, size)
        offset = np.arange(len(which)) - np.repeat(np.cumsum(size) - size, size)
        return which, self._owner[np.repeat(low, size) + offset]


def _slot(hashes: Hashes) -> Hashes:
    slots: Hashes = (hashes ^ (hashes >> np.uint64(29))) & np.uint64((1 << _BITS) - 1)
    return slots


def _rows(codes: Hashes) -> Hashes:
    with np.errstate(over="ignore"):
        rows: Hashes = (codes * powers(codes.shape[1])[: codes.shape[1]]).sum(axis=1, dtype=np.uint64)
    return rows
