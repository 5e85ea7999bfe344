import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The five seeds, and files that trouble."""
    folder = tmp_path / "archive"
    (folder / "2025").mkdir(parents=True)
    for seed in sorted(SEEDS.glob("*.txt")):
        (folder / "2025" / seed.name).write_bytes(seed.read_bytes())
    (folder / "broken.txt").write_bytes(b"\x00\xff\xfe\x00" * 50)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    return folder


def test_any_number_of_processes_gives_the_same_bytes_and_names_the_same_troubles(reviewer: Run, archive: Path) -> None:
    runs = [
        reviewer("flag", "archive", "--format", "jsonl", "--isolated", "--jobs", jobs, "--lang", "en")
        for jobs in ("1", "2")
    ]
    assert [run.returncode for run in runs] == [2, 2]
    assert runs[0].stdout == runs[1].stdout
    assert len({line.split('"')[3] for line in runs[0].stdout.splitlines()}) == 5
    for run in runs:
        assert "gone.txt: there is no such file" in run.stderr
        assert "empty.txt" in run.stderr
        assert "broken.txt" in run.stderr


def test_troubled_files_are_no_evidence_and_change_nothing_for_the_others(reviewer: Run, archive: Path) -> None:
    with_them = reviewer("flag", "archive", "--format", "jsonl", "--isolated")
    without = reviewer("flag", "archive/2025", "--format", "jsonl", "--isolated")
    assert without.returncode == 1
    assert with_them.stdout == without.stdout


def test_a_damaged_row_of_decisions_is_told_once_for_all_folders(reviewer: Run, tmp_path: Path) -> None:
    for year in ("1985", "1986", "1987"):
        (tmp_path / "archive" / year).mkdir(parents=True)
        (tmp_path / "archive" / year / "a.txt").write_text("他们克服了重重因难，按时完成任务。\n", "utf-8")
    own = tmp_path / "archive" / ".reviewer"
    own.mkdir()
    (own / "decisions.jsonl").write_text("{broken\n", "utf-8")
    done = reviewer("flag", "archive", "--format", "jsonl", "--lang", "en")
    assert done.returncode == 2
    assert done.stderr.count("decisions.jsonl:1: this row cannot be read") == 1
