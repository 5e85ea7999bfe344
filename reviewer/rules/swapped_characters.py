"""swapped-characters: two neighbouring characters stand back to front."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.language.edits import Kind
from reviewer.model.finding import Category, Finding
from reviewer.rules._slips import finding, slips
from reviewer.rules.base import Context, Example, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="swapped-characters",
    category=Category.TRANSPOSITION,
    summary=Wording("两字颠倒：换过来则成词", "two characters back to front: turned round they make a word"),
    why=Wording(
        "录入和识别会把相邻两字颠倒（人民共和国央中政治局）。须有两个证据：照原样两字都不成词；换过来成为一个词，读来概率高得多。"
        "本来两种次序都有的词（蔬菜、菜蔬）和人名不算。",
        "Typists and engines put two neighbours back to front. Two witnesses: as it stands neither character belongs to a "
        "word, and turned round they make one that is far more probable. Words that exist both ways, and names, are right.",
    ),
    fires=(
        Example("人民共和国央中政治局委员出席了会议。", "央中", "中央"),
        Example("他的工作得到了领导和群众的充分定肯。", "定肯", "肯定"),
        Example("这项工程的建设得到了有关门部的大力支持。", "门部", "部门"),
    ),
    silent=(
        Example("蔬菜和菜蔬、演讲和讲演、互相和相互都对。"),
        Example("记者张铁钢、贺定一、徐祝庆参加了活动。"),
        Example("明珠暗投，实在可惜；他对工作要求严格。"),
    ),
)


def check(context: Context) -> Iterator[Finding]:
    """Characters back to front."""
    for block, at, slip in slips(context, Kind.SWAPPED):
        yield finding(
            context,
            INFO,
            block,
            (at, at + 2),
            slip.new,
            slip,
            message=Wording(
                f"“{slip.old}”两字颠倒，应作“{slip.new}”", f"{slip.old} is probably {slip.new} back to front"
            ),
            reason=Wording("换过来", "turn them round"),
        )
