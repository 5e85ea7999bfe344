"""unlike-lead-in: one lead-in of a series that has a comma where all others have a colon."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Final

from reviewer.layout.ends import is_opener
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
        "一组段落都以“某某：如何如何。”开头，只有夹在中间的一段用逗号：冒号多半被认成了逗号。至少三段用冒号、前后相邻的都是，才报。",
        "A series of paragraphs begins with a topic, a colon and a comment; one between them has a comma: OCR probably took the colon "
        "for one. At least three must have the colon, the next ones before and behind it among them.",
    ),
    fires=(Example(_SERIES.format("，"), "，", "："),),
    silent=(
        Example(_SERIES.format("：")),
        Example(_SERIES.replace("人才引育{}筑巢引凤聚英才", "除此之外，人才也纷纷来到园区")),
        Example("立冬时节，寒意渐浓。\n\n前瞻布局：描绘新蓝图。\n\n当下有为，未来可期。\n\n服务企业：贴心解难题。"),
    ),
)
_LEAD_IN: Final = re.compile(f"(?P<topic>[{HAN}·]{{4,14}})(?P<mark>[：:，,])[{HAN}]{{5,18}}。(?=.)")
_COLONS: Final = "：:"
_SPEAKS: Final = tuple("说道问答称示绍讲")
_ADVERB: Final = re.compile(".*[时后前里中上下来间内外日年月天此初末底一二三四五六七八九十]$")
"""What tells when or where, with a comma as it should be: 正月十五，, 谈到这里，."""
_LEAST: Final = 3
_NEAR: Final = 3
"""Blocks within which the next lead-in stands: a paragraph may have come apart about a picture."""
_CONFIDENCE: Final = 0.75


def check(context: Context) -> Iterator[Finding]:
    """The odd lead-in of each story's series."""
    for _, of_story in groupby(context.prose, lambda block: block.story):
        led = {at: (block, found) for at, block in enumerate(of_story) if (found := _LEAD_IN.match(block.text))}
        colons = {at: found["topic"] for at, (_, found) in led.items() if found["mark"] in _COLONS}
        between = [at for at in led if at not in colons and colons and min(colons) < at < max(colons)]
        if len(colons) >= _LEAST and len(between) == 1 and _is_series(colons.values()):
            [at] = between
            block, found = led[at]
            beside = all(any(at + step * n in colons for n in range(1, _NEAR + 1)) for step in (-1, 1))
            if beside and _is_topic(found["topic"]):
                yield _finding(context, block, found, led[min(colons)])


def _is_series(topics: Collection[str]) -> bool:
    """Whether these are topics, and not speakers."""
    return len(set(topics)) == len(topics) and not any(topic.endswith(_SPEAKS) for topic in topics)


def _is_topic(text: str) -> bool:
    return not is_opener(text) and _ADVERB.match(text) is None


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
