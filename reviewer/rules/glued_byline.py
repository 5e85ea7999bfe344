"""A reporter's name that runs on behind the last sentence."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.layout.ends import RUN_ON
from reviewer.layout.names import glued_name, names_tail
from reviewer.model.block import Block, Role
from reviewer.model.finding import Category, Edit, Evidence, Finding
from reviewer.model.span import Span
from reviewer.rules._separators import paragraph_separator
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.text.marks import ends_sentence
from reviewer.wording import Wording

INFO = RuleInfo(
    id="glued-byline",
    category=Category.BYLINE_GLUED,
    summary=Wording("署名粘在正文末尾", "a byline runs on behind the text"),
    why=Wording(
        "作者署名本应另起一行，OCR 接在了最后一句后面，既像正文，又找不到作者。",
        "The byline stands on a line of its own; run on, it reads as text and the author cannot be found.",
    ),
    fires=(
        Example("园区引进企业二十家，将进一步为高质量发展提供支撑。郑婷", "郑婷", "\n\n郑婷"),
        Example("园区引进企业二十家，固废综合利用率达 罗文平 张小菊", " 罗文平 张小菊", "\n\n罗文平 张小菊"),
    ),
    silent=(
        Example("园区引进企业二十家，将为高质量发展提供支撑。\n\n郑婷"),
        Example("园区引进企业二十家，将为高质量发展提供支撑。（郑婷）"),
        Example("园区引进企业二十家，将为高质量发展提供支撑。 ■ 郑婷"),
    ),
)


def check(context: Context) -> Iterator[Finding]:
    """One finding a story's end; the names go to a line of their own."""
    blocks = context.issue.blocks
    siblings = sum(block.role == Role.BYLINE for block in blocks)
    for block in blocks:
        if block.role != Role.BODY or RUN_ON.search(block.text[-40:]):
            continue
        start = _names_start(block)
        if start is None:
            continue
        names = block.text[start:].strip()
        confidence = _confidence(blocks, block, start, siblings)
        separator = paragraph_separator(context.issue, block)
        span = block.reading.span(start, len(block.text.rstrip()))
        head = block.reading.span(start, start + len(block.text[start:]) - len(block.text[start:].lstrip()))
        at = Span(span.start, head.end) if head.start < head.end else Span(span.start, span.start)
        yield context.over(
            INFO,
            span,
            message=Wording(f"署名“{names}”应另起一行", f"the byline '{names}' belongs on a line of its own"),
            confidence=confidence,
            fixes=[Fix("", confidence, Wording("另起一行", "put it on its own line"), (Edit(at, separator),))],
            evidence=[
                Evidence("name", Wording("形如姓名，接在正文之后", "it has the shape of names, behind the text"))
            ],
        )


def _names_start(block: Block) -> int | None:
    start = names_tail(block.text)
    return glued_name(block.text) if start is None else start


def _confidence(blocks: tuple[Block, ...], block: Block, start: int, siblings: int) -> float:
    following = blocks[block.number + 1] if block.number + 1 < len(blocks) else None
    confidence = 0.75 + 0.1 * min(2, siblings)
    if following is not None and following.story == block.story and following.role == Role.BODY:
        confidence -= 0.5
    if not ends_sentence(block.text[:start]) and len(block.text[start:].split()) < 2:
        confidence -= 0.25
    return confidence
