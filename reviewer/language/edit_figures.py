"""What is known of each change of `edits`, as a table of figures: a row each, a column for each of `FIGURES`.

`slips` make them one number. Nothing here decides.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.language.batch import ORDER, PageView, windows
from reviewer.language.characters import Characters
from reviewer.language.edits import Changes, Ground
from reviewer.language.ngrams import Ngrams
from reviewer.text.family_names import FAMILY_NAMES

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Codes = NDArray[np.uint64]
Bools = NDArray[np.bool_]

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
)
"""What the columns are; gains and rarities in log10, likeness from 0 to 1, company as log of one more than the count."""
_FAMILY: Final = np.fromiter(map(ord, sorted(FAMILY_NAMES)), np.uint64)
_FOREIGN: Final = np.fromiter(
    map(
        ord,
        "阿埃奥巴贝布查达德迪蒂尔夫戈格哈赫基吉加杰卡凯科克库拉莱兰勒雷里利林卢鲁罗洛马曼梅米莫穆纳内尼诺努帕佩皮普齐"
        "萨塞沙莎斯特托瓦维沃西希锡谢亚伊扎兹佐",
    ),
    np.uint64,
)
_SHORT: Final = np.fromiter(
    map(
        ord,
        "中美英法德日俄韩朝印越泰以埃伊巴澳加欧亚非拉港台京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼省市县区乡镇村党校院厂司部局委",
    ),
    np.uint64,
)
_BODY: Final = np.fromiter(map(ord, "所行府社会办署团队站馆室处科组系厂院校委局司部店场厅庭军警协联代案法"), np.uint64)
"""What the short form of a body or office ends in: 研所, 商行, 省府."""
_DOTS: Final = np.array([0xB7, 0x2022, 0x30FB], np.uint64)
_BITS: Final = np.uint64(16)
_AROUND: Final = ORDER - 1
_NEAR: Final = 4


class Company(NamedTuple):
    """A page's symbols, how often its own sequences of two and three stand on it, and the other pages."""

    row: Codes
    """`batch.symbols` of the text."""
    own: dict[int, tuple[Codes, Ints]]
    view: PageView | None

    @classmethod
    def of(cls, row: Codes, view: PageView | None) -> Company:
        """The company that the symbols of `row` keep."""
        return cls(row, {order: np.unique(windows(row, order), return_counts=True) for order in (2, 3)}, view)

    def counts(self, keys: Codes, order: int) -> Ints:
        """How often these sequences stand on the page, and in how many ways they go on elsewhere."""
        known, times = self.own[order]
        place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        total: Ints = np.where(known[place] == keys, times[place], 0)
        return total if self.view is None else total + self.view.seen(keys, order)


def figures(known: Ground, company: Company, found: Changes, ngrams: Ngrams, characters: Characters) -> Floats:
    """A row for each change of `found`, a column for each of `FIGURES`."""
    old, new = _contexts(company.row, found)
    first, second = _likeness(known, found, characters)
    old_twos, old_threes = _company(company, old, found.kind.old, own=1)
    new_twos, new_threes = _company(company, new, found.kind.new, own=0)
    end = found.at + found.kind.old
    family, foreign, dot = _names(known)
    left = np.concatenate([[0.0], known.alone, np.zeros(4)])
    sums = np.concatenate([[0.0], np.cumsum(known.alone)])
    gain = np.clip(found.gains, -6, 15)
    batch = np.clip(_batch_gain(company, old, new), -10, 12)
    inside = known.lattice.inside
    outer = np.concatenate([[False], inside, [False, False]])
    body = np.concatenate([[False], np.isin(known.lattice.codes, _BODY), [False]])
    short = np.concatenate([[False], np.isin(known.lattice.codes, _SHORT) & (known.alone < 0), [False]])
    columns = [
        gain,
        batch,
        np.minimum(gain, batch),
        np.maximum(gain - 5, 0),
        ngrams.alone(found.numbers),
        found.high - found.low + found.kind.new - found.kind.old,
        left[found.low],
        sums[found.high] - sums[found.low],
        left[found.high + 1],
        old_twos,
        old_threes,
        new_twos,
        new_threes,
        family[found.at + 2] | family[end + 2],
        family[found.at + 1],
        family[found.at],
        foreign[found.at],
        dot[found.at],
        ~(outer[found.at] & outer[end + 1]),
        first,
        second,
        np.minimum(first, second),
        new_threes > 0,
        short[found.at],
        short[found.at + 1],
        body[found.at + 1],
        np.minimum(np.concatenate([known.lengths, [0]])[found.low], 12),
        ~known.prose[found.at],
        *_rivals(found),
        np.maximum(ngrams.alone(found.numbers) + 4.5, 0),
    ]
    table = np.column_stack([np.asarray(column, np.float64) for column in columns])
    return np.column_stack([table, *_joint(table)])


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


def _batch_gain(company: Company, old: Codes, new: Codes) -> Floats:
    """log10 by which the other pages make the change more probable; a character more costs what it costs."""
    view = company.view
    if view is None or not len(old):
        return np.zeros(len(old))

    def price(context: Codes) -> Floats:
        keys = _keys(context, ORDER, 0, context.shape[1] - ORDER + 1)
        total: Floats = view.log_probability(keys.ravel()).reshape(keys.shape).sum(axis=1)
        return total

    return price(new) - price(old)


def _company(company: Company, context: Codes, size: int, *, own: int) -> tuple[Floats, Floats]:
    """How often the rarest pair, and the commonest three, that hold the changed place stand elsewhere."""
    columns = []
    for order in (2, 3):
        # nothing in the middle: what reaches across the gap
        keys = _keys(context, order, _AROUND - order + 1, _AROUND + size if size else _AROUND)
        counts = np.log1p(np.maximum(company.counts(keys.ravel(), order).reshape(keys.shape) - own, 0))
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
        first = np.flatnonzero(np.concatenate([[True], found.at[1:] != found.at[:-1]]))
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


def _names(known: Ground) -> tuple[Bools, Ints, Bools]:
    """By place, two places to the left: family names; by gap: characters of foreign names around it, a middle dot near."""
    codes, alone = known.lattice.codes, known.alone < 0
    family = np.concatenate([[False, False], np.isin(codes, _FAMILY) & alone, np.zeros(4, bool)])
    foreign = np.concatenate([[0, 0], (np.isin(codes, _FOREIGN) & alone).astype(int), np.zeros(4, int)])
    dots = np.concatenate([np.zeros(_NEAR, bool), np.isin(codes, _DOTS), np.zeros(_NEAR + 1, bool)])
    size = len(codes) + 1
    around = sum((foreign[k : k + size] for k in range(4)), np.zeros(size, int))
    near = np.zeros(size, bool)
    for k in range(2 * _NEAR):
        near |= dots[k : k + size]
    return family, around, near
