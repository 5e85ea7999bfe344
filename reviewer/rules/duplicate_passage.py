"""A clause or more that stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.layout.repeats import Repeat, clauses, repeats, weight
from reviewer.layout.roles import is_dateline
from reviewer.model.block import Block, Role
from reviewer.model.finding import Category, Evidence, Finding, Related
from reviewer.rules._archive_copies import copies_elsewhere
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="duplicate-passage",
    category=Category.DUPLICATE_PASSAGE,
    summary=Wording("同一段话出现了两次", "a passage stands twice"),
    why=Wording(
        "OCR 把一栏读了两遍，或者用别处的文字盖住了原文：多出的一份要删，被盖住的要对照原版补。",
        "OCR read a column twice, or put a passage in the place of another: the copy goes, and what it covered must "
        "be looked up.",
    ),
    fires=(
        Example(
            "从签约、审批到开工，全程享受代办服务，形成闭环管理，提升土地配置精准度。\n\n循着机器轰鸣声走进现场，"
            "从签约、审批到开工，全程享受代办服务，形成闭环管理，提升土地配置精准度。",
            "从签约、审批到开工，全程享受代办服务，形成闭环管理，提升土地配置精准度。",
            "",
        ),
        Example(
            "去年完成产值二十亿元，支持企业购进商品四百亿元。支持企业购进商品四百亿元。",
            "支持企业购进商品四百亿元。",
            "",
        ),
    ),
    silent=(
        Example(
            "今年签约项目36个，总投资94.95亿元，成效明显。\n\n签约项目蓄势待发。今年新签约项目36个，总投资94.95亿元。"
        ),
        Example("树立“人人都是招商专员、个个都是营商环境”理念。\n\n“人人都是招商专员、个个都是营商环境”深入人心。"),
        Example(
            "今年以来，示范区以时不我待、只争朝夕的紧迫感，迅速掀起项目建设热潮。\n\n步履铿锵向新行\n\n推动发展要扭住创新。"
            "今年以来，示范区以时不我待、只争朝夕的紧迫感，迅速掀起项目建设热潮。"
        ),
    ),
)
_SENTENCE_END = re.compile("[。！？]")
_FAR = 24
"""Characters other than marks from which a passage that stands twice on a page is no coincidence."""
_NEXT = 8
"""The same where the copy follows directly."""
_SAME = 0.88
_LEAD = 250
"""Characters: a longer paragraph is no lead."""
_INNER = 40
"""As `_FAR`, for what neither begins nor ends a sentence: formulas are repeated like that."""
_HEADS = (Role.HEADLINE, Role.KICKER, Role.SUBTITLE)


def check(context: Context) -> Iterator[Finding]:
    """One finding a copy: it is to go, `related` is to stay."""
    for repeat in repeats(context.issue.blocks):
        if _is_defect(repeat, context.issue.blocks):
            yield _finding(context, repeat)
    yield from copies_elsewhere(context, INFO)


def _is_defect(repeat: Repeat, blocks: tuple[Block, ...]) -> bool:
    size = weight(repeat.copy.text)
    if repeat.same < _SAME:
        return False
    if repeat.adjacent:
        return size >= _NEXT
    if size < _FAR or clauses(repeat.copy.text) < 1:
        return False
    if size < _INNER and not _SENTENCE_END.search(repeat.copy.text) and not _begins_sentence(repeat):
        return False
    return not _is_standfirst(repeat, blocks) and not _is_quoted(repeat)


def _begins_sentence(repeat: Repeat) -> bool:
    before = repeat.copy.block.text[: repeat.copy.start].rstrip('”’"）)》」』')
    return not before or before[-1] in "。！？!?"


def _is_standfirst(repeat: Repeat, blocks: tuple[Block, ...]) -> bool:
    """Whether the first copy stands in a short lead of the story and the second in its text: a lead sums up."""
    first, copy = repeat.first.block, repeat.copy.block
    if first.number == copy.number or _is_all(repeat):
        return False
    bodies = [block for block in blocks[first.number + 1 : copy.number + 1] if block.role == Role.BODY]
    above = blocks[first.number - 1].role if first.number else Role.MASTHEAD
    below = blocks[first.number + 1].role if first.number + 1 < len(blocks) else Role.BODY
    lead = below in _HEADS or (above in _HEADS and is_dateline(bodies[0].text))
    return lead and len(bodies) <= 2 and len(first.text) <= _LEAD


def _is_all(repeat: Repeat) -> bool:
    """Whether the copies are whole blocks."""
    return all(place.end - place.start > 0.9 * len(place.block.text) for place in (repeat.first, repeat.copy))


def _is_quoted(repeat: Repeat) -> bool:
    """Whether both copies are the same quotation."""
    return all(
        place.block.text[max(0, place.start - 1) : place.start] in ("“", "《", "「", "『", '"', "‘")
        for place in (repeat.first, repeat.copy)
    )


def _finding(context: Context, repeat: Repeat) -> Finding:
    keep, drop = repeat.first, repeat.copy
    size = weight(drop.text)
    confidence = min(0.97, (0.86 if repeat.adjacent else 0.7) + size / 400) * (1.0 if repeat.same == 1 else 0.93)
    span = keep.block.reading.span(keep.start, keep.end)
    exact = Wording("一字不差", "word for word")
    near = Wording(f"相同的字占 {repeat.same:.0%}", f"{repeat.same:.0%} of the characters agree")
    return context.at(
        INFO,
        drop.block.reading,
        drop.start,
        drop.end,
        message=Wording(
            f"这 {len(drop.text)} 个字前面已经出现过", f"these {len(drop.text)} characters stand above already"
        ),
        confidence=confidence,
        fixes=[Fix("", confidence, Wording("删去重复的一份", "drop the copy"))],
        related=[
            Related(context.issue.path, span, span.of(context.issue.text), Wording("保留这一份", "the one to keep"))
        ],
        evidence=[Evidence("same-text", exact if repeat.same == 1 else near)],
    )
