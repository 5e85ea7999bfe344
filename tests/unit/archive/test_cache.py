from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.archive import run, together
from reviewer.archive.cache import Cache, keep_lexicon, lexicon_digest
from reviewer.archive.clearing import clear, items
from reviewer.archive.mapping import Serial
from reviewer.archive.run import flag_archive
from reviewer.archive.work import Outcome, Plan, Source, evidence_of
from reviewer.report.jsonl import jsonl

Go = Callable[..., list[Outcome]]


@pytest.fixture
def go(tmp_path: Path) -> Go:
    """Flags all `*.txt` below a folder, with a cache."""

    def run(**changes: object) -> list[Outcome]:
        cache = Cache(tmp_path / "cache")
        rules = ("known-variant", "near-term", "doubled-text", "issue-order")
        plan = replace(Plan(rules, cache=cache, program="p", min_confidence=0.3), **changes)  # type: ignore[arg-type]
        plan = replace(plan, terms=lexicon_digest(plan.lexicons))
        if plan.cache is not None:
            keep_lexicon(cache, plan.terms, evidence_of(plan).lexicon)
        sources = [Source(path.name, str(path)) for path in sorted(tmp_path.glob("*.txt"))]
        return list(flag_archive(sources, plan, Serial(), lambda *_: None))

    return run


@pytest.fixture
def archive(tmp_path: Path, seed_files: list[Path]) -> Path:
    for path in seed_files[:3]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "x.txt").write_text("炼科晶体的这批项目落地得益于阳泉阳泉高新区构建的招商矩阵，成效明显。\n", "utf-8")
    return tmp_path


def rows(outcomes: list[Outcome]) -> str:
    return "".join(jsonl(outcome.report, "zh") for outcome in outcomes if outcome.report)


def test_an_unchanged_archive_is_taken_from_the_cache_to_the_letter(go: Go, archive: Path) -> None:
    first, second = go(), go()
    assert [outcome.cached for outcome in first] == [False] * 4
    assert [outcome.cached for outcome in second] == [True] * 4
    assert rows(second) == rows(first) == rows(go(cache=None))
    assert [o.report.issue for o in second if o.report] == [o.report.issue for o in first if o.report]


def test_an_entry_that_is_damaged_is_told_and_done_again(go: Go, archive: Path) -> None:
    first = go()
    entries = sorted((archive / "cache" / "reports").rglob("*.json"))
    data = entries[0].read_bytes()
    entries[0].write_bytes(data[:-1])
    entries[1].write_bytes(data)
    entries[2].write_bytes(b"")
    again = go()
    assert sorted(outcome.damaged for outcome in again) == [False, True, True, True]
    assert rows(again) == rows(first)
    assert [outcome.cached for outcome in go()] == [True] * 4


def test_a_new_term_sends_only_the_issues_through_again_that_it_can_touch(go: Go, archive: Path) -> None:
    go()
    (archive / "terms.tsv").write_text(
        "term\tkind\tvariants\taliases\tsource\tnote\n招商方阵\tword\t招商矩阵\t\t\t\n", "utf-8"
    )
    again = go(lexicons=(archive / "terms.tsv",))
    assert [outcome.name for outcome in again if not outcome.cached] == ["x.txt"]
    assert rows(again) == rows(go(lexicons=(archive / "terms.tsv",), cache=None))
    assert "招商方阵" in rows(again)


def test_a_new_short_name_sends_the_issues_through_again_that_misread_it(go: Go, archive: Path) -> None:
    rules = ("inconsistent-name",)
    (archive / "y.txt").write_text("今天，沣冒数据谷迎来客人。\n", "utf-8")
    (archive / "z.txt").write_text("昨天，沣昌来人了。大家都夸沣昌。\n", "utf-8")
    assert "沣昌" not in rows(go(rules=rules))
    (archive / "terms.tsv").write_text("沣昌\tcompany\n", "utf-8")
    again = go(rules=rules, lexicons=(archive / "terms.tsv",))
    assert "沣昌" in rows(again)
    assert rows(again) == rows(go(rules=rules, lexicons=(archive / "terms.tsv",), cache=None))


@pytest.mark.parametrize("changes", [{"min_confidence": 0.9}, {"program": "q"}, {"rules": ("doubled-text",)}])
def test_what_a_report_follows_from_is_minded(go: Go, archive: Path, changes: dict[str, object]) -> None:
    go()
    again = go(**changes)
    assert not any(outcome.cached for outcome in again)
    assert rows(again) == rows(go(cache=None, **changes))


def test_a_changed_neighbour_is_minded_where_it_is_evidence(go: Go, archive: Path, seed_files: list[Path]) -> None:
    go()
    (archive / "y.txt").write_bytes(seed_files[3].read_bytes())
    assert rows(go()) == rows(go(cache=None))


def test_a_cache_that_is_cleared_while_it_is_read_changes_no_finding(
    tmp_path: Path, seed_files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (run, together):  # so that the issues at hand are not all whose characters count
        monkeypatch.setattr(module, "MOST_SEARCHED", 1)
    sources = [Source(path.name, str(path)) for path in seed_files]
    plan = Plan(
        ("unlikely-character", "doubled-text"), cache=Cache(tmp_path / "cache"), program="p", min_confidence=0.1
    )
    plain = rows(list(flag_archive(sources, replace(plan, cache=None), Serial(), lambda *_: None)))
    assert rows(list(flag_archive(sources, plan, Serial(), lambda *_: None))) == plain
    outcomes = flag_archive(sources, plan, Serial(), lambda *_: None)
    first = next(outcomes)
    clear(items(Cache(tmp_path / "cache")))
    assert first.cached
    rest = list(outcomes)
    assert [outcome.cached for outcome in rest] == [False] * 4
    assert rows([first, *rest]) == plain
    assert rows(list(flag_archive(sources, plan, Serial(), lambda *_: None))) == plain
