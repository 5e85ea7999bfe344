"""Reports as plain data and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from reviewer.engine import Report
from reviewer.model.finding import Applicability, Category, Edit, Evidence, Finding, Related, Suggestion
from reviewer.model.issue import Issue, Masthead
from reviewer.model.span import Span
from reviewer.wording import Wording

Row = Mapping[str, Any]
_SPANS = ("date_span", "weekday_span", "number_span", "total_number_span")


def to_plain(report: Report) -> dict[str, Any]:
    """The report without the issue's text and blocks."""
    head = asdict(report.issue.masthead)
    head["date"] = head["date"] and head["date"].isoformat()
    return {"masthead": head, "findings": [_finding(finding) for finding in report.findings]}


def from_plain(row: Row, issue: Issue) -> Report:
    """The report of `issue`, which has its text. Raises KeyError, TypeError, ValueError for what is no such report."""
    head = dict(row["masthead"])
    head["date"] = date.fromisoformat(head["date"]) if head["date"] else None
    head |= {name: head[name] and Span(*head[name]) for name in _SPANS}
    findings = tuple(_finding_from(each, issue) for each in row["findings"])
    return Report(replace(issue, masthead=Masthead(**head)), findings)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category.value,
        "span": finding.span,
        "message": _said(finding.message),
        "confidence": finding.confidence,
        "applicability": finding.applicability.value,
        "suggestions": [
            [s.text, s.confidence, _said(s.reason), [[*edit.span, edit.text] for edit in s.edits]]
            for s in finding.suggestions
        ],
        "related": [[r.path, *r.span, r.text, _said(r.note)] for r in finding.related],
        "evidence": [[e.kind, _said(e.detail)] for e in finding.evidence],
        "place": [finding.line, finding.column],
        "fingerprint": finding.fingerprint,
    }


def _finding_from(row: Row, issue: Issue) -> Finding:
    span = Span(*row["span"])
    line, column = row["place"]
    return Finding(
        path=issue.path,
        rule=row["rule"],
        category=Category(row["category"]),
        span=span,
        text=span.of(issue.text),
        message=Wording(*row["message"]),
        confidence=row["confidence"],
        applicability=Applicability(row["applicability"]),
        suggestions=tuple(
            Suggestion(
                text, confidence, Wording(*reason), tuple(Edit(Span(start, end), new) for start, end, new in edits)
            )
            for text, confidence, reason, edits in row["suggestions"]
        ),
        related=tuple(
            Related(path, Span(start, end), text, Wording(*note)) for path, start, end, text, note in row["related"]
        ),
        evidence=tuple(Evidence(kind, Wording(*detail)) for kind, detail in row["evidence"]),
        line=line,
        column=column,
        fingerprint=row["fingerprint"],
    )


def _said(wording: Wording) -> list[str]:
    return [wording.zh, wording.en]
