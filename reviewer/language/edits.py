"""Small changes that would make a word where a text reads badly: a character more, one less, two swapped, two others.

What a change is worth is said here in one figure only, the gain in log10 by the word model; `edit_figures` knows more.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Final, NamedTuple

import numpy as np

from reviewer.language.characters import Characters
from reviewer.language.completions import LONGEST, Openings
from reviewer.language.ground import Ground
from reviewer.language.groups import distinct
from reviewer.language.ngrams import Ngrams
from reviewer.text.arrays import Bools, Codes, Floats, Ints
from reviewer.text.hashing import hash_of


class Kind(Enum):
    """What went wrong."""

    LOST = "lost"
    EXTRA = "extra"
    SWAPPED = "swapped"
    PAIR = "pair"

    @property
    def old(self) -> int:
        """How many characters of the text the change takes out."""
        return (0, 1, 2, 2)[list(Kind).index(self)]

    @property
    def new(self) -> int:
        """How many it puts in."""
        return (1, 0, 2, 2)[list(Kind).index(self)]


class Changes(NamedTuple):
    """Changes of one kind: where, what is put in (a column a character), the word it makes, and the gain."""

    kind: Kind
    at: Ints
    codes: Codes
    low: Ints
    high: Ints
    """The part of the text, as it is, in whose place the word would stand."""
    numbers: Ints
    gains: Floats


_LEFT_OVER: Final = -3.5
"""log10 of the probability of a word, below which a single character hardly ever is one."""
_SHORTEST: Final = 2
_LEAST: Final = {Kind.LOST: 0.8, Kind.EXTRA: 1.5, Kind.SWAPPED: 2.0, Kind.PAIR: 2.5}
"""Gains below these are not worth a closer look."""
_SLACK: Final = 1.0
"""By how much a rough estimate may be too low."""
_COMMONEST: Final = "我们"
"""No word of two characters or more is more common."""
_SHAPES: Final = 9
_SOUNDS: Final = 8
_LEAST_SHAPE: Final = 0.6


class Editor:
    """Finds the changes."""

    def __init__(self, ngrams: Ngrams, characters: Characters, openings: Openings) -> None:
        """By these models."""
        self._ngrams, self._characters, self._openings = ngrams, characters, openings
        self._commonest = int(ngrams.numbers(np.array([hash_of(_COMMONEST)], np.uint64))[0])

    def changes(self, known: Ground) -> list[Changes]:
        """The changes of each kind that are worth a closer look, by place."""
        return [
            self._kept(known, Kind.LOST, list(self._lost(known))),
            self._kept(known, Kind.EXTRA, list(self._extra(known))),
            self._kept(known, Kind.SWAPPED, list(self._swapped(known))),
            self._kept(known, Kind.PAIR, list(self._pairs(known))),
        ]

    def _lost(self, known: Ground) -> Iterator[_Tries]:
        """Words that want one character more than the text has."""
        stretches = known.stretches
        gaps = np.flatnonzero(_beside(known.alone < _LEFT_OVER))
        for length in range(_SHORTEST, LONGEST + 1):
            for before in range(length):
                low, behind = gaps - before, length - 1 - before
                kept = self._promising(known, low, length - 1, Kind.LOST)
                low, gap = low[kept], gaps[kept]
                pattern = stretches.hashes(low, before)
                if behind:
                    pattern = stretches.behind(pattern, before + 1, stretches.hashes(gap, behind))
                kept = np.flatnonzero(self._openings.may_hold(pattern, length))
                found = self._openings.complete(pattern[kept], length)
                which = kept[found.pattern]
                at = gap[which]
                yield _Tries(at, found.codes[:, None], low[which], at + behind, found.numbers)

    def _extra(self, known: Ground) -> Iterator[_Tries]:
        """Words with a character of the text too many inside."""
        stretches, codes = known.stretches, known.stretches.codes
        rare = known.alone < _LEFT_OVER
        near = rare | np.roll(rare, 1) | np.roll(rare, -1)
        near &= (codes[: len(near)] != np.roll(codes[: len(near)], 1)) & (
            codes[: len(near)] != codes[1 : len(near) + 1]
        )
        places = np.flatnonzero(near & known.lattice.inside)
        for length in range(_SHORTEST, LONGEST + 1):
            for before in range(1, length):
                low = places - before
                kept = np.flatnonzero(stretches.fits(low, length + 1))
                low, at = low[kept], places[kept]
                hashes = stretches.behind(
                    stretches.hashes(low, before), before, stretches.hashes(at + 1, length - before)
                )
                which, numbers = self._ngrams.known(hashes)
                at, low = at[which], low[which]
                yield _Tries(at, np.zeros((len(at), 0), np.uint64), low, low + length + 1, numbers)

    def _swapped(self, known: Ground) -> Iterator[_Tries]:
        """Words with two neighbours back to front."""
        codes = known.stretches.codes
        single, rare = known.alone < 0, known.alone < _LEFT_OVER
        places = np.flatnonzero(single[:-1] & single[1:] & (rare[:-1] | rare[1:]))
        places = places[codes[places] != codes[places + 1]]
        turned = np.column_stack([codes[places + 1], codes[places]])
        yield from self._with_two(known, places, turned, LONGEST)

    def _pairs(self, known: Ground) -> Iterator[_Tries]:
        """Words with two neighbours both taken for others."""
        codes = known.stretches.codes
        rare = known.alone < _LEFT_OVER
        places = np.flatnonzero(rare[:-1] & rare[1:])
        likely = [places[:0]]
        for length, before in ((2, 0), (3, 0), (3, 1)):
            likely.append(places[self._promising(known, places - before, length, Kind.PAIR)])
        places = distinct(np.concatenate(likely))
        first_of, first = self._alike(codes[places])
        second_of, second = self._alike(codes[places + 1])
        which, a, b = _products(first_of, second_of, len(places))
        yield from self._with_two(known, places[which], np.column_stack([first[a], second[b]]), 3)

    def _promising(self, known: Ground, low: Ints, length: int, kind: Kind) -> Ints:
        """Which of these stretches fit, and would read well enough with the commonest of words in their place."""
        kept = np.flatnonzero(known.stretches.fits(low, length))
        at = low[kept]
        rough = known.lattice.estimates(at, at + length, np.full(len(at), self._commonest)) - known.lattice.best[at]
        return kept[rough > _LEAST[kind] - _SLACK]

    def _alike(self, codes: Codes) -> tuple[Ints, Codes]:
        return self._characters.confusable(codes, _SHAPES, _SOUNDS, _LEAST_SHAPE)

    def _with_two(self, known: Ground, places: Ints, new: Codes, longest: int) -> Iterator[_Tries]:
        """Words with the two characters at each place replaced."""
        stretches = known.stretches
        two = stretches.behind(new[:, 0], 1, new[:, 1])
        for length in range(_SHORTEST, longest + 1):
            for before in range(length - 1):
                low, behind = places - before, length - 2 - before
                kept = np.flatnonzero(stretches.fits(low, length))
                low, at = low[kept], places[kept]
                hashes = stretches.behind(stretches.hashes(low, before), before, two[kept])
                if behind:
                    hashes = stretches.behind(hashes, before + 2, stretches.hashes(at + 2, behind))
                which, numbers = self._ngrams.known(hashes)
                at, low = at[which], low[which]
                yield _Tries(at, new[kept][which], low, low + length, numbers)

    def _kept(self, known: Ground, kind: Kind, parts: list[_Tries]) -> Changes:
        """Those with enough gain, each change once, with the word that it is best for."""
        tries = _Tries(*(np.concatenate(column) for column in zip(*parts, strict=True)))
        lattice = known.lattice
        rough = lattice.estimates(tries.low, tries.high, tries.numbers) - lattice.best[tries.low]
        tries = tries.where(rough > _LEAST[kind] - _SLACK)
        gains = lattice.with_words(tries.low, tries.high, tries.numbers) - lattice.best[tries.low]
        kept = gains >= _LEAST[kind]
        tries, gains = tries.where(kept), gains[kept]
        order = np.lexsort([-gains, *tries.codes.T[::-1], tries.at])
        tries, gains = tries.where(order), gains[order]
        key = np.column_stack([tries.at.astype(np.uint64), tries.codes])
        first = np.concatenate([np.ones(min(1, len(key)), bool), (key[1:] != key[:-1]).any(axis=1)])
        tries, gains = tries.where(first), gains[first]
        return Changes(kind, tries.at, tries.codes, tries.low, tries.high, tries.numbers, gains)


class _Tries(NamedTuple):
    at: Ints
    codes: Codes
    low: Ints
    high: Ints
    numbers: Ints

    def where(self, kept: Bools | Ints) -> _Tries:
        return _Tries(self.at[kept], self.codes[kept], self.low[kept], self.high[kept], self.numbers[kept])


def _beside(mask: Bools) -> Bools:
    """Gaps before or behind what is in `mask`; the gap of number n is before place n."""
    gaps = np.zeros(len(mask) + 1, bool)
    gaps[:-1] |= mask
    gaps[1:] |= mask
    return gaps


def _products(first_of: Ints, second_of: Ints, count: int) -> tuple[Ints, Ints, Ints]:
    """All pairs of one of the first and one of the second with the same owner: the owner, and both indices."""
    size = np.bincount(second_of, minlength=count)
    start = np.cumsum(size) - size
    times = size[first_of]
    a = np.repeat(np.arange(len(first_of)), times)
    offset = np.arange(len(a)) - np.repeat(np.cumsum(times) - times, times)
    return first_of[a], a, start[first_of[a]] + offset
