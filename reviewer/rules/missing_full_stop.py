"""A paragraph that ends in a whole word, but without its full stop."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from reviewer.layout.pieces import Piece
from reviewer.model.finding import Category, Evidence, Finding
from reviewer.rules._ends import ends_in_whole_word
from reviewer.rules._pieces import continuations, score_of
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.text.marks import is_han
from reviewer.wording import Wording

INFO = RuleInfo(
    id="missing-full-stop",
    category=Category.PUNCTUATION,
    summary=Wording("段末缺句号", "a paragraph without its full stop"),
    why=Wording(
        "行末的句号很小，OCR 常丢；页上没有接得上的下文，末词又完整，缺的多半只是句号。全段没有一个句号的短段多半是小标题，"
        "下一段以“本报讯”“某社某地电”起头的是标题，不算。",
        "The stop at a line's end is small and easily lost: nothing goes on with the text, and its last word is whole. A short "
        "paragraph that has no full stop at all is a heading, and so is one before a dateline.",
    ),
    fires=(
        Example(
            "上半年，开发区经济平稳运行。全区完成工业投资十亿元，金融服务明显增强\n\n据了解，全市开发区运行平稳，成效明显。\n\n"
            "此外，各地也完成了年度任务。\n\n下一步，将继续优化营商环境。",
            "强",
            "强。",
        ),
    ),
    silent=(
        Example("上半年，开发区完成工业投资十亿元，金融服务明显增强。\n\n据了解，全市开发区运行平稳。"),
        Example(
            "●金融调控更加灵活，贷款质量逐年提高。金融服务明显增强\n\n●改革继续推进，各项任务完成。企业活力明显增强\n\n"
            "此外，各地也完成了年度任务。\n\n下一步，将继续优化营商环境。\n\n大家对此充满信心。"
        ),
        Example("金融服务明显增强\n\n据了解，全市开发区运行平稳，成效明显。"),
        Example(
            "金融调控更加灵活，金融服务明显增强\n\n中央银行继续认真执行适度从紧的货币政策，不断改进调控手段。\n\n"
            "此外，各地也完成了年度任务。\n\n下一步，将继续优化营商环境。"
        ),
    ),
)
_LEAST = 15
_LONGEST_HEADING = 60
_DATELINE = re.compile(r"(?:据?新华社|中新社|本报|本刊).{0,16}?[电讯]|(?:本报|本刊)?(?:特约)?(?:记者|通讯员)")
_BULLETS = frozenset("●○■□◆◇▲△★☆·•")
_SIGNED = re.compile("[—－-](?:编者|作者|记者)$")
_LEAST_FINISHED = 3


def _is_heading(context: Context, piece: Piece) -> bool:
    """Whether the paragraph is a heading, an item of a list, or signed."""
    if _SIGNED.search(piece.text) or piece.text.lstrip()[:1] in _BULLETS:
        return True
    if len(piece.text) < _LONGEST_HEADING and not any(mark in piece.text for mark in "。！？"):
        return True
    blocks = context.issue.blocks
    at = next(index for index, block in enumerate(blocks) if block is piece.block)
    return at + 1 < len(blocks) and _DATELINE.match(blocks[at + 1].text) is not None


def check(context: Context) -> Iterator[Finding]:
    """One finding a paragraph; a page most of whose paragraphs have no stop is another kind of text."""
    found = continuations(context)
    lost = [(piece, odds) for piece, odds in found.lost if len(piece.text) >= _LEAST]
    finished = sum(piece.finished for piece in found.pieces)
    if finished < _LEAST_FINISHED or len(lost) > 0.4 * len(found.pieces):
        return
    score = score_of(context)
    for piece, odds in lost:
        if _is_heading(context, piece) or not is_han(piece.text[-1:]) or not ends_in_whole_word(piece.text, score):
            continue
        doubt = 0.4 / (1 + math.exp(-min(odds, 0.0)))
        last = piece.text[-1:]
        yield context.at(
            INFO,
            piece.block.reading,
            piece.end - 1,
            piece.end,
            message=Wording(f"“…{piece.text[-8:]}”之后缺句号", f"no full stop after '…{piece.text[-8:]}'"),
            confidence=0.68 * (1 - doubt),
            fixes=[Fix(f"{last}。", 0.7, Wording("补句号", "add the full stop"))],
            evidence=[
                Evidence(
                    "open-end",
                    Wording("末词完整，没有句末标点，也没有下文", "a whole last word, no mark, nothing that goes on"),
                )
            ],
        )
