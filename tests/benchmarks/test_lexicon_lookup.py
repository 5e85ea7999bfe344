"""Near misses of 100,000 terms in 5,000 characters (the aim: 50 ms), beside rapidfuzz asked window by window."""

import random
from pathlib import Path

import jieba
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from rapidfuzz import process
from rapidfuzz.distance import OSA

from reviewer.lexicon.fuzzy import FuzzyIndex
from reviewer.resources import resource_path

TERMS = 100_000
PAGE = 5_000
WINDOWS = 20
"""So many windows of the page are looked up one by one: all would take minutes."""


def made_terms() -> list[str]:
    """Real words: made-up ones are like nothing on a page, and ten times as fast."""
    rows = (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines()
    words = [word for word in (row.split(" ", 1)[0] for row in rows) if len(word) > 2]
    return random.Random(7).sample(words, TERMS)


def page() -> str:
    seeds = sorted(resource_path("seeds").glob("*.txt"))
    return "".join(path.read_text("utf-8") for path in seeds).replace("\n", "")[:PAGE]


@pytest.mark.timeout(60)
def test_a_page_against_a_hundred_thousand_terms(benchmark: BenchmarkFixture) -> None:
    terms = made_terms()
    text = page()
    text = f"{text[:1000]}。{terms[0][:-1]}某。{text[1000:]}"
    found = benchmark(FuzzyIndex(terms).candidates, text)
    assert 0 in {candidate.number for candidate in found}


@pytest.mark.timeout(60)
def test_rapidfuzz_window_by_window(benchmark: BenchmarkFixture) -> None:
    terms, text = made_terms(), page()

    def windows() -> int:
        return sum(
            len(process.extract(text[at : at + 4], terms, scorer=OSA.distance, score_cutoff=1)) for at in range(WINDOWS)
        )

    assert benchmark(windows) >= 0
