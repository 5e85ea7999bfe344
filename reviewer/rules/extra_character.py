"""extra-character: a character within a word that does not belong there."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.language.edits import Kind
from reviewer.model.finding import Category, Finding
from reviewer.rules._slips import finding, slips
from reviewer.rules.base import Context, Example, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="extra-character",
    category=Category.EXTRA,
    summary=Wording("衍字：去掉则成词", "a character too many: without it the text reads well"),
    why=Wording(
        "OCR 会把污点、花边或邻行的字认进词里（出生率有所下由降）。须有两个证据：这个字在此不成词；去掉它，两边合成一个词，"
        "读来概率高得多。同一个字写了两遍另由 doubled-text 管。",
        "OCR reads specks, ornaments or a neighbouring line into a word. Two witnesses: the character is no word here, and "
        "without it both sides make one word that is far more probable. What stands twice is the business of doubled-text.",
    ),
    fires=(
        Example("双方签署了合作协北议，总投资二十亿元。", "北", ""),
        Example("会议要求各地认真贯彻落的实中央的决定。", "的", ""),
    ),
    silent=(
        Example("北京京剧院、浙江京昆剧院参加了演出。"),
        Example("记者林英海、岳岐峰、王淀佐、谈世中报道。"),
        Example("他上不上学，吃不吃得了苦，全看自己。"),
    ),
)


def check(context: Context) -> Iterator[Finding]:
    """Characters too many."""
    for block, at, slip in slips(context, Kind.EXTRA):
        yield finding(
            context,
            INFO,
            block,
            (at, at + 1),
            "",
            slip,
            message=Wording(
                f"“{slip.old}”疑为衍字，应作“{slip.word}”", f"{slip.old} is probably too many ({slip.word})"
            ),
            reason=Wording("删去", "delete it"),
        )
