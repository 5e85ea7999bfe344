"""What might have stood where a text reads badly: other characters, each with what the text would gain by it."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.language.characters import Characters
from reviewer.language.completions import LONGEST, Openings
from reviewer.language.lattice import Lattice
from reviewer.language.ngrams import Ngrams

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Codes = NDArray[np.uint64]

_LEAST_SHAPE: Final = 0.5
"""A look-alike below this is no candidate for a word of its own."""
_SHAPE_WORTH: Final = 4.0
"""log10 that full likeness is worth when the candidates of a place are ranked, before anything is weighed."""
_LEAST_ESTIMATE: Final = 1.5
_LEAST_GAIN: Final = 2.5
"""Likeness counted in: of what is less, nothing was ever found worth saying."""
_MOST: Final = 5
"""Words that are tried at a place, the most promising first."""


class Replacements(NamedTuple):
    """Candidates by place and gain: `codes` instead of the characters at `places`."""

    places: Ints
    codes: Codes
    gains: Floats
    """log10, by the word model."""
    shapes: Floats
    """How much they look like what stands there, 0 to 1."""
    lengths: Ints
    """Characters of the word that the candidate makes."""


class _Tries(NamedTuple):
    places: Ints
    low: Ints
    high: Ints
    codes: Codes
    numbers: Ints


def replacements(
    lattice: Lattice,
    ngrams: Ngrams,
    openings: Openings,
    characters: Characters,
    places: Ints,
    seen: tuple[Ints, Codes] | None = None,
) -> Replacements:
    """The candidates for each of `places` that would make the text more probable, a few for each.

    `seen` are others to be tried whatever they look like: places and code points.
    """
    tries = _joined([*_completing(lattice, openings, places), _standing_alone(lattice, ngrams, characters, places)])
    estimate = lattice.estimates(tries.low, tries.high, tries.numbers) - lattice.best[tries.places]
    tries, estimate = _picked(tries, estimate, estimate > _LEAST_ESTIMATE - _SHAPE_WORTH)
    shapes = characters.shapes(lattice.codes[tries.places], tries.codes)
    promise = estimate + _SHAPE_WORTH * shapes
    tries, both = _picked(tries, np.column_stack([shapes, promise]), promise > _LEAST_ESTIMATE)
    tries, shapes = _picked(tries, both[:, 0], _rank(tries.places, both[:, 1]) < _MOST)
    gains = lattice.with_words(tries.low, tries.high, tries.numbers) - lattice.best[tries.places]
    tries, both = _picked(tries, np.column_stack([gains, shapes]), gains + _SHAPE_WORTH * shapes > _LEAST_GAIN)
    gains, shapes = both.T
    lengths = tries.high - tries.low
    places, codes = tries.places, tries.codes
    if seen is not None:
        places, codes = np.concatenate([places, seen[0]]), np.concatenate([codes, seen[1]])
        gains = np.concatenate([gains, lattice.substitutions(*seen)])
        shapes = np.concatenate([shapes, characters.shapes(lattice.codes[seen[0]], seen[1])])
        lengths = np.concatenate([lengths, np.ones(len(seen[0]), np.int64)])
    order = np.lexsort((-gains, codes, places))
    key = places[order].astype(np.uint64) << np.uint64(32) | codes[order]
    best = order[np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))] if len(key) else order
    return Replacements(places[best], codes[best], gains[best], shapes[best], lengths[best])


def _completing(lattice: Lattice, openings: Openings, places: Ints) -> list[_Tries]:
    """Candidates that make a word with their neighbours."""
    found = []
    for length in range(2, LONGEST + 1):
        for before in range(length):
            fits, hashes = lattice.windows(places, length, before)
            done = openings.complete(hashes, length)
            at = places[fits[done.pattern]]
            found.append(_Tries(at, at - before, at - before + length, done.codes, done.numbers))
    return found


def _standing_alone(lattice: Lattice, ngrams: Ngrams, characters: Characters, places: Ints) -> _Tries:
    """Look-alikes as words of their own."""
    which, codes = characters.all_look_alikes(lattice.codes[places], _LEAST_SHAPE)
    numbers = ngrams.numbers(codes)
    known = numbers >= 0
    at = places[which[known]]
    return _Tries(at, at, at + 1, codes[known], numbers[known])


def _joined(parts: list[_Tries]) -> _Tries:
    return _Tries(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _picked(tries: _Tries, value: Floats, kept: NDArray[np.bool_]) -> tuple[_Tries, Floats]:
    changed = kept & (tries.codes != 0)
    return _Tries(*(column[changed] for column in tries)), value[changed]


def _rank(places: Ints, value: Floats) -> Ints:
    """The rank of each among those of its place, 0 for the greatest value."""
    order = np.lexsort((-value, places))
    sorted_places = places[order]
    first = np.flatnonzero(np.concatenate([[True], sorted_places[1:] != sorted_places[:-1]])) if len(order) else order
    size = np.diff(np.append(first, len(order)))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order)) - np.repeat(first, size)
    return rank
