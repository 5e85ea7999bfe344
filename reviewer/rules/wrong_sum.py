"""Figures of one sentence that do not agree with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reviewer.model.block import Block
from reviewer.model.finding import Category, Evidence, Finding
from reviewer.rules.base import Context, Example, RuleInfo
from reviewer.text.marks import HAN
from reviewer.wording import Wording

INFO = RuleInfo(
    id="wrong-sum",
    category=Category.FACT,
    summary=Wording("同一句里的数字算不拢", "figures of one sentence do not agree"),
    why=Wording(
        "分项之和大于总数，“从25家增加到67家，增长168%”与百分比不符，“40项办了35项，办结率87.5%”不符：必有一个数字读错。",
        "Parts above their total, a growth that the two figures do not give, a rate that is not part over whole: "
        "a digit was misread.",
    ),
    fires=(
        Example("目前，已入驻项目66个，其中新装备48个、新材料12个、现代医药15个。", "66个"),
        Example("高新技术企业从25家增加到67家，增长68%，增速居全市第一。", "68%"),
        Example("19个项目需办理手续40项，已办理35项，办结率67.5%，成效明显。", "67.5%"),
    ),
    silent=(
        Example("目前，已入驻项目66个，其中新装备18个、新材料12个、新能源23个、现代医药5个。"),
        Example("高新技术企业从25家增加到67家，增长168%，增速居全市第一。"),
        Example("高新技术企业从25家增加到67家，增长近170%，增速居全市第一。"),
        Example("19个项目需办理手续40项，已办理35项，办结率87.5%，成效明显。"),
        Example("全省工业增加值从25亿元增加到67亿元，同比增长6.8%。"),
    ),
)
_FIGURE = r"\d+(?:\.\d+)?"
_PARTS = re.compile(
    rf"(?<!\d)(?P<total>{_FIGURE})(?P<unit>[个家项人户台套支名件只])[^。；;]{{0,16}}?[，,]其中[，,：:]?(?P<parts>(?:[{HAN}（）()]{{1,14}}{_FIGURE}(?P=unit)[、，,和]?){{2,}})"
)
_GROWTH = re.compile(
    rf"[从由](?P<old>{_FIGURE})(?P<unit>万?亿?[{HAN}]{{1,3}}?)(?:，|,)?(?:增加|增长|提高|上升|发展|扩大|增)[到至](?P<new>{_FIGURE})(?P=unit)[，,](?P<word>增长|增幅|增长了|增幅达|增长率为)(?P<about>近|约|超|超过|逾)?(?P<said>{_FIGURE})[%％]"
)
_RATE = re.compile(
    rf"(?<!\d)(?P<whole>{_FIGURE})(?P<unit>[个家项人户件])[，,]已[{HAN}]{{1,4}}(?P<part>{_FIGURE})(?P=unit)[，,][{HAN}]{{1,4}}率(?:达到|达|为)?(?P<said>{_FIGURE})[%％]"
)
_SLACK = Decimal("0.02")


def check(context: Context) -> Iterator[Finding]:
    """Parts and totals, growth, rates: each only where all figures stand in one sentence and in one unit."""
    for block in context.prose:
        yield from _parts(context, block)
        yield from _growth(context, block)
        yield from _rate(context, block)


def _parts(context: Context, block: Block) -> Iterator[Finding]:
    for match in _PARTS.finditer(block.text):
        total = Decimal(match["total"])
        parts = [Decimal(part) for part in re.findall(rf"({_FIGURE}){match['unit']}", match["parts"])]
        if sum(parts) <= total:
            continue
        added = sum(parts)
        yield _finding(
            context,
            block,
            (match.start("total"), match.end("unit")),
            Wording(
                f"分项相加得 {added}，多于总数 {total}", f"the parts add up to {added}, above the total of {total}"
            ),
        )


def _growth(context: Context, block: Block) -> Iterator[Finding]:
    for match in _GROWTH.finditer(block.text):
        old, new, said = (Decimal(match[name]) for name in ("old", "new", "said"))
        if old == 0:
            continue
        right = (new - old) / old * 100
        slack = max(Decimal(1), right * (Decimal("0.1") if match["about"] else _SLACK))
        if abs(right - said) > slack:
            yield _finding(
                context,
                block,
                (match.start("said"), match.end("said") + 1),
                Wording(f"从 {old} 到 {new} 是增长 {right:.1f}%", f"from {old} to {new} is {right:+.1f} %"),
            )


def _rate(context: Context, block: Block) -> Iterator[Finding]:
    for match in _RATE.finditer(block.text):
        whole, part, said = (Decimal(match[name]) for name in ("whole", "part", "said"))
        if whole == 0 or part > whole:
            continue
        right = part / whole * 100
        if abs(right - said) > max(Decimal("0.6"), right * _SLACK):
            yield _finding(
                context,
                block,
                (match.start("said"), match.end("said") + 1),
                Wording(f"{whole} 中的 {part} 是 {right:.1f}%", f"{part} of {whole} is {right:.1f} %"),
            )


def _finding(context: Context, block: Block, place: tuple[int, int], message: Wording) -> Finding:
    return context.at(
        INFO,
        block.reading,
        *place,
        message=message,
        confidence=0.8,
        evidence=[Evidence("arithmetic", Wording("同一句里的数字", "the figures of the sentence"))],
    )
