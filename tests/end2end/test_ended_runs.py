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
FLAG = (sys.executable, "-m", "reviewer", "flag")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def filled(folder: Path) -> Path:
    """The folder with issues of some hundred characters each, no two alike."""
    paragraphs = [p for seed in sorted((ROOT / "seeds").glob("*.txt")) for p in seed.read_text("utf-8").split("\n\n")]
    long = [paragraph for paragraph in paragraphs if len(paragraph) > 60]
    for number in range(ISSUES):
        path = folder / str(1985 + number % 3) / f"{number:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(long[(number + 5 * n) % len(long)] for n in range(6)) + "\n", "utf-8")
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return filled(tmp_path / "archive")


@pytest.fixture(scope="module")
def unended(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a run in one process that nobody ends says of the archive."""
    archive = filled(tmp_path_factory.mktemp("unended") / "archive")
    command = [*FLAG, archive.name, "--format", "jsonl", "--no-cache", "--jobs", "1", "--lang", "en"]
    done = subprocess.run(command, cwd=archive.parent, env=ENVIRONMENT, capture_output=True, check=False)
    assert done.returncode == 1
    return done.stdout.decode("utf-8")


def entries(archive: Path) -> dict[Path, int]:
    """The reports that are kept, and when each was written."""
    kept = (archive / ".reviewer" / "cache" / "reports").glob("*/*.json")
    return {path: path.stat().st_mtime_ns for path in kept if not path.name.startswith(".")}


def start(archive: Path, output: Path, passing: Path) -> subprocess.Popen[bytes]:
    passing.mkdir()
    command = [*FLAG, archive.name, "--format", "jsonl", "--output", str(output)]
    return subprocess.Popen(
        [*command, "--jobs", "2", "--lang", "en"],
        cwd=archive.parent,
        env={**ENVIRONMENT, "TMPDIR": str(passing)},
        stderr=subprocess.PIPE,
        # whoever runs the tests in the background has Ctrl+C ignored
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


@pytest.mark.parametrize(("number", "status"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGKILL", -9)])
def test_the_next_run_goes_on_from_there_to_the_same_bytes(
    reviewer: Run,
    archive: Path,
    unended: str,
    tmp_path: Path,
    number: str,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    output = tmp_path / "found.jsonl"
    passing = tmp_path / "passing"
    process = start(archive, output, passing)
    end = time.monotonic() + PATIENCE
    while len(entries(archive)) < 3:
        assert time.monotonic() < end
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(getattr(signal, number))
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == status
    assert not output.exists()
    left = list(passing.glob("reviewer-*"))
    if number == "SIGKILL":
        assert len(left) == 1
        (passing / "reviewer-notes").mkdir()
        monkeypatch.setenv("TMPDIR", str(passing))
    else:
        assert left == []
        assert b"goes on from here" in said
        assert list(tmp_path.glob(".found*")) == []
    done = entries(archive)
    assert 3 <= len(done) < ISSUES
    resumed = reviewer("flag", archive.name, "--format", "jsonl", "--output", output, "--jobs", "2", "--lang", "en")
    assert resumed.returncode == 1
    assert {path: written for path, written in entries(archive).items() if path in done} == done
    assert output.read_text("utf-8") == unended
    if number == "SIGKILL":
        assert [path.name for path in passing.glob("reviewer-*")] == ["reviewer-notes"]


def test_who_presses_ctrl_c_twice_need_not_wait(archive: Path, tmp_path: Path) -> None:
    process = start(archive, tmp_path / "found.jsonl", tmp_path / "passing")
    end = time.monotonic() + PATIENCE
    while not entries(archive):
        assert time.monotonic() < end
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    time.sleep(0.05)  # the first is being obeyed
    process.send_signal(signal.SIGINT)
    try:
        process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    assert process.returncode == 130
    assert list((tmp_path / "passing").iterdir()) == []
    assert list(tmp_path.glob(".found*")) == []


@pytest.mark.parametrize("kind", ["jsonl", "html"])
def test_a_second_run_leaves_what_another_is_writing_alone(
    reviewer: Run, archive: Path, tmp_path: Path, kind: str
) -> None:
    command = ["flag", archive.name, "--format", kind, "--output", "out", "--no-cache", "--lang", "en"]
    first = subprocess.Popen([sys.executable, "-m", "reviewer", *command], cwd=tmp_path, env=ENVIRONMENT)
    end = time.monotonic() + PATIENCE
    while not (tmp_path / ".out.lock").exists():
        assert time.monotonic() < end
        time.sleep(0.02)
    second = reviewer(*command)
    assert (first.poll(), second.returncode) == (None, 2)
    assert "another run of reviewer is writing it" in second.stderr
    assert first.wait(timeout=PATIENCE) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "out"]
    if kind == "html":
        assert len(list((tmp_path / "out" / "issues").iterdir())) == ISSUES
    else:
        assert (tmp_path / "out").read_bytes() == reviewer(*command[:4], "--no-cache").stdout.encode()


def test_a_pipe_is_written_to_and_stays_one(reviewer: Run, archive: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = subprocess.Popen(["cat", str(tmp_path / "pipe")], stdout=subprocess.PIPE)
    done = reviewer("flag", archive.name, "--format", "jsonl", "--output", "pipe")
    said, _ = reader.communicate(timeout=PATIENCE)
    assert done.returncode == 1
    assert said
    assert (tmp_path / "pipe").is_fifo()


def test_a_disk_too_full_for_the_report_costs_the_report_alone(reviewer: Run, archive: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no disk that is always full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*FLAG, str(archive), "--lang", "en", "--summary"],
            env=ENVIRONMENT,
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
