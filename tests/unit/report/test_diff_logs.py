import csv
import io
import re
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewer.model.span import Span
from reviewer.report.log_critic import log_critic
from reviewer.report.log_csv import log_csv
from reviewer.report.log_docx import log_docx
from reviewer.report.log_html import log_html
from reviewer.report.log_pieces import Logged
from reviewer.report.log_text import log_text
from reviewer.report.log_unified import log_unified
from reviewer.storage.difflog import Change, Provenance, derive

SOURCE = Provenance("suggestion", "near-term", "name", 0.93, "li <b>", "2026-01-02T03:04:05+00:00", '词库"烁科" & 其他')
TEXTS = st.text(st.sampled_from("山西烁科\n\r\t<&>\x07{+𠮷"), max_size=30)
OLD, NEW = "第一行\r\n山西炼科<晶体>\r\n多余\r\n=尾", "第一行\r\n山西烁科<晶体>\r\n=尾，\n"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def logged(old: str, new: str) -> Logged:
    change = Change(Span(0, len(old)), Span(0, len(new)), SOURCE)
    return Logged(derive("a.txt", old, new, "utf-8", False, [change]), old, new)


def settled(document: bytes, *, accept: bool) -> str:
    """The document's text once every change is accepted, or rejected, as a word processor does it."""
    keep, drop = ("ins", "del") if accept else ("del", "ins")
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))[0]
    text = []
    for paragraph in body:
        for element in paragraph:
            if element.tag == W + drop:
                continue
            runs = element if element.tag == W + keep else [element]
            parts = [part for run in runs if run.tag == W + "r" for part in run]
            text += ["\t" if part.tag == W + "tab" else part.text or "" for part in parts]
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{drop}") is None:
            text.append("\n")
    return "".join(text).removesuffix("\n")


def as_paragraphs(text: str) -> str:
    return re.sub(r"\r\n|\r", "\n", text).replace("\x07", "␇")


@given(TEXTS, TEXTS)
@example("\r<\n", "\r\n")
def test_accepting_all_gives_the_corrected_text_and_rejecting_all_the_original(old: str, new: str) -> None:
    document = log_docx(logged(old, new), "zh")
    assert settled(document, accept=True) == as_paragraphs(new)
    assert settled(document, accept=False) == as_paragraphs(old)


def test_every_change_has_its_author_date_number_and_reason() -> None:
    with zipfile.ZipFile(io.BytesIO(log_docx(logged(OLD, NEW), "zh"))) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
        comments = ElementTree.fromstring(archive.read("word/comments.xml"))
    changes = [element for element in body.iter() if element.tag in (W + "ins", W + "del")]
    assert {change.get(W + "author") for change in changes} == {"li <b>"}
    assert {change.get(W + "date") for change in changes} == {"2026-01-02T03:04:05Z"}
    assert len({change.get(W + "id") for change in changes}) == len(changes)
    assert len(comments) == len(logged(OLD, NEW).log.rows)
    assert all('词库"烁科" & 其他' in "".join(comment.itertext()) for comment in comments)


@given(st.text(st.sampled_from("山西\n<{"), max_size=30), st.text(st.sampled_from("山西\n<{"), max_size=30))
def test_critic_markup_holds_both_texts(old: str, new: str) -> None:
    marked = re.sub(r"\{>>.*?<<\}", "", log_critic(logged(old, new), "en"))
    for text, group in ((old, 0), (new, 1)):
        pattern = re.compile(r"\{~~(.*?)~>(.*?)~~\}|\{--(.*?)--\}|\{\+\+(.*?)\+\+\}", re.DOTALL)
        kept = pattern.sub(lambda m, g=group: (m[1 + g] or "") + ((m[4] if g else m[3]) or ""), marked)
        assert kept == text


def test_csv_runs_nothing_and_quotes_line_ends() -> None:
    text = log_csv(logged('=SUM(1)\n"甲"', '@cmd\r\n"乙"'))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row.values())
    assert [row["after"] for row in rows if "乙" in row["after"]]
    assert rows[0]["start"] == "0"


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.marked: list[tuple[str, str]] = []
        self.open = ""

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.open = tag

    def handle_data(self, data: str) -> None:
        if self.open in ("del", "ins"):
            self.marked.append((self.open, data))

    def handle_endtag(self, tag: str) -> None:
        self.open = ""


def test_html_marks_just_the_changed_characters_and_escapes_all() -> None:
    page = log_html(logged("山西炼科<晶体>,\n", "山西烁科<晶体>，\n"), "zh")
    cells = _Cells()
    cells.feed(page)
    assert cells.marked == [("del", "炼"), ("del", ","), ("ins", "烁"), ("ins", "，")]
    assert "<晶体>" not in page
    assert "<b>" not in page


def test_text_says_place_change_and_reason() -> None:
    text = log_text(logged(OLD, NEW), "en")
    assert "2:3" in text
    assert "[炼→烁]" in text
    assert "suggestion accepted · near-term · 93%" in text
    assert "\r" not in text


@pytest.mark.parametrize(("old", "new"), [(OLD, NEW), ("一\n二", "一\n二\n"), ("一\n", "一"), ("", "新"), ("旧\n", "")])
def test_git_applies_the_unified_diff(tmp_path: Path, old: str, new: str) -> None:
    page = tmp_path / "a.txt"
    page.write_bytes(old.encode())
    patch = log_unified(logged(old, new)).encode()
    subprocess.run(["git", "apply", "--unsafe-paths", "-"], cwd=tmp_path, input=patch, check=True)
    assert page.read_bytes() == new.encode()
