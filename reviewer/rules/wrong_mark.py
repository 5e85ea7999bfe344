"""wrong-mark: a mark that ends what goes on, or parts what belongs together otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reviewer.model.block import Block
from reviewer.model.finding import Category, Evidence, Finding
from reviewer.rules._wrong_marks import WrongMark, read_as_one, wrong_marks
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="wrong-mark",
    category=Category.PUNCTUATION,
    summary=Wording(
        "标点用错：句子未完而断，或顿号隔开了分句",
        "a mark that ends a sentence too early, or another mark than the grammar wants",
    ),
    why=Wording(
        "“而是”“以及”“却”承接前文，不能起句；只有状语或只有主语的一段不成句；“某某指出”后面要有下文；“但”“因此”前面不用顿号；"
        "“4月、”后面不是并列的月份，应用逗号。OCR 常把逗号认成句号或顿号，把破折号认成“一一”。",
        "No sentence begins with 而是, 以及 or 却; an adverbial or a subject alone is no sentence; a verb of saying wants what was said; "
        "no enumeration comma stands before 但 or 因此, nor behind a month unless another follows. OCR takes commas for full stops "
        "or enumeration commas, and a dash for 一一.",
    ),
    fires=(
        Example("希望双方坚守安全底线、强化技术创新。并以此次交接为起点，再上新台阶。", "。", "，"),
        Example("民主法制的理论。是法治建设的重要组成部分，应当认真学习。", "。", "，"),
        Example("对于外来文化。我们也要采取科学态度，取长补短。", "。", "，"),
        Example("在全省上下的共同努力下。一批重点工程提前竣工，效益良好。", "。", "，"),
        Example("近年来。当地的乡村旅游红红火火，村民收入不断增加。", "。", "，"),
        Example("这种统一标准、统一制式的做法。已经在全国推广，效果很好。", "。", "，"),
        Example("这不是终点。而是新的起点，大家还要继续努力。", "。", "，"),
        Example("市委书记指出。今年的工作要突出重点，抓好落实。", "。", "，"),
        Example("工程难度很大、但是建设者们提前完成了任务。", "、", "，"),
        Example("4月、云智能制造基地启动建设，全市项目提速。", "、", "，"),
        Example("一一访省劳动模范王某\n\n他在平凡的岗位上干了三十年，年年都是先进。", "一一", "——"),
    ),
    silent=(
        Example("工程按期完工。并非所有企业都达标。是的，他这样说。"),
        Example("4月、5月、6月为二季度，产量逐月上升。"),
        Example("“随着春天的到来。”他念道。与此同时，大家鼓起掌来。"),
        Example("这是谁的主意？是大家的主意。是否可行，还要再看。"),
        Example("全剧根据同名小说改编。演员的表演十分精彩。"),
        Example("他来了。也许明天就走。将军们都到了。就业形势很好。"),
        Example("会议审议了报告，听取了意见。并要求各地抓好落实。"),
    ),
)
_DASH_CONFIDENCE: Final = 0.75


def check(context: Context) -> Iterator[Finding]:
    """Wrong marks in prose, and dashes read as 一一 wherever a block begins."""
    for block in context.issue.blocks:
        if read_as_one(block.text):
            yield _dash(context, block)
    for block in context.prose:
        comma = "，" if "，" in block.text or "," not in block.text else ","
        for found in wrong_marks(block.text):
            yield _finding(context, block, found, comma)


def _finding(context: Context, block: Block, found: WrongMark, comma: str) -> Finding:
    mark = block.text[found.at]
    rights = [comma if right == "，" else right for right in found.rights]
    return context.at(
        INFO,
        block.reading,
        found.at,
        found.at + 1,
        message=found.message,
        confidence=found.confidence,
        fixes=[
            Fix(right, found.confidence - 0.2 * later, Wording(f"“{mark}”改“{right}”", f"{right} for {mark}"))
            for later, right in enumerate(rights)
        ],
        evidence=[Evidence("grammar", found.reason)],
    )


def _dash(context: Context, block: Block) -> Finding:
    return context.at(
        INFO,
        block.reading,
        0,
        2,
        message=Wording("“一一”疑为破折号", "一一 is probably a dash"),
        confidence=_DASH_CONFIDENCE,
        fixes=[Fix("——", _DASH_CONFIDENCE, Wording("改破折号", "make it a dash"))],
        evidence=[
            Evidence("grammar", Wording("行首的“一一”不修饰动词", "一一 at a line's beginning goes with no verb"))
        ],
    )
