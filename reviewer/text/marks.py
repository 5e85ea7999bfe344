"""Character classes of newspaper text: Han, sentence marks, opening and closing marks."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

HAN: Final = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""For use inside a regular expression's character class."""
WIDE_MARKS: Final = (
    "\u2014\u2018\u2019\u201c\u201d\u2026\u00b7\u3001-\u3004\u3008-\u3020"
    "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
NARROW_MARKS: Final = ",;:!?()\"'"
BLANKS: Final = " \t\u00a0\u3000\u2000-\u200a\u202f\u205f"

TERMINAL: Final = frozenset("。！？!?…｡")
CLOSING: Final = frozenset("”’\"'）)》〉】〕］」』｣")
OPENING: Final = frozenset("“‘（(《〈【〔［「『｢")
PAUSES: Final = frozenset("，、；：,;:—")
PAIRS: Final = {
    "”": "“",
    "’": "‘",
    "）": "（",
    ")": "(",
    "》": "《",
    "〉": "〈",
    "】": "【",
    "〕": "〔",
    "」": "「",
    "』": "『",
}
"""Closing mark to its opening mark."""

_HAN_RANGES: Final = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
_HAN_CHARACTER: Final = re.compile(f"[{HAN}]")
_PRINTED_WIDE: Final = re.compile("[\u2014-\u2026\u2e80-\U0010ffff]")


def is_han(character: str) -> bool:
    """Whether `character` is a Han character (々 and 〇 count)."""
    return _HAN_CHARACTER.match(character) is not None


def han_mask(codes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which of these code points are Han characters."""
    mask: NDArray[np.bool_] = (codes == 0x3005) | (codes == 0x3007)
    for low, high in _HAN_RANGES:
        mask |= (codes >= low) & (codes <= high)
    return mask


def han_count(text: str) -> int:
    """How many Han characters `text` has."""
    return len(_HAN_CHARACTER.findall(text))


def last_word_mark(text: str) -> str:
    """The last character of `text` that is no blank and no closing mark, or an empty string."""
    for character in reversed(text):
        if character not in CLOSING and not character.isspace():
            return character
    return ""


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, closing marks after the sentence mark allowed."""
    last = last_word_mark(text)
    if last in TERMINAL and last:
        return True
    bare = text.rstrip()
    return last == "." and bare[-2:-1] != "" and is_han(bare[-2:-1])


def width(text: str) -> int:
    """Printed width of `text` in half-width units: wide characters count two."""
    return len(text) + len(_PRINTED_WIDE.findall(text))
