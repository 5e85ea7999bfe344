import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
FIELDS = [
    "path",
    "rule",
    "category",
    "start",
    "end",
    "line",
    "column",
    "text",
    "message",
    "confidence",
    "applicability",
]
FIELDS += ["suggestions", "related", "evidence", "fingerprint"]
DEFECT = "这批项目落地得益于阳泉阳泉高新区构建的招商矩阵，成效明显。\n"


def rows(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(DEFECT, "utf-8")
    return path


def test_the_five_seeds_give_rows_that_keep_the_contract(reviewer: Run) -> None:
    done = reviewer("flag", SEEDS, "--format", "jsonl", "--isolated")
    found = rows(done.stdout)
    assert done.returncode == 1
    assert len({row["path"] for row in found}) == 5
    texts = {path.as_posix(): path.read_bytes().decode("utf-8") for path in SEEDS.glob("*.txt")}
    for row in found:
        assert list(row) == FIELDS
        assert row["text"] == texts[row["path"]][row["start"] : row["end"]]
        assert row["line"] == texts[row["path"]].count("\n", 0, row["start"]) + 1
        assert row["confidence"] >= 0.5
        assert all(related["text"] for related in row["related"] if related["start"] < related["end"])
    keys = [(row["path"], row["start"], row["rule"]) for row in found]
    assert keys == sorted(keys)


def test_the_misread_firm_is_flagged_twice_with_its_name_first(reviewer: Run) -> None:
    found = rows(reviewer("flag", SEEDS, "--format", "jsonl", "--isolated").stdout)
    firm = [row for row in found if "炼科" in row["text"] and "001_" in row["path"]]
    assert len(firm) == 2
    assert all("烁科" in row["suggestions"][0]["text"] for row in firm)
    assert any("000_" in related["path"] for row in firm for related in row["related"])


def test_two_runs_and_any_order_of_paths_give_the_same_bytes(reviewer: Run) -> None:
    files = sorted(SEEDS.glob("*.txt"))
    first = reviewer("flag", *files, "--format", "jsonl", "--isolated").stdout
    assert first == reviewer("flag", *reversed(files), SEEDS, "--format", "jsonl", "--isolated").stdout


@pytest.mark.parametrize(
    ("arguments", "status"), [((), 1), (("--exit-zero",), 0), (("--min-confidence", "1"), 0), (("--select", "name"), 0)]
)
def test_the_exit_code_tells(reviewer: Run, page: Path, arguments: tuple[str, ...], status: int) -> None:
    assert reviewer("flag", page, "--isolated", *arguments).returncode == status


@pytest.mark.parametrize(
    ("encoding", "line_end"),
    [("utf-8-sig", "\n"), ("utf-16", "\n"), ("gb18030", "\n"), ("utf-8", "\r\n"), ("utf-8", "\r"), ("utf-16", "\r\n")],
)
def test_encoding_and_line_ends_change_no_finding(reviewer: Run, tmp_path: Path, encoding: str, line_end: str) -> None:
    text = (SEEDS / "003_2f18db53edd911c3.txt").read_bytes().decode("utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "page.txt").write_text(text, "utf-8", newline="")
    (tmp_path / "b" / "page.txt").write_bytes(text.replace("\n", line_end).encode(encoding))
    plain, other = (rows(reviewer("flag", name, "--format", "jsonl", "--isolated").stdout) for name in "ab")
    assert plain
    assert [(r["rule"], r["line"], r["column"]) for r in other] == [(r["rule"], r["line"], r["column"]) for r in plain]


def test_text_output_shows_place_span_suggestion_and_reason_without_colour(reviewer: Run, page: Path) -> None:
    out = reviewer("flag", page, "--isolated", "--lang", "zh").stdout
    assert re.search(r"1:10 +doubled-text", out)
    assert "⟦阳泉阳泉⟧" in out
    assert "→ 阳泉" in out
    assert "UTF-8" in out
    assert "\x1b" not in out


def test_a_guessed_encoding_is_stated_in_the_heading(reviewer: Run, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(DEFECT.encode("gb18030"))
    assert "GB18030 (guessed)" in reviewer("flag", "old.txt", "--isolated", "--lang", "en").stdout


def test_standard_input_has_the_name_it_is_given(reviewer: Run) -> None:
    done = reviewer("flag", "-", "--stdin-filename", "p1.txt", "--format", "jsonl", "--isolated", stdin=DEFECT.encode())
    assert [row["path"] for row in rows(done.stdout)] == ["p1.txt"]


def test_globs_are_followed_and_corrected_texts_left_out(reviewer: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "corrected").mkdir()
    (tmp_path / "corrected" / "page.txt").write_text(DEFECT, "utf-8")
    (tmp_path / "notes.csv").write_text(DEFECT, "utf-8")
    for given in ("*.txt", "."):
        done = reviewer("flag", given, "--format", "jsonl", "--isolated")
        assert [row["path"] for row in rows(done.stdout)] == ["page.txt"]


def test_output_goes_to_a_file_whole(reviewer: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("old", "utf-8")
    done = reviewer("flag", page, "--format", "jsonl", "--output", "out.jsonl", "--isolated")
    assert done.stdout == ""
    assert len(rows((tmp_path / "out.jsonl").read_text("utf-8"))) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.jsonl", "page.txt"]


def test_rules_are_chosen_by_id_and_category_and_settings_files_are_obeyed(
    reviewer: Run, page: Path, tmp_path: Path
) -> None:
    assert reviewer("flag", page, "--ignore", "extra", "--isolated").returncode == 0
    (tmp_path / "reviewer.toml").write_text('ignore = ["doubled-text"]\n', "utf-8")
    assert reviewer("flag", page).returncode == 0
    assert reviewer("flag", page, "--isolated").returncode == 1


def test_a_lexicon_of_ones_own_counts(reviewer: Run, tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").write_text("term\tkind\tvariants\n晟晶光电\tcompany\t晨晶光电\n", "utf-8")
    (tmp_path / "page.txt").write_text("日前，晨晶光电公司的新产品投产。\n", "utf-8")
    done = reviewer("flag", "page.txt", "--lexicon", "terms.tsv", "--format", "jsonl", "--isolated")
    assert [(row["text"], row["suggestions"][0]["text"]) for row in rows(done.stdout)] == [("晨晶光电", "晟晶光电")]
