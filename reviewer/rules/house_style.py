"""house-style: what a whole page does otherwise than the house: one finding a pattern, one fix for all places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from reviewer.model.finding import Applicability, Category, Edit, Evidence, Finding
from reviewer.model.issue import Issue
from reviewer.model.span import Span
from reviewer.rules import _house_places as places
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="house-style",
    category=Category.WIDTH,
    summary=Wording("整版的空格与全半角不合版面规范", "blanks or widths throughout a page are not house style"),
    why=Wording(
        "OCR 常在旧行尾留下空格，或者整版用半角标点、直引号、全角数字。这些不是几百个差错，而是一类习惯："
        "每版每类只报一次，写明处数，一次改完。改动只碰空格和全半角，不掩盖其下的差错。"
        "标题两半之间、署名之间、电头之后的空格不动；数字、时间、比分、网址、外文里的半角标点不动；"
        "引号、括号只在配对无疑的段落里改。",
        "OCR leaves blanks at old line ends, or writes half-width marks, straight quotes, full-width digits all over a page. "
        "That is no five hundred defects but a habit: it is said once a page and pattern, with its count and one fix for "
        "all places. Blanks that part a headline or names stay, as do marks in numbers, times, addresses and Latin "
        "phrases; quotation marks and brackets change only in blocks where their pairing is beyond doubt.",
    ),
    fires=(
        Example("全市上下要把思想和 行动统一起来，推动各项工作 落到实处，不断取得新成效。", " ", ""),
        Example("会议指出,今年以来经济运行稳中向好。要坚定信心,扎实推进重点工程。", ",", "，"),
        Example("山西综改示范区(以下简称示范区)成立以来，改革创新不断深入，企业数量持续增长。", "(", "（"),
        Example('今年以来，当地以"旧巢"引"新凤"，一批闲置厂房重新焕发生机，带动就业三百余人。', '"', "“"),
        Example("截至目前，全市共有企业１２３家，其中规模以上企业４５家，实现产值超过三亿元。", "１", "1"),
        Example("全市有12家企业、30个项目、5个园区、8个平台，今年新增 6个项目，投资3亿元。", " ", ""),
    ),
    silent=(
        Example("会议指出，今年以来经济运行稳中向好。要坚定信心，扎实推进重点工程。"),
        Example("科学导报讯 记者王波 近日，全市召开重点工程推进会，要求加快进度，确保按期完工。"),
        Example("比赛于上午9:30开始，比分为1:3，详情见http://www.example.com/a?b=1,2，总额为1,000元。"),
        Example("凝心聚力促发展 砥砺奋进谱新篇\n\n全市上下把思想和行动统一起来，不断取得新成效。"),
        Example("该公司发布新款产品Speed, Power and Control，市场反响热烈，订单持续增长，前景广阔。"),
    ),
)
_CONFIDENCE: Final = 0.9
_FEW: Final = 0.75
"""Of one or two places nobody can say that it is what the page does."""


class _Pattern(NamedTuple):
    places: Callable[[Issue], Iterable[Edit]]
    category: Category
    defect: Wording
    remedy: Wording


_DELETE: Final = Wording("删去", "delete them")
_WIDEN: Final = Wording("改为全角", "make them full-width")
_PATTERNS: Final = (
    _Pattern(
        places.residue, Category.SPACING, Wording("正文里有旧行尾留下的空格", "blanks left by old line ends"), _DELETE
    ),
    _Pattern(
        places.mixed_blanks,
        Category.SPACING,
        Wording(
            "汉字与数字、字母之间多出空格，本版多数地方没有",
            "blanks between Han and digits or letters, where most of the page has none",
        ),
        _DELETE,
    ),
    _Pattern(
        places.narrow_marks,
        Category.WIDTH,
        Wording("汉字旁用了半角标点", "half-width marks beside Han characters"),
        _WIDEN,
    ),
    _Pattern(
        places.narrow_brackets,
        Category.WIDTH,
        Wording("汉字外用了半角括号", "half-width brackets round Han characters"),
        _WIDEN,
    ),
    _Pattern(
        places.straight_quotes,
        Category.WIDTH,
        Wording("用了直引号", "straight quotation marks"),
        Wording("改为“ ”", "make them “ ”"),
    ),
    _Pattern(
        places.wide_letters,
        Category.WIDTH,
        Wording("用了全角数字、字母", "full-width digits or letters"),
        Wording("改为半角", "make them half-width"),
    ),
)


def check(context: Context) -> Iterator[Finding]:
    """One finding a pattern, placed at the first of its places."""
    for pattern in _PATTERNS:
        edits = sorted(pattern.places(context.issue), key=lambda edit: edit.span)
        if edits:
            yield _finding(context, pattern, edits)


def _finding(context: Context, pattern: _Pattern, edits: list[Edit]) -> Finding:
    first: Span = edits[0].span
    count = len(edits)
    message = Wording(f"{pattern.defect.zh}：本版共 {count} 处", f"{pattern.defect.en}: {count} in this page")
    return context.over(
        INFO,
        first,
        message=message,
        confidence=_CONFIDENCE if count > 2 else _FEW,
        fixes=[
            Fix(
                "",
                _CONFIDENCE,
                Wording(f"{count} 处一并{pattern.remedy.zh}", f"all {count} at once: {pattern.remedy.en}"),
                tuple(edits),
            )
        ],
        evidence=[Evidence("count", message)],
        category=pattern.category,
        applicability=Applicability.SAFE,
    )
