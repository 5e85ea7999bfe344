"""What surrounds each place of a page: names, short forms, and how often the same characters stand together elsewhere."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.language.batch import PageView, symbols, windows
from reviewer.language.ground import Ground
from reviewer.text.arrays import Bools, Codes, Floats, Ints
from reviewer.text.family_names import FAMILY_NAMES
from reviewer.text.foreign_names import HARDLY_ELSEWHERE, MIDDLE_DOTS

_SHORT: Final = (
    "中美英法德日俄韩朝印越泰以埃伊巴澳加欧亚非拉港台京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
    "省市县区乡镇村党校院厂司部局委"
)
BODY: Final = "所行府社会办署团队站馆室处科组系厂院校委局司部店场厅庭军警协联代案法"
"""What the short form of a body or office ends in: 研所, 商行, 省府."""
_PLANE: Final = 1 << 16
_NEAR: Final = 4


@cache
def _classes() -> NDArray[np.uint8]:
    """For each code point below 65,536 a bit for each of the classes it is in."""
    classes = np.zeros(_PLANE, np.uint8)
    for bit, members in enumerate(("".join(FAMILY_NAMES), HARDLY_ELSEWHERE, _SHORT, BODY, MIDDLE_DOTS)):
        classes[[ord(char) for char in members]] |= 1 << bit
    return classes


@cache
def _symbols() -> NDArray[np.uint16]:
    """For each code point below 65,536 its symbol in the batch's character model."""
    return symbols("".join(map(chr, range(_PLANE)))).astype(np.uint16)


class Surroundings(NamedTuple):
    """By place, with one place more in front and some behind; the gap of number n is before place n."""

    row: Codes
    """`batch.symbols` of the text, without the places added."""
    left_over: Floats
    """`Ground.alone`."""
    sums: Floats
    """How much is left over up to a place, without the one in front."""
    in_words: Floats
    """log10 probability of all words of several characters that the character is in."""
    outside: Bools
    family: Bools
    """Characters that begin family names, and read as words of their own."""
    foreign: Ints
    """By gap: how many of the two characters on either side stand in foreign names and in no word."""
    short: Bools
    """Short forms of countries, provinces and bodies, that read as words of their own."""
    body: Bools
    near_dot: Bools
    """By gap."""
    pairs: Codes
    """The page's sequences of two symbols, sorted."""
    threes: Codes
    view: PageView | None

    @classmethod
    def of(cls, known: Ground, in_words: Floats, view: PageView | None) -> Surroundings:
        """What surrounds the places of `known`; `in_words` is `Openings.in_words`, `view` the other pages' character model."""
        codes = np.minimum(known.lattice.codes, _PLANE - 1).astype(np.int64)
        row = _symbols()[codes].astype(np.uint64)
        classes = np.concatenate([[0], _classes()[codes], np.zeros(4, np.uint8)]).astype(np.int64)
        left_over = np.concatenate([[0.0], known.alone, np.zeros(4)])
        alone = left_over < 0
        foreign = np.concatenate([[0], ((classes & 2) > 0) & alone]).astype(np.int64)
        dots = np.concatenate([np.zeros(_NEAR - 1, np.int64), (classes & 16) > 0, np.zeros(_NEAR, np.int64)])
        size = len(codes) + 1
        return cls(
            row,
            left_over,
            np.concatenate([[0.0], np.cumsum(known.alone)]),
            np.concatenate([[0.0], in_words[codes], np.zeros(4)]),
            ~np.concatenate([[False], known.lattice.inside, np.zeros(4, bool)]),
            ((classes & 1) > 0) & alone,
            sum((foreign[k : k + size] for k in range(4)), np.zeros(size, np.int64)),
            ((classes & 4) > 0) & alone,
            (classes & 8) > 0,
            sum((dots[k : k + size] for k in range(2 * _NEAR)), np.zeros(size, np.int64)) > 0,
            np.sort(windows(row, 2)),
            np.sort(windows(row, 3)),
            view,
        )

    def counts(self, keys: Codes, order: int) -> Ints:
        """How often these sequences of two or three stand on the page, and in how many ways they go on elsewhere."""
        known = self.pairs if order == 2 else self.threes
        times: Ints = np.searchsorted(known, keys, "right") - np.searchsorted(known, keys, "left")
        return times if self.view is None else times + self.view.seen(keys, order)
