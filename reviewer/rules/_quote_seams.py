"""What words and names say of the place at which a mark of a pair was lost: never within a word, a number or a name."""

from __future__ import annotations

import re
from typing import Final

from reviewer.language.words import Words
from reviewer.rules._quote_places import Price
from reviewer.text.family_names import FAMILY_NAMES
from reviewer.text.marks import PAIRS, is_han

_LONGEST: Final = 4
"""Characters of the longest word that is looked for over a place."""
_COMMON: Final = 1.5
"""log10 of the dictionary's count of a word that a mark does not part."""
_WITHIN_WORD: Final = 0.5
_WITHIN_NUMBER: Final = 2.0
_PAGE: Final = 5000
"""Characters before and behind within which is one page."""
_SEEN: Final = -1.0
"""The same words stand in the same marks elsewhere."""
_NAMED: Final = -2.0
"""A reporter's name ends here."""
_REPORTER: Final = re.compile("(?:本报|特约|见习|实习)?(?:记者|通讯员)")
_OPENING_OF: Final = {opening: closing for closing, opening in PAIRS.items()}


def price_of_opening(words: Words, text: str, close_at: int) -> Price:
    """Prices of places for the opening half of the mark at `close_at`."""
    opening = PAIRS.get(text[close_at])

    def price(at: int) -> float:
        seen = opening is not None and _stands_near(text, close_at, opening + text[at : close_at + 1])
        return _seam(words, text, at) + (_SEEN if seen else 0.0)

    return price


def price_of_closing(words: Words, text: str, open_at: int) -> Price:
    """Prices of places for the closing half of the mark at `open_at`."""
    closing = _OPENING_OF.get(text[open_at])
    name_end = _end_of_name(words, text, open_at + 1) if text[open_at] in "（(" else -1

    def price(at: int) -> float:
        if at == name_end:
            return _NAMED
        seen = closing is not None and _stands_near(text, open_at, text[open_at:at] + closing)
        return _seam(words, text, at) + (_SEEN if seen else 0.0)

    return price


def _stands_near(text: str, at: int, quoted: str) -> bool:
    return text.find(quoted, max(0, at - _PAGE), at + _PAGE) >= 0


def _seam(words: Words, text: str, at: int) -> float:
    """The price of parting what stands before `at` from what stands after it."""
    before, after = text[at - 1 : at], text[at : at + 1]
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        return _WITHIN_NUMBER
    if not before or not after or not is_han(before) or not is_han(after):
        return 0.0
    for low in range(max(0, at - _LONGEST + 1), at):
        for high in range(at + 1, min(len(text), low + _LONGEST) + 1):
            if (words.frequency(text[low:high]) or 0.0) >= _COMMON:
                return _WITHIN_WORD
    return 0.0


def _end_of_name(words: Words, text: str, start: int) -> int:
    """Where the name of a reporter ends who is named from `start`; -1 where none is."""
    title = _REPORTER.match(text, start)
    if title is None or text[title.end() : title.end() + 1] not in FAMILY_NAMES:
        return -1
    ends = [title.end() + length for length in (3, 2)]
    return next((end for end in ends if not _seam(words, text, end)), -1)
