"""lost-figure: a unit, a percent sign, an ordinal or a month whose figure is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reviewer.model.finding import Category, Finding
from reviewer.rules._lost import lost
from reviewer.rules.base import Context, Example, RuleInfo
from reviewer.text.marks import HAN
from reviewer.wording import Wording

INFO = RuleInfo(
    id="lost-figure",
    category=Category.MISSING,
    summary=Wording("单位、百分号前缺数字", "a unit, a percent sign or an ordinal without its figure"),
    why=Wording(
        "数字常用另一种字体排印，OCR 容易整个漏掉：“总投资亿元，增长%，提高个百分点，在第届大会上”。单位、百分号、“个百分点”、“第…届”"
        "前面必须有数。丢了多少只能对照原版补上。“亿元以上”“超亿元”“每平方米”本来就不带数，不报。",
        "Figures are often set in another face, and OCR drops them whole. A unit behind its quantity (总投资亿元), a percent sign, 个百分点 "
        "and 第…届 want a number, which only the printed page can tell. What goes without one (亿元以上, 超亿元, 每平方米) is right.",
    ),
    fires=(
        Example("新建项目三个，总投资亿元，年内建成投产。", "资亿"),
        Example("上半年工业增加值增长%，高于全省平均水平。", "长%"),
        Example("合格率比上年提高个百分点，群众更加满意。", "高个"),
        Example("他在第届全国代表大会上作了发言。", "第届"),
        Example("工程于今年月底竣工，比计划提前两个月。", "年月"),
    ),
    silent=(
        Example("新建项目三个，总投资12亿元，增长8%，提高几个百分点，第三届大会召开。"),
        Example("引进投资亿元以上项目五个，销售额超亿元，产值过亿元，每平方米增收近百元。"),
        Example("增速（%）见下表。提高好几个百分点，降低零点五个百分点，每个百分点都来之不易。"),
        Example("科举及第次日，门第条件很高。今年年底、明年开春，岁月不居，年月日要写清。"),
    ),
)
_QUANTITY: Final = (
    "投资|资金|产值|收入|利润|利税|税收|税额|总额|金额|贷款|存款|余额|增加值|营业额|成交额|贸易额|销售额|签约额"
    "|面积|产量|产能|总量|里程|全长|总长"
)
_IDIOM: Final = re.compile("(?:[亩户人村]|家家|均[^，。；,;]{0,5}|(?<![全今去本前明0-9])年[^，。；,;]{0,3})[纯净总]?$")
"""Before a quantity of 万元 or 亿元 that is as much as ten thousand: 亩产值万元, 年收入亿元."""
_DECLARED: Final = re.compile("单位[：:][^。；]*$")
"""Units by themselves: 单位：面积公顷，产量吨."""
_REACH: Final = 40
_CONFIDENCE: Final = 0.85


class _Case(NamedTuple):
    """A pattern whose group `unit` lacks the figure before it, or, with `within`, behind its first character."""

    pattern: re.Pattern[str]
    within: bool = False


_CASES: Final = (
    _Case(
        re.compile(
            rf"(?:{_QUANTITY})(?P<unit>[万亿]?(?:元|美元|欧元|千瓦时?|立方米|吨)|平方公里|平方米|公顷|公里)(?=[，。；,;])"
        )
    ),
    _Case(
        re.compile(rf"(?<=[{HAN}])(?<![几两〇零一二三四五六七八九十百千万])[ ]?(?P<unit>[%％])(?!表示|符号|[A-Za-z])")
    ),
    _Case(
        re.compile(
            "(?:提高|提升|上升|下降|增长|增加|扩大|降低|回落|回升|高|低|快|慢|高出|低于|加快)了?(?P<unit>个百分点)"
        )
    ),
    _Case(
        re.compile(f"(?<![次门及落科府登等宅甲品])(?P<unit>第(?:届|批|期|轮|次|季度)(?=[{HAN}，。；、]))"), within=True
    ),
    _Case(re.compile("(?:今|去|明|前|同|[0-9]{4})(?P<unit>年月(?:[底初末中份，,]|[0-9]{1,2}日))"), within=True),
)


def check(context: Context) -> Iterator[Finding]:
    """Every unit without its figure in prose."""
    for block in context.prose:
        for case in _CASES:
            for found in case.pattern.finditer(block.text):
                if _goes_without(block.text[max(0, found.start() - _REACH) : found.start()], found["unit"]):
                    continue
                yield lost(
                    context,
                    INFO,
                    block,
                    found.start("unit") + case.within,
                    message=_message(found["unit"], case.within),
                    why=Wording(f"“{found[0]}”没有数", f"{found[0]} has no figure"),
                    confidence=_CONFIDENCE,
                )


def _goes_without(before: str, unit: str) -> bool:
    return bool(_DECLARED.search(before) or (unit in ("万元", "亿元") and _IDIOM.search(before)))


def _message(unit: str, within: bool) -> Wording:
    if within:
        return Wording(
            f"“{unit[0]}”和“{unit[1:]}”之间疑缺数字", f"the figure between {unit[0]} and {unit[1:]} is probably lost"
        )
    return Wording(f"“{unit}”前疑缺数字", f"the figure before {unit} is probably lost")
