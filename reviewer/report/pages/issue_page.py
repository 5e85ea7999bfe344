"""One issue: its text with the findings marked in place, and a card for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple

from reviewer.engine import Report
from reviewer.model.categories import CATEGORY_NAMES
from reviewer.model.families import FAMILY_OF
from reviewer.model.finding import Finding, Suggestion
from reviewer.report.findings.base import Standings, untold
from reviewer.report.pages.frame import page
from reviewer.report.pages.links import link_to
from reviewer.report.pages.marked import marked
from reviewer.wording import Language, Wording

_LONGEST: Final = 80
_AROUND: Final = 12


class Neighbours(NamedTuple):
    """The pages before and after, empty where there are none."""

    before: str = ""
    after: str = ""


def issue_page(report: Report, standings: Standings, language: Language, beside: Neighbours) -> str:
    """The whole page; everything from the issue is escaped."""
    findings = [f for f in report.findings if not untold(standings.get(f.fingerprint))]
    cards = "".join(_card(report, number, f, standings, language) for number, f in enumerate(findings))
    none = Wording("没有疑点。", "Nothing was found.").say(language)
    body = (
        f'<div class="sheet text" lang="zh">{marked(report.issue.text, findings)}</div>'
        f'<div class="sheet list">{cards or f"<p class=none>{none}</p>"}</div>'
    )
    head = _way(report, beside, language) + (_filters(findings, standings, language) if findings else "")
    return page(report.issue.path, head, body, language, up="../", kind="issue")


def _way(report: Report, beside: Neighbours, language: Language) -> str:
    links = [f'<a href="../index.html">{Wording("概览", "Overview").say(language)}</a>']
    for name, target, said in (
        ("prev", beside.before, Wording("← 上一份", "← previous")),
        ("next", beside.after, Wording("下一份 →", "next →")),
    ):
        if target:
            links.append(f'<a rel="{name}" href="{escape(target)}">{said.say(language)}</a>')
    keys = Wording("J 下一处，K 上一处", "J next, K previous").say(language)
    return f"<p><span>{' · '.join([*links, escape(_facts(report, language))])}</span><span class=keys>{keys}</span></p>"


def _facts(report: Report, language: Language) -> str:
    masthead = report.issue.masthead
    facts = [masthead.date.isoformat()] if masthead.date else []
    if masthead.number is not None:
        facts.append(Wording(f"第{masthead.number}期", f"no. {masthead.number}").say(language))
    size = f"{len(report.issue.text):,}"
    facts.append(Wording(f"{size} 字", f"{size} characters").say(language))
    return " · ".join(facts)


def _filters(findings: Sequence[Finding], standings: Standings, language: Language) -> str:
    counts = Counter(finding.category for finding in findings)
    boxes = "".join(
        f'<label class="{FAMILY_OF[kind].value}"><input type="checkbox" data-kind="{kind.value}" checked> '
        f"<u>{escape(CATEGORY_NAMES[kind].say(language))}</u> <small>{counts[kind]}</small></label>"
        for kind in sorted(counts, key=lambda kind: (FAMILY_OF[kind], -counts[kind], kind.value))
    )
    search = Wording("筛选字词、规则", "filter by text or rule").say(language)
    least = Wording("把握 ≥", "sure ≥").say(language)
    known = Wording("只看新的", "new only").say(language)
    only_new = f'<label><input type="checkbox" id="fresh"> {known}</label>' if standings else ""
    return (
        f'<div class="filters"><input id="search" type="search" placeholder="{search}" aria-label="{search}">{boxes}{only_new}'
        f'<label>{least} <input id="least" type="range" min="0" max="1" step="0.05" value="0"> <span id="bound"></span></label>'
        f'<span class="count" id="told"></span></div>'
    )


def _card(report: Report, number: int, finding: Finding, standings: Standings, language: Language) -> str:
    known = finding.fingerprint in standings
    before = f" · {Wording('已知', 'known').say(language)}" if known else ""
    kind = f"<u>{escape(CATEGORY_NAMES[finding.category].say(language))}</u> {finding.confidence:.0%}{before}"
    changes = "".join(_change(report.issue.text, finding, each, language) for each in finding.suggestions[:3])
    reasons = [escape(item.detail.say(language)) for item in finding.evidence]
    reasons += [
        f"{link_to(each, '' if each.path == finding.path else f'{each.path} ', _short(each.text))} "
        f"{escape(each.note.say(language))}"
        for each in finding.related[:5]
    ]
    why = "".join(f"<li>{reason}</li>" for reason in reasons)
    place = Wording(f"第 {finding.line} 行第 {finding.column} 字", f"line {finding.line}, character {finding.column}")
    return (
        f'<div class="card {FAMILY_OF[finding.category].value}{" known" if known else ""}" tabindex="0" data-f="{number}" '
        f'data-kind="{finding.category.value}" data-confidence="{finding.confidence:.3f}">'
        f'<p class="kind">{kind}</p><p><b>{escape(finding.message.say(language))}</b></p>{changes}'
        f'<ul class="why">{why}</ul><p class="why">{place.say(language)} · {escape(finding.rule)}</p></div>'
    )


def _change(text: str, finding: Finding, suggestion: Suggestion, language: Language) -> str:
    """The place before and after: each edit of its own where they stand together, else all at once."""
    start, end = finding.span
    edits = sorted(suggestion.edits, key=lambda edit: edit.span)
    if not edits or edits[-1].span.end - edits[0].span.start > _LONGEST:
        middle = _replaced(_short(finding.text), _short(suggestion.text), language)
    else:
        start, end = min(start, edits[0].span.start), max(end, edits[-1].span.end)
        if end - start > _LONGEST:
            start, end = edits[0].span.start, edits[-1].span.end
        parts, at = [], start
        for edit in edits:
            parts.append(escape(text[at : edit.span.start]))
            parts.append(_replaced(edit.span.of(text), edit.text, language))
            at = edit.span.end
        middle = "".join([*parts, escape(text[at:end])])
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return f'<p class="change">{escape(before)}{middle}{escape(after)}</p>'.replace("\r\n", "⏎").replace("\n", "⏎")


def _replaced(old: str, new: str, language: Language) -> str:
    gone = f"<del>{escape(old)}</del>" if old else ""
    if new:
        return f"{gone}<ins>{escape(new)}</ins>"
    return gone + f"<ins><i>{Wording('删去', 'delete').say(language)}</i></ins>"


def _short(text: str) -> str:
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]}……{text[-half:]}"
