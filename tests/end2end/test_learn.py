import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

SAID = (
    "月初，游客纷纷来到田家湾水库参观。",
    "田家湾水库今年修了三条步道。",
    "记者从田家湾水库了解到，收入增长两成。",
    "说起田家湾水库，大家赞不绝口。",
    "昨天，在田家湾水库，志愿者清理了垃圾。",
)
NEW = "暑假里，孩子们来到田家弯水库，收获很大。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pages that say a local name rightly, and `new.txt`, which has it wrong."""
    (tmp_path / "accepted").mkdir()
    for number in range(12):
        said = [SAID[(number + n) % len(SAID)] for n in range(3)]
        (tmp_path / "accepted" / f"{number:02}.txt").write_text("\n\n".join([f"第{number}天。", *said, ""]), "utf-8")
    (tmp_path / "new.txt").write_text(NEW, "utf-8")
    return tmp_path


def flagged(reviewer: Run, folder: Path, *options: str) -> list[tuple[str, str]]:
    done = reviewer(
        "flag", folder / "new.txt", "--select", "unlikely-character", "--format", "jsonl", *options, cwd=folder
    )
    assert done.stderr == ""
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return [(row["text"], row["suggestions"][0]["text"]) for row in rows]


def learn(reviewer: Run, folder: Path, *options: str) -> CompletedProcess[str]:
    return reviewer("learn", "accepted", "--workspace", ".", "--lang", "en", *options, cwd=folder)


def test_what_accepted_pages_say_is_evidence_from_then_on(reviewer: Run, folder: Path) -> None:
    assert flagged(reviewer, folder) == []
    done = learn(reviewer, folder)
    assert (done.returncode, done.stderr.split(",")[0]) == (0, "12 file(s) learned")
    assert flagged(reviewer, folder) == [("弯", "湾")]
    assert flagged(reviewer, folder, "--cache") == [("弯", "湾")]
    assert flagged(reviewer, folder, "--isolated") == []


def test_a_page_is_no_evidence_for_itself(reviewer: Run, folder: Path) -> None:
    learn(reviewer, folder)
    for number in range(30):
        (folder / "accepted" / f"x{number}.txt").write_text(NEW, "utf-8")
    learn(reviewer, folder)
    assert flagged(reviewer, folder) == [("弯", "湾")]


def test_a_page_counts_once_and_a_changed_one_is_told(reviewer: Run, folder: Path) -> None:
    learn(reviewer, folder)
    kept = (folder / ".reviewer" / "learned-text.npz").read_bytes()
    (folder / "accepted" / "00.txt").write_text(SAID[0] + "\n", "utf-8")
    again = learn(reviewer, folder)
    assert "0 file(s) learned" in again.stderr
    assert "11 known before" in again.stderr
    assert "1 changed since" in again.stderr
    assert (folder / ".reviewer" / "learned-text.npz").read_bytes() == kept
    assert "12 file(s) learned" in learn(reviewer, folder, "--afresh").stderr


def test_the_corrected_text_is_learned_in_place_of_the_issue(reviewer: Run, folder: Path) -> None:
    (folder / ".reviewer").mkdir()
    (folder / "corrected" / "accepted").mkdir(parents=True)
    for path in sorted((folder / "accepted").iterdir()):
        text = path.read_text("utf-8")
        (folder / "corrected" / "accepted" / path.name).write_text(text, "utf-8")
        path.write_text(text.replace("湾", "弯"), "utf-8")
    learn(reviewer, folder)
    assert flagged(reviewer, folder) == [("弯", "湾")]


def test_a_damaged_file_is_named_and_a_bad_page_costs_only_itself(reviewer: Run, folder: Path) -> None:
    (folder / "accepted" / "bad.txt").write_bytes(b"\x00\xff\x00\xfe" * 50)
    done = learn(reviewer, folder)
    assert done.returncode == 2
    assert "bad.txt" in done.stderr
    assert "12 file(s) learned" in done.stderr
    (folder / ".reviewer" / "learned-text.npz").write_bytes(b"PK\x03\x04 torn")
    broken = reviewer("flag", folder / "new.txt", "--lang", "en", cwd=folder)
    assert broken.returncode == 2
    assert "learned-text.npz" in broken.stderr
    assert "run 'reviewer learn' once more" in broken.stderr
