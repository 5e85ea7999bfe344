"""lost-mark: two offices of one person run together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reviewer.model.finding import Category, Finding
from reviewer.rules._lost import lost
from reviewer.rules.base import Context, Example, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="lost-mark",
    category=Category.MISSING,
    summary=Wording("两个职务之间缺顿号", "two offices without a mark between them"),
    why=Wording(
        "一人兼两职，职务之间用顿号（党委委员、副总裁）。两个职务紧挨着，顿号多半在识别时丢了。",
        "Two offices of one person are parted by an enumeration comma; where they stand side by side, OCR probably lost it.",
    ),
    fires=(
        Example("公司党委委员副总裁张某出席签约仪式。", "员副", "员、副"),
        Example("局长党组书记李某主持会议。", "长党", "长、党"),
    ),
    silent=(
        Example("市委书记、副市长出席，主任委员、主任医师和正副主任参加。"),
        Example("全国人大常委会副委员长、组委会副主任讲话。"),
    ),
)
_OFFICE: Final = (
    "委员|书记|主任|局长|部长|厅长|省长|市长|县长|区长|镇长|乡长|主席|会长|秘书长|董事长|总经理|总裁|经理|院长|校长|所长"
    "|处长|科长|理事长|行长|总工程师"
)
_DEPUTY: Final = (
    f"(?:常务|执行|党委|党组|党工委)?副(?:{_OFFICE})|党(?:组|委|工委|总支|支部)(?:副)?书记|党组成员|董事长|总经理|总裁"
)
_PAIR: Final = re.compile(rf"(?:{_OFFICE})(?=(?:{_DEPUTY}))")


def check(context: Context) -> Iterator[Finding]:
    """Places where an office follows another without a mark."""
    for block in context.prose:
        for found in _PAIR.finditer(block.text):
            yield lost(
                context,
                INFO,
                block,
                found.end(),
                message=Wording("两个职务之间疑缺顿号", "a mark between two offices is probably lost"),
                why=Wording(f"“{found[0]}”后紧接另一职务", f"{found[0]} is followed by another office"),
                confidence=0.85,
                texts=[("、", 0.85)],
            )
