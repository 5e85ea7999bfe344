"""lost-date-word: a date without its 年 or 日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reviewer.model.finding import Category, Finding
from reviewer.rules._lost import lost
from reviewer.rules.base import Context, Example, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="lost-date-word",
    category=Category.MISSING,
    summary=Wording("日期缺“年”或“日”", "a date without its 年 or 日"),
    why=Wording(
        "“5月8上午”缺“日”，“20255月8日”缺“年”：数字夹着的单字最容易漏认。几月几个（5月8家）、几日并列（5月8、9日）都对。",
        "5月8上午 lacks 日, 20255月8日 lacks 年: OCR drops the one character between figures. "
        "A month and a count (5月8家), and days in a row (5月8、9日), are right.",
    ),
    fires=(
        Example("5月8上午，签约仪式在开发区举行。", "8上", "8日上"),
        Example("会议定于6月12在省城召开，会期两天。", "2在", "2日在"),
        Example("园区于20235月8日揭牌，至今已有两年。", "35", "3年5"),
    ),
    silent=(
        Example("5月8日上午，签约仪式举行。5月8、9日连续两天有雨。"),
        Example("5月8家企业入驻，6月12个项目开工，7月3至5日放假，2023年5月8日揭牌。"),
        Example("3月15晚会播出后，企业纷纷自查。5月12起事故得到妥善处理。"),
    ),
)
_DAY: Final = "(?:1[0-2]|[1-9])月(?:3[01]|[12][0-9]|[1-9])"
_CONFIDENCE: Final = 0.9


class _Case(NamedTuple):
    """What ends right where `lost` belongs."""

    pattern: re.Pattern[str]
    lost: str


_CASES: Final = (
    _Case(
        re.compile(
            f"(?<![0-9.])(?<![0-9][，,、]){_DAY}"
            "(?=[上下]午|凌晨|清晨|早晨|早上|中午|傍晚|晚(?=[上间，,在])|讯[（(]|电[（(]|[，,](?! ?[0-9])|在(?!即)|召开|举行|举办)"
        ),
        "日",
    ),
    _Case(re.compile(f"(?<![0-9])(?:19|20)[0-9]{{2}}(?={_DAY}日)"), "年"),
)


def check(context: Context) -> Iterator[Finding]:
    """Dates in prose that lack one of their words."""
    for block in context.prose:
        for case in _CASES:
            for found in case.pattern.finditer(block.text):
                yield lost(
                    context,
                    INFO,
                    block,
                    found.end(),
                    message=Wording(
                        f"日期“{found[0]}”后疑缺“{case.lost}”", f"{case.lost} is probably lost behind {found[0]}"
                    ),
                    why=Wording("日期要写全年、月、日", "a date is written with 年, 月 and 日"),
                    confidence=_CONFIDENCE,
                    texts=[(case.lost, _CONFIDENCE)],
                )
