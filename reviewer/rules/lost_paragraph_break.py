"""Two paragraphs that ran together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewer.model.block import Block, Role
from reviewer.model.finding import Category, Edit, Evidence, Finding, Related
from reviewer.model.span import Span
from reviewer.rules._separators import paragraph_separator
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="lost-paragraph-break",
    category=Category.BROKEN_COLUMN,
    summary=Wording("两段并成了一段", "two paragraphs ran together"),
    why=Wording(
        "同一篇里并列的几段各有一句小标题式的起首；其中一句落在段中，说明分段丢了。",
        "Parallel paragraphs of a story each open with a short lead; one of them inside a paragraph shows that the "
        "break before it was lost.",
    ),
    fires=(
        Example(
            "签约项目蓄势待发。今年以来，新签约项目很多，投资很大。\n\n在建项目提速增效。目前，在建项目进展顺利，"
            "协同发力，构建全链条生态。投产项目厚植优势。目前，重点项目已建成达效，带动就业。",
            "。投",
            "。\n\n投",
        ),
    ),
    silent=(
        Example("签约项目蓄势待发。今年以来，新签约项目很多。\n\n投资很大。各方都很满意。目前，在建项目进展顺利。"),
    ),
)
_LEAD = re.compile('[^，。；：、！？,;:!?“”"]{6,14}[。：:]')
_INNER = re.compile('(?<=[。！？])([^，。；：、！？,;:!?“”"]{6,14}[。：:])(?=.{12})')
_LEAST = 2
"""Parallel paragraphs that must open with such a lead."""


def check(context: Context) -> Iterator[Finding]:
    """One finding a lead that stands within a paragraph."""
    by_story: dict[int, list[Block]] = {}
    for block in context.issue.blocks:
        if block.role == Role.BODY and block.story >= 0:
            by_story.setdefault(block.story, []).append(block)
    for blocks in by_story.values():
        leads = [(block, match.group()) for block in blocks if (match := _LEAD.match(block.text))]
        if len(leads) < _LEAST:
            continue
        for block in blocks:
            yield from _inside(context, block, leads)


def _inside(context: Context, block: Block, leads: Sequence[tuple[Block, str]]) -> Iterator[Finding]:
    for match in _INNER.finditer(block.text):
        alike = [(other, lead) for other, lead in leads if _parallel(match.group(1), lead)]
        if len(alike) < _LEAST:
            continue
        at = match.start(1)
        place = block.reading.span(at, at + 1).start
        separator = paragraph_separator(context.issue, block)
        yield context.over(
            INFO,
            block.reading.span(at - 1, at + 1),
            message=Wording(f"“{match.group(1)}”应另起一段", f"'{match.group(1)}' opens a paragraph"),
            confidence=min(0.9, 0.66 + 0.1 * len(alike)),
            fixes=[
                Fix("", 0.8, Wording("另起一段", "begin a new paragraph"), (Edit(Span(place, place), separator),)),
            ],
            related=[
                Related(
                    context.issue.path,
                    other.reading.span(0, len(lead)),
                    other.reading.span(0, len(lead)).of(context.issue.text),
                    Wording("并列的起首句", "a parallel lead"),
                )
                for other, lead in alike[:3]
            ],
            evidence=[
                Evidence("parallel", Wording("与他段起首句结构相同", "built like the leads of other paragraphs"))
            ],
        )


def _parallel(one: str, other: str) -> bool:
    """Whether two leads are of one length and share a word at one place."""
    if one == other or len(one) != len(other) or one[-1] != other[-1]:
        return False
    return any(one[at : at + 2] == other[at : at + 2] for at in range(len(one) - 2))
