"""A day or an hour that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.model.finding import Category, Evidence, Finding
from reviewer.rules.base import Context, Example, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="impossible-date",
    category=Category.FACT,
    summary=Wording("没有这一天", "there is no such day"),
    why=Wording(
        "2月30日、13月5日这样的日期，必有一个数字读错了。", "Of 30 February or the 5th of month 13 a digit was misread."
    ),
    fires=(
        Example("截至2025年6月31日，园区签约项目三十六个。", "6月31日"),
        Example("会议于2025年2月29日召开。", "2月29日"),
        Example("活动从13月5日开始，为期三天。", "13月5日"),
    ),
    silent=(
        Example("会议于2024年2月29日召开。"),
        Example("一年12月31日止，每10月底结算，2.31日内办结。"),
    ),
)
_DATE = re.compile(
    r"(?:(?P<year>[12]\d{3})年)?(?P<day_of_month>(?<![\d.])(?P<month>\d{1,2})月(?P<day>\d{1,2})日)(?![均内])"
)
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check(context: Context) -> Iterator[Finding]:
    """Every date that has a month and a day."""
    for block in context.issue.blocks:
        for match in _DATE.finditer(block.text):
            trouble = _trouble(match["year"], int(match["month"]), int(match["day"]))
            if trouble is None:
                continue
            yield context.at(
                INFO,
                block.reading,
                *match.span("day_of_month"),
                message=trouble,
                confidence=0.93,
                evidence=[Evidence("calendar", Wording("按历法推算", "the calendar"))],
            )


def _trouble(year: str | None, month: int, day: int) -> Wording | None:
    if not 1 <= month <= 12:
        return Wording(f"没有 {month} 月", f"there is no month {month}")
    longest = _LENGTHS[month - 1]
    if month == 2 and year is not None and not _is_leap(int(year)):
        longest = 28
    if 1 <= day <= longest:
        return None
    said = Wording(f"{year} 年", f" of {year}") if year and month == 2 else Wording("", "")
    return Wording(f"{said.zh}{month} 月只有 {longest} 天", f"month {month}{said.en} has {longest} days")


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
