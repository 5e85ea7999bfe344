"""Kinds of findings in the families that window and report show alike."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from reviewer.model.finding import Category
from reviewer.wording import Wording


class Family(StrEnum):
    """Kinds of findings that share a colour and a line shape: as many as people can tell apart."""

    CHARACTERS = "characters"
    NAMES = "names"
    PLACE = "place"
    COPIES = "copies"
    MARKS = "marks"
    SENSE = "sense"


FAMILY_NAMES: Final = {
    Family.CHARACTERS: Wording("字词", "Characters"),
    Family.NAMES: Wording("名称", "Names"),
    Family.PLACE: Wording("版面", "Layout"),
    Family.COPIES: Wording("重复", "Repeats"),
    Family.MARKS: Wording("标点与空格", "Marks and spacing"),
    Family.SENSE: Wording("语法与事实", "Grammar and facts"),
}
_FAMILIES: Final = {
    Family.CHARACTERS: (
        Category.SUBSTITUTION,
        Category.MISSING,
        Category.EXTRA,
        Category.TRANSPOSITION,
        Category.SCRIPT,
    ),
    Family.NAMES: (Category.NAME, Category.INCONSISTENT_NAME),
    Family.PLACE: (
        Category.BROKEN_COLUMN,
        Category.DISPLACED_FRAGMENT,
        Category.TRUNCATED,
        Category.BYLINE_GLUED,
        Category.STRAY_LABEL,
    ),
    Family.COPIES: (Category.DUPLICATE_PASSAGE,),
    Family.MARKS: (Category.QUOTE_BALANCE, Category.PUNCTUATION, Category.SPACING, Category.WIDTH),
    Family.SENSE: (Category.GRAMMAR, Category.FACT),
}
FAMILY_OF: Final = {category: family for family, members in _FAMILIES.items() for category in members}
"""Every category has a family."""
