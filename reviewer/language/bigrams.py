"""Pairs of words in the model, found by the thousand.

A word's pairs are sorted by the second word, and parted in steps of a few by the rank that the second word has among all
second words: a common word with 80,000 pairs is searched as fast as a rare one.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reviewer.text.arrays import Ints

RANKS: Final = 1 << 16
_PER_STEP: Final = 4


class Bigrams:
    """The pairs; `resources/language/README.md` says what the arrays hold."""

    def __init__(self, start: NDArray[Any], second: NDArray[Any], rank: NDArray[Any], step: NDArray[Any]) -> None:
        """The model's arrays of that name."""
        self._start, self._second, self._rank, self._step = start, second, rank, step
        self._seconds: Any = second.data
        self._ranks: Any = rank.data
        self._steps: Any = step.data

    def places(self, first: Ints, second: Ints) -> tuple[Ints, NDArray[np.bool_]]:
        """Where each pair stands, and whether it does; some other pair's place where it does not."""
        return find_all(self._second, second, *self._narrowed(first, second))

    def place(self, first: int, second: int) -> int:
        """Where a pair stands, -1 where it does not."""
        bases = self._bases
        base = bases[first]
        room = bases[first + 1] - base
        if not room:
            return -1
        step = base + (self._ranks[second] * room >> 16)
        return find(self._seconds, second, self._steps[step], self._steps[step + 1])

    def _narrowed(self, first: Ints, second: Ints) -> tuple[Ints, Ints]:
        """Among which bigrams each pair of words stands if it is there: a few of the first word's."""
        base = self._step_base.take(first)
        room = self._step_base.take(first + 1) - base
        step = base + (self._rank.take(second).astype(np.int64) * room >> 16)
        low, high = (self._step.take(at, mode="clip").astype(np.int64) for at in (step, step + 1))
        return low, np.where(room > 0, high, low)

    @cached_property
    def _bases(self) -> Any:
        return self._step_base.data

    @cached_property
    def _step_base(self) -> Ints:
        start: Ints = self._start.astype(np.int64)
        return np.concatenate([[0], np.cumsum(bigram_room(start[1:] - start[:-1]))])


def find(numbers: Any, wanted: int, low: int, high: int) -> int:
    """Where `wanted` stands among the sorted `numbers` from `low` to `high`, -1 where it does not."""
    at = bisect_left(numbers, wanted, low, high)
    return at if at < high and numbers[at] == wanted else -1


def find_all(numbers: NDArray[Any], wanted: Ints, low: Ints, high: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    """Where each of `wanted` stands among the sorted `numbers` from its `low` to its `high`, and whether it does.

    Some other place where it does not.
    """
    at, end = low.copy(), high
    open_ = np.flatnonzero(low < high)
    low, high, sought = low.take(open_), high.take(open_), wanted.take(open_)
    while len(open_):
        middle = (low + high) >> 1
        less = numbers.take(middle) < sought
        low, high = np.where(less, middle + 1, low), np.where(less, high, middle)
        at[open_] = low
        left = np.flatnonzero(low < high)
        open_, low, high, sought = open_.take(left), low.take(left), high.take(left), sought.take(left)
    there = (at < end) & (numbers.take(at, mode="clip") == wanted)
    return np.minimum(at, len(numbers) - 1), there


def bigram_room(counts: Ints) -> Ints:
    """In how many steps the bigrams of words with so many of them are parted (`bigram_step`)."""
    return (counts + _PER_STEP - 1) // _PER_STEP
