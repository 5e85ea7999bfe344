"""One issue: its text with the findings marked in place, and a card for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from reviewer.engine import Report
from reviewer.model.categories import CATEGORY_NAMES
from reviewer.model.finding import Category, Finding, Suggestion
from reviewer.report.findings.base import Standing, Standings
from reviewer.report.pages.frame import page
from reviewer.wording import Language, Wording

_GROUPS: Final[Mapping[str, frozenset[Category]]] = {
    "names": frozenset({Category.NAME, Category.INCONSISTENT_NAME}),
    "layout": frozenset(
        {
            Category.DUPLICATE_PASSAGE,
            Category.BROKEN_COLUMN,
            Category.DISPLACED_FRAGMENT,
            Category.TRUNCATED,
            Category.BYLINE_GLUED,
            Category.STRAY_LABEL,
        }
    ),
    "marks": frozenset({Category.QUOTE_BALANCE, Category.PUNCTUATION, Category.SPACING, Category.WIDTH}),
    "facts": frozenset({Category.FACT}),
}
"""Kinds that share a line shape; all others are `letters`."""
_LONGEST: Final = 80
_AROUND: Final = 12


def issue_page(report: Report, standings: Standings, language: Language) -> str:
    """The whole page; everything from the issue is escaped."""
    findings = [f for f in report.findings if standings.get(f.fingerprint) is not Standing.SUPPRESSED]
    body = (
        '<div class="issue"><div class="sheet text">'
        + _marked(report.issue.text, findings)
        + '</div><div class="sheet list">'
        + "".join(_card(report, number, f, standings, language) for number, f in enumerate(findings))
        + "</div></div>"
    )
    back = Wording("概览", "Overview").say(language)
    head = (
        f'<p><a href="../index.html">{back}</a> · {escape(_facts(report, language))}</p>{_filters(findings, language)}'
    )
    return page(report.issue.path, head, body, language, up="../")


def _facts(report: Report, language: Language) -> str:
    masthead = report.issue.masthead
    facts = [masthead.date.isoformat()] if masthead.date else []
    if masthead.number is not None:
        facts.append(Wording(f"第{masthead.number}期", f"no. {masthead.number}").say(language))
    facts.append(Wording(f"{len(report.issue.text)} 字", f"{len(report.issue.text)} characters").say(language))
    return " · ".join(facts)


def _filters(findings: Sequence[Finding], language: Language) -> str:
    kinds = sorted({f.category for f in findings}, key=lambda kind: kind.value)
    boxes = "".join(
        f'<label><input type="checkbox" data-kind="{kind.value}" checked> {escape(CATEGORY_NAMES[kind].say(language))}</label>'
        for kind in kinds
    )
    search = Wording("筛选字词、规则", "filter by text or rule").say(language)
    least = Wording("把握 ≥", "sure ≥").say(language)
    return (
        f'<div class="filters"><input id="search" type="search" placeholder="{search}" aria-label="{search}">{boxes}'
        f'<label>{least} <input id="least" type="range" min="0" max="1" step="0.05" value="0"> <span id="bound"></span></label>'
        '<span class="count" id="told"></span></div>'
    )


def _marked(text: str, findings: Sequence[Finding]) -> str:
    """The text in pieces, each marked with all findings over it."""
    bounds = sorted({0, len(text), *(bound for f in findings for bound in f.span)})
    starts: dict[int, list[int]] = {}
    for number, finding in enumerate(findings):
        starts.setdefault(finding.span.start, []).append(number)
    parts, over = [], set[int]()
    for low, high in zip(bounds, [*bounds[1:], len(text)], strict=True):
        over = {number for number in over if findings[number].span.end > low}
        begun = starts.get(low, [])
        empty = [number for number in begun if findings[number].span.end == low]
        if empty:
            parts.append(_mark(empty, "", findings))
        over.update(number for number in begun if findings[number].span.end > low)
        piece = escape(text[low:high])
        parts.append(_mark(sorted(over), piece, findings) if over and piece else piece)
    return "".join(parts)


def _mark(numbers: Sequence[int], piece: str, findings: Sequence[Finding]) -> str:
    category = findings[numbers[-1]].category
    group = next((name for name, kinds in _GROUPS.items() if category in kinds), "letters")
    return f'<mark class="{group}" data-f="{" ".join(map(str, numbers))}">{piece}</mark>'


def _card(report: Report, number: int, finding: Finding, standings: Standings, language: Language) -> str:
    known = " known" if finding.fingerprint in standings else ""
    kind = f"{escape(CATEGORY_NAMES[finding.category].say(language))} {finding.confidence:.0%}"
    changes = "".join(_change(report.issue.text, finding, each, language) for each in finding.suggestions[:3])
    reasons = "".join(f"<li>{escape(item.detail.say(language))}</li>" for item in finding.evidence)
    related = "".join(
        f"<li>{escape('' if r.path == finding.path else r.path + ' ')}{escape(_short(r.text))} {escape(r.note.say(language))}</li>"
        for r in finding.related[:5]
    )
    return (
        f'<div class="card{known}" tabindex="0" data-f="{number}" data-kind="{finding.category.value}" '
        f'data-confidence="{finding.confidence:.3f}"><span class="kind">{kind}</span>'
        f"<p><b>{escape(finding.message.say(language))}</b></p>{changes}"
        f'<ul class="why">{reasons}{related}</ul><p class="why">{finding.line}:{finding.column} · {escape(finding.rule)}</p></div>'
    )


def _change(text: str, finding: Finding, suggestion: Suggestion, language: Language) -> str:
    start, end = finding.span
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    new = escape(_short(suggestion.text)) or f"<i>{Wording('（删去）', '(delete)').say(language)}</i>"
    old = escape(_short(finding.text))
    return f"<p>{escape(before)}<del>{old}</del><ins>{new}</ins>{escape(after)}</p>".replace("\n", "⏎")


def _short(text: str) -> str:
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]}……{text[-half:]}"
