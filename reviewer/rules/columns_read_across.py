"""Columns that were read straight across."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model.finding import Category, Evidence, Finding
from reviewer.rules._pieces import across
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="columns-read-across",
    category=Category.BROKEN_COLUMN,
    summary=Wording("几栏文字被横着读到了一起", "columns were read straight across"),
    why=Wording(
        "OCR 没有分栏，逐行横读：第一栏第一行、第二栏第一行、第三栏第一行……整页只报一次；"
        "最好分栏重新识别，也可以采用按栏重排的建议。",
        "OCR did not see the columns: line one of each, then line two of each. Said once a stretch; reading the page "
        "again by columns is best, the suggestion puts most lines in order.",
    ),
    fires=(),
    beyond_examples=True,
    silent=(
        Example("历时两天的第十五届内政部\n长理事会会议今日在此闭幕\n，会议通过了协议草案，各\n国代表对此表示满意。"),
    ),
)
_PROPOSED = 0.45
"""Share of the lines that must be joined by evidence before an order is proposed."""


def check(context: Context) -> Iterator[Finding]:
    """One finding a stretch; a proposed order where most of it is sure."""
    for region in across(context):
        fixes = []
        if region.ordered and region.sure >= _PROPOSED:
            reason = Wording(
                f"按 {region.columns} 栏重排（约 {region.sure:.0%} 的行有把握）",
                f"put {region.columns} columns in order (sure of some {region.sure:.0%} of the lines)",
            )
            fixes.append(Fix(region.ordered, region.sure, reason))
        yield context.over(
            INFO,
            region.span,
            message=Wording(
                f"这里约 {region.columns} 栏文字被横着读了，行与行接不上",
                f"some {region.columns} columns were read straight across: no line goes on with the next",
            ),
            confidence=0.92,
            fixes=fixes,
            evidence=[
                Evidence(
                    "joint",
                    Wording(
                        "各行接的不是下一行，而是下面第几行", "lines go on some lines further down, not on the next"
                    ),
                )
            ],
        )
