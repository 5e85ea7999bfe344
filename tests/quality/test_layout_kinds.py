"""The layout rules against the development seeds' gold list."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reviewer.engine import flag
from reviewer.model.finding import Finding
from reviewer.resources import resource_path
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import chosen_rules
from reviewer.storage.loader import load_issue

GOLD = Path(__file__).resolve().parents[1] / "data" / "gold" / "seeds-dev.jsonl"
KINDS = ["broken_column", "displaced_fragment", "truncated", "duplicate_passage", "byline_glued", "stray_label"]
SLACK = 3


@pytest.fixture(scope="module")
def gold() -> list[dict[str, Any]]:
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    return [row for line in lines if (row := json.loads(line))["kind"] != "trap"]


@pytest.fixture(scope="module")
def findings(gold: list[dict[str, Any]]) -> dict[str, list[Finding]]:
    names = {row["file"] for row in gold}
    rules = chosen_rules(KINDS)
    return {
        name: list(flag(load_issue(resource_path("seeds") / name, name), rules, EvidenceBase(), 0.5).findings)
        for name in sorted(names)
    }


def touches(finding: Finding, row: dict[str, Any]) -> bool:
    spans = [finding.span, *(related.span for related in finding.related)]
    return any(span.start < row["end"] + SLACK and row["start"] < span.end + SLACK for span in spans)


def test_recall(gold: list[dict[str, Any]], findings: dict[str, list[Finding]]) -> None:
    wanted = [row for row in gold if row["kind"] in KINDS and row["certainty"] != "possible"]
    found = [row for row in wanted if any(touches(finding, row) for finding in findings[row["file"]])]
    assert len(found) >= 0.92 * len(wanted)


def test_precision(gold: list[dict[str, Any]], findings: dict[str, list[Finding]]) -> None:
    said = [(name, finding) for name, found in findings.items() for finding in found]
    right = [1 for name, finding in said if any(row["file"] == name and touches(finding, row) for row in gold)]
    assert len(right) >= 0.9 * len(said)


def test_the_title_cut_in_two_is_put_together(findings: dict[str, list[Finding]]) -> None:
    moves = [finding for found in findings.values() for finding in found if finding.rule == "displaced-fragment"]
    assert any("区高质量发展的意见》" in edit.text for move in moves for edit in move.suggestions[0].edits)
