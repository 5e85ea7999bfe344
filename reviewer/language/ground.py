"""What is known of a text's characters before any change is tried."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from reviewer.language.groups import among
from reviewer.language.lattice import Lattice
from reviewer.language.ngrams import Ngrams
from reviewer.language.stretches import Stretches
from reviewer.text.arrays import Bools, Codes, Floats, Ints

_SOLITUDE: Final = -1.0
"""log10 by which a character may read better inside a word than alone and still count as left over."""
_STOPS: Final = np.array(sorted(map(ord, "。；！？")), np.uint64)


class Ground(NamedTuple):
    """A text and what is known of its characters."""

    lattice: Lattice
    stretches: Stretches
    alone: Floats
    """For each place the log10 probability of the character as a word, where it reads as one; else 0."""
    lengths: Ints
    """For each place the length of its run of Han."""
    prose: Bools
    """For each place whether its line is a sentence or more, by its marks."""


def ground(lattice: Lattice, ngrams: Ngrams) -> Ground:
    """What is known of the text of `lattice`."""
    numbers = ngrams.of_characters(lattice.codes)
    single = ngrams.alone(np.where(numbers < 0, ngrams.unknown, numbers))
    by_itself = lattice.inside & (lattice.solitude > _SOLITUDE)
    return Ground(
        lattice, Stretches(lattice), np.where(by_itself, single, 0.0), _lengths(lattice.inside), _prose(lattice.codes)
    )


def _prose(codes: Codes) -> Bools:
    """Whether the line of each place has a full stop; one more at the end."""
    line = np.concatenate([[0], np.cumsum(codes == 10)])
    ended = np.zeros(line[-1] + 1, bool)
    ended[line[:-1][among(codes, _STOPS)]] = True
    prose: Bools = ended[line]
    return prose


def _lengths(inside: Bools) -> Ints:
    """The length of the run that each place is in, 0 outside."""
    number = np.cumsum(np.concatenate([inside[:1], inside[1:] != inside[:-1]]))
    lengths: Ints = np.where(inside, np.bincount(number, minlength=1)[number], 0) if len(inside) else number
    return lengths
