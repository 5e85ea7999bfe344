"""The report as a folder of pages."""

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape, unescape
from pathlib import Path

import pytest

from reviewer.engine import Report
from reviewer.errors import StorageError
from reviewer.model.finding import Applicability, Category, Finding, Related
from reviewer.model.span import Span
from reviewer.report.pages.charts import Bar, bars, columns, trend
from reviewer.report.pages.folder import FolderWriter
from reviewer.report.pages.marked import marked
from reviewer.report.pages.overview import overview
from reviewer.report.pages.totals import Totals
from reviewer.storage.loader import issue_from_bytes
from reviewer.wording import Wording


def finding(text: str, start: int, end: int, category: Category = Category.EXTRA) -> Finding:
    return Finding(
        "a.txt",
        "rule",
        category,
        Span(start, end),
        text[start:end],
        Wording("某处", "there"),
        0.8,
        Applicability.UNSAFE,
    )


def report(name: str, text: str, spans: Sequence[tuple[int, int]] = ()) -> Report:
    found = tuple(replace(finding(text, *span), path=name, fingerprint=f"{name}{span}") for span in spans)
    return Report(issue_from_bytes(text.encode(), name), found)


def shown(html: str) -> str:
    """The text that a reader of the page sees or copies."""
    return unescape(re.sub("<[^>]*>", "", html))


@pytest.mark.parametrize("text", ["一\n\n二<b>&\n", "", "\n", "无行尾", "甲\r\n乙\r丙\n"])
def test_marked_text_is_the_text(text: str) -> None:
    spans = [(start, end) for start in range(len(text)) for end in range(start, len(text) + 1)]
    assert shown(marked(text, [finding(text, *span) for span in spans])) == text


def test_a_mark_over_two_lines_is_a_piece_in_each() -> None:
    html = marked("前半\n后半。", [finding("前半\n后半。", 1, 4)])
    assert [shown(piece) for piece in re.findall("<mark.*?</mark>", html, re.DOTALL)] == ["半\n", "后"]
    assert html.count('<div class="line') == 2


def test_a_finding_over_line_ends_alone_or_over_nothing_is_marked_all_the_same() -> None:
    text = "前半\n\n后半。"
    html = marked(text, [finding(text, 2, 4, Category.BROKEN_COLUMN), finding(text, len(text), len(text))])
    assert html.count('<mark class="place ends" data-f="0">') == 2
    assert '<mark class="characters" data-f="1"></mark>' in html


def test_overlapping_findings_share_a_piece() -> None:
    text = "一二三四五"
    html = marked(text, [finding(text, 0, 3), finding(text, 2, 5)])
    assert re.findall('data-f="([0-9 ]+)">(.)', html) == [("0", "一"), ("0 1", "三"), ("1", "四")]


def test_charts_escape_names_and_show_every_number() -> None:
    drawn = bars([Bar("<a>", 3, "marks", "x?a&b"), Bar("乙", 0)])
    assert "&lt;a&gt;" in drawn
    assert 'href="x?a&amp;b"' in drawn
    assert ">3</text>" in drawn
    stacked = columns(["1985", "1986"], [("marks", "标点", [2, 0]), ("names", "名称", [1, 4])])
    assert stacked.count("<rect") == 3
    assert "1986 名称: 4" in stacked
    assert trend(["1985", "1986"], [0.0, 0.0]).count("<circle") == 2


def totals_of(reports: Sequence[Report]) -> Totals:
    totals = Totals()
    for each in reports:
        totals.add(each, {}, f"issues/{each.issue.path}.html")
    return totals


def test_the_overview_counts_by_kind_and_time_and_names_the_undated() -> None:
    text = "{}年5月16日 星期五\n\n" + "这批项目落地得益于阳泉阳泉高新区。" * 40
    dated = [report(f"{year}.txt", text.format(year), [(20, 22), (30, 31)]) for year in range(1985, 1988)]
    page = overview(totals_of([*dated, report("undated.txt", "没有日期的一份。\n")]), (), "zh")["index.html"]
    assert "各月各类疑点" in page
    assert "1986-05 字词: 2" in page
    assert "未计入没有日期的 1 份" in page
    assert "<b>6</b> 处疑点" in page
    assert "<b>1</b> 份没有疑点" in page


def test_many_months_are_shown_as_years() -> None:
    issues = [
        report(f"{n:03}.txt", f"{1985 + n // 12}年{n % 12 + 1}月16日 第{n}期\n\n今天的新闻。\n", [(0, 2)])
        for n in range(48)
    ]
    page = overview(totals_of(issues), (), "en")["index.html"]
    assert "Findings by kind and year" in page
    assert "1986 Characters: 12" in page


def test_a_few_lines_with_one_finding_are_not_among_the_worst() -> None:
    issues = [report("tiny.txt", "一二三四五。\n", [(0, 5)]), report("long.txt", "今天的新闻说。" * 100, [(0, 2)])]
    drawn = overview(totals_of(issues), (), "en")["index.html"].split("The worst")[1].split("</svg>")[0]
    assert "long.txt" in drawn
    assert "tiny.txt" not in drawn


def test_troubles_are_named_and_escaped() -> None:
    page = overview(totals_of([report("a.txt", "今天的新闻。\n")]), ["<bad>.txt: 读不了"], "zh")["index.html"]
    assert "<li>&lt;bad&gt;.txt: 读不了</li>" in page


def write(folder: Path, reports: Sequence[Report], *, whole: bool = True) -> None:
    writer = FolderWriter(folder, "en")
    for each in reports:
        writer.add(each, {})
    if whole:
        writer.close(())


def test_each_page_leads_to_its_neighbours(tmp_path: Path) -> None:
    write(tmp_path, [report(name, "今天的新闻。\n") for name in ("a.txt", "b.txt", "c.txt")])
    pages = sorted((tmp_path / "issues").iterdir())
    links = [re.findall('rel="(prev|next)" href="([^"]+)"', page.read_text("utf-8")) for page in pages]
    names = [page.name for page in pages]
    assert links == [[("next", names[1])], [("prev", names[0]), ("next", names[2])], [("prev", names[1])]]


def test_related_places_are_links_where_their_page_is_in_the_report(tmp_path: Path) -> None:
    forged = '<a data-issue="c.txt" data-place="0-1">x</a>'
    first = report("a.txt", f"今天的新闻。{forged}\n", [(0, 2)])
    related = [Related(path, Span(3, 5), forged, Wording("见此", "see")) for path in ("a.txt", "c&d.txt", "gone.txt")]
    first = replace(first, findings=(replace(first.findings[0], related=tuple(related)),))
    write(tmp_path, [first, report("c&d.txt", "昨天的新闻。\n")])
    page = (tmp_path / "issues" / "000001-a.txt.html").read_text("utf-8")
    assert re.findall('<a class="to" href="([^"]*)">', page) == ["#at-3-5", "000002-c_d.txt.html#at-3-5"]
    assert f"gone.txt “{forged}” see" in shown(page)
    assert page.count(f"{escape(forged)}") == 4
    assert "<a data-issue" not in page


def test_a_run_that_is_broken_off_leaves_the_report_before_whole(tmp_path: Path) -> None:
    write(tmp_path, [report("a.txt", "今天的新闻。\n"), report("b.txt", "昨天的新闻。\n")])
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    writer = FolderWriter(tmp_path, "en")
    for name in ("c.txt", "d.txt", "e.txt"):
        writer.add(report(name, "明天的新闻。\n"), {})
    writer.discard()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_later_report_leaves_nothing_of_the_one_before(tmp_path: Path) -> None:
    write(tmp_path, [report(f"{n}.txt", "今天的新闻。\n") for n in range(5)])
    write(tmp_path, [report("z.txt", "今天的新闻。\n")])
    assert [path.name for path in (tmp_path / "issues").iterdir()] == ["000001-z.txt.html"]


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", "utf-8")
    with pytest.raises(StorageError, match="no earlier report"):
        FolderWriter(tmp_path, "en")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
