"""What a text would gain by a set phrase in the place of what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from reviewer.language.lattice import Lattice
from reviewer.language.ngrams import Ngrams
from reviewer.text.arrays import Floats, Ints
from reviewer.text.hashing import hash_of

_UNKNOWN: Final = -6.5
"""log10 of the probability of a phrase that the model does not have as a word."""


def phrase_gains(lattice: Lattice, ngrams: Ngrams, start: Ints, end: Ints, phrases: Sequence[str]) -> Floats:
    """log10 by which the text of `lattice` is more probable with each phrase instead of `start` to `end`, about."""
    numbers = ngrams.numbers(np.array([hash_of(phrase) for phrase in phrases], np.uint64))
    price = np.where(numbers >= 0, ngrams.alone(np.maximum(numbers, 0)), _UNKNOWN)
    any_word = np.zeros(len(start), np.int64)
    around = lattice.estimates(start, end, any_word) - ngrams.alone(any_word)
    gain: Floats = around + price - lattice.best[start]
    return gain
