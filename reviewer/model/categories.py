"""What the kinds of defects are called."""

from __future__ import annotations

from typing import Final

from reviewer.model.finding import Category
from reviewer.wording import Wording

CATEGORY_NAMES: Final = {
    Category.SUBSTITUTION: Wording("错字", "wrong character"),
    Category.MISSING: Wording("漏字", "missing character"),
    Category.EXTRA: Wording("多字", "extra character"),
    Category.TRANSPOSITION: Wording("颠倒", "swapped characters"),
    Category.NAME: Wording("名称有误", "wrong name"),
    Category.INCONSISTENT_NAME: Wording("名称不一", "inconsistent name"),
    Category.DUPLICATE_PASSAGE: Wording("段落重复", "repeated passage"),
    Category.BROKEN_COLUMN: Wording("断栏", "broken column"),
    Category.DISPLACED_FRAGMENT: Wording("文字错位", "displaced fragment"),
    Category.TRUNCATED: Wording("文字截断", "truncated text"),
    Category.BYLINE_GLUED: Wording("署名粘连", "glued byline"),
    Category.STRAY_LABEL: Wording("混入标签", "stray label"),
    Category.QUOTE_BALANCE: Wording("引号不配对", "unpaired quote"),
    Category.PUNCTUATION: Wording("标点", "punctuation"),
    Category.GRAMMAR: Wording("语法", "grammar"),
    Category.SCRIPT: Wording("繁简异体", "other script"),
    Category.FACT: Wording("事实矛盾", "contradiction"),
    Category.SPACING: Wording("空格", "spacing"),
    Category.WIDTH: Wording("全半角", "width"),
}
"""Every category has a name."""
