"""Findings for people at a terminal: by file, each in its sentence, with the suggestion and the reason."""

from __future__ import annotations

import re
from collections.abc import Callable

from reviewer.engine import Report
from reviewer.model.finding import Finding
from reviewer.model.issue import Issue
from reviewer.wording import Language, Wording

Painter = Callable[[str, str], str]
"""Gives a text a colour by its name."""

_REACH = 28
"""Most characters of the sentence shown on either side of the span."""
_LEAST_AROUND = 3
"""Fewest characters of the sentence that say where one is."""
_LONGEST = 60
"""Longest quotation shown whole."""
_SENTENCE_END = re.compile(r"[。！？!?；;\r\n]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_LINE_END = re.compile(r"\s*[\r\n]+\s*")


def plain(text: str, _: str) -> str:
    """No colour: for files and pipes."""
    return text


def text_report(report: Report, language: Language, paint: Painter = plain) -> str:
    """A heading line for the issue, then each finding; empty for a report without findings."""
    if not report.findings:
        return ""
    parts = [_heading(report, language, paint), ""]
    for finding in report.findings:
        parts += _finding_lines(report.issue, finding, language, paint)
    return "\n".join([*parts, ""])


def _heading(report: Report, language: Language, paint: Painter) -> str:
    issue, masthead = report.issue, report.issue.masthead
    facts = []
    if masthead.number is not None:
        facts.append(Wording(f"第{masthead.number}期", f"no. {masthead.number}"))
    if masthead.total_number is not None:
        facts.append(Wording(f"总第{masthead.total_number}期", f"total no. {masthead.total_number}"))
    if masthead.date is not None:
        facts.append(Wording(masthead.date.isoformat(), masthead.date.isoformat()))
    name = issue.encoding.upper() + ("+BOM" if issue.bom else "")
    facts.append(Wording(f"{name}（猜测）", f"{name} (guessed)") if issue.encoding_guessed else Wording(name, name))
    count = len(report.findings)
    facts.append(Wording(f"{count} 处", f"{count} finding{'s' if count > 1 else ''}"))
    return f"{paint(issue.path, 'bold')}  {' · '.join(fact.say(language) for fact in facts)}"


def _finding_lines(issue: Issue, finding: Finding, language: Language, paint: Painter) -> list[str]:
    place = f"{finding.line}:{finding.column}"
    head = f"  {place:9} {paint(finding.rule, 'cyan')}  {finding.confidence:.0%}  {finding.message.say(language)}"
    lines = [head, f"            {_in_sentence(issue.text, finding, paint)}"]
    for suggestion in finding.suggestions[:3]:
        reason = suggestion.reason.say(language)
        if new := _shown(suggestion.text):
            lines.append(f"          → {paint(new, 'green')}  {reason}".rstrip())
        else:
            # nothing to show: what is to be done says it, 删去 as well as 连成一句
            done = reason or Wording("删去", "delete it").say(language)
            lines.append(f"          → {paint(done, 'green')}")
    for related in finding.related[:3]:
        where = "" if related.path == finding.path else f"{related.path} "
        lines.append(f"          ↔ {where}{_shown(related.text)}  {related.note.say(language)}".rstrip())
    reasons = ("；" if language == "zh" else "; ").join(item.detail.say(language) for item in finding.evidence)
    if reasons and reasons != finding.message.say(language):
        lines.append(f"          ∵ {_tame(reasons)}")
    return [*lines, ""]


def _in_sentence(text: str, finding: Finding, paint: Painter) -> str:
    start, end = finding.span
    before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _REACH])[0]
    if len(before.strip() + after.strip()) < _LEAST_AROUND:
        # a mark by itself says nothing: quote its line
        before, after = text[max(0, start - _REACH) : start].split("\n")[-1], text[end : end + _REACH].split("\n")[0]
    marked = _shown(text[start:end]) if end > start else "‸"
    quoted = f"⟦{marked}⟧" if paint is plain else paint(marked, "red")
    return f"{_tame(before)}{quoted}{_tame(after)}"


def _shown(text: str) -> str:
    whole = _tame(text)
    return whole if len(whole) <= _LONGEST else f"{whole[: _LONGEST // 2]}……{whole[-_LONGEST // 2 :]}"


def _tame(text: str) -> str:
    """Line ends as ⏎, and nothing in it that a terminal would obey."""
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", _LINE_END.sub("⏎", text))
