from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.errors import StorageError
from reviewer.model.finding import Applicability, Category, Finding
from reviewer.model.span import Span
from reviewer.storage.decisions import Decisions
from reviewer.storage.system import System
from reviewer.wording import Wording


def finding(fingerprint: str) -> Finding:
    word = Wording("", "")
    kind = Category.NAME
    return Finding("a", "r", kind, Span(0, 1), "x", word, 0.9, Applicability.UNSAFE, fingerprint=fingerprint)


def row(fingerprint: str, decision: str) -> dict[str, str]:
    return {"fingerprint": fingerprint, "decision": decision}


def test_what_was_dismissed_is_hidden_after_a_restart_until_taken_back(tmp_path: Path) -> None:
    decisions = Decisions.load(tmp_path)
    decisions.record([row("f1", "dismissed"), row("f2", "postponed"), row("f3", "dismissed")], System())
    decisions.record([row("f3", "open")], System())
    again = Decisions.load(tmp_path)
    assert [again.hides(finding(f)) for f in ("f1", "f2", "f3", "f4")] == [True, False, False, False]
    assert again.verdict(finding("f2")) == "postponed"


def test_a_torn_row_costs_itself_alone_and_is_told(tmp_path: Path) -> None:
    Decisions.load(tmp_path).record([row("f1", "dismissed")], System())
    path = tmp_path / ".reviewer" / "decisions.jsonl"
    path.write_bytes(path.read_bytes() + b'{"fingerpr')
    Decisions.load(tmp_path).record([row("f2", "dismissed")], System())
    again = Decisions.load(tmp_path)
    assert again.hides(finding("f1"))
    assert again.hides(finding("f2"))
    assert [str(trouble) for trouble in again.troubles if ":2" in str(trouble)]


@given(st.binary(max_size=200))
def test_no_bytes_crash_and_rows_after_them_count(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / ".reviewer" / "decisions.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(junk)
    Decisions.load(tmp_path).record([row("f1", "dismissed")], System())
    assert Decisions.load(tmp_path).hides(finding("f1"))
    assert path.read_bytes().startswith(junk)


@pytest.mark.parametrize("call", ["make_folder", "open_for_append", "write", "sync", "close"])
def test_a_decision_that_could_not_be_kept_is_told_and_earlier_ones_hold(tmp_path: Path, faulty, call: str) -> None:
    Decisions.load(tmp_path).record([row("f1", "dismissed")], System())
    decisions = Decisions.load(tmp_path)
    with pytest.raises(StorageError):
        decisions.record([row("f2", "dismissed")], faulty(call))
    assert not decisions.hides(finding("f2"))
    assert Decisions.load(tmp_path).hides(finding("f1"))
