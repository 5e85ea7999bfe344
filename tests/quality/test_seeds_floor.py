"""What is found on the three development seeds: floors that are raised as rules improve, and never lowered."""

from pathlib import Path

import pytest

from reviewer.archive import flag_together
from reviewer.quality import Score, read_rows, score
from reviewer.resources import resource_path
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import all_rules
from reviewer.storage.loader import load_issue

GOLD = Path(__file__).resolve().parents[1] / "data" / "gold" / "seeds-dev.jsonl"

LEAST = {"recall": 0.79, "precision": 0.99, "correct": 0.64}
MOST_TRAPS = 0
LEAST_BY_KIND = {
    "broken_column": 1.0,
    "byline_glued": 1.0,
    "displaced_fragment": 1.0,
    "duplicate_passage": 1.0,
    "extra": 1.0,
    "grammar": 0.66,
    "inconsistent_name": 1.0,
    "missing": 0.63,
    "name": 0.83,
    "punctuation": 0.5,
    "quote_balance": 0.75,
    "stray_label": 1.0,
    "substitution": 0.5,
    "transposition": 1.0,
    "truncated": 1.0,
}


@pytest.fixture(scope="module")
def result() -> Score:
    issues = [load_issue(path, path.name) for path in sorted(resource_path("seeds").glob("*.txt"))]
    reports = flag_together(issues, all_rules(), EvidenceBase.load(), 0.5)
    findings = [finding.as_row("en") for report in reports for finding in report.findings]
    return score(read_rows(GOLD), findings, {issue.path: issue.text for issue in issues})


@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_overall_figures_do_not_fall(result: Score, name: str, least: float) -> None:
    assert result.figures()[name] >= least


@pytest.mark.parametrize(("kind", "least"), LEAST_BY_KIND.items())
def test_recall_by_kind_does_not_fall(result: Score, kind: str, least: float) -> None:
    tally = result.kinds[kind]
    assert tally.right / tally.total >= least


def test_right_text_that_looks_wrong_is_left_alone(result: Score) -> None:
    assert result.traps == 117
    assert len(result.trapped) <= MOST_TRAPS
