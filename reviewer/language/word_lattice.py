"""All ways to read a page as words, scored at once.

A word bigram lattice over the runs of Han characters, worked out in arrays: `forward` holds for each word the best log10
probability of a reading up to and with it, `backward` that of what follows it.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.language.completions import expanded
from reviewer.language.groups import best_named, best_of_each, bounds, inverse, levels
from reviewer.language.ngrams import Ngrams
from reviewer.text.arrays import Codes, Floats, Ints
from reviewer.text.hashing import powers, prefix_hashes
from reviewer.text.marks import han_mask

_LONGEST: Final = 6
"""Characters of the longest word that is looked for."""
_LONGEST_RUN: Final = 60
"""Longer runs, which no sentence has, are cut: a page costs in proportion to its length, whatever stands in it."""
NEVER: Final = -1e9
"""log10 of what cannot be."""


class Words(NamedTuple):
    """All words of a lattice: where they stand, and their numbers in the model."""

    start: Ints
    end: Ints
    number: Ints


class WordLattice:
    """The readings of one text. Places are offsets in it, in code points; gains are log10, minus infinity at no Han."""

    def __init__(self, ngrams: Ngrams, text: str) -> None:
        """Work out all readings of `text` under the model `ngrams`."""
        self._ngrams = ngrams
        self._prefix = prefix_hashes(text)
        self._up, self._down = powers(_LONGEST), powers(len(text) + 1, inverse=True)
        self._codes = _codes(text)
        self._first, self._last = _runs(han_mask(self._codes))
        self._find_words()
        self._find_pairs()
        self._walk()

    def _find_words(self) -> None:
        """All words, by how far from their run's beginning they start, then by place; and by their starts and ends."""
        size = len(self._codes)
        numbers = np.full(size * _LONGEST, -1)
        inside = np.flatnonzero(self._last > 0)
        for length in range(1, _LONGEST + 1):
            inside = inside[inside + length <= self._last.take(inside)]
            found, begins = self._ngrams.numbers_and_beginnings(self._hashes(inside, inside + length))
            found = np.where(found < 0, self._ngrams.unknown, found) if length == 1 else found
            numbers[inside * _LONGEST + (length - 1)] = found
            inside = inside[begins]
        self._cells = np.flatnonzero(numbers >= 0)
        start = self._cells // _LONGEST
        end = start + (self._cells - start * _LONGEST) + 1
        level = start - self._first.take(start)
        order = np.argsort(level.astype(np.uint8), kind="stable")
        self._start, self._end, self._level = start[order], end[order], level[order]
        self._number = numbers[self._cells[order]]
        self._by_start = inverse(order)
        self._starts = bounds(start, size)
        self._by_end = self._ordered_by_end(size)
        self._ends = bounds(end, size)

    def _ordered_by_end(self, size: int) -> Ints:
        """The words by where they end, then by where they start, without sorting."""
        table = np.full((size, _LONGEST), -1)
        table.ravel()[self._cells] = self._by_start
        turned = np.full((size + 1, _LONGEST), -1)
        for length in range(1, _LONGEST + 1):
            turned[length:, _LONGEST - length] = table[: max(0, size + 1 - length), length - 1]
        flat = turned.ravel()
        return flat[flat >= 0]

    def _find_pairs(self) -> None:
        """All neighbouring words, sorted by the second one."""
        second, first = self._before(self._start)
        self._pair_first, self._pair_second = first, second
        self._pair_price = self._ngrams.prices(self._number[first], self._number[second])

    def _walk(self) -> None:
        self.forward = self._ngrams.alone(self._number)
        first, second, price = self._pair_first, self._pair_second, self._pair_price
        for low, high, into, groups in levels(second, self._level):
            value = self.forward.take(first[low:high])
            value += price[low:high]
            self.forward[into] = np.maximum.reduceat(value, groups)
        first, second, price = self._pairs_by_first()
        self.backward = np.zeros(len(self._start))
        for low, high, into, groups in reversed(levels(first, self._level)):
            value = self.backward.take(second[low:high])
            value += price[low:high]
            self.backward[into] = np.maximum.reduceat(value, groups)

    def _pairs_by_first(self) -> tuple[Ints, Ints, Floats]:
        """The same pairs sorted by the first word: first, second, price."""
        first, second = self._after(self._end, self._start)
        counts = np.bincount(self._pair_second, minlength=len(self._start))
        among = inverse(self._by_end) - self._ends.take(self._end)
        at = (np.cumsum(counts) - counts).take(second) + among.take(first)
        return first, second, self._pair_price.take(at)

    @property
    def codes(self) -> Codes:
        """The code points of the text."""
        return self._codes

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Which places hold a Han character."""
        return self._last > 0

    @property
    def words(self) -> Words:
        """All words that may be read in the text."""
        return Words(self._start, self._end, self._number)

    @cached_property
    def best(self) -> Floats:
        """For each place the log10 probability of the best reading of the run it stands in."""
        total = np.full(len(self._codes) + 1, NEVER)
        through = self.forward + self.backward
        np.maximum.at(total, self._first[self._start], through)
        result: Floats = total[np.minimum(self._first, len(self._codes))]
        return result

    @cached_property
    def left(self) -> Ints:
        """For each word the one before it in the best reading that it ends, -1 where it begins its run."""
        first, second = self._pair_first, self._pair_second
        return best_named(second, self.forward[first] + self._pair_price, first, len(self._start))

    @cached_property
    def right(self) -> Ints:
        """For each word the one after it in the best reading that it begins, -1 where it ends its run."""
        first, second = self._pair_first, self._pair_second
        return best_named(first, self.backward[second] + self._pair_price, second, len(self._start))

    @cached_property
    def best_words(self) -> Ints:
        """The words of the best reading, in no order."""
        last = np.flatnonzero(self._end == self._last[self._start])
        word = last[best_of_each(self._first[self._start[last]], self.forward[last])]
        found = [word]
        while len(word):
            word = self.left[word]
            word = word[word >= 0]
            found.append(word)
        return np.concatenate(found)

    @cached_property
    def solitude(self) -> Floats:
        """For each place by how much the run reads better with the character as a word of its own than as part of one."""
        size = len(self._codes)
        through = np.full(size * _LONGEST, NEVER)
        through[self._cells] = (self.forward + self.backward)[self._by_start]
        by_length = through.reshape(size, _LONGEST).T.copy()
        joined = np.full(size, NEVER)
        for length in range(2, min(size, _LONGEST) + 1):
            starting = by_length[length - 1, : size - length + 1]
            for inside in range(length):
                part = joined[inside : inside + len(starting)]
                np.maximum(part, starting, out=part)
        gain: Floats = by_length[0] - joined
        return gain

    @cached_property
    def cuts(self) -> Floats:
        """For each place by how much the run reads better with a word ending before it than it does; 0 but inside runs."""
        left, right = self._edges
        inside = np.flatnonzero((self._last > 0) & (self._first < np.arange(len(self._codes))))
        gain = np.zeros(len(self._codes) + 1)
        gain[inside] = left[inside] + right[inside] - self.best[inside]
        return gain

    @cached_property
    def _edges(self) -> tuple[Floats, Floats]:
        """For each place the best reading of the run up to it, and from it on."""
        size = len(self._codes) + 1
        left, right = np.full(size, NEVER), np.full(size, NEVER)
        np.maximum.at(left, self._end, self.forward)
        np.maximum.at(right, self._start, self._ngrams.alone(self._number) + self.backward)
        inside = np.flatnonzero(self._last > 0)
        left[self._first[inside]] = 0.0
        right[self._last[inside]] = 0.0
        return left, right

    def _before(self, places: Ints) -> tuple[Ints, Ints]:
        """For each place inside a run the words that end there: indices of places and of words."""
        low, high = self._ends.take(places), self._ends.take(places + 1)
        high = np.where(self._first[np.minimum(places, len(self._first) - 1)] < places, high, low)
        which, at = expanded(low, high)
        return which, self._by_end[at]

    def _after(self, places: Ints, inside: Ints) -> tuple[Ints, Ints]:
        low, high = self._starts.take(places), self._starts.take(places + 1)
        high = np.where(places < self._last[np.minimum(inside, len(self._last) - 1)], high, low)
        which, at = expanded(low, high)
        return which, self._by_start[at]

    def _hashes(self, low: Ints, high: Ints) -> Codes:
        with np.errstate(over="ignore"):
            return (self._prefix[high] - self._prefix[low]) * self._down[low]


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)


def _runs(han: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """For each place where its run of Han begins and ends; 0 and 0 outside."""
    size = len(han)
    place = np.arange(size)
    starts = han & ~np.concatenate([[False], han[:-1]])
    first = np.maximum.accumulate(np.where(starts, place, 0)) if size else place
    cut = han & ((place - first) % _LONGEST_RUN == 0)
    first = np.maximum.accumulate(np.where(cut, place, 0)) if size else place
    ends = np.concatenate([first[1:] != first[:-1], [True]]) | ~np.concatenate([han[1:], [False]])
    last = np.where(ends, place + 1, size)
    last = np.minimum.accumulate(last[::-1])[::-1] if size else place
    return np.where(han, first, 0), np.where(han, last, 0)
