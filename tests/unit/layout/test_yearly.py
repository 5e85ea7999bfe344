from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from reviewer.archive import flag_together
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import chosen_rules
from reviewer.storage.loader import issue_from_bytes

Page = tuple[date, str]
"""The day of a page, and the line that says its number."""


def told(pages: Sequence[Page]) -> list[tuple[str, str]]:
    """(day and number of the page, what is quoted) of all findings."""
    issues = [
        issue_from_bytes(
            f"晋中日报\n\n{day.year}年{day.month}月{day.day}日\n\n{line}\n\n国内统一连续出版物号 CN 14-0020 今日8版".encode(),
            f"{number:04}.txt",
        )
        for number, (day, line) in enumerate(pages)
    ]
    rules = chosen_rules(["issue-order"])
    return [
        (f"{pages[int(finding.path[:4])][0]:%m-%d}", finding.text)
        for report in flag_together(issues, rules, EvidenceBase(), 0.5)
        for finding in report.findings
    ]


def year(of: int, count: int = 60, start: int = 1, every: int = 1) -> list[Page]:
    """The first issues of a year."""
    first = date(of, 1, 2)
    return [(first + timedelta(every * number), f"第{start + number}期") for number in range(count)]


def with_line(pages: Sequence[Page], at: int, line: str) -> list[Page]:
    return [(day, line if number == at else own) for number, (day, own) in enumerate(pages)]


def test_a_number_that_each_year_begins_anew_is_right() -> None:
    assert told([*year(1997), *year(1998), *year(1999)]) == []


@pytest.mark.parametrize("line", ["第18期", "第3期", "第138期", "第88期"])
def test_a_digit_misread_lost_or_added_is_named(line: str) -> None:
    pages = [*year(1997), *year(1998)]
    assert told(with_line(pages, 60 + 37, line)) == [("02-08", line)]


def test_a_day_misread_is_named() -> None:
    pages = year(1998)
    pages[30] = (date(1998, 2, 11), pages[30][1])
    assert told(pages) == [("02-11", "第31期")]


def test_one_page_that_differs_from_the_others_of_its_day_is_named() -> None:
    pages = [page for page in year(1998, 20) for _ in range(4)]
    assert told(with_line(pages, 42, "第71期")) == [("01-12", "第71期")]


def test_missing_issues_are_no_alarm() -> None:
    pages = year(1998, 90)
    assert told([*pages[:9], *pages[23:24], *pages[40:45], *pages[70:]]) == []
    assert told(year(1998, 40, every=7)) == []


@pytest.mark.parametrize("line", ["第15—16期", "第15、16期合刊", "第15期 第16期合刊", "第15-16期", "第15期、第16期"])
def test_double_issues_are_no_alarm(line: str) -> None:
    pages = with_line(year(1998), 14, line)
    del pages[15]
    assert told(pages) == []
    assert told([*pages[:15], (pages[14][0], "第16期"), *pages[15:]]) == []


def test_supplements_with_numbers_of_their_own_are_no_alarm() -> None:
    pages = year(1998, 200)
    weekly = [(pages[7 * number + 3][0], f"第{number + 1}期") for number in range(25)]
    assert told(sorted([*pages, *weekly])) == []
    assert told(sorted([*pages, (pages[120][0], "第3期")])) == []
    assert told(sorted([*pages, (pages[120][0], "增刊 第12期")])) == []


def test_a_year_that_begins_late_or_a_paper_that_counts_from_autumn_is_no_alarm() -> None:
    january = [(date(1998, 1, day), f"第{250 + day}期") for day in range(1, 9)]
    assert told([*january, *((day + timedelta(20), line) for day, line in year(1998))]) == []
    spring = [(date(1998, 1, 1) + timedelta(day), f"第{120 + day}期") for day in range(240)]
    autumn = [(date(1998, 9, 1) + timedelta(day), f"第{1 + day}期") for day in range(100)]
    assert told([*spring, *autumn]) == []


def test_few_neighbours_hold_nothing_in_place() -> None:
    pages = year(1998, 5, start=119)
    assert told(with_line(pages, 1, "第20期")) == []
    assert told(with_line(pages, 2, "第12期")) == [("01-04", "第12期")]
    assert told(with_line(pages, 4, "第12期")) == []


def test_what_else_is_counted_is_no_number_of_the_paper() -> None:
    for line in ("学习园地 第3期", "第3期培训班开班", "理论第32期"):
        assert told(with_line(year(1998), 30, line)) == []


def test_two_papers_under_one_number_are_no_alarm() -> None:
    other = [(day, f"第{700 + number}期") for number, (day, _) in enumerate(year(1998))]
    assert told(sorted([*year(1998), *other])) == []


def test_another_year_shows_nothing() -> None:
    assert told([(date(1997, 5, day), f"第{day}期") for day in range(1, 6)] + [(date(1998, 5, 3), "第9期")]) == []
