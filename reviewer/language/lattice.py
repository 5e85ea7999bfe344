"""What a page would gain by a change at one place, or by reading on at another.

With `forward` and `backward` of all its readings a change costs only the words that it makes new, however long the run.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.language.groups import best_named, best_of_each, keep_best
from reviewer.language.word_lattice import NEVER, WordLattice
from reviewer.text.arrays import Codes, Floats, Ints

_LONGEST_NEW: Final = 5
_LONGEST_JOINED: Final = 3


class Changes(NamedTuple):
    """New words in a text: the word of `numbers` instead of what stands from `low` to `high`."""

    low: Ints
    high: Ints
    numbers: Ints


class Lattice(WordLattice):
    """The readings of one text, and of what it might be. Gains are log10."""

    def best_before(self, changes: Changes) -> Ints:
        """For each change the word before it that goes best with its own; -1 where there is none."""
        which, first = self._before(changes.low)
        value = self.forward[first] + self._ngrams.prices(self._number[first], changes.numbers[which])
        return best_named(which, value, first, len(changes.low))

    def best_after(self, changes: Changes) -> Ints:
        """For each change the word behind it that goes best with its own; -1 where there is none."""
        which, second = self._after(changes.high, changes.low)
        value = self.backward[second] + self._ngrams.prices(changes.numbers[which], self._number[second])
        return best_named(which, value, second, len(changes.low))

    def substituted(self, places: Ints, codes: Codes) -> tuple[Floats, Changes]:
        """The gain of each of `codes` at the same-numbered one of `places`, and the word that it is best read in."""
        query, start, end = [], [], []
        for length in range(1, _LONGEST_NEW + 1):
            for before in range(length):
                low, high = places - before, places - before + length
                fits = np.flatnonzero(self._within(low, high, places))
                query.append(fits)
                start.append(low[fits])
                end.append(high[fits])
        which, low, high = map(np.concatenate, (query, start, end))
        with np.errstate(over="ignore"):
            change = (codes[which] - self._codes[places[which]]) * self._up[places[which] - low]
            hashes = self._hashes(low, high) + change
        value, numbers = self._through(low, high, hashes, high - low == 1)
        best = best_of_each(which, value)
        gain = value[best] - self.best[places]
        return gain, Changes(low[best], high[best], numbers[best])

    def _through(self, low: Ints, high: Ints, hashes: Codes, single: NDArray[np.bool_]) -> tuple[Floats, Ints]:
        """The best log10 probability of each run if it had the word with this hash in the place of `low` to `high`, and its number.

        Where `single`, a character that the model does not know is a word too.
        """
        value = np.full(len(low), NEVER)
        number = self._ngrams.numbers(hashes)
        number[single & (number < 0)] = self._ngrams.unknown
        kept = np.flatnonzero(number >= 0)
        value[kept] = self.with_words(low[kept], high[kept], number[kept])
        return value, number

    def with_words(self, low: Ints, high: Ints, number: Ints) -> Floats:
        """The best log10 probability of the run around `low` to `high` if the word of this number stood there."""
        return self._joined_left(low, number) + self._joined_right(high, number, low)

    def estimates(self, low: Ints, high: Ints, number: Ints) -> Floats:
        """Like `with_words`, but as if the word did not care for its neighbours: rough, and much cheaper."""
        left, right = self._edges
        return left.take(low) + self._ngrams.alone(number) + right.take(high)

    def joined(self, ends: Ints, starts: Ints) -> Floats:
        """By how much what ends at each of `ends` and what begins at that of `starts` are likelier together than apart.

        A Han character stands before each of `ends`, and at each of `starts`.
        """
        value = np.full(len(ends), NEVER)
        which, first = self._before(ends)
        pair, second = self._after(starts[which], starts[which])
        which, first = which[pair], first[pair]
        price = self._ngrams.prices(self._number[first], self._number[second])
        keep_best(value, which, self.forward[first] + price + self.backward[second])
        for before in range(1, _LONGEST_JOINED):
            for after in range(1, _LONGEST_JOINED - before + 1):
                fits = np.flatnonzero((ends - before >= self._first[ends - 1]) & (starts + after <= self._last[starts]))
                low, middle, start = ends[fits] - before, ends[fits], starts[fits]
                with np.errstate(over="ignore"):
                    hashes = self._hashes(low, middle) + self._hashes(start, start + after) * self._up[before]
                known, number = self._ngrams.known(hashes)
                through = self._joined_left(low[known], number) + self._joined_right(
                    start[known] + after, number, start[known]
                )
                value[fits[known]] = np.maximum(value[fits[known]], through)
        left, right = self._edges
        return value - left[ends] - right[starts]

    def windows(self, places: Ints, length: int, before: int) -> tuple[Ints, Codes]:
        """The openings of words of `length` with `before` characters ahead of each place: which fit, and their hashes."""
        low, high = places - before, places - before + length
        fits = np.flatnonzero(self._within(low, high, places))
        with np.errstate(over="ignore"):
            hashes = self._hashes(low[fits], high[fits]) - self._codes[places[fits]] * self._up[before]
        return fits, hashes

    def _joined_left(self, low: Ints, number: Ints) -> Floats:
        value = self._ngrams.alone(number)
        which, first = self._before(low)
        keep_best(value, which, self.forward[first] + self._ngrams.prices(self._number[first], number[which]))
        return value

    def _joined_right(self, high: Ints, number: Ints, low: Ints) -> Floats:
        value = np.zeros(len(high))
        which, second = self._after(high, low)
        keep_best(value, which, self.backward[second] + self._ngrams.prices(number[which], self._number[second]))
        return value

    def _within(self, low: Ints, high: Ints, places: Ints) -> NDArray[np.bool_]:
        fits: NDArray[np.bool_] = (low >= self._first[places]) & (high <= self._last[places])
        return fits
