"""Slips: a character lost, one too many, two swapped, or two neighbours both taken for others.

`edits` finds what would make a word where the text reads badly, `edit_figures` says what is known of each change, and a
logistic model for each kind, fitted on text with such slips put in (`resources/build/slips.py`), says how probable it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from math import log
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from reviewer.errors import ResourceError
from reviewer.language.batch import PageView
from reviewer.language.characters import Characters
from reviewer.language.completions import Openings
from reviewer.language.edit_figures import FIGURES, figures
from reviewer.language.edits import Changes, Editor, Kind
from reviewer.language.ground import Ground
from reviewer.language.logistic import Weights
from reviewer.language.ngrams import Ngrams
from reviewer.language.surroundings import Surroundings
from reviewer.resources import resource_path
from reviewer.text.arrays import Floats
from reviewer.wording import Wording

_USUAL: Final = {Kind.LOST: 1 / 4000, Kind.EXTRA: 1 / 6000, Kind.SWAPPED: 1 / 15000, Kind.PAIR: 1 / 6000}
"""How many slips of each kind a character of newspaper text that a good engine read may be expected to bring."""


class Slip(NamedTuple):
    """`old` at `at` is probably `new`; either may be empty, and `at` is then the place before which, or which, it is."""

    kind: Kind
    at: int
    old: str
    new: str
    word: str
    """The word that the change makes."""
    probability: float
    gain: float
    """log10, by the word model."""
    batch_gain: float
    """log10, by what the other pages say; 0 where there are none."""
    seen: int
    """How often the changed place stands so elsewhere."""

    @property
    def end(self) -> int:
        """Where what goes out ends."""
        return self.at + len(self.old)


class Slips:
    """Finds slips."""

    def __init__(self, ngrams: Ngrams, openings: Openings, characters: Characters) -> None:
        """By these models and the program's own weights."""
        self._ngrams, self._openings, self._characters = ngrams, openings, characters

    @cached_property
    def _editor(self) -> Editor:
        return Editor(self._ngrams, self._characters, self._openings)

    @cached_property
    def _weights(self) -> dict[str, dict[Kind, Weights]]:
        return load_weights(resource_path("language", "slips.json"))

    def changes(self, known: Ground, view: PageView | None) -> Iterator[tuple[Changes, Floats]]:
        """What might be changed, kind by kind, with the table of `figures`."""
        around = Surroundings.of(known, self._openings.in_words, view)
        for found in self._editor.changes(known):
            yield found, figures(known, around, found, self._ngrams, self._characters)

    def slips(self, text: str, known: Ground, view: PageView | None, least: float) -> list[Slip]:
        """The slips in `text` with a probability of `least` or more, in order; of those that meet, the most probable.

        `known` is of `text`, `view` the other pages' character model.
        """
        models = self._weights["single" if view is None else "batch"]
        found: list[Slip] = []
        for changes, table in self.changes(known, view):
            model = models[changes.kind]
            odds = model.log_odds(table) + log(_USUAL[changes.kind] / model.share)
            probability = 1 / (1 + np.exp(-odds))
            found += [
                _slip(text, changes, row, table[row], float(probability[row]))
                for row in np.flatnonzero(probability >= least).tolist()
            ]
        kept: list[Slip] = []
        taken = set[int]()
        for slip in sorted(found, key=lambda s: (-s.probability, s.at, s.new)):
            places = range(slip.at, slip.end + 2)
            if taken.isdisjoint(places):
                taken.update(places)
                kept.append(slip)
        return sorted(kept, key=lambda s: s.at)


def _slip(text: str, changes: Changes, row: int, known: Floats, probability: float) -> Slip:
    at, kind = int(changes.at[row]), changes.kind
    new = "".join(map(chr, changes.codes[row].tolist()))
    low, high = int(changes.low[row]), int(changes.high[row])
    word = text[low:at] + new + text[at + kind.old : high]
    gain, batch, threes = (float(known[FIGURES.index(name)]) for name in ("gain", "batch gain", "new in threes"))
    return Slip(kind, at, text[at : at + kind.old], new, word, probability, gain, batch, round(float(np.expm1(threes))))


def load_weights(path: Path) -> dict[str, dict[Kind, Weights]]:
    """The models by name, `single` for a page by itself and `batch` for one among others. Raises ResourceError."""
    try:
        data = json.loads(path.read_text("utf-8"))
        return {
            name: {kind: Weights.of(data[name][kind.value], FIGURES) for kind in Kind} for name in ("single", "batch")
        }
    except (OSError, ValueError, KeyError) as trouble:
        raise ResourceError(
            Wording("漏字、多字、倒字的权重缺失或损坏", "the weights for slips are missing or damaged"),
            where=str(path),
            remedy=Wording("请重新安装 reviewer", "reinstall reviewer"),
        ) from trouble
