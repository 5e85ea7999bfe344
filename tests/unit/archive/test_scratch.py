import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.archive.scratch import Scratch
from reviewer.errors import StorageError

HOLD = "import sys; from reviewer.archive.scratch import Scratch; held = Scratch(); "
HOLD += "(held.path / '0.held').write_bytes(b'x'); print(held.path, flush=True); sys.stdin.read()"


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[subprocess.Popen[str], Path]]:
    """Starts another run that has its folder in the place where those of this process stand too."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def run() -> tuple[subprocess.Popen[str], Path]:
        command = [sys.executable, "-c", HOLD]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        return process, Path(process.stdout.readline().strip())

    return run


def test_the_folder_of_a_killed_run_goes_and_that_of_a_living_one_stays(
    start: Callable[[], tuple[subprocess.Popen[str], Path]],
) -> None:
    (killed, left), (living, held) = start(), start()
    killed.kill()
    killed.communicate()
    assert (left / "0.held").exists()
    Scratch().close()
    assert not left.exists()
    assert (held / "0.held").read_bytes() == b"x"
    living.communicate()
    assert living.returncode == 0


def test_folders_that_are_not_surely_ours_stay(
    start: Callable[[], tuple[subprocess.Popen[str], Path]], tmp_path: Path
) -> None:
    killed, left = start()
    killed.kill()
    killed.communicate()
    (left / "notes.txt").write_text("mine", "utf-8")
    plain, elsewhere = tmp_path / "reviewer-plain", tmp_path / "elsewhere"
    for folder in (plain, elsewhere):
        folder.mkdir()
        (folder / "0.held").write_bytes(b"mine")
    (elsewhere / "run.lock").write_bytes((left / "run.lock").read_bytes())
    (tmp_path / "reviewer-link").symlink_to(elsewhere, target_is_directory=True)
    (tmp_path / "reviewer-file").write_text("mine", "utf-8")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    Scratch().close()
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


@pytest.mark.skipif(os.name != "posix", reason="locks are refused by flock")
def test_where_the_disk_knows_no_locks_nothing_is_taken_for_left(
    start: Callable[[], tuple[subprocess.Popen[str], Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def refuse(*_: object) -> None:
        raise OSError(38, "this disk knows no locks")

    living, held = start()
    monkeypatch.setattr(fcntl, "flock", refuse)
    Scratch().close()
    assert (held / "0.held").exists()
    living.communicate()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(StorageError, match="TMPDIR"):
        Scratch()
