"""What runs keep between them: seen and cleared by hand, and shared by two at the same time."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    (folder / ".reviewer").mkdir(parents=True)
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        (folder / seed.name).write_bytes(seed.read_bytes())
    return folder


def entries(archive: Path) -> list[Path]:
    return sorted((archive / ".reviewer" / "cache").glob("*/*/*.json"))


def test_the_cache_is_shown_and_cleared_and_nothing_else_goes(reviewer: Run, archive: Path) -> None:
    assert "nothing is kept" in reviewer("cache", "show", archive, "--lang", "en").stdout
    first = reviewer("flag", archive, "--format", "jsonl")
    (archive / ".reviewer" / "cache" / "reports" / "mine.json").write_text("mine", "utf-8")
    shown = reviewer("cache", "show", archive, "--lang", "en")
    assert shown.returncode == 0
    assert [line.split()[:2] for line in shown.stdout.splitlines()[1:]] == [["5", "file(s)"]] * 2 + [["1", "file(s)"]]
    kept = reviewer("cache", "clear", archive, "--unused-for", "1", "--lang", "en")
    assert "cleared 0 file(s)" in kept.stdout
    gone = reviewer("cache", "clear", archive, "--lang", "en")
    assert (gone.returncode, "cleared 11 file(s)" in gone.stdout) == (0, True)
    assert entries(archive) == []
    assert (archive / ".reviewer" / "cache" / "reports" / "mine.json").read_text("utf-8") == "mine"
    assert reviewer("flag", archive, "--format", "jsonl").stdout == first.stdout


def test_a_run_clears_away_what_none_has_used_for_months(reviewer: Run, archive: Path) -> None:
    first = reviewer("flag", archive, "--format", "jsonl")
    before = set(entries(archive))
    changed = archive / sorted(path.name for path in archive.glob("*.txt"))[0]
    changed.write_text(changed.read_text("utf-8") + "\n完。\n", "utf-8")
    then = time.time() - 100 * 86_400
    for path in [*before, archive / ".reviewer" / "cache" / ".cleared"]:
        os.utime(path, (then, then))
    second = reviewer("flag", archive, "--format", "jsonl", "--log-file", archive / "log", "--lang", "en")
    assert len(before - set(entries(archive))) == 2
    assert len(entries(archive)) == len(before)
    assert "2 entries of the cache cleared away" in (archive / "log").read_text("utf-8")
    assert (first.returncode, second.returncode) == (1, 1)


def test_two_runs_on_one_folder_at_the_same_time_say_the_same(archive: Path) -> None:
    command = [sys.executable, "-m", "reviewer", "flag", str(archive), "--format", "jsonl", "--jobs", "1"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    runs = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in "ab"]
    said = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [1, 1], said
    assert said[0][0] == said[1][0]
