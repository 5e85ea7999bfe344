"""The first page: what was found in all issues, in charts, and the way to each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from heapq import nlargest
from html import escape
from typing import Final, TypeVar

from reviewer.model.categories import CATEGORY_NAMES
from reviewer.model.families import FAMILY_NAMES, FAMILY_OF, Family
from reviewer.report.pages.charts import Bar, bars, columns, trend
from reviewer.report.pages.frame import page
from reviewer.report.pages.totals import Row, Totals
from reviewer.wording import Language, Wording

K = TypeVar("K", bound=str)
ON_A_PAGE: Final = 2_000
"""Issues listed on one page."""
_A_PAGE: Final = 500
"""Characters from which an issue can be among the worst: a few lines with one finding are not."""
_NAMED: Final = 34
"""Characters of a file's name in a chart."""


def overview(totals: Totals, troubles: Sequence[str], language: Language) -> dict[str, str]:
    """The pages by name: `index.html`, and `issues-2.html` … where the list is long."""
    parts = [totals.rows[at : at + ON_A_PAGE] for at in range(0, len(totals.rows), ON_A_PAGE)] or [[]]
    names = ["index.html", *(f"issues-{number}.html" for number in range(2, len(parts) + 1))]
    title = Wording("检查报告", "What was found").say(language)
    pages = {}
    for number, (name, part) in enumerate(zip(names, parts, strict=True)):
        first = _figures(totals, troubles, language) + _charts(totals, language) if number == 0 else ""
        rows = _list(part, language) + _others(names, number, language)
        pages[name] = page(title, "", first + rows + (_troubles(troubles, language) if number == 0 else ""), language)
    return pages


def _figures(totals: Totals, troubles: Sequence[str], language: Language) -> str:
    found = sum(totals.kinds.values())
    clean = sum(not row.findings for row in totals.rows)
    figures = [
        (f"{len(totals.rows):,}", Wording("份", "issues")),
        (f"{totals.characters:,}", Wording("字", "characters")),
        (f"{found:,}", Wording("处疑点", "findings")),
        (f"{1_000 * found / max(1, totals.characters):.1f}", Wording("处，每千字", "in a thousand characters")),
        (f"{clean:,}", Wording("份没有疑点", "issues without any")),
    ]
    if totals.known:
        figures.append((f"{totals.known:,}", Wording("处早已知道", "findings known before")))
    if troubles:
        figures.append((f"{len(troubles):,}", Wording("个问题（见页末）", "troubles (see below)")))
    return (
        '<div class="figures">'
        + "".join(f'<div class="sheet"><b>{figure}</b> {said.say(language)}</div>' for figure, said in figures)
        + "</div>"
    )


def _charts(totals: Totals, language: Language) -> str:
    worst = nlargest(
        10,
        (row for row in totals.rows if row.findings and row.characters >= _A_PAGE),
        key=lambda row: (row.share, row.path),
    )
    kinds = [
        Bar(CATEGORY_NAMES[kind].say(language), count, FAMILY_OF[kind].value) for kind, count in _most(totals.kinds, 20)
    ]
    charts = [
        (Wording("各类疑点", "Findings by kind"), bars(kinds)),
        *_times(totals, language),
        (
            Wording("最常见的误认", "What is most often read for what"),
            bars([Bar(pair, count) for pair, count in _most(totals.pairs, 15)]),
        ),
        (
            Wording("最差的：每千字疑点", "The worst: findings in a thousand characters"),
            bars([Bar(_tail(row.path), round(row.share, 1), "", row.page) for row in worst], 250),
        ),
    ]
    boxes = "".join(
        f'<div class="sheet"><h2>{title.say(language)}</h2>{chart}</div>' for title, chart in charts if "<rect" in chart or "<poly" in chart
    )  # fmt: skip
    return f'<div class="charts">{boxes}</div>'


def _times(totals: Totals, language: Language) -> list[tuple[Wording, str]]:
    """Findings by kind and time, and the quality over it; nothing where no issue has a date."""
    periods = totals.periods()
    if not periods:
        return []
    names = [name for name, _ in periods]
    layers = []
    for family in Family:
        counts = [sum(n for kind, n in each.kinds.items() if FAMILY_OF[kind] is family) for _, each in periods]
        if any(counts):
            layers.append((family.value, FAMILY_NAMES[family].say(language), counts))
    legend = "".join(f'<span class="{family}"><i></i>{escape(said)}</span>' for family, said, _ in layers)
    undated = ""
    if totals.undated:
        said = Wording(f"未计入没有日期的 {totals.undated} 份", f"{totals.undated} issues without a date are not in it")
        undated = f"<p class=faint>{said.say(language)}</p>"
    by_year = len(names[0]) == len("1985")
    time = Wording("年", "year") if by_year else Wording("月", "month")
    kinds = (
        Wording(f"各{time.zh}各类疑点", f"Findings by kind and {time.en}"),
        f"{columns(names, layers)}<p class=legend>{legend}</p>{undated}",
    )
    quality = (
        Wording(f"各{time.zh}质量：每千字疑点，越低越好", f"Quality by {time.en}: findings in a thousand characters"),
        trend(names, [each.share for _, each in periods]),
    )
    return [kinds, quality] if len(periods) > 1 else [kinds]  # one point is no trend


def _most(counts: Counter[K], number: int) -> list[tuple[K, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))[:number]


def _list(rows: Sequence[Row], language: Language) -> str:
    heads = [
        Wording("文件", "file"),
        Wording("日期", "date"),
        Wording("字数", "characters"),
        Wording("疑点", "findings"),
        Wording("每千字", "in a thousand"),
    ]
    head = "".join(
        f'<th{"" if number < 2 else " class=n"}><button type="button" data-sort="{number}">{each.say(language)}</button></th>'
        for number, each in enumerate(heads)
    )
    body = "".join(
        f'<tr data-name="{escape(row.path)}" data-kinds="{row.kinds}">'
        f'<td class="path"><a href="{escape(row.page)}">{escape(row.path)}</a></td>'
        f'<td>{row.date}</td><td class="n">{row.characters}</td><td class="n">{row.findings}</td><td class="n">{row.share:.1f}</td></tr>'
        for row in rows
    )
    return f'<div class="sheet">{_filters(rows, language)}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _filters(rows: Sequence[Row], language: Language) -> str:
    asked = Wording("按文件名或日期筛选", "filter by name or date").say(language)
    found = {kind for row in rows for kind in row.kinds.split()}
    options = "".join(
        f'<option value="{kind.value}">{escape(name.say(language))}</option>'
        for kind, name in CATEGORY_NAMES.items()
        if kind.value in found
    )
    every = Wording("任何疑点", "any kind").say(language)
    return (
        f'<div class="filters"><input id="search" type="search" placeholder="{asked}" aria-label="{asked}">'
        f'<select id="kind" aria-label="{every}"><option value="">{every}</option>{options}</select>'
        '<span class="count" id="told"></span></div>'
    )


def _others(names: Sequence[str], here: int, language: Language) -> str:
    if len(names) == 1:
        return ""
    links = " ".join(
        f"<b>{at + 1}</b>" if at == here else f'<a href="{each}">{at + 1}</a>' for at, each in enumerate(names)
    )
    said = Wording("更多文件：", "more issues:").say(language)
    return f"<p>{said} {links}</p>"


def _troubles(troubles: Sequence[str], language: Language) -> str:
    if not troubles:
        return ""
    title = Wording("没能检查，或有问题", "Not done, or in trouble").say(language)
    rows = "".join(f"<li>{escape(trouble)}</li>" for trouble in troubles)
    return f'<div class="sheet troubles"><h2>{title}</h2><ul>{rows}</ul></div>'


def _tail(path: str) -> str:
    name = path.rsplit("/", 1)[-1]
    half = _NAMED // 2
    return name if len(name) <= _NAMED else f"{name[:half]}…{name[1 - half :]}"
