"""What a change in a text is worth where each word is judged by the two before it, not by one.

The lattice is searched by pairs of words. Here its best reading, and that of each change, are priced again by threes, as
far as the change reaches: two words on either side of it.
"""

from __future__ import annotations

import numpy as np

from reviewer.language.lattice import Changes, Lattice
from reviewer.language.ngrams import Ngrams
from reviewer.text.arrays import Floats, Ints


class Trigrams:
    """The best reading of one text, priced by threes."""

    def __init__(self, lattice: Lattice, ngrams: Ngrams) -> None:
        """Price the best reading of `lattice` by the model `ngrams`, which it was made with."""
        self._lattice, self._ngrams = lattice, ngrams
        words = lattice.best_words
        first = lattice.left[words]
        before = np.where(first >= 0, lattice.left[first], -1)
        worth = np.zeros(len(lattice.codes) + 1)
        worth[lattice.words.end[words]] = self._thirds(before, first, lattice.words.number[words])
        self._upto = np.cumsum(worth)

    def gains(self, changes: Changes) -> Floats:
        """What each of `changes` is worth by threes beyond its worth by pairs, in log10."""
        lattice, number = self._lattice, changes.numbers
        first = lattice.best_before(changes)
        before = np.where(first >= 0, lattice.left[first], -1)
        value = self._thirds(before, first, number)
        end = changes.high.copy()
        has = np.flatnonzero((second := lattice.best_after(changes)) >= 0)
        value[has] += self._ngrams.thirds(self._number(first[has]), number[has], self._number(second[has]))
        end[has] = lattice.words.end[second[has]]
        third = np.where(second >= 0, lattice.right[second], -1)
        has = np.flatnonzero(third >= 0)
        value[has] += self._ngrams.thirds(number[has], self._number(second[has]), self._number(third[has]))
        end[has] = lattice.words.end[third[has]]
        return value - (self._upto[end] - self._upto[changes.low])

    def _thirds(self, before: Ints, first: Ints, number: Ints) -> Floats:
        return self._ngrams.thirds(self._number(before), self._number(first), number)

    def _number(self, word: Ints) -> Ints:
        return np.where(word >= 0, self._lattice.words.number[word], -1)
