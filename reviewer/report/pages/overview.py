"""The first page: what was found in all issues, in charts, and the way to each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from html import escape
from typing import Final, NamedTuple, TypeVar

from reviewer.engine import Report
from reviewer.model.categories import CATEGORY_NAMES
from reviewer.model.finding import Category, Finding
from reviewer.report.findings.base import Standing, Standings
from reviewer.report.pages.charts import bars, trend
from reviewer.report.pages.frame import page
from reviewer.wording import Language, Wording

K = TypeVar("K", bound=str)
_MOST_PAIRS: Final = 100_000
"""Pairs of characters counted at a time; beyond, those seen but once are forgotten."""
ON_A_PAGE: Final = 2_000
"""Issues listed on one page."""


class Row(NamedTuple):
    """One issue in the list."""

    path: str
    page: str
    date: str
    characters: int
    findings: int

    @property
    def share(self) -> float:
        """Findings in a thousand characters."""
        return 1_000 * self.findings / max(1, self.characters)


@dataclass
class Totals:
    """Counts over all issues, of a size that does not grow with the archive but for a short row an issue."""

    kinds: Counter[Category] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)
    months: dict[str, list[int]] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    def add(self, report: Report, standings: Standings, target: str) -> None:
        """Count an issue, whose page is `target`."""
        issue = report.issue
        findings = [f for f in report.findings if standings.get(f.fingerprint) is not Standing.SUPPRESSED]
        date = issue.masthead.date.isoformat() if issue.masthead.date else ""
        self.kinds.update(f.category for f in findings)
        self.pairs.update(pair for f in findings for pair in _pairs(f))
        if len(self.pairs) > _MOST_PAIRS:
            self.pairs = Counter({pair: count for pair, count in self.pairs.items() if count > 1})
        month = self.months.setdefault(date[:7], [0, 0])
        month[0] += len(findings)
        month[1] += len(issue.text)
        self.rows.append(Row(issue.path, target, date, len(issue.text), len(findings)))


def _pairs(finding: Finding) -> Iterable[str]:
    """What was read for what, of findings that replace a character or a few."""
    for suggestion in finding.suggestions[:1]:
        if len(suggestion.edits) == 1:
            edit = suggestion.edits[0]
            start = edit.span.start - finding.span.start
            old = finding.text[max(0, start) : max(0, edit.span.end - finding.span.start)]
            if old and edit.text and max(len(old), len(edit.text)) <= 2 and not (old + edit.text).isspace():
                yield f"{old} → {edit.text}"


def overview(totals: Totals, troubles: Sequence[str], language: Language) -> dict[str, str]:
    """The pages by name: `index.html`, and `issues-2.html` … where the list is long."""
    parts = [totals.rows[at : at + ON_A_PAGE] for at in range(0, len(totals.rows), ON_A_PAGE)] or [[]]
    names = ["index.html", *(f"issues-{number}.html" for number in range(2, len(parts) + 1))]
    found, size = sum(totals.kinds.values()), sum(row.characters for row in totals.rows)
    title = Wording("检查报告", "What was found").say(language)
    said = Wording(
        f"{len(totals.rows)} 个文件，{size} 字，{found} 处发现",
        f"{len(totals.rows)} files, {size} characters, {found} findings",
    ).say(language)
    pages = {}
    for number, (name, part) in enumerate(zip(names, parts, strict=True)):
        links = " ".join(f'<a href="{each}">{at}</a>' for at, each in enumerate(names, 1)) if len(names) > 1 else ""
        body = (_charts(totals, language) if number == 0 else "") + _table(part, language) + f"<p>{links}</p>"
        pages[name] = page(title, f"<p>{escape(said)}</p>{_search(language)}", body, language)
    return pages


def _search(language: Language) -> str:
    asked = Wording("按文件名筛选", "filter by name").say(language)
    return f'<div class="filters"><input id="search" type="search" placeholder="{asked}" aria-label="{asked}"></div>'


def _charts(totals: Totals, language: Language) -> str:
    months = sorted(month for month in totals.months if month)
    charts: list[tuple[Wording, str]] = [
        (
            Wording("各类发现", "Findings by kind"),
            bars([(CATEGORY_NAMES[kind].say(language), count) for kind, count in _most(totals.kinds, 20)]),
        ),
        (
            Wording("每千字发现最多的文件", "Most findings in a thousand characters"),
            bars(
                [
                    (_tail(row.path), round(row.share, 1))
                    for row in nlargest(10, totals.rows, key=lambda r: (r.share, r.path))
                ]
            ),
        ),
        (Wording("最常见的误认", "What is most often read for what"), bars(_most(totals.pairs, 12))),
        (Wording("各月发现", "Findings by month"), bars([(month, totals.months[month][0]) for month in months[-24:]])),
        (
            Wording("质量：每千字发现，按月", "Quality: findings in a thousand characters, by month"),
            trend([(month, 1_000 * totals.months[month][0] / max(1, totals.months[month][1])) for month in months]),
        ),
    ]
    boxes = "".join(f'<div class="sheet"><h2>{title.say(language)}</h2>{chart}</div>' for title, chart in charts)
    return f'<div class="charts">{boxes}</div>'


def _most(counts: Counter[K], number: int) -> list[tuple[K, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))[:number]


def _table(rows: Sequence[Row], language: Language) -> str:
    heads = [
        Wording("文件", "file"),
        Wording("日期", "date"),
        Wording("字数", "characters"),
        Wording("发现", "findings"),
        Wording("每千字", "in a thousand"),
    ]
    head = "".join(
        f"<th{'' if number < 2 else ' class=n'}>{each.say(language)}</th>" for number, each in enumerate(heads)
    )
    body = "".join(
        f'<tr data-name="{escape(row.path)}"><td class="path"><a href="{escape(row.page)}">{escape(row.path)}</a></td>'
        f'<td>{row.date}</td><td class="n">{row.characters}</td><td class="n">{row.findings}</td><td class="n">{row.share:.1f}</td></tr>'
        for row in rows
    )
    return f'<div class="sheet"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _tail(path: str) -> str:
    name = path.rsplit("/", 1)[-1]
    return name if len(name) <= 20 else f"{name[:9]}…{name[-9:]}"
