"""What is known of each change of `edits`, as a table of figures: a row each, a column for each of `FIGURES`.

`slips` make them one number. Nothing here decides.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from reviewer.language.batch import ORDER, PageView
from reviewer.language.characters import Characters
from reviewer.language.completions import LONGEST
from reviewer.language.edits import Changes
from reviewer.language.ground import Ground
from reviewer.language.groups import firsts
from reviewer.language.ngrams import Ngrams
from reviewer.language.surroundings import Surroundings
from reviewer.text.arrays import Codes, Floats

FIGURES: Final = (
    "gain",
    "batch gain",
    "both gains",
    "great gain",
    "rarity of word",
    "length of word",
    "left over before",
    "left over inside",
    "left over behind",
    "old in twos",
    "old in threes",
    "new in twos",
    "new in threes",
    "family name",
    "after family name",
    "two after family name",
    "among foreign names",
    "near a middle dot",
    "at an edge",
    "likeness of first",
    "likeness of second",
    "least likeness",
    "known by threes",
    "short for a place before",
    "short for a place behind",
    "short for a body",
    "bound",
    "bound before",
    "bound behind",
    "belongs to the word",
    "all belong to the word",
    "length of run",
    "out of sentences",
    "ahead of rivals",
    "rivals",
    "frequency of word",
    "fair gain",
    "good gain",
    "old seen in twos",
    "old seen in threes",
    "new seen in twos",
    "gain where old is unseen",
    "fair batch gain",
    "batch loss",
    "much left over inside",
    "some left over inside",
    "gain of a long word",
    "longer than two",
    "gain out of sentences",
    "short run",
    "new often in threes",
    "gain where new is seen in threes",
    "gain where new is seen in twos",
    "at home in the word",
    "gain where at home in the word",
    "gain where all are at home in the word",
    "gain and bound",
)
"""What the columns are; gains and rarities in log10, likeness from 0 to 1, company as log of one more than the count."""
_BITS: Final = np.uint64(16)
_NOT_AT_HOME: Final = -4.0
"""log10 of a word's share in all words that a character is in, below which it makes no difference."""
_AROUND: Final = ORDER - 1


def figures(known: Ground, around: Surroundings, found: Changes, ngrams: Ngrams, characters: Characters) -> Floats:
    """A row for each change of `found`, a column for each of `FIGURES`."""
    old, new = _contexts(around.row, found)
    first, second = _likeness(known, found, characters)
    old_twos, old_threes = _company(around, old, found.kind.old, own=1)
    new_twos, new_threes = _company(around, new, found.kind.new, own=0)
    end = found.at + found.kind.old
    gain = np.clip(found.gains, -6, 15)
    batch = np.clip(_batch_gain(around.view, old, new), -10, 12)
    columns = [
        gain,
        batch,
        np.minimum(gain, batch),
        np.maximum(gain - 5, 0),
        ngrams.alone(found.numbers),
        found.high - found.low + found.kind.new - found.kind.old,
        around.left_over[found.low],
        around.sums[found.high] - around.sums[found.low],
        around.left_over[found.high + 1],
        old_twos,
        old_threes,
        new_twos,
        new_threes,
        around.family[found.at + 1] | around.family[end + 1],
        around.family[found.at],
        around.family[np.maximum(found.at - 1, 0)],
        around.foreign[found.at],
        around.near_dot[found.at],
        around.outside[found.at] | around.outside[end + 1],
        first,
        second,
        np.minimum(first, second),
        new_threes > 0,
        around.short[found.at],
        around.short[found.at + 1],
        around.body[found.at + 1],
        *_bound(around, found, ngrams.alone(found.numbers)),
        np.minimum(np.concatenate([known.lengths, [0]])[found.low], 12),
        ~known.prose[found.at],
        *_rivals(found),
        np.maximum(ngrams.alone(found.numbers) + 4.5, 0),
    ]
    table = np.column_stack([np.asarray(column, np.float64) for column in columns])
    return np.column_stack([table, *_joint(table)])


def _bound(around: Surroundings, found: Changes, word: Floats) -> list[Floats]:
    """How much the characters left over are at home in words (log10), and in the word that the change makes.

    The first: of those that the word would take up the most, then the one before it, and the one behind it.
    """
    bound = np.where(around.left_over < 0, around.in_words - around.left_over, 0.0)
    most, home, all_home = np.zeros(len(word)), np.full(len(word), _NOT_AT_HOME), np.zeros(len(word))
    for offset in range(LONGEST):
        place = np.minimum(found.low + offset, found.high - 1) + 1
        free = (around.left_over[place] < 0) & (found.low + offset < found.high)
        share = np.maximum(word - around.in_words[place], _NOT_AT_HOME)
        most = np.where(free, np.maximum(most, bound[place]), most)
        home = np.where(free, np.maximum(home, share), home)
        all_home = np.where(free, np.minimum(all_home, share), all_home)
    return [most, bound[found.low], bound[found.high + 1], home, all_home]


def _joint(table: Floats) -> list[Floats]:
    """What some columns say only together, or only beyond a point."""
    column = dict(zip(FIGURES, table.T, strict=False))
    gain, batch, inside = column["gain"], column["batch gain"], column["left over inside"]
    threes, length = column["new in threes"], column["length of word"]
    return [
        np.maximum(gain - 2, 0),
        np.maximum(gain - 3.5, 0),
        (column["old in twos"] > 0).astype(np.float64),
        (column["old in threes"] > 0).astype(np.float64),
        (column["new in twos"] > 0).astype(np.float64),
        gain * (column["old in threes"] == 0),
        np.maximum(batch - 2, 0),
        np.minimum(batch, 0),
        np.minimum(inside + 8, 0),
        np.minimum(inside + 5, 0),
        gain * (length > 2),
        np.maximum(length - 2, 0),
        gain * column["out of sentences"],
        (column["length of run"] < 5).astype(np.float64),
        np.maximum(threes - 1, 0),
        gain * (threes > 0),
        gain * (column["new in twos"] > 0),
        np.maximum(column["belongs to the word"] + 1, 0),
        gain * np.maximum(column["belongs to the word"] + 1, 0),
        gain * np.maximum(column["all belong to the word"] + 1.5, 0),
        gain * column["bound"],
    ]


def _contexts(row: Codes, found: Changes) -> tuple[Codes, Codes]:
    """The symbols around each change, three on either side: as it is, and as it would be."""
    edge = np.full(_AROUND, 10, np.uint64)
    padded = np.concatenate([edge, row, edge, edge])
    at = found.at[:, None]
    before = padded[at + np.arange(_AROUND)]
    inner = padded[at + _AROUND + np.arange(found.kind.old)]
    after = padded[at + _AROUND + found.kind.old + np.arange(_AROUND)]
    return np.hstack([before, inner, after]), np.hstack([before, found.codes, after])


def _keys(context: Codes, order: int, first: int, last: int) -> Codes:
    """The keys of the sequences of `order` that begin in the columns `first` to `last` (not included)."""
    keys = np.zeros((len(context), last - first), np.uint64)
    for k in range(order):
        keys = keys << _BITS | context[:, first + k : last + k]
    return keys


def _batch_gain(view: PageView | None, old: Codes, new: Codes) -> Floats:
    """log10 by which the other pages make the change more probable; a character more costs what it costs."""
    if view is None or not len(old):
        return np.zeros(len(old))

    keys = [_keys(context, ORDER, 0, context.shape[1] - ORDER + 1) for context in (new, old)]
    prices = view.log_probability(np.concatenate([each.ravel() for each in keys]))
    after, before = np.split(prices, [keys[0].size])
    gain: Floats = after.reshape(keys[0].shape).sum(axis=1) - before.reshape(keys[1].shape).sum(axis=1)
    return gain


def _company(around: Surroundings, context: Codes, size: int, *, own: int) -> tuple[Floats, Floats]:
    """How often the rarest pair, and the commonest three, that hold the changed place stand elsewhere."""
    columns = []
    for order in (2, 3):
        # nothing in the middle: what reaches across the gap
        keys = _keys(context, order, _AROUND - order + 1, _AROUND + size if size else _AROUND)
        counts = np.log1p(np.maximum(around.counts(keys.ravel(), order).reshape(keys.shape) - own, 0))
        columns.append(counts.min(axis=1) if order == 2 else counts.max(axis=1))
    return columns[0], columns[1]


def _likeness(known: Ground, found: Changes, characters: Characters) -> tuple[Floats, Floats]:
    """How alike old and new are, where as many characters go as come: by shape or, a little less, by sound."""
    if found.kind.old != 2 or not len(found.at):
        return np.zeros(len(found.at)), np.zeros(len(found.at))
    pairs = []
    for k in range(2):
        old = known.lattice.codes[found.at + k]
        pairs.append(
            np.maximum(characters.shapes(old, found.codes[:, k]), characters.sounds(old, found.codes[:, k]) - 0.1)
        )
    return pairs[0], pairs[1]


def _rivals(found: Changes) -> tuple[Floats, Floats]:
    """By how much each change is ahead of the best other one in its place, and how many there are (log of one more)."""
    size = len(found.at)
    ahead, many = np.full(size, 3.0), np.zeros(size)
    if size:
        first = firsts(found.at)
        count = np.diff(np.append(first, size))
        order = np.lexsort((-found.gains, found.at))
        top = found.gains[order][first]
        second = found.gains[order][np.minimum(first + 1, size - 1)]
        group = np.repeat(np.arange(len(first)), count)
        alone = (count == 1)[group]
        best_other = np.where(found.gains == top[group], second[group], top[group])
        ahead = np.where(alone, 3.0, np.clip(found.gains - best_other, -3, 3))
        many = np.log(count[group].astype(np.float64))
    return ahead, many
