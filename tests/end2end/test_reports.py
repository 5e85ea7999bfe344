"""Reports for people and for other tools, baselines and suppressions."""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

if sys.platform == "win32":
    pytest.skip("needs pipes as Unix has them", allow_module_level=True)

from .browser import Browser, chromium

Run = Callable[..., CompletedProcess[str]]
PAGE = (
    "2025年5月16日 第15期\n\n<script>document.title=1</script>这批项目落地得益于阳泉阳泉高新区构建的招商矩阵。\n\n"
    "他们克服了重重因难，按时完成任务。\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a&b.txt").write_text(PAGE, "utf-8")
    (tmp_path / "b.txt").write_text("全市人民生洁水平不断提高，=cmd()。\n", "utf-8")
    return tmp_path


LISTED = "[...document.querySelectorAll('tr[data-name]:not([hidden])')].map((row) => row.dataset.name)"


def flag(reviewer: Run, folder: Path, *options: str) -> CompletedProcess[str]:
    return reviewer("flag", "a&b.txt", "b.txt", "--ignore", "house-style", "--lang", "en", *options, cwd=folder)


def rows(done: CompletedProcess[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_json_and_jsonl_hold_the_same_findings(reviewer: Run, folder: Path) -> None:
    whole = json.loads(flag(reviewer, folder, "--format", "json").stdout)
    assert whole["findings"] == rows(flag(reviewer, folder, "--format", "jsonl"))
    assert (whole["format"], whole["version"]) == ("reviewer-findings", 1)


def test_sarif_gives_regions_in_code_points_with_fixes_that_mend(reviewer: Run, folder: Path) -> None:
    log = json.loads(flag(reviewer, folder, "--format", "sarif").stdout)
    [run] = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    [result] = [result for result in run["results"] if "生洁" in PAGE or result["ruleId"] == "doubled-text"][:1]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%26b.txt"
    start, size = place["region"]["charOffset"], place["region"]["charLength"]
    assert PAGE[start : start + size] == place["region"]["snippet"]["text"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    text = PAGE
    for change in reversed(result["fixes"][0]["artifactChanges"][0]["replacements"]):
        at, gone = change["deletedRegion"]["charOffset"], change["deletedRegion"]["charLength"]
        text = text[:at] + change["insertedContent"]["text"] + text[at + gone :]
    assert text in (PAGE.replace("阳泉阳泉", "阳泉"), PAGE.replace("因难", "困难"))


def test_sarif_says_all_that_a_viewer_needs(reviewer: Run, folder: Path) -> None:
    log = json.loads(flag(reviewer, folder, "--format", "sarif").stdout)
    assert log["$schema"].endswith("sarif-2.1.0.json")
    [run] = log["runs"]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(ids) == len(set(ids)) > 20
    assert all(
        rule["shortDescription"]["text"] and rule["fullDescription"]["text"] for rule in run["tool"]["driver"]["rules"]
    )
    for result in run["results"]:
        assert result["level"] in ("warning", "note")
        assert result["message"]["text"]
        assert 0 <= result["rank"] <= 100
        assert result["partialFingerprints"]["reviewer/v1"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
        assert min(region["startLine"], region["startColumn"]) >= 1


def test_csv_and_annotations_obey_no_text_of_an_issue(reviewer: Run, folder: Path) -> None:
    table = flag(reviewer, folder, "--format", "csv").stdout.removeprefix("\ufeff")
    found = list(csv.DictReader(io.StringIO(table)))
    assert {row["text"] for row in found} >= {"阳泉阳泉", "因", "洁"}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in found for cell in row.values())
    notes = flag(reviewer, folder, "--format", "github").stdout.splitlines()
    assert len(notes) == len(found)
    assert all(note.startswith("::warning file=") for note in notes)


def test_what_stands_in_the_baseline_is_marked_and_does_not_count(reviewer: Run, folder: Path) -> None:
    assert flag(reviewer, folder, "--write-baseline", "known.jsonl").returncode == 1
    again = flag(reviewer, folder, "--baseline", "known.jsonl", "--format", "jsonl")
    assert again.returncode == 0
    assert all(row["baseline"] is True for row in rows(again))
    (folder / "b.txt").write_text("全市人民生洁水平不断提高，=cmd()。\n\n他被授予劳动摸范称号。\n", "utf-8")
    more = flag(reviewer, folder, "--baseline", "known.jsonl", "--format", "jsonl")
    assert more.returncode == 1
    assert [row["text"] for row in rows(more) if "baseline" not in row] == ["摸"]
    sarif = json.loads(flag(reviewer, folder, "--baseline", "known.jsonl", "--format", "sarif").stdout)
    states = [result["baselineState"] for result in sarif["runs"][0]["results"]]
    assert states.count("new") == 1


def test_a_suppressed_finding_is_not_told_and_an_unused_row_is(reviewer: Run, folder: Path) -> None:
    own = folder / ".reviewer" / "suppressions.tsv"
    own.parent.mkdir()
    own.write_text("path\trule\ttext\treason\na&b.txt\tdoubled-text\t阳泉阳泉\t栏目名\n*.txt\t*\t没有的\t\n", "utf-8")
    done = flag(reviewer, folder, "--format", "jsonl")
    assert "阳泉阳泉" not in {row["text"] for row in rows(done)}
    assert "suppressions.tsv:3: not used" in done.stderr
    part = reviewer("flag", "a&b.txt", "--select", "broken-column", "--lang", "en", cwd=folder)
    assert "suppressions.tsv:2" not in part.stderr
    sarif = json.loads(flag(reviewer, folder, "--format", "sarif").stdout)
    [told] = [each for result in sarif["runs"][0]["results"] for each in result["suppressions"]]
    assert told == {"kind": "external", "status": "accepted", "justification": "栏目名"}
    own.write_text("a.txt\n", "utf-8")
    assert "suppressions.tsv:1" in flag(reviewer, folder).stderr


def test_only_some_kinds_fail_and_only_some_files_are_told(reviewer: Run, folder: Path) -> None:
    assert flag(reviewer, folder, "--fail-on", "broken_column").returncode == 0
    assert flag(reviewer, folder, "--fail-on", "broken_column,extra").returncode == 1
    wrong = flag(reviewer, folder, "--fail-on", "brokn_column")
    assert wrong.returncode == 2
    assert "broken_column" in wrong.stderr
    assert flag(reviewer, folder, "--since", "2999-01-01").stdout == ""
    log = folder / "night.log"
    first = flag(reviewer, folder, "--changed-only", "--summary", "--log-file", "night.log")
    assert first.returncode == 1
    assert "extra character" in first.stderr
    again = flag(reviewer, folder, "--changed-only", "--log-file", "night.log")
    assert (again.stdout, again.returncode) == ("", 0)
    assert "0 finding(s)" in log.read_text("utf-8").splitlines()[-1]


def test_pages_are_written_whole_and_never_over_something_else(reviewer: Run, folder: Path) -> None:
    assert flag(reviewer, folder, "--format", "html").returncode == 2
    (folder / "other").mkdir()
    (folder / "other" / "mine.txt").write_text("x", "utf-8")
    assert "no earlier report" in flag(reviewer, folder, "--format", "html", "--output", "other").stderr
    for _ in range(2):
        assert flag(reviewer, folder, "--format", "html", "--output", "report").returncode == 1
    pages = sorted((folder / "report" / "issues").iterdir())
    assert len(pages) == 2
    assert "&lt;script&gt;" in pages[0].read_text("utf-8")
    assert "<script>document" not in pages[0].read_text("utf-8")


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    program = chromium()
    if program is None:
        pytest.skip("no Chromium is installed")
    opened = Browser(program, tmp_path / "profile")
    yield opened
    opened.close()


def test_the_pages_work_in_a_browser_from_the_disk(reviewer: Run, folder: Path, browser: Browser) -> None:
    flag(reviewer, folder, "--format", "html", "--output", "report")
    browser.open((folder / "report" / "index.html").as_uri())
    assert browser.run("document.querySelectorAll('tr[data-name]').length") == 2
    assert browser.run("document.querySelectorAll('svg rect').length") > 2
    browser.run("const s = document.querySelector('#search'); s.value = 'b.txt'; s.dispatchEvent(new Event('input'))")
    assert browser.run(LISTED) == ["a&b.txt", "b.txt"]
    browser.run("s.value = '2025-05'; s.dispatchEvent(new Event('input'))")
    assert browser.run(LISTED) == ["a&b.txt"]
    browser.run(
        "s.value = ''; const k = document.querySelector('#kind'); k.value = 'extra'; k.dispatchEvent(new Event('input'))"
    )
    assert browser.run(LISTED) == ["a&b.txt"]
    browser.run(
        "k.value = ''; k.dispatchEvent(new Event('input')); document.querySelector('[data-sort=\"2\"]').click()"
    )
    assert browser.run(LISTED) == ["a&b.txt", "b.txt"]
    browser.run("document.querySelector('[data-sort=\"2\"]').click()")
    assert browser.run(LISTED) == ["b.txt", "a&b.txt"]
    browser.run("document.querySelector('[data-sort=\"0\"]').click()")
    target = browser.run("document.querySelector('tr[data-name] a').href")
    browser.open(target)
    assert browser.run("document.title") == "a&b.txt"
    assert "<script>document.title=1</script>" in browser.run("document.querySelector('.text').textContent")
    assert browser.run("[...document.querySelectorAll('mark')].map((m) => m.textContent)") == ["阳泉阳泉", "因"]
    browser.run("document.querySelector('input[data-kind=extra]').click()")
    assert browser.run("[...document.querySelectorAll('.card:not([hidden])')].length") == 1
    assert browser.run("document.querySelector('mark.off').textContent") == "阳泉阳泉"
    browser.run("document.querySelector('mark:not(.off)').click()")
    assert browser.run("document.querySelector('.card.chosen del').textContent") == "因"
    assert browser.run("document.querySelector('mark.chosen').textContent") == "因"
    browser.run("document.querySelector('input[data-kind=extra]').click()")
    browser.run("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'k'}))")
    assert browser.complaints == []


def test_every_finding_of_the_seeds_is_seen_in_its_place(reviewer: Run, tmp_path: Path, browser: Browser) -> None:
    seeds = Path(__file__).resolve().parents[2] / "seeds"
    reviewer("flag", seeds, "--format", "html", "--output", "report", "--isolated")
    browser.open((tmp_path / "report" / "index.html").as_uri())
    pages = browser.run("[...document.querySelectorAll('tr[data-name] a')].map((link) => link.href)")
    assert len(pages) == 5
    for page, seed in zip(pages, sorted(seeds.glob("*.txt")), strict=True):
        browser.open(page)
        assert browser.run("document.querySelector('.text').textContent") == seed.read_text("utf-8")
        unseen = (
            "[...document.querySelectorAll('.card')].filter((card) => ![...document.querySelectorAll('mark')].some((mark) =>"
            " mark.dataset.f.split(' ').includes(card.dataset.f) && mark.getBoundingClientRect().width > 0)).length"
        )
        assert browser.run("document.querySelectorAll('.card').length") > 0
        assert browser.run(unseen) == 0
    assert browser.complaints == []


@pytest.fixture
def neighbours(tmp_path: Path) -> Path:
    """A name read wrong in one issue, and read right in another that has odd characters before it."""
    wrong = "<i>炼科晶体</i>的产品卖得很好，炼科晶体来人说，今年要扩大生产。\n"
    (tmp_path / "a&<b>'.txt").write_text(wrong, "utf-8")
    right = "𠮷林<b>𠮷</b>&amp;\r\n\r\n这批项目落地得益于阳泉阳泉高新区构建的招商矩阵。\r\n𠮷兴的烁科晶体扩大生产，烁科晶体的产品多。\r\n"
    (tmp_path / 'c#1?"100%.txt').write_bytes(right.encode())
    return tmp_path


def test_a_place_in_another_issue_is_led_to(reviewer: Run, neighbours: Path, browser: Browser) -> None:
    names = ("a&<b>'.txt", 'c#1?"100%.txt')
    reviewer("flag", *names, "--format", "html", "--output", "report", "--isolated", cwd=neighbours)
    browser.open(next((neighbours / "report" / "issues").glob("000001-*")).as_uri())
    assert browser.run("document.querySelectorAll('i, b:not(.card b)').length") == 0
    target = browser.run("document.querySelector('.card a.to').href")
    assert browser.run("document.querySelector('.card a.to').textContent") == 'c#1?"100%.txt “烁科晶体”'
    browser.open(target)
    assert browser.run("document.title") == 'c#1?"100%.txt'
    assert browser.run("[...document.querySelectorAll('.there')].map((piece) => piece.textContent)") == ["烁科晶体"]
    assert browser.run("document.querySelector('.there').previousSibling.textContent") == "𠮷兴的"
    text = browser.run("document.querySelector('.text').textContent")
    browser.run("location.hash = '#at-24-30'; dispatchEvent(new HashChangeEvent('hashchange'))")
    assert browser.run("document.querySelector('.text').textContent") == text
    assert (
        browser.run("[...document.querySelectorAll('.there')].map((piece) => piece.textContent).join('')")
        == ((neighbours / names[1]).read_bytes().decode()[24:30])
    )
    assert browser.run("[...document.querySelectorAll('.line .there')].length") > 1
    assert browser.complaints == []


@pytest.mark.parametrize("option", [("--since", "2025-01-01"), ("--changed-only",)])
def test_a_part_of_the_files_makes_no_baseline(reviewer: Run, folder: Path, option: tuple[str, ...]) -> None:
    (folder / "known.jsonl").write_text("", "utf-8")
    done = flag(reviewer, folder, "--write-baseline", "known.jsonl", *option)
    assert done.returncode == 2
    assert "--write-baseline" in done.stderr
    assert (folder / "known.jsonl").read_text("utf-8") == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_log_that_cannot_be_written_is_named_and_costs_no_finding(reviewer: Run, folder: Path) -> None:
    done = flag(reviewer, folder, "--log-file", "/dev/full", "--format", "jsonl", "--summary")
    assert done.returncode == 2
    assert "the log cannot be written" in done.stderr.split("troubles:")[1]
    assert len(rows(done)) == 3


def test_a_troubled_file_is_named_again_at_the_end_in_the_pages_and_in_sarif(reviewer: Run, folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\x00\xff\xfe\x00" * 50)
    done = flag(reviewer, folder, "bad.txt", "--summary", "--format", "html", "--output", "report")
    assert done.returncode == 2
    assert "bad.txt: this is no text file" in done.stderr.split("troubles:")[1]
    assert "bad.txt: this is no text file" in (folder / "report" / "index.html").read_text("utf-8")
    [run] = json.loads(flag(reviewer, folder, "bad.txt", "--format", "sarif").stdout)["runs"]
    [told] = run["invocations"][0]["toolExecutionNotifications"]
    assert "bad.txt" in told["message"]["text"]
    assert len(run["results"]) == 3
