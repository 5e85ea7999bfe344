import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.cli.alarms import PAGE, least_step, within
from reviewer.engine import Report
from reviewer.errors import StorageError
from reviewer.model.finding import Applicability, Category, Finding
from reviewer.model.issue import Issue
from reviewer.model.span import Span
from reviewer.wording import Wording


def report(path: str, confidences: list[float], size: int = 10) -> Report:
    text = "字" * size
    one = Finding(path, "near-term", Category.NAME, Span(0, 1), "字", Wording("是", "is"), 0.5, Applicability.UNSAFE)
    return Report(Issue(path, text), tuple(replace(one, confidence=value) for value in confidences))


@pytest.mark.parametrize(
    ("counts", "most", "least"),
    [
        ({900: 2, 500: 3}, 5, 500),
        ({900: 2, 500: 3}, 4.9, 900),
        ({900: 2}, 1, 900),
        ({900: 2, 500: 1}, 1, 900),
        ({}, 3, 1001),
    ],
)
def test_findings_of_one_confidence_stay_or_go_together(counts: dict[int, int], most: float, least: int) -> None:
    assert least_step(Counter(counts), most) == least


def test_the_most_confident_of_all_pages_stay_wherever_they_stand() -> None:
    told: list[tuple[float, int, int]] = []
    reports = [report("a", [0.9, 0.8, 0.3]), report("b", []), report("c", [0.7, 0.3], size=2 * PAGE)]
    kept = list(within(reports, 0.8, lambda *chosen: told.append(chosen)))
    assert [(each.issue, [f.confidence for f in each.findings]) for each in kept] == [
        (reports[0].issue, [0.9, 0.8]),
        (reports[1].issue, []),
        (reports[2].issue, [0.7]),
    ]
    assert told == [(0.7, 3, 4)]


def test_where_there_is_no_place_for_what_waits_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(StorageError, match="TMPDIR"):
        list(within([report("a.txt", [0.9])], 1, lambda *_: None))
