"""What editors decide of findings moves those that come later, in batch as in the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.errors import StorageError
from reviewer.model.finding import Applicability, Category, Edit, Finding, Suggestion
from reviewer.model.record import Fared, Record
from reviewer.model.span import Span
from reviewer.storage.record import load_record, note
from reviewer.wording import Wording

SAID = Wording("是", "is")
MISS = Finding(
    "a.txt",
    "near-term",
    Category.NAME,
    Span(0, 4),
    "炼科晶体",
    SAID,
    0.7,
    Applicability.UNSAFE,
    suggestions=(Suggestion("烁科晶体", 0.7, SAID, (Edit(Span(0, 1), "烁"),)),),
)
CHANGE = "near-term 炼科晶体→烁科晶体"


def judged(finding: Finding = MISS, **counts: dict[str, Fared]) -> float | None:
    found = Record(**counts).judged(finding)
    return found.confidence if found else None


def test_findings_that_fare_as_expected_keep_their_confidence() -> None:
    assert judged() == 0.7
    assert judged(rules={"near-term": Fared(70, 30, 70.0)}) == 0.7
    assert judged(rules={"doubled-text": Fared(0, 50, 40.0)}) == 0.7


def test_a_rule_that_is_dismissed_more_often_than_it_expects_loses_confidence_and_the_reverse() -> None:
    worse, better = judged(rules={"near-term": Fared(2, 18, 14.0)}), judged(rules={"near-term": Fared(20, 0, 14.0)})
    assert worse is not None
    assert better is not None
    assert worse < 0.4 < 0.8 < better < 1
    one = judged(rules={"near-term": Fared(0, 1, 0.7)})
    assert one is not None
    assert 0.6 < one < 0.7


def test_a_change_dismissed_twice_is_not_proposed_again_unless_somebody_accepted_it() -> None:
    assert judged(changes={CHANGE: Fared(0, 1, 0.7)}) is not None
    assert judged(changes={CHANGE: Fared(0, 2, 1.4)}) is None
    assert judged(changes={CHANGE: Fared(1, 2, 2.1)}) is not None
    single = replace(MISS, text="炼", suggestions=(Suggestion("烁", 0.7, SAID, ()),))
    assert judged(single, changes={"near-term 炼→烁": Fared(0, 2, 1.4)}) is not None


def test_a_term_dismissed_twice_as_a_near_miss_is_flagged_no_more() -> None:
    once, twice = {"near-term 砾科晶体→烁科晶体": Fared(0, 1, 0.7)}, {"near-term 烁科品体→烁科晶体": Fared(0, 1, 0.7)}
    assert judged(changes=once) is not None
    assert judged(changes=once | twice) is None
    assert judged(changes=once | twice | {"near-term 铄科晶体→烁科晶体": Fared(1, 0, 0.7)}) is not None
    assert judged(replace(MISS, rule="inconsistent-name"), changes=once | twice) is not None


def test_a_pair_of_characters_counts_for_every_word_it_stands_in() -> None:
    fared = {"unlikely-character 炼→烁": Fared(6, 0, 3.0), "near-term 炼光→烁光": Fared(3, 0, 1.5)}
    better = judged(changes=fared)
    assert better is not None
    assert better > 0.75
    assert judged(changes={"unlikely-character 炼→练": Fared(6, 0, 3.0)}) == 0.7
    worse = judged(changes={"unlikely-character 炼→烁": Fared(0, 6, 3.0)})
    assert worse is not None
    assert worse < 0.6


def test_counts_of_an_issue_are_put_in_the_place_of_its_old_ones(tmp_path: Path) -> None:
    path = tmp_path / ".reviewer" / "learned.json"
    one, two = Record({"r": Fared(1, 0, 0.5)}, {}), Record({"r": Fared(1, 2, 1.5)}, {CHANGE: Fared(0, 2, 1.4)})
    assert note(path, "a.txt", one)
    assert not note(path, "a.txt", one)
    assert note(path, "b.txt", two)
    assert load_record(path) == Record({"r": Fared(2, 2, 2.0)}, {CHANGE: Fared(0, 2, 1.4)})
    assert path.read_text("utf-8").splitlines()[1].startswith(' "a.txt":')
    note(path, "b.txt", Record())
    assert load_record(path) == one
    assert load_record(tmp_path / "none.json") == Record()


@pytest.mark.parametrize("text", ["{", "[]", '{"format": "x", "version": 1}', '{"format": "reviewer-learned"}'])
def test_a_broken_file_is_named_and_left_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "learned.json"
    path.write_text(text, "utf-8")
    for action in (lambda: load_record(path), lambda: note(path, "a", Record({"r": Fared(1, 0, 0.5)}, {}))):
        with pytest.raises(StorageError, match=r"learned\.json"):
            action()
    assert path.read_text("utf-8") == text
