"""impossible-figure: a share above 100 %, a time of day that no clock shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reviewer.model.finding import Category, Evidence, Finding
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="impossible-figure",
    category=Category.FACT,
    summary=Wording("百分比超过一百、时刻不存在", "a share above 100 %, or a time that no clock shows"),
    why=Wording(
        "合格率、覆盖率、办结率是部分占全体，不会超过 100%：多半漏了小数点（935% 应为 93.5%）或读错数字。时刻没有 25 时、8 时 75 分。"
        "增长率、完成率、资金到位率、拨备覆盖率、手机普及率可以超过 100%，不报。",
        "A pass rate or coverage is a part of a whole and never above 100 %: the decimal point was lost (935% for 93.5%) or a "
        "digit misread. No clock shows 25时 or 8时75分. Growth, what is measured against a plan, and what one may have more than once "
        "(reserves, telephones) may exceed 100 %.",
    ),
    fires=(
        Example("全区产品抽检合格率为935%，位居全省前列。", "935%", "93.5%"),
        Example("五年来，自来水普及率达到120%，群众十分满意。", "120%"),
        Example("5月8日8时75分，首趟列车从车站开出。", "8时75分"),
    ),
    silent=(
        Example("抽检合格率为93.5%，覆盖率达到100%，计划完成率达171%，增长率为120%。"),
        Example("5月8日23时59分，首趟列车开出，用时25时10分到达。"),
    ),
)
_SHARE: Final = re.compile(
    "(?:(?:合格|优良|及格|达标|覆盖|普及|升学|就业|办结|成活|存活|出勤|准确|正确|治愈|命中|绿化|森林覆盖|城镇化|城市化|复工|破案|投票|履约|识别|死亡|签约)率|满意[率度])"
    "(?:已经|已|均|都|就)?(?:提高到|上升到|提升[到至]|达到了?|[达为是])?(?P<said>(?P<digits>[0-9]{3})(?P<rest>\\.[0-9]+)?[%％])"
)
_MAY_EXCEED: Final = re.compile(
    "(?:拨备|流动性|利息|现金流|准备金|损失|债务|偿债|认购|基金|资金|资产|抵押|质押|稳定)覆盖"
    "|(?:电话|手机|宽带|移动|家庭|彩电|电视机?|空调|冰箱|洗衣机|电脑|计算机|汽车|轿车|家电|电器)普及|[羔羊畜犊仔崽殖]成活"
)
"""Rates of what one may have more than once: reserves against bad loans, telephones, lambs."""
_TIME: Final = re.compile(
    "(?:[0-9]日|[上下]午|凌晨|清晨|中午|傍晚|晚上?)(?P<said>(?P<hour>[0-9]{1,2})[时点](?P<minute>[0-9]{1,2})分(?!钟))"
)
_REACH: Final = 4
"""Characters before a rate that say what it is the rate of."""
_CONFIDENCE: Final = 0.85


def check(context: Context) -> Iterator[Finding]:
    """Shares and times of day in prose."""
    for block in context.prose:
        for found in _SHARE.finditer(block.text):
            whole = found["digits"] == "100" and not (found["rest"] or "").strip(".0")
            if whole or _MAY_EXCEED.search(block.text, max(0, found.start() - _REACH), found.start("said")):
                continue
            yield context.at(
                INFO,
                block.reading,
                *found.span("said"),
                message=Wording(
                    f"{found['said']}：这个比率不会超过 100%", f"{found['said']}: no such rate exceeds 100 %"
                ),
                confidence=_CONFIDENCE,
                fixes=_with_a_point(found),
                evidence=[Evidence("arithmetic", Wording("部分不会多于全体", "no part exceeds the whole"))],
            )
        for found in _TIME.finditer(block.text):
            if int(found["hour"]) > 24 or int(found["minute"]) > 59:
                yield context.at(
                    INFO,
                    block.reading,
                    *found.span("said"),
                    message=Wording(f"没有“{found['said']}”这个时刻", f"no clock shows {found['said']}"),
                    confidence=_CONFIDENCE,
                    evidence=[
                        Evidence("calendar", Wording("一天二十四时，一时六十分", "a day has 24 hours of 60 minutes"))
                    ],
                )


def _with_a_point(found: re.Match[str]) -> Iterator[Fix]:
    digits = found["digits"]
    if not found["rest"] and digits[2] != "0":
        yield Fix(f"{digits[:2]}.{digits[2]}{found['said'][-1]}", 0.6, Wording("补小数点", "put the decimal point in"))
