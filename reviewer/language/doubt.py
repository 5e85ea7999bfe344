"""Doubtful characters: where a text reads badly and something close to it reads clearly better.

A noisy channel. What is known of each candidate (`figures`) is weighed by a logistic model that was fitted on pages read
by OCR engines (`resources/build/doubt.py`). How many characters are wrong differs a hundredfold between pages, so the
page's own share of wrong ones is estimated along with them, and moves every probability.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.errors import ResourceError
from reviewer.language.batch import PageView, symbols
from reviewer.language.characters import Characters
from reviewer.language.completions import Openings
from reviewer.language.figures import FIGURES, Page, figures
from reviewer.language.groups import best_of_each
from reviewer.language.lattice import Lattice
from reviewer.language.logistic import Weights
from reviewer.language.misreadings import Misreadings
from reviewer.language.ngrams import Ngrams
from reviewer.language.replacements import Likeness, Replacements, doubtful, replacements
from reviewer.resources import resource_path
from reviewer.wording import Wording

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

NAMES: Final = ("single", "batch", "archive", "again")
_USUAL_SHARE: Final = 0.001
"""Wrong characters that are expected of a page before it is looked at."""
_USUAL_WEIGHT: Final = 600
"""As how many characters that expectation counts."""
_COMES_UP: Final = 0.5
"""The part of all wrong characters that the candidates show."""
_GREATEST_SHARE: Final = 0.2
_ROUNDS: Final = 50
_LARGEST_BATCH: Final = 4.9
"""log10 of the characters up to which the other pages are judged as a batch."""
_LEAST_ARCHIVE: Final = 5.5
"""log10 of the characters from which they are judged as an archive."""
_HARDLY_ELSEWHERE: Final = 0.4
"""Share of a page's sequences of four that other pages have, up to which they say what the paper writes; one of 400 pages has a third."""
_ALL_ELSEWHERE: Final = 0.65
"""From here on they have the page itself, read once more."""
_MOST_SEEN: Final = 12
_MOST_BETWEEN: Final = 256
_ALIKE: Final = 0.5
"""Likeness in shape or sound that a character needs which only its two neighbours speak for."""


class Doubt(NamedTuple):
    """The character at `at` is probably `right`."""

    at: int
    right: str
    probability: float
    gain: float
    """log10, by the word model."""
    batch_gain: float
    """log10, by what the other pages say; 0 where there are none."""
    misread: float
    """How likely an engine takes `right` for what stands there, 0 to 1."""
    seen: int
    """How often `right` stands between these neighbours elsewhere."""


def settled(model: Weights, odds: Floats, size: int) -> Floats:
    """Probabilities, the share of wrong ones among the page's `size` characters being estimated from `odds`."""
    share = _USUAL_SHARE
    probability = np.zeros(len(odds))
    for _ in range(_ROUNDS):
        probability = 1 / (1 + np.exp(-(odds + _logit(share) - _logit(model.share))))
        wrong = float(probability.sum()) / _COMES_UP
        share = min(_GREATEST_SHARE, (wrong + _USUAL_WEIGHT * _USUAL_SHARE) / (size + _USUAL_WEIGHT))
    return probability


def _logit(share: float) -> float:
    return float(np.log(share / (1 - share)))


class Doubter:
    """Finds doubtful characters."""

    def __init__(self, ngrams: Ngrams, openings: Openings, characters: Characters, misreadings: Misreadings) -> None:
        """By these models and the program's own weights."""
        self._ngrams, self._openings, self._characters = ngrams, openings, characters
        self._likeness = Likeness(characters, misreadings, ngrams)

    @cached_property
    def _weights(self) -> dict[str, Weights]:
        path = resource_path("language", "doubt.json")
        return load_weights(path)

    def candidates(self, text: str, view: PageView | None, lattice: Lattice | None = None) -> tuple[Page, Replacements]:
        """What might stand where `text` reads badly; `view` is the other pages' character model.

        `lattice` is that of `text`, where it is known.
        """
        lattice = lattice or Lattice(self._ngrams, text)
        page = Page(text, lattice, symbols(text), view)
        seen = None if view is None else self._seen(page, view, doubtful(lattice))
        return page, replacements(lattice, self._openings, self._likeness, seen)

    def _seen(self, page: Page, view: PageView, places: Ints) -> tuple[Ints, NDArray[np.uint64]]:
        """What follows the same three characters elsewhere, and what is alike and stands between the same neighbours."""
        which, follow = view.following_at(page.row, places, _MOST_SEEN)
        at, codes = places[which], follow
        which, between = view.between_at(page.row, places, _MOST_BETWEEN)
        old = page.lattice.codes[places[which]]
        alike = np.maximum(self._characters.shapes(old, between), self._characters.sounds(old, between)) >= _ALIKE
        at, codes = np.concatenate([at, places[which][alike]]), np.concatenate([codes, between[alike]])
        other = (codes >= 0x3400) & (codes < 0xFFFF) & (codes != page.lattice.codes[at])
        return at[other], codes[other]

    def figures(self, page: Page, found: Replacements) -> Floats:
        """The table of `figures` of these candidates."""
        return figures(page, found, self._ngrams, self._characters)

    def _model(self, page: Page) -> Weights:
        """The weights for a page by itself, among so many others, or read once more among them."""
        models, view = self._weights, page.view
        if view is None:
            return models["single"]
        size = _part(float(np.log10(max(view.size, 1))), _LARGEST_BATCH, _LEAST_ARCHIVE)
        again = _part(view.share(page.row), _HARDLY_ELSEWHERE, _ALL_ELSEWHERE)
        return models["batch"].towards(models["archive"], size).towards(models["again"], again)

    def doubts(
        self,
        text: str,
        view: PageView | None,
        least: float,
        lattice: Lattice | None = None,
        spared: Sequence[tuple[int, int]] = (),
    ) -> list[Doubt]:
        """The doubtful characters of `text` with a probability of `least` or more, in order, each with the best candidate.

        What lies in the ranges `spared`, lists of persons say, is neither doubted nor evidence of how badly the page was read.
        """
        page, found = self.candidates(text, view, lattice)
        if spared:
            outside = np.ones(len(text), np.bool_)
            for start, end in spared:
                outside[start:end] = False
            found = found.only(outside[found.places])
        table = self.figures(page, found)
        model = self._model(page)
        best = best_of_each(found.places, odds := model.log_odds(table))
        probability = settled(model, odds[best], int(page.lattice.inside.sum()))
        column = {name: table[:, index] for index, name in enumerate(FIGURES)}
        return [
            Doubt(
                int(found.places[row]),
                chr(int(found.codes[row])),
                float(likely),
                float(column["gain"][row]),
                float(column["batch gain"][row]),
                float(column["misread"][row]),
                round(float(np.expm1(column["new in threes"][row]))),
            )
            for row, likely in zip(best.tolist(), probability.tolist(), strict=True)
            if likely >= least
        ]


def _part(value: float, low: float, high: float) -> float:
    """How far `value` is on the way from `low` to `high`, 0 to 1."""
    return min(1.0, max(0.0, (value - low) / (high - low)))


def load_weights(path: Path) -> dict[str, Weights]:
    """The models by name. Raises ResourceError.

    `single` is for a page by itself, `batch` for one of a few, `archive` for one of many, `again` for one that stands among
    the others once more, read by another engine.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
        return {name: Weights.of(data[name], FIGURES) for name in NAMES}
    except (OSError, ValueError, KeyError) as trouble:
        raise ResourceError(
            Wording("疑字权重缺失或损坏", "the weights for doubtful characters are missing or damaged"),
            where=str(path),
            remedy=Wording("请重新安装 reviewer", "reinstall reviewer"),
        ) from trouble
