"""known-variant: a form that the lexicon knows to be wrong."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.lexicon import Occurrence
from reviewer.model.block import Block, Role
from reviewer.model.finding import Applicability, Category, Evidence, Finding
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="known-variant",
    category=Category.SUBSTITUTION,
    summary=Wording("词库记为错误的写法", "a form that the lexicon records as wrong"),
    why=Wording(
        "词库的“variants”一列记着某词已知的错误写法（编辑确认过的，或常见的误写）。出现在更长的正确词里的不算。",
        "The lexicon's column `variants` holds known wrong forms of a term: confirmed by an editor, or common slips. "
        "One that stands inside a longer right form is none.",
    ),
    fires=(
        Example("山西炼科晶体有限公司投产。", "炼科晶体", "烁科晶体", ("烁科晶体\tcompany\t炼科晶体",)),
        Example("我们要再接再励，争取更大成绩。", "再接再励", "再接再厉", ("再接再厉\tidiom\t再接再励",)),
    ),
    silent=(
        Example("我们要再接再厉，争取更大成绩。", terms=("再接再厉\tidiom\t再接再励",)),
        Example("本市炼科晶体研究所成立。", terms=("烁科晶体\tcompany\t炼科晶体", "炼科晶体研究所\tinstitution")),
    ),
)
_CONFIDENCE = 0.95
_SHORT_CONFIDENCE = 0.8
_SAFE_LENGTH = 3
"""A shorter wrong form may stand in text by chance."""


def check(context: Context) -> Iterator[Finding]:
    """Known wrong forms, block by block."""
    for block in context.issue.blocks:
        if block.role is not Role.MASTHEAD:
            right = context.lexicon.occurrences(block.text)
            for found in context.lexicon.variant_occurrences(block.text):
                if not any(o.start <= found.start and o.end >= found.end for o in right):
                    yield _finding(context, block, found)


def _finding(context: Context, block: Block, found: Occurrence) -> Finding:
    from rapidfuzz.distance import OSA

    form = min(found.term.forms, key=lambda right: (OSA.distance(found.form, right), right))
    long = len(found.form) >= _SAFE_LENGTH
    confidence = _CONFIDENCE if long else _SHORT_CONFIDENCE
    source = f"（{found.term.source}）" if found.term.source else ""
    return context.at(
        INFO,
        block.reading,
        found.start,
        found.end,
        message=Wording(f"“{found.form}”应为“{form}”", f"{found.form} should be {form}"),
        confidence=confidence,
        category=Category.NAME if found.term.is_name else None,
        applicability=Applicability.SAFE if long else Applicability.UNSAFE,
        fixes=[Fix(form, confidence, Wording("词库记录的正确写法", "the right form in the lexicon"))],
        evidence=[Evidence("lexicon", Wording(f"词库记为误写{source}", "recorded as wrong in the lexicon"))],
    )
