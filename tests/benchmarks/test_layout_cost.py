"""What the layout rules cost on pages of 5,000, 50,000 and 500,000 characters: it grows with the page, no faster."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from reviewer.engine import Report, flag
from reviewer.layout.blocks import read_page
from reviewer.model.issue import Issue
from reviewer.resources import resource_path
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import chosen_rules

RULES = [
    "broken-column",
    "displaced-fragment",
    "truncated",
    "doubled-at-joint",
    "duplicate-passage",
    "columns-read-across",
]
SIZES = [5_000, 50_000, 500_000]


def page(size: int) -> str:
    """The seeds over and over, every round told apart by a character of its own so that little stands twice."""
    seeds = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(resource_path("seeds").glob("*.txt")))
    rounds = (seeds.replace("，", f"{chr(0x4E00 + at)}，").replace(",", f"{chr(0x4E00 + at)},") for at in range(40))
    return "".join(part for part, _ in zip(rounds, range(size // len(seeds) + 1), strict=False))[:size]


@pytest.mark.parametrize("size", SIZES)
def test_reading_a_page_into_blocks(benchmark: BenchmarkFixture, size: int) -> None:
    text = page(size)
    _, blocks = benchmark(read_page, text)
    assert blocks


@pytest.mark.parametrize("size", SIZES)
def test_layout_rules(benchmark: BenchmarkFixture, size: int) -> None:
    masthead, blocks = read_page(page(size))
    issue = Issue("page.txt", page(size), masthead=masthead, blocks=blocks)
    report: Report = benchmark.pedantic(
        flag, args=(issue, chosen_rules(RULES), EvidenceBase()), rounds=3 if size < 500_000 else 1, warmup_rounds=1
    )
    assert report.findings
    assert not report.failures
