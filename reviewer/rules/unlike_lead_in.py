"""unlike-lead-in: one lead-in of a series that has a comma where all others have a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from reviewer.model.block import Block
from reviewer.model.finding import Category, Evidence, Finding, Related
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.text.marks import HAN
from reviewer.wording import Wording

_SERIES: Final = (
    "科研攻关：协同创新显身手。今年以来，园区新建实验室五个，成效明显。\n\n"
    "成果转化：本地开花结硕果。今年以来，园区转化成果二十项，成效明显。\n\n"
    "人才引育{}筑巢引凤聚英才。今年以来，园区引进博士三十名，成效明显。\n\n"
    "服务企业：贴心帮办解难题。今年以来，园区代办手续百余件，成效明显。"
)

INFO = RuleInfo(
    id="unlike-lead-in",
    category=Category.PUNCTUATION,
    summary=Wording("段首提要的标点与同类段落不同", "a lead-in with another mark than its likes"),
    why=Wording(
        "一组段落都以“某某：如何如何。”开头，只有夹在中间的一段用逗号：冒号多半被认成了逗号。至少三段用冒号才报。",
        "A series of paragraphs begins with a topic, a colon and a comment; one between them has a comma: OCR probably took the colon "
        "for one. At least three must have the colon.",
    ),
    fires=(Example(_SERIES.format("，"), "，", "："),),
    silent=(
        Example(_SERIES.format("：")),
        Example("立冬时节，寒意渐浓。\n\n前瞻布局：描绘新蓝图。\n\n当下有为，未来可期。\n\n服务企业：贴心解难题。"),
    ),
)
_LEAD_IN: Final = re.compile(f"[{HAN}·]{{4,14}}(?P<mark>[：:，,])[{HAN}]{{5,18}}。(?=.)")
_COLONS: Final = "：:"
_LEAST: Final = 3
_CONFIDENCE: Final = 0.75


def check(context: Context) -> Iterator[Finding]:
    """The odd lead-in of each story's series."""
    for _, of_story in groupby(context.prose, lambda block: block.story):
        led = [(block, found) for block in of_story if (found := _LEAD_IN.match(block.text)) is not None]
        with_colon = [number for number, (_, found) in enumerate(led) if found["mark"] in _COLONS]
        commas = [number for number, (_, found) in enumerate(led) if found["mark"] not in _COLONS]
        between = [number for number in commas if with_colon and with_colon[0] < number < with_colon[-1]]
        if len(with_colon) >= _LEAST and len(between) == 1:
            yield _finding(context, *led[between[0]], led[with_colon[0]])


def _finding(context: Context, block: Block, found: re.Match[str], like: tuple[Block, re.Match[str]]) -> Finding:
    other, shown = like
    colon, mark = shown["mark"], found["mark"]
    span = other.reading.span(*shown.span("mark"))
    return context.at(
        INFO,
        block.reading,
        *found.span("mark"),
        message=Wording(
            f"同组各段段首都用“{colon}”，这里用“{mark}”", f"the other lead-ins have {colon}, this one {mark}"
        ),
        confidence=_CONFIDENCE,
        fixes=[Fix(colon, _CONFIDENCE, Wording("与各段一致", "as the others have it"))],
        evidence=[Evidence("parallel", Wording(f"如“{shown[0]}”", f"as in {shown[0]}"))],
        related=[Related(context.issue.path, span, colon, Wording("这一段用冒号", "a colon here"))],
    )
