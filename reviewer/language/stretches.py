"""Hashes of all short stretches of a text that lie within one run of Han, and of what they make when put together."""

from __future__ import annotations

from typing import Final

import numpy as np

from reviewer.language.lattice import Lattice
from reviewer.text.arrays import Bools, Codes, Ints
from reviewer.text.hashing import powers

LONGEST: Final = 6
"""Characters of the longest stretch."""
_BITS: Final = 23


class Stretches:
    """All stretches of up to `LONGEST` characters of the text of a lattice."""

    def __init__(self, lattice: Lattice) -> None:
        """Work out the hashes of all of them."""
        size = len(lattice.codes)
        self.codes = np.concatenate([lattice.codes, np.zeros(LONGEST + 2, np.uint64)])
        self._up = powers(LONGEST + 1)
        inside = np.flatnonzero(lattice.inside)
        self._hash = np.zeros((LONGEST + 1, size + LONGEST + 2), np.uint64)
        self._fits = np.zeros((LONGEST + 1, size + LONGEST + 2), bool)
        self._fits[0] = True
        for length in range(1, LONGEST + 1):
            fits, hashes = lattice.windows(inside, length, 0)
            at = inside[fits]
            with np.errstate(over="ignore"):
                self._hash[length, at] = hashes + lattice.codes[at]
            self._fits[length, at] = True

    def fits(self, start: Ints, length: int) -> Bools:
        """Whether the stretch of `length` from each of `start` lies within one run; none that begins before the text does."""
        good: Bools = self._fits[length, np.maximum(start, 0)] & (start >= 0)
        return good

    def hashes(self, start: Ints, length: int) -> Codes:
        """The hash of the stretch of `length` from each of `start`; of no use where it does not fit."""
        found: Codes = self._hash[length, np.maximum(start, 0)]
        return found

    def behind(self, hashes: Codes, length: int, more: Codes) -> Codes:
        """The hashes of strings of `length` with these `hashes`, each with a string of hash `more` behind it."""
        with np.errstate(over="ignore"):
            joined: Codes = hashes + more * self._up[length]
        return joined
