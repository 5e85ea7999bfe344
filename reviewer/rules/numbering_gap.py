"""numbering-gap: a numbered list that misses a step, or has one twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reviewer.model.block import Block
from reviewer.model.finding import Category, Evidence, Finding, Related
from reviewer.rules._ordinals import Fault, faults, numeral
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="numbering-gap",
    category=Category.FACT,
    summary=Wording("编号不连：缺一项或重一项", "a numbered list that misses a step, or has one twice"),
    why=Wording(
        "“一是……二是……四是……”：缺“三是”，整项文字可能丢了，或者数字认错（二、三最易混）。只看从一开始、其余都连着的编号，"
        "各篇分开看。一处不连才报；处处不连的，不是一个编号。",
        "一是…二是…四是: the third step is lost, or a digit was misread (二 and 三 are easily confused). Only lists that begin with one "
        "and are otherwise in order, each story for itself.",
    ),
    fires=(
        Example("会议提出三点要求：一是加强领导，二是落实责任，四是强化监督，五是严格考核。", "四"),
        Example("会议提出四点要求：一是加强领导，二是落实责任，二是强化监督，四是严格考核。", "二", "三"),
        Example("第一，提高认识，统一思想。第二，加强领导，落实责任。第四，严格考核，务求实效。", "四"),
    ),
    silent=(
        Example("会议提出三点要求：一是加强领导，二是落实责任，三是强化监督。下一步，一是抓项目，二是抓服务。"),
        Example("一是一，二是二，做事要实在。这一是传统，那二是习惯。"),
        Example("第一，提高认识。第二，加强领导。第三，严格考核。第一是质量，第二是效益。"),
    ),
)
_LOST: float = 0.8
_MISREAD: float = 0.85


def check(context: Context) -> Iterator[Finding]:
    """The faults of each story's lists."""
    for _, of_story in groupby(context.issue.blocks, lambda block: block.story):
        blocks = [block for block in of_story if block.story >= 0]
        for fault in faults([block.text for block in blocks]):
            yield _finding(context, blocks, fault)


def _finding(context: Context, blocks: list[Block], fault: Fault) -> Finding:
    block, before = blocks[fault.at.block], blocks[fault.before.block]
    wrong = block.text[fault.at.start : fault.at.end]
    span = before.reading.span(fault.before.start, fault.before.end)
    last = before.text[fault.before.start : fault.before.end]
    missed = numeral(fault.before.value + 1, last)
    if fault.right:
        right = numeral(fault.right, wrong)
        message = Wording(f"编号“{wrong}”疑为“{right}”", f"number {wrong} is probably {right}")
        fixes = [Fix(right, _MISREAD, Wording("与前后编号相连", "as the numbers around it want it"))]
    else:
        message = Wording(
            f"编号由“{last}”跳到“{wrong}”，缺“{missed}”", f"the numbers go from {last} to {wrong}: {missed} is missing"
        )
        fixes = []
    return context.at(
        INFO,
        block.reading,
        fault.at.start,
        fault.at.end,
        message=message,
        confidence=_MISREAD if fault.right else _LOST,
        fixes=fixes,
        evidence=[Evidence("count", Wording(f"前一项编号是“{last}”", f"the step before is {last}"))],
        related=[
            Related(context.issue.path, span, span.of(context.issue.text), Wording("前一项", "the step before it"))
        ],
    )
