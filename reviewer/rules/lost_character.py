"""lost-character: a character is gone, and what is left of its word reads badly."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.language.edits import Kind
from reviewer.language.slips import Slip
from reviewer.language.surroundings import BODY
from reviewer.model.finding import Category, Finding
from reviewer.rules._slips import finding, slips
from reviewer.rules.base import Context, Example, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="lost-character",
    category=Category.MISSING,
    summary=Wording("漏字：补一字则成词", "a lost character: with one more the text reads well"),
    why=Wording(
        "OCR 会整个丢掉一个字（我国革开放、发表重讲话）。须有两个证据：此处剩下不成词的单字；补上一个字后成为一个词，"
        "语言模型给出的概率高得多，本报别处也这样用。国名、地名、机构的简称（省府、美电信市场）和人名不算。",
        "OCR drops a character altogether. Two witnesses: what is left are single characters that are no words, and with one "
        "character more they make a word that is far more probable here, or that stands so elsewhere. Short forms of names "
        "of countries, places and bodies are right, and names are left alone.",
    ),
    fires=(
        Example("老百姓过日子精打细算。普通老百最关心的是物价和就业，要认真对待。", "百最", "百姓最"),
        Example("改革开放以来，全国面貌一新。二十年来，我国革开放和现代化建设取得巨大成就。", "国革", "国改革"),
        Example("党组织要发挥战斗堡垒作用。各级党组织要充分发挥战斗堡作用，带领群众致富。", "堡作", "堡垒作"),
    ),
    silent=(
        Example("省委、省府制定了十条扶持政策，工商行和农行积极支持。"),
        Example("江主席会见英外交大臣，双方进行了友好的交谈。"),
        Example("记者周锡生报道，参加会议的有钟立雄、贺定一等。"),
        Example("科学工作者和中小学师生参加了义务植树活动。"),
    ),
)


def _may_be_short(slip: Slip) -> bool:
    """Whether it may be the short form of a body on purpose: 省府 for 省政府, 工商行 for 工商银行."""
    return slip.word[-1] in BODY and slip.word.endswith(slip.new, 0, -1)


def check(context: Context) -> Iterator[Finding]:
    """Lost characters."""
    for block, at, slip in slips(context, Kind.LOST):
        if _may_be_short(slip):
            continue
        low, high = max(0, at - 1), min(len(block.text), at + 1)
        yield finding(
            context,
            INFO,
            block,
            (low, high),
            block.text[low:at] + slip.new + block.text[at:high],
            slip,
            message=Wording(f"疑漏“{slip.new}”，应作“{slip.word}”", f"{slip.new} is probably lost here ({slip.word})"),
            reason=Wording(f"补“{slip.new}”", f"put {slip.new} in"),
        )
