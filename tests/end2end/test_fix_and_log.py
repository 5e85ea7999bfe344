import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.model.span import Span
from reviewer.session import Session

Run = Callable[..., subprocess.CompletedProcess[str]]
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for page in sorted(SEEDS.glob("*.txt"))[:2]:
        (folder / page.name).write_bytes(page.read_bytes())
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_without_write_nothing_is_written_and_the_diff_is_shown(seeds: Path, reviewer: Run) -> None:
    before = files(seeds)
    done = reviewer("fix", seeds, "--min-confidence", "0.7", "--diff", "--lang", "en")
    assert done.returncode == 1
    assert files(seeds) == before
    changed = [line for line in done.stdout.splitlines() if line.startswith("@@")]
    assert changed


def test_what_was_written_is_verified_and_reverted_byte_for_byte(seeds: Path, reviewer: Run, tmp_path: Path) -> None:
    before = files(seeds)
    done = reviewer("fix", seeds, "--min-confidence", "0.7", "--write", "--lang", "en")
    assert "corrected" in done.stdout
    assert {name: data for name, data in files(seeds).items() if name in before} == before
    verified = reviewer("log", "verify", seeds, "--lang", "en")
    assert verified.returncode == 0
    assert verified.stdout.count("fits") == 2
    reviewer("log", "revert", seeds, "--output", tmp_path / "back")
    reviewer("log", "apply", seeds, "--output", tmp_path / "again")
    assert files(tmp_path / "back") == before
    assert files(tmp_path / "again") == {name: (seeds / "corrected" / name).read_bytes() for name in before}


def test_a_corrected_text_that_was_touched_is_told(seeds: Path, reviewer: Run) -> None:
    reviewer("fix", seeds, "--min-confidence", "0.7", "--write")
    touched = min((seeds / "corrected").glob("*.txt"))
    touched.write_bytes(touched.read_bytes() + b"\n")
    done = reviewer("log", "verify", seeds, "--lang", "en")
    assert done.returncode == 1
    assert done.stdout.count("✗") == 1


def test_every_format_is_exported(seeds: Path, reviewer: Run, tmp_path: Path) -> None:
    reviewer("fix", seeds, "--min-confidence", "0.7", "--write")
    for output_format, ending in (("unified", ".diff"), ("html", ".html"), ("csv", ".csv"), ("docx", ".docx")):
        done = reviewer("log", "export", seeds, "--format", output_format, "--output", tmp_path / "out")
        assert done.returncode == 0, done.stderr
        assert len(list((tmp_path / "out").glob(f"*{ending}"))) == 2
    page = min(seeds.glob("*.txt"))
    rows = reviewer("log", "export", page, "--format", "jsonl").stdout.splitlines()
    assert json.loads(rows[0])["hunks"] == len(rows) - 1
    assert reviewer("log", "show", page, "--lang", "zh").stdout.count("批量改正") == len(rows) - 1


def test_a_second_run_goes_on_where_the_first_ended(seeds: Path, reviewer: Run) -> None:
    first = reviewer("fix", seeds, "--min-confidence", "0.9", "--write")
    before = files(seeds / "corrected")
    again = reviewer("fix", seeds, "--min-confidence", "0.9", "--write")
    assert (first.returncode, again.returncode) <= (1, 1)
    assert files(seeds / "corrected") == before


def test_several_results_need_a_folder_and_a_missing_log_is_told(seeds: Path, reviewer: Run) -> None:
    assert reviewer("log", "show", seeds).returncode == 2
    reviewer("fix", seeds, "--min-confidence", "0.7", "--write")
    done = reviewer("log", "revert", seeds, "--lang", "en")
    assert done.returncode == 2
    assert "--output" in done.stderr


def test_what_an_editor_dismissed_is_neither_flagged_nor_fixed(seeds: Path, reviewer: Run) -> None:
    page = min(seeds.glob("*.txt"))
    rows = [json.loads(line) for line in reviewer("flag", page, "--format", "jsonl").stdout.splitlines()]
    decided = {"fingerprint": rows[0]["fingerprint"], "decision": "dismissed"}
    (seeds / ".reviewer").mkdir()
    (seeds / ".reviewer" / "decisions.jsonl").write_text(json.dumps(decided) + "\nrubbish\n", "utf-8")
    done = reviewer("flag", page, "--format", "jsonl", "--lang", "en")
    assert [json.loads(line) for line in done.stdout.splitlines()] == rows[1:]
    assert "decisions.jsonl:2" in done.stderr
    fixed = reviewer("fix", page, "--min-confidence", "0.5", "--quiet", "--lang", "en")
    assert "dismissed by an editor" in fixed.stdout


def test_an_issue_that_is_open_elsewhere_is_left_alone_and_its_editor_named(seeds: Path, reviewer: Run) -> None:
    page = min(seeds.glob("*.txt"))
    with Session.open(page, user="wang") as session:
        session.edit(Span(0, 0), "新")
        before = files(seeds)
        done = reviewer("fix", page, "--min-confidence", "0.5", "--write", "--lang", "en")
        assert done.returncode == 2
        assert "wang" in done.stderr
        assert files(seeds) == before


def test_a_reader_who_leaves_early_does_not_stop_the_writing(seeds: Path) -> None:
    command = [sys.executable, "-m", "reviewer", "fix", str(seeds), "--min-confidence", "0.7", "--write"]
    root = str(Path(__file__).resolve().parents[2])
    environment = {**os.environ, "PYTHONPATH": root, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert len(list((seeds / "corrected").glob("*.difflog.jsonl"))) == 2
