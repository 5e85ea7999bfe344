"""A folder watched by the real program."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
PAGE = "他们克服了重重因难，按时完成任务。\n"
LATER = "\n全市人民生洁水平不断提高。\n"
PATIENCE = 60.0


def wait_for(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def texts(path: Path) -> list[str]:
    return [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]


def test_once_flags_what_is_there_and_nothing_twice(reviewer: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "2025").mkdir(parents=True)
    (tmp_path / "in" / "2025" / "a.txt").write_text(PAGE, "utf-8")
    (tmp_path / "in" / "bad.txt").write_bytes(b"\x00\xff\xfe\x00" * 30)
    done = reviewer("watch", "in", "--once", "--settle", "0.05", "--lang", "en")
    assert done.returncode == 0
    assert "bad.txt" in done.stderr
    result = tmp_path / "in" / ".reviewer" / "findings" / "2025" / "a.txt.jsonl"
    assert texts(result) == ["因"]
    again = reviewer("watch", "in", "--once", "--settle", "0.05", "--lang", "en")
    assert "a.txt" not in again.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="is ended by a signal as Unix has them")
def test_new_issues_are_flagged_as_they_come_and_the_end_is_clean(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "reviewer", "watch", str(folder), "--output", str(out), "--settle", "0.2"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    try:
        (folder / "a.txt").write_text(PAGE, "utf-8")
        wait_for((out / "a.txt.jsonl").is_file)
        with (folder / "b.txt").open("w", encoding="utf-8") as slow:
            for char in PAGE + LATER:
                slow.write(char)
                slow.flush()
        (folder / "a.txt").write_text("没有毛病。\n", "utf-8")
        wait_for(lambda: (out / "b.txt.jsonl").is_file() and not texts(out / "a.txt.jsonl"))
        assert texts(out / "b.txt.jsonl") == ["因", "洁"]
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    assert process.returncode == 0
    assert b"Traceback" not in said


@pytest.mark.skipif(sys.platform == "win32", reason="is ended by a signal as Unix has them")
def test_a_term_that_is_added_meanwhile_is_known_and_a_slip_in_the_lexicon_ends_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    found, terms = folder / ".reviewer" / "findings", folder / ".reviewer" / "lexicon.tsv"
    terms.parent.mkdir(parents=True)
    page = "这批项目落地得益于高新区构建的招商矩阵，成效明显。\n"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "reviewer", "watch", str(folder), "--settle", "0.1", "--lang", "en"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    try:
        (folder / "a.txt").write_text(page, "utf-8")
        wait_for((found / "a.txt.jsonl").is_file)
        terms.write_text("term\tkind\tvariants\taliases\tsource\tnote\n招商方阵\tword\t招商矩阵\t\t\t\n", "utf-8")
        (folder / "b.txt").write_text(page, "utf-8")
        wait_for((found / "b.txt.jsonl").is_file)
        terms.write_text("a\tb\tc\td\te\tf\tg\th\n", "utf-8")
        (folder / "c.txt").write_text(page, "utf-8")
        wait_for((found / "c.txt.jsonl").is_file)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    assert [texts(found / f"{name}.txt.jsonl") for name in "abc"] == [[], ["招商矩阵"], ["招商矩阵"]]
    assert "lexicon.tsv" in said.decode()
    assert b"Traceback" not in said


def test_what_editors_said_and_what_is_suppressed_is_left_out(reviewer: Run, tmp_path: Path) -> None:
    own = tmp_path / "in" / ".reviewer"
    own.mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(PAGE + LATER + "\n他被授予劳动摸范称号。\n", "utf-8")
    whole = reviewer("flag", "in", "--format", "jsonl")
    row = next(row for row in map(json.loads, whole.stdout.splitlines()) if row["text"] == "因")
    (own / "decisions.jsonl").write_text(
        json.dumps({"fingerprint": row["fingerprint"], "decision": "dismissed"}) + "\n", "utf-8"
    )
    (own / "suppressions.tsv").write_text("path\trule\ttext\treason\n*.txt\t*\t洁\t地名\n", "utf-8")
    done = reviewer("watch", "in", "--once", "--settle", "0.05", "--lang", "en", "--log-file", "watch.log")
    assert texts(own / "findings" / "a.txt.jsonl") == ["摸"]
    assert "a.txt: 1 finding(s)" in done.stderr
    assert "a.txt: 1 finding(s)" in (tmp_path / "watch.log").read_text("utf-8")
