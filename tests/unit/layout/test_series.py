from __future__ import annotations

from reviewer.archive import flag_together
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import chosen_rules
from reviewer.storage.loader import issue_from_bytes


def backwards(*heads: tuple[int, int]) -> list[tuple[str, str, str]]:
    """(path, quoted, path of the witness) for issues of May 2025 given as (day, total number)."""
    issues = [
        issue_from_bytes(
            f"第1期 总第{total}期\n\n2025年5月{day}日\n\n国内统一连续出版物号 CN 14-0015 今日8版".encode(),
            f"{day}-{at}.txt",
        )
        for at, (day, total) in enumerate(heads)
    ]
    rules = chosen_rules(["issue-order"])
    return [
        (finding.path, finding.text, finding.related[0].path)
        for report in flag_together(issues, rules, EvidenceBase(), 0.5)
        for finding in report.findings
    ]


def test_rising_numbers_and_two_pages_of_one_day_are_right() -> None:
    assert backwards((9, 4369), (16, 4374), (16, 4374), (23, 4380)) == []


def test_one_number_that_runs_backwards_is_named_whatever_the_order() -> None:
    assert backwards((2, 4365), (9, 4369), (16, 4314), (23, 4380)) == [("16-2.txt", "总第4314期", "9-1.txt")]
    assert backwards((23, 4380), (16, 4314), (9, 4369), (2, 4365)) == [("16-1.txt", "总第4314期", "9-2.txt")]


def test_one_of_two_numbers_on_one_day_is_named() -> None:
    assert len(backwards((9, 4369), (16, 4374), (16, 4375), (23, 4380))) == 1


def test_a_first_or_last_number_that_leaps_is_named() -> None:
    assert backwards((9, 4369), (16, 4374), (23, 9380)) == [("23-2.txt", "总第9380期", "16-1.txt")]
    assert backwards((9, 1369), (16, 4374), (23, 4380)) == [("9-0.txt", "总第1369期", "16-1.txt")]


def test_a_gap_in_the_archive_is_no_leap() -> None:
    assert backwards((1, 4300), (2, 4301), (31, 4387)) == []


def test_two_series_under_one_number_are_no_contradiction() -> None:
    days = (2, 6, 9, 13, 16, 20, 23, 27)
    assert backwards(*((day, (4369 if at % 2 else 812) + at) for at, day in enumerate(days))) == []
