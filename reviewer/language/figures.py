"""What is known of each candidate for a doubtful character, as a table of figures: a row each, a column for each kind.

`doubt` makes them one number. Nothing here decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.language.batch import PageView, windows
from reviewer.language.characters import Characters
from reviewer.language.groups import among
from reviewer.language.lattice import Lattice
from reviewer.language.ngrams import Ngrams
from reviewer.language.replacements import Replacements
from reviewer.language.trigrams import Trigrams
from reviewer.text.family_names import FAMILY_NAMES
from reviewer.text.foreign_names import HARDLY_ELSEWHERE, MIDDLE_DOTS

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Codes = NDArray[np.uint64]

FIGURES: Final = (
    "gain",
    "batch gain",
    "shape",
    "sound",
    "rarity of old",
    "rarity of new",
    "solitude",
    "old in threes",
    "old in twos",
    "new in threes",
    "new in twos",
    "family name",
    "after family name",
    "two after family name",
    "among foreign names",
    "new alone",
    "length of new word",
    "near a middle dot",
    "gain and shape",
    "batch gain and shape",
    "very alike",
    "both gains",
    "great gain",
    "great batch gain",
    "gain in a name",
    "gain in a foreign name",
    "old often in twos",
    "new seen in threes",
    "gain and sound",
    "gain by threes",
    "gain by threes and shape",
    "least gain",
    "follows",
    "follows and shape",
    "misread",
    "gain and misread",
    "gain by threes and misread",
    "greater likeness",
    "misread and shape",
    "inside a word",
)
"""What the columns of `figures` are; gains and rarities in log10, likeness from 0 to 1, company as log of one more than the count."""
_RAREST: Final = -8.0


def _codes_of(characters: Iterable[str]) -> Codes:
    return np.array(sorted(map(ord, characters)), np.uint64)


_FAMILY_NAMES: Final = _codes_of(FAMILY_NAMES)
_FOREIGN: Final = _codes_of(HARDLY_ELSEWHERE)
_DOTS: Final = _codes_of(MIDDLE_DOTS)
_BITS: Final = np.uint64(16)


class Page(NamedTuple):
    """What is known of a page before any candidate is looked at."""

    text: str
    lattice: Lattice
    row: Codes
    """`batch.symbols` of the text."""
    view: PageView | None
    """The other pages' character model, where there are any."""


def figures(page: Page, found: Replacements, ngrams: Ngrams, characters: Characters) -> Floats:
    """A row for each candidate of `found`, a column for each of `FIGURES`."""
    at, old = found.places, page.lattice.codes[found.places]
    solitude = np.clip(page.lattice.solitude, -8, 8)
    family = among(page.lattice.codes, _FAMILY_NAMES)
    batch = page.view.substitutions(page.row, at, found.codes) if page.view else np.zeros(len(at))
    alone = solitude > 0
    length = found.high - found.low
    thirds = found.gains + Trigrams(page.lattice, ngrams).gains(found.changes)
    columns = [
        np.clip(found.gains, -6, 15),
        np.clip(batch, -8, 12),
        found.shapes,
        characters.sounds(old, found.codes),
        _rarity(ngrams, old),
        _rarity(ngrams, found.codes),
        solitude[at],
        *_company(page, found),
        family[at],
        _shifted(family & alone, 1)[at],
        _shifted(family & alone, 2)[at] & _shifted(alone, 1)[at],
        _foreign(page, alone)[at],
        length == 1,
        length,
        _near_dot(page)[at],
    ]
    table = np.column_stack([np.asarray(column, np.float64) for column in columns])
    thirds = np.clip(thirds, -6, 15)
    late = [
        thirds,
        np.maximum(thirds, 0) * found.shapes,
        np.minimum(thirds, table[:, 0]),
        found.follows,
        found.follows * found.shapes,
        found.misread,
        np.maximum(found.gains, 0).clip(0, 15) * found.misread,
        np.maximum(thirds, 0) * found.misread,
        np.maximum(found.misread, found.shapes),
        found.misread * found.shapes,
        solitude[at] <= -2,
    ]
    return np.column_stack([table, *_joint(table), *late])


def _joint(table: Floats) -> list[Floats]:
    """What some columns say only together, or only beyond a point."""
    column = dict(zip(FIGURES, table.T, strict=False))
    gain, batch, shape = column["gain"], column["batch gain"], column["shape"]
    up = np.maximum(gain, 0)
    name = np.maximum.reduce([column["family name"], column["after family name"], column["two after family name"]])
    return [
        up * shape,
        np.maximum(batch, 0) * shape,
        np.maximum(shape - 0.7, 0),
        np.minimum(gain, batch),
        -np.maximum(gain - 6, 0),
        -np.maximum(batch - 4, 0),
        -name * up,
        -column["among foreign names"] * up,
        -(column["old in twos"] > 1.2).astype(np.float64),
        (column["new in threes"] > 0).astype(np.float64),
        up * column["sound"],
    ]


def _rarity(ngrams: Ngrams, codes: Codes) -> Floats:
    numbers = ngrams.of_characters(codes)
    rarity: Floats = np.where(numbers < 0, _RAREST, ngrams.alone(np.maximum(numbers, 0)))
    return rarity


def _company(page: Page, found: Replacements) -> list[Floats]:
    """How often old and new stand between, or beside, these neighbours elsewhere: on the page and in the batch."""
    row, at = np.concatenate([[np.uint64(10)], page.row, [np.uint64(10)]]).astype(np.uint64), found.places + 1
    left, right = row[at - 1], row[at + 1]
    counts = {order: np.unique(windows(row, order), return_counts=True) for order in (2, 3)}

    def elsewhere(keys: Codes, order: int, own: int) -> Floats:
        known, times = counts[order]
        place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        total = np.where(known[place] == keys, times[place], 0) - own
        if page.view is not None:
            total = total + page.view.seen(keys, order)
        company: Floats = np.log1p(np.maximum(total, 0))
        return company

    columns = []
    for codes, own in ((row[at], 1), (found.codes, 0)):
        columns.append(elsewhere((left << _BITS | codes) << _BITS | right, 3, own))
        columns.append(elsewhere(left << _BITS | codes, 2, own) + elsewhere(codes << _BITS | right, 2, own))
    return columns


def _shifted(mask: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    return np.concatenate([np.zeros(by, bool), mask[:-by]])[: len(mask)]


def _foreign(page: Page, alone: NDArray[np.bool_]) -> Ints:
    """How many of the two characters on either side are such as stand in foreign names, and in no word."""
    mask = np.pad((among(page.lattice.codes, _FOREIGN) & alone).astype(int), 2)
    size = len(alone)
    return sum((mask[2 + k : 2 + k + size] for k in (-2, -1, 1, 2)), np.zeros(size, int))


def _near_dot(page: Page) -> NDArray[np.bool_]:
    dot = np.pad(among(page.lattice.codes, _DOTS), 4)
    size = len(page.lattice.codes)
    near = np.zeros(size, bool)
    for k in range(9):
        near |= dot[k : k + size]
    return near
