"""Bad input: a message that says what, where and what to do; the other files still done; exit code 2."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

DEFECT = "这批项目落地得益于阳泉阳泉高新区构建的招商矩阵，成效明显。\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(DEFECT, "utf-8")
    return path


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("page.bin", bytes(range(256)) * 8, "no text file"),
        ("half.txt", "中文".encode()[:-1], "broken byte"),
        ("surrogate.txt", "中文".encode() + b"\xed\xa0\x80", "surrogate"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_done(
    reviewer: Run, good: Path, tmp_path: Path, name: str, data: bytes | None, word: str
) -> None:
    if data is not None:
        write(tmp_path / name, data)
    done = reviewer("flag", name, good, "--format", "jsonl", "--isolated", "--lang", "en")
    assert done.returncode == 2
    assert name in done.stderr
    assert word in done.stderr
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="whoever runs this may read everything")
def test_a_file_without_permission_is_named(reviewer: Run, good: Path, tmp_path: Path) -> None:
    write(tmp_path / "secret.txt", DEFECT.encode()).chmod(0)
    done = reviewer("flag", "secret.txt", good, "--format", "jsonl", "--isolated", "--lang", "en")
    assert done.returncode == 2
    assert "secret.txt: cannot be read" in done.stderr
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize(("given", "word"), [("folder", "no issues"), ("*.nothing", "no file matches")])
def test_a_place_without_issues_is_named(reviewer: Run, good: Path, tmp_path: Path, given: str, word: str) -> None:
    (tmp_path / "folder").mkdir()
    done = reviewer("flag", given, good, "--format", "jsonl", "--isolated", "--lang", "en")
    assert done.returncode == 2
    assert given in done.stderr
    assert word in done.stderr
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--select", "doubled-txt"), ("doubled-txt", "doubled-text")),
        (("--ignore", "sustitution"), ("substitution",)),
        (("--formt", "jsonl"), ("--formt", "--format")),
        (("--min-confidence", "2"), ("2",)),
        (("--lexicon", "none.tsv"), ("none.tsv", "cannot be read")),
        (("--config", "none.toml"), ("none.toml", "cannot be read")),
    ],
)
def test_usage_trouble_names_the_word_and_the_nearest_known(
    reviewer: Run, good: Path, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    done = reviewer("flag", good, *arguments, "--lang", "en")
    assert done.returncode == 2
    assert done.stdout == ""
    assert all(word in done.stderr for word in words)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("min-confidense = 0.5\n", ("min-confidense", "min-confidence")),
        ("min-confidence = 7\n", ("min-confidence", "0 to 1")),
        ("select = 'x'\n", ("select", "list")),
        ("select = [\n", ("reviewer.toml", "TOML")),
    ],
)
def test_settings_that_are_not_understood_are_refused(
    reviewer: Run, good: Path, tmp_path: Path, text: str, words: tuple[str, ...]
) -> None:
    (tmp_path / "reviewer.toml").write_text(text, "utf-8")
    done = reviewer("flag", good, "--lang", "en")
    assert done.returncode == 2
    assert all(word in done.stderr for word in words)


def test_a_lexicon_row_with_too_few_columns_is_named_by_file_and_line(
    reviewer: Run, good: Path, tmp_path: Path
) -> None:
    (tmp_path / "terms.tsv").write_text("term\tkind\n好词\tword\n坏行\n", "utf-8")
    done = reviewer("flag", good, "--lexicon", "terms.tsv", "--isolated", "--lang", "zh")
    assert done.returncode == 2
    assert "terms.tsv:3" in done.stderr
    assert "列数不够" in done.stderr


def test_output_that_cannot_be_written_leaves_nothing_half_done(reviewer: Run, good: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    done = reviewer("flag", good, "--output", "no/such/folder/out.txt", "--isolated", "--lang", "en")
    assert done.returncode == 2
    assert "out.txt" in done.stderr
    assert sorted(tmp_path.iterdir()) == before


def test_a_very_long_line_is_done(reviewer: Run, tmp_path: Path) -> None:
    line = "山西转型综改示范区今年一季度完成工业增加值，增长百分之四点七，企业反响很好，" * 5_000
    write(tmp_path / "long.txt", line.encode())
    done = reviewer("flag", "long.txt", "--format", "jsonl", "--isolated", "--exit-zero")
    assert done.returncode == 0
    assert "crashed" not in done.stderr


def test_an_endless_line_is_refused_by_file_and_line_and_the_others_done(
    reviewer: Run, good: Path, tmp_path: Path
) -> None:
    write(tmp_path / "endless.txt", "第一行。\n".encode() + "新闻".encode() * 8_500_000)
    done = reviewer("flag", "endless.txt", good, "--format", "jsonl", "--isolated", "--lang", "en")
    assert done.returncode == 2
    assert "endless.txt:2" in done.stderr
    assert "17000000 characters" in done.stderr
    assert len(done.stdout.splitlines()) == 1
