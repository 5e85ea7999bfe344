"""Part of a sentence that stands elsewhere on the page."""

from __future__ import annotations

import math
from collections.abc import Iterator

from reviewer.layout.mending import Move
from reviewer.model.finding import Category, Finding, Related
from reviewer.rules._pieces import joint_evidence, mends
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="displaced-fragment",
    category=Category.DISPLACED_FRAGMENT,
    summary=Wording("句子的一部分跑到了别处", "part of a sentence stands elsewhere on the page"),
    why=Wording(
        "OCR 把一栏的开头或结尾读到另一篇文章里，两处都读不通。",
        "OCR carried the beginning or the end of a column into another place; neither place reads on.",
    ),
    fires=(
        Example(
            "国家发布纲要，随后《关于新时代推动中部地\n\n省委、省政府作出了重大决策，各项工作有序推进。\n\n"
            "此外，各开发区也完成了年度任务，成绩明显。\n\n目前，项目进展顺利，年内可望建成投产。\n\n"
            "区高质量发展的意见》印发实施。",
            "区高质量发展的意见》印发实施。",
            "",
        ),
    ),
    silent=(Example("会议听取了年度报告，代表表示满意。\n\n区高质量发展的局面已经形成，前景广阔。"),),
)


def check(context: Context) -> Iterator[Finding]:
    """One finding for what has to move together; its edits move it home, `related` shows home and the other parts."""
    _, moves = mends(context)
    for move in moves:
        confidence = min(0.97, 1 / (1 + math.exp(-move.odds)))
        first, *others = move.fragments
        yield context.over(
            INFO,
            first.block.span,
            message=_message(move),
            confidence=confidence,
            fixes=[Fix("", confidence, Wording("移回原处", "move it home"), move.edits)],
            related=[
                Related(
                    context.issue.path,
                    move.home,
                    move.home.of(context.issue.text),
                    Wording("应接在这里", "belongs here"),
                ),
                *(
                    Related(
                        context.issue.path,
                        piece.block.span,
                        piece.block.span.of(context.issue.text),
                        Wording("后续部分", "what follows it"),
                    )
                    for piece in others
                ),
            ],
            evidence=joint_evidence(move.link.before.text, move.link.after.text, move.link.found.fluency),
        )


def _message(move: Move) -> Wording:
    left, right = move.link.before.text[-8:], move.link.after.text[:8]
    return Wording(f"“{right}…”不在原处：应接在“…{left}”之后", f"'{right}…' is out of place: it goes on from '…{left}'")
