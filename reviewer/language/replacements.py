"""What might have stood where a text reads badly: other characters, each with what the text would gain by it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.language.characters import Characters
from reviewer.language.completions import LONGEST, Openings, expanded
from reviewer.language.groups import among, best_of_each, ranks
from reviewer.language.lattice import Changes, Lattice
from reviewer.language.misreadings import Misreadings
from reviewer.language.ngrams import Ngrams

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Codes = NDArray[np.uint64]
Mask = NDArray[np.bool_]

_LEAST_SOLITUDE: Final = -1.0
"""log10 by which a character may read better inside a word than alone, and still be doubted whatever it looks like."""
_LEAST_SHAPE: Final = 0.5
_LEAST_MISREAD: Final = 0.4
"""What is less alike is no candidate for a word of its own."""
_GREAT_SHAPE: Final = 0.75
_GREAT_MISREAD: Final = 0.6
_SAME_SHAPE: Final = 0.95
"""What is so alike is tried even inside a word (自已 and 巨人 are words too), in shape and as a misreading, or all but the same."""
_RAREST: Final = -5.6
"""log10 of the frequency of the rarest character that is tried there."""
_FIRMEST: Final = -8.0
"""Solitude of what is so firm in its word that nothing is tried."""
_LIKENESS_WORTH: Final = 4.0
"""log10 that full likeness is worth when the candidates of a place are ranked, before anything is weighed."""
_LEAST_ESTIMATE: Final = 2.5
_LEAST_GAIN: Final = 4.5
"""Likeness counted in: of what is less, next to nothing was ever found worth saying."""
_MOST: Final = 12
"""Words that are tried at a place, the most promising first."""


class Likeness(NamedTuple):
    """What may be taken for what."""

    characters: Characters
    misreadings: Misreadings
    ngrams: Ngrams

    def alike(self, old: Codes) -> tuple[Ints, Codes]:
        """What is alike to each of `old`, or read for it, and a word of its own: which of them, and code points."""
        return self._near(old, _LEAST_SHAPE, _LEAST_MISREAD, much=False)

    def much_alike(self, old: Codes) -> tuple[Ints, Codes]:
        """What is hard to tell from each of `old`, and no rare character: which of them, and code points."""
        return self._near(old, _SAME_SHAPE, _GREAT_MISREAD, much=True)

    def _near(self, old: Codes, shape: float, misread: float, *, much: bool) -> tuple[Ints, Codes]:
        kinds, kind = np.unique(old, return_inverse=True)
        (alike, looks), (read, stood) = (
            self.characters.all_look_alikes(kinds, shape),
            self.misreadings.of(kinds, misread),
        )
        which, codes = np.concatenate([alike, read]), np.concatenate([looks, stood])
        numbers = self.ngrams.of_characters(codes)
        good = numbers >= 0
        if much:
            likely = self.characters.shapes(kinds[which], codes) >= np.where(
                np.arange(len(which)) < len(alike), _SAME_SHAPE, _GREAT_SHAPE
            )
            good &= likely & (self.ngrams.alone(np.maximum(numbers, 0)) >= _RAREST)
        which, codes = which[good], codes[good]
        order = np.argsort(which, kind="stable")
        which, codes = which[order], codes[order]
        at, row = expanded(np.searchsorted(which, kind, "left"), np.searchsorted(which, kind, "right"))
        return at, codes[row]


class Replacements(NamedTuple):
    """Candidates by place and character: `codes` instead of the characters at `places`."""

    places: Ints
    codes: Codes
    low: Ints
    high: Ints
    """Where the word stands that one is best read in."""
    numbers: Ints
    """That word's number in the model."""
    gains: Floats
    """log10, by pairs of words."""
    shapes: Floats
    """How much one looks like what stands there, 0 to 1."""
    misread: Floats
    """How likely an engine takes one for what stands there, 0 to 1."""
    follows: Mask
    """Whether one was tried because it stands there elsewhere."""

    @property
    def changes(self) -> Changes:
        """The words that they make."""
        return Changes(self.low, self.high, self.numbers)

    @property
    def promise(self) -> Floats:
        """What they gain, likeness counted in."""
        return self.gains + _LIKENESS_WORTH * np.maximum(self.shapes, self.misread)

    def only(self, kept: Mask | Ints) -> Replacements:
        """Those of `kept` alone."""
        columns: Any = (column[kept] for column in self)
        return Replacements(*columns)


class _Tries(NamedTuple):
    places: Ints
    codes: Codes
    low: Ints
    high: Ints
    numbers: Ints


def replacements(
    lattice: Lattice,
    openings: Openings,
    likeness: Likeness,
    seen: tuple[Ints, Codes] | None = None,
) -> Replacements:
    """The candidates that would make the text more probable, a few for each place.

    `seen` are others to be tried whatever they look like: places, which hold Han, and code points.
    """
    parts = [_fitting(lattice, openings, likeness), _much_alike(lattice, likeness)]
    parts = [part.only(part.promise > _LEAST_GAIN) for part in parts]
    if seen is not None:
        parts.append(_tried(lattice, likeness, *seen)._replace(follows=np.ones(len(seen[0]), bool)))
    columns: Any = (np.concatenate(column) for column in zip(*parts, strict=True))
    found = Replacements(*columns)
    key = found.places << 32 | found.codes.astype(np.int64)
    best = best_of_each(key, found.gains)
    return found.only(best)._replace(follows=among(key[best], np.sort(key[found.follows])))


def doubtful(lattice: Lattice) -> Ints:
    """The places where any candidate may be tried: the text hardly reads better with the character inside a word."""
    return np.flatnonzero(lattice.inside & (lattice.solitude > _LEAST_SOLITUDE))


def _fitting(lattice: Lattice, openings: Openings, likeness: Likeness) -> Replacements:
    """Candidates for the doubtful places that make a word, with what stands around them or by themselves."""
    places = doubtful(lattice)
    parts = (
        _hopeful(lattice, tries)
        for tries in (*_completing(lattice, openings, places), _alone(lattice, likeness, places))
    )
    columns: Any = (np.concatenate(column) for column in zip(*parts, strict=True))
    *tries, estimate = columns
    found = _weighed(lattice, likeness, _Tries(*tries), estimate)
    found = found.only(found.promise > _LEAST_ESTIMATE)
    found = found.only(ranks(found.places, found.promise) < _MOST)
    gains = lattice.with_words(found.low, found.high, found.numbers) - lattice.best[found.places]
    return found._replace(gains=gains)


def _hopeful(lattice: Lattice, tries: _Tries) -> tuple[NDArray[Any], ...]:
    """The columns of the tries that may come to enough with full likeness, and what each comes to without any."""
    estimate = lattice.estimates(tries.low, tries.high, tries.numbers) - lattice.best.take(tries.places)
    kept = ((estimate > _LEAST_ESTIMATE - _LIKENESS_WORTH) & (tries.codes != 0)).nonzero()[0]
    return tuple(column.take(kept) for column in (*tries, estimate))


def _much_alike(lattice: Lattice, likeness: Likeness) -> Replacements:
    """Look-alikes for places that are inside a word."""
    solitude = lattice.solitude
    places = np.flatnonzero(lattice.inside & (solitude <= _LEAST_SOLITUDE) & (solitude > _FIRMEST))
    which, codes = likeness.much_alike(lattice.codes[places])
    return _tried(lattice, likeness, places[which], codes)


def _tried(lattice: Lattice, likeness: Likeness, places: Ints, codes: Codes) -> Replacements:
    gains, changes = lattice.substituted(places, codes)
    return _weighed(lattice, likeness, _Tries(places, codes, *changes), gains)


def _weighed(lattice: Lattice, likeness: Likeness, tries: _Tries, gains: Floats) -> Replacements:
    old = lattice.codes[tries.places]
    shapes, misread = likeness.characters.shapes(old, tries.codes), likeness.misreadings.weights(old, tries.codes)
    return Replacements(*tries, gains, shapes, misread, np.zeros(len(gains), bool))


def _completing(lattice: Lattice, openings: Openings, places: Ints) -> Iterator[_Tries]:
    """Candidates that make a word with their neighbours."""
    for length in range(2, LONGEST + 1):
        for before in range(length):
            fits, hashes = lattice.windows(places, length, before)
            done = openings.complete(hashes, length)
            at = places.take(fits.take(done.pattern))
            yield _Tries(at, done.codes, at - before, at - before + length, done.numbers)


def _alone(lattice: Lattice, likeness: Likeness, places: Ints) -> _Tries:
    """Look-alikes as words of their own."""
    which, codes = likeness.alike(lattice.codes[places])
    at = places[which]
    return _Tries(at, codes, at, at + 1, likeness.ngrams.of_characters(codes))
