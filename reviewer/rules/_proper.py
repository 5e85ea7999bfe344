"""Proper names that no dictionary has, and that a language model takes for misread words."""

from __future__ import annotations

import re
from typing import Final

from reviewer.lexicon.bodies import ENDINGS
from reviewer.lexicon.persons import may_be_named
from reviewer.rules.base import Context
from reviewer.text.marks import HAN

_LINE: Final = re.compile(f"(?=[{HAN}]{{0,2}}(?:铁路|高铁|高速|客专|城际))")
_LINE_NAME: Final = re.compile(f"([{HAN}]{{3}})(?:铁路|高铁|高速|客专|城际)")
_FIRM: Final = re.compile(
    f"[{HAN}]?(?:生物|科技|能源|电子|医药|新材|材料|制药|环保|重工|信息|智能)?(?:集团|药业|股份|证券)"
)
_SHORT_NAME: Final = 3
_WAYS: Final = ("铁路", "高铁", "公路", "高速", "大桥", "隧道")
_BEFORE_ENDING: Final = re.compile(f"[{HAN}]{{0,2}}(?:{'|'.join((*ENDINGS, *_WAYS, '有限', '股份'))})")


def may_be_name(context: Context, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` may belong to a line named after its places (集大原铁路) or end a firm's short name (建投集团)."""
    return _FIRM.match(text, end) is not None or _names_a_line(context, text, start, end)


def stands_like_a_name(text: str, at: int) -> bool:
    """Whether the character stands where names do: shortly before what a name ends in, or framed as a person's."""
    return _BEFORE_ENDING.match(text, at + 1) is not None or may_be_named(text, at)


def _names_a_line(context: Context, text: str, start: int, end: int) -> bool:
    if _LINE.match(text, end) is None:
        return False
    for low in range(max(0, end - _SHORT_NAME), start + 1):
        name = _LINE_NAME.match(text, low)
        if name is not None and set(name[1]) <= context.shared(_place_openings):
            return True
    return False


def _place_openings(context: Context) -> frozenset[str]:
    """What a line's name is made of: the characters that names of places begin with."""
    return frozenset(term.text[0] for term in context.lexicon.terms if term.kind == "place")
