"""A run over an archive that is ended in the middle, by whatever hand, and started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

if sys.platform == "win32":
    pytest.skip("is ended by signals as Unix has them", allow_module_level=True)

Run = Callable[..., CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
ISSUES = 24


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Issues of some hundred characters each, no two alike."""
    paragraphs = [p for seed in sorted((ROOT / "seeds").glob("*.txt")) for p in seed.read_text("utf-8").split("\n\n")]
    long = [paragraph for paragraph in paragraphs if len(paragraph) > 60]
    folder = tmp_path / "archive"
    for number in range(ISSUES):
        path = folder / str(1985 + number % 3) / f"{number:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(long[(number + 5 * n) % len(long)] for n in range(6)) + "\n", "utf-8")
    return folder


def entries(archive: Path) -> dict[Path, int]:
    """The reports that are kept, and when each was written."""
    kept = (archive / ".reviewer" / "cache" / "reports").glob("*/*.json")
    return {path: path.stat().st_mtime_ns for path in kept if not path.name.startswith(".")}


def start(archive: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reviewer", "flag", str(archive), "--format", "jsonl", "--output", str(output)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.Popen(
        [*command, "--jobs", "2", "--lang", "en"],
        env=environment,
        stderr=subprocess.PIPE,
        # whoever runs the tests in the background has Ctrl+C ignored
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


@pytest.mark.parametrize(("number", "status"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGKILL", -9)])
def test_the_next_run_goes_on_from_there_to_the_same_bytes(
    reviewer: Run, archive: Path, tmp_path: Path, number: str, status: int
) -> None:
    output = tmp_path / "found.jsonl"
    process = start(archive, output)
    end = time.monotonic() + PATIENCE
    while len(entries(archive)) < 3:
        assert time.monotonic() < end
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(getattr(signal, number))
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == status
    assert not output.exists()
    if number != "SIGKILL":
        assert b"goes on from here" in said
        assert list(tmp_path.glob(".found*")) == []
    done = entries(archive)
    assert 3 <= len(done) < ISSUES
    resumed = reviewer("flag", archive, "--format", "jsonl", "--output", output, "--jobs", "2")
    assert resumed.returncode == 1
    assert {path: written for path, written in entries(archive).items() if path in done} == done
    whole = reviewer("flag", archive, "--format", "jsonl", "--no-cache", "--jobs", "1")
    assert output.read_text("utf-8") == whole.stdout


def test_a_disk_too_full_for_the_report_costs_the_report_alone(reviewer: Run, archive: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no disk that is always full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reviewer", "flag", str(archive), "--lang", "en", "--summary"],
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    said = done.stderr.decode()
    assert done.returncode == 2
    assert "No space left" in said.split("troubles:")[1]
    assert "Traceback" not in said
    done_before = entries(archive)
    assert len(done_before) == ISSUES
    again = reviewer("flag", archive, "--format", "jsonl")
    assert (again.returncode, entries(archive)) == (1, done_before)
    assert again.stdout


def test_a_damaged_entry_is_named_done_again_and_right_the_next_time(reviewer: Run, archive: Path) -> None:
    first = reviewer("flag", archive, "--format", "jsonl")
    for room in ("survey", "reports"):
        entry = min((archive / ".reviewer" / "cache" / room).glob("*/*.json"))
        entry.write_bytes(entry.read_bytes()[:-7] + b"[null]}")
    second, third = (reviewer("flag", archive, "--format", "jsonl", "--lang", "en") for _ in range(2))
    assert (second.returncode, third.returncode) == (2, 1)
    assert second.stderr.count("its entry in the cache was damaged") in (1, 2)
    assert first.stdout == second.stdout == third.stdout
