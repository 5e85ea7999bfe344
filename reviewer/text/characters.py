"""Classes of characters that rules ask for."""

from __future__ import annotations

import re

HAN_CLASS = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters, for use inside a regular expression's brackets."""
WIDE_MARK_CLASS = (
    "\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
    "\u2014\u2018\u2019\u201c\u201d\u2026"
)
"""Chinese punctuation, for use inside a regular expression's brackets."""

_HAN = re.compile(f"[{HAN_CLASS}]")


def is_han(char: str) -> bool:
    """Whether `char` is a Han character, 〇 included."""
    return bool(_HAN.match(char))


def han_count(text: str) -> int:
    """How many Han characters `text` holds."""
    return len(_HAN.findall(text))
