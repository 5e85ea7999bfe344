from typing import Any

import pytest

from reviewer.quality import score

TEXT = "山西具城产业转型，税收收入增长，结果很好"


def gold(start: int, end: int, kind: str, correction: str | None = None, **more: Any) -> dict[str, Any]:
    row = {"file": "a.txt", "start": start, "end": end, "text": TEXT[start:end], "kind": kind, "correction": correction}
    return {**row, "certainty": "certain", **more}


def finding(start: int, end: int, category: str, *suggestions: str, **more: Any) -> dict[str, Any]:
    row = {"path": "x/a.txt", "start": start, "end": end, "text": TEXT[start:end], "category": category}
    return {**row, "suggestions": [{"text": text} for text in suggestions], **more}


def test_a_finding_that_meets_a_row_counts_for_recall_precision_and_correction() -> None:
    rows = [gold(2, 4, "substitution", "县城")]
    figures = score(rows, [finding(2, 3, "substitution", "县")], {"a.txt": TEXT}).figures()
    assert (figures["recall"], figures["precision"], figures["correct"]) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(("category", "caught"), [("extra", 1), ("broken_column", 0)])
def test_a_trap_is_caught_by_findings_about_wording_only(category: str, caught: int) -> None:
    result = score([gold(10, 12, "trap")], [finding(10, 12, category)], {})
    assert len(result.trapped) == caught
    assert len(result.alarms) == 1


def test_a_possible_row_costs_nothing_and_excuses_its_finding() -> None:
    result = score([gold(2, 4, "name", certainty="possible")], [finding(2, 4, "name")], {})
    assert result.figures()["precision"] == 1.0
    assert not result.kinds


def test_house_style_is_only_counted_and_unsure_findings_can_be_left_out() -> None:
    found = [finding(2, 4, "width"), finding(2, 4, "name", confidence=0.3)]
    result = score([gold(2, 4, "name", "县城")], found, {}, min_confidence=0.5)
    assert result.house_style == 1
    assert len(result.misses) == 1


def test_a_related_place_meets_a_row_and_layout_kinds_have_more_slack() -> None:
    related = finding(15, 16, "quote_balance", related=[{"path": "x/a.txt", "start": 2, "end": 3}])
    assert not score([gold(2, 4, "quote_balance")], [related], {}).misses
    assert not score([gold(2, 4, "truncated")], [finding(6, 7, "truncated")], {}).misses
    assert score([gold(2, 4, "name")], [finding(6, 7, "name")], {}).misses


def test_the_third_suggestion_counts_for_three_and_not_for_one() -> None:
    rows = [gold(2, 4, "substitution", "县城")]
    figures = score(rows, [finding(2, 4, "substitution", "甲城", "乙城", "县城")], {"a.txt": TEXT}).figures()
    assert (figures["correct"], figures["correct3"]) == (0.0, 1.0)
