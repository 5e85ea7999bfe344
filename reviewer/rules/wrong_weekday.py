"""A weekday that is not the date's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from reviewer.model.block import Block
from reviewer.model.finding import Category, Evidence, Finding
from reviewer.model.span import Span
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="wrong-weekday",
    category=Category.FACT,
    summary=Wording("日期与星期对不上", "the weekday is not the date's"),
    why=Wording(
        "日期或星期有一个错了，多半是 OCR 读错了数字。一起检查的各期若报头大半对不上，就不是读错，报头不再报。",
        "Either the date or the weekday is wrong; most often OCR misread a digit. Where most mastheads of a paper that are flagged "
        "together are so, it is no misreading, and mastheads are left alone.",
    ),
    fires=(
        Example("2025年5月16日 星期四\n\n第15期 总第4374期", "星期四", "星期五"),
        Example("大会定于2025年5月16日（星期六）召开，会期三天。", "星期六", "星期五"),
    ),
    silent=(
        Example("2025年5月16日 星期五\n\n第15期 总第4374期"),
        Example("大会定于5月16日（星期六）召开，会期三天。"),
    ),
)
_IN_TEXT = re.compile(
    r"(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日\s*[（(，,]?\s*((?:星期|礼拜|周)([一二三四五六日天]))"
)
_DAYS = "一二三四五六日"
_REACH = timedelta(days=100)
"""How far from the page's own date a day without a year may lie."""


def check(context: Context) -> Iterator[Finding]:
    """The masthead, and dates with a weekday in the text; a date without a year takes the page's."""
    seen: set[Span] = set()
    head = context.issue.masthead
    if head.date and head.weekday is not None and head.weekday_span and head.date.weekday() != head.weekday:
        seen.add(head.weekday_span)
        if context.archive is None or context.archive.gives_weekdays(context.issue):
            yield _finding(context, head.weekday_span, head.date)
    for block in context.issue.blocks:
        for span, day in _contradictions(block, head.date):
            if span not in seen:
                yield _finding(context, span, day)


def _contradictions(block: Block, printed: date | None) -> Iterator[tuple[Span, date]]:
    for match in _IN_TEXT.finditer(block.text):
        year, month, day, _, weekday = match.groups()
        said = _day(int(year), int(month), int(day)) if year else _nearest(printed, int(month), int(day))
        if said is not None and _DAYS[said.weekday()] != weekday.replace("天", "日"):
            yield block.reading.span(*match.span(4)), said


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(printed: date | None, month: int, day: int) -> date | None:
    """The day of that month nearest to the page's date, None where none is near or the page has no date."""
    if printed is None:
        return None
    days = [found for year in (-1, 0, 1) if (found := _day(max(1, printed.year + year), month, day))]
    near = [found for found in days if abs(found - printed) <= _REACH]
    return near[0] if len(near) == 1 else None


def _finding(context: Context, span: Span, day: date) -> Finding:
    said = span.of(context.issue.text)
    right = said[:-1] + _DAYS[day.weekday()]
    return context.over(
        INFO,
        span,
        message=Wording(f"{day.isoformat()} 是{right}，不是{said}", f"{day.isoformat()} is a {day:%A}, not {said}"),
        confidence=0.93,
        fixes=[Fix(right, 0.7, Wording("按日期改星期", "the weekday of the date"))],
        evidence=[Evidence("calendar", Wording("按历法推算", "the calendar"))],
    )
