import os
from pathlib import Path

import pytest

from reviewer.archive.arrivals import Arrivals


@pytest.fixture
def arrivals(tmp_path: Path) -> Arrivals:
    return Arrivals(lambda path: tmp_path / "found" / path.name)


def put(path: Path, text: str, changed: int) -> Path:
    path.write_text(text, "utf-8")
    os.utime(path, ns=(changed, changed))
    return path


def test_a_file_is_ready_when_it_has_stayed_as_it_was_for_one_look(tmp_path: Path, arrivals: Arrivals) -> None:
    a = put(tmp_path / "a.txt", "一", 10)
    assert arrivals.look([a]) == ([], True)
    put(a, "一二", 20)
    assert arrivals.look([a]) == ([], True)
    assert arrivals.look([a]) == ([a], False)


def test_what_was_flagged_waits_no_more_until_it_changes(tmp_path: Path, arrivals: Arrivals) -> None:
    a = put(tmp_path / "a.txt", "一", 10)
    for _ in range(2):
        ready, _ = arrivals.look([a])
    arrivals.tried(ready)
    assert arrivals.look([a]) == ([], False)
    put(a, "二", 30)
    assert arrivals.look([a]) == ([], True)
    assert arrivals.look([a]) == ([a], False)


def test_findings_kept_from_a_run_before_say_what_is_done(tmp_path: Path, arrivals: Arrivals) -> None:
    a, b = put(tmp_path / "a.txt", "一", 10), put(tmp_path / "b.txt", "二", 50)
    (tmp_path / "found").mkdir()
    put(tmp_path / "found" / "a.txt", "", 10)
    put(tmp_path / "found" / "b.txt", "", 40)
    arrivals.look([a, b])
    assert arrivals.look([a, b]) == ([b], False)


def test_a_file_that_changes_while_it_is_flagged_is_flagged_again(tmp_path: Path, arrivals: Arrivals) -> None:
    a = put(tmp_path / "a.txt", "一", 10)
    arrivals.look([a])
    ready, _ = arrivals.look([a])
    put(a, "一二", 20)
    (tmp_path / "found").mkdir()
    put(tmp_path / "found" / "a.txt", "", 99)
    arrivals.tried(ready)
    arrivals.look([a])
    assert arrivals.look([a]) == ([a], False)


def test_a_file_that_goes_is_no_trouble(tmp_path: Path, arrivals: Arrivals) -> None:
    assert arrivals.look([tmp_path / "gone.txt"]) == ([], False)
