from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from reviewer.archive import flag_together
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import chosen_rules
from reviewer.storage.loader import issue_from_bytes

DAYS = "一二三四五六日"


def page(day: date, off: int = 0, serial: str = "CN 14-0020") -> str:
    """A masthead whose weekday is so many days off."""
    weekday = DAYS[(day.weekday() + off) % 7]
    return f"晋中日报\n\n{day.year}年{day.month}月{day.day}日 星期{weekday}\n\n国内统一连续出版物号 {serial} 今日8版"


def flagged(pages: Sequence[str]) -> list[str]:
    """The names of the issues with a finding."""
    issues = [issue_from_bytes(text.encode(), f"{number}.txt") for number, text in enumerate(pages)]
    reports = flag_together(issues, chosen_rules(["wrong-weekday"]), EvidenceBase(), 0.5)
    return [report.issue.path for report in reports if report.findings]


def days(count: int) -> list[date]:
    return [date(2024, 3, 1) + timedelta(number) for number in range(count)]


def test_one_weekday_that_is_not_the_dates_is_flagged() -> None:
    assert flagged([page(day, off=day.day == 4) for day in days(8)]) == ["3.txt"]
    assert flagged([page(date(2024, 3, 1), off=2)]) == ["0.txt"]


def test_mastheads_that_mostly_contradict_their_dates_are_no_misreadings() -> None:
    assert flagged([page(day, off=2) for day in days(4)]) == []
    assert flagged([page(day, off=day.day % 2) for day in days(5)]) == []
    assert flagged([page(day, off=day.day < 4) for day in days(8)]) == ["0.txt", "1.txt", "2.txt"]


def test_another_papers_mastheads_say_nothing() -> None:
    others = [page(day, off=1, serial="CN 11-0001") for day in days(5)]
    ours = [page(day, off=day.day == 5) for day in days(8)]
    assert flagged([*others, *ours]) == ["9.txt"]


def test_papers_of_few_issues_are_judged_together() -> None:
    serials = [f"CN 11-000{number}" for number in range(4)]
    assert flagged([page(day, off=2, serial=serial) for day, serial in zip(days(4), serials, strict=True)]) == []


def test_a_date_in_the_text_is_judged_all_the_same() -> None:
    text = "大会定于2025年5月16日（星期六）召开，会期三天，代表们陆续报到。"
    assert flagged([f"{page(day, off=2)}\n\n{text}" for day in days(3)]) == ["0.txt", "1.txt", "2.txt"]
