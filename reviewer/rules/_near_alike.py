"""Which near misses are worth a closer look, all at once: most differ from a short term in one quite unlike character."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from reviewer.language.characters import Characters
from reviewer.lexicon import NearMiss
from reviewer.lexicon.pieces import codes_of

LEAST_SHAPE: Final = 0.55
LEAST_SOUND: Final = 0.9
LOST_LENGTH: Final = 4
"""A term must have more characters than this for one lost or extra one to be told from another word."""
_SLACK: Final = 1e-4
"""Sums of a whole array may differ in their last digits from those of one pair."""


def resembling(characters: Characters, text: str, misses: Sequence[NearMiss]) -> list[NearMiss]:
    """`misses` without those of short terms whose one wrong character is like the right one neither in shape nor in
    sound, nor like its neighbour: no other witness would be heard for them.
    """
    level = [m for m in misses if m.end - m.start == len(m.form) <= LOST_LENGTH + 1 and m.distance == 1]
    if not level:
        return list(misses)
    sizes = np.array([len(miss.form) for miss in level])
    starts = np.array([miss.start for miss in level])
    owner = np.repeat(np.arange(len(level)), sizes)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes) + starts[owner]
    codes = np.concatenate([codes_of(text), np.zeros(1, np.uint32)]).astype(np.uint64)
    right = codes_of("".join(miss.form for miss in level)).astype(np.uint64)
    differs = codes[place] != right
    single = np.bincount(owner, differs, len(level)) == 1
    at = np.flatnonzero(differs & single[owner])
    wrong, right, place = codes[place[at]], right[at], place[at]
    alike = characters.shapes(wrong, right) >= LEAST_SHAPE - _SLACK
    alike |= characters.sounds(wrong, right) >= LEAST_SOUND
    # before the first character stands what never is one
    alike |= (wrong == codes[place - 1]) | (wrong == codes[place + 1])
    gone = {id(level[number]) for number in owner[at[~alike]].tolist()}
    return [miss for miss in misses if id(miss) not in gone]
