"""A section's name that stands between a headline and its story."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.layout.roles import is_section
from reviewer.model.block import Block, Role
from reviewer.model.finding import Category, Edit, Evidence, Finding
from reviewer.model.span import Span
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="stray-label",
    category=Category.STRAY_LABEL,
    summary=Wording("栏目名插在标题和正文之间", "a section's name stands between a headline and its story"),
    why=Wording(
        "栏目名是版面的装饰，OCR 把它读到标题之后，看去像副题或正文的开头。",
        "The section's name is page furniture; behind the headline it reads as a subtitle or as the text's beginning.",
    ),
    fires=(
        Example("探路领跑 动能澎湃\n\n——示范区回访记\n\n创新前沿\n\n示范区是全国第一个试验区，发展很快。", "创新前沿"),
    ),
    silent=(
        Example("创新前沿\n\n探路领跑 动能澎湃\n\n示范区是全国第一个试验区，发展很快。"),
        Example("探路领跑 动能澎湃\n\n主动作为\n\n示范区是全国第一个试验区，发展很快。"),
    ),
)
_HEADS = (Role.HEADLINE, Role.SUBTITLE, Role.KICKER)


def check(context: Context) -> Iterator[Finding]:
    """One finding a label; the fix takes it above the headline."""
    blocks = context.issue.blocks
    labels = [block.text for block in blocks if block.role == Role.LABEL]
    for block in blocks[1:-1]:
        if block.role != Role.LABEL or blocks[block.number - 1].role not in (Role.HEADLINE, Role.SUBTITLE):
            continue
        if blocks[block.number + 1].role not in (Role.BODY, Role.BYLINE):
            continue
        known = is_section(block.text)
        if not known and labels.count(block.text) < 2:
            continue
        confidence = 0.8 if known else 0.65
        yield context.over(
            INFO,
            block.span,
            message=Wording(
                f"栏目名“{block.text}”插在标题与正文之间", f"the section's name '{block.text}' is out of place"
            ),
            confidence=confidence,
            fixes=[Fix("", confidence, Wording("移到标题之上", "move it above the headline"), _edits(context, block))],
            evidence=[Evidence("position", Wording("上为标题，下为正文", "a headline above, the story below"))],
        )


def _edits(context: Context, block: Block) -> tuple[Edit, ...]:
    blocks = context.issue.blocks
    first = block.number - 1
    while first > 0 and blocks[first - 1].role in _HEADS:
        first -= 1
    top = blocks[first].span.start
    gap = Span(blocks[block.number - 1].span.end, block.span.start)
    return (
        Edit(Span(top, top), block.span.of(context.issue.text) + gap.of(context.issue.text)),
        Edit(gap, ""),
        Edit(block.span, ""),
    )
