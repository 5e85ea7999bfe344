"""SARIF 2.1.0: for code-scanning tools and viewers."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

import reviewer
from reviewer.engine import Report
from reviewer.model.finding import Applicability, Edit, Finding
from reviewer.model.issue import Issue
from reviewer.model.span import Span
from reviewer.report.findings.base import Standing, Standings
from reviewer.rules.base import RuleInfo
from reviewer.text.offsets import LineIndex
from reviewer.wording import Language

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_DRIVE: Final = re.compile("[A-Za-z]:/")


class SarifWriter:
    """One run; offsets and columns are code points.

    `with_baseline` says of each result whether it is new, `with_suppressions` whether it is suppressed: the standard
    wants either of all results or of none.
    """

    def __init__(
        self, rules: Sequence[RuleInfo], *, with_baseline: bool = False, with_suppressions: bool = False
    ) -> None:
        self._rules = rules
        self._places = {rule.id: number for number, rule in enumerate(rules)}
        self._with_baseline, self._with_suppressions = with_baseline, with_suppressions
        self._begun = False

    def head(self, language: Language) -> str:
        """The tool and its rules; the list of results is opened."""
        driver = {
            "name": "reviewer",
            "version": reviewer.__version__,
            "rules": [_rule(rule, language) for rule in self._rules],
        }
        head = json.dumps({"driver": driver}, ensure_ascii=False)
        return (
            f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"tool": {head}, '
            '"columnKind": "unicodeCodePoints", "results": ['
        )

    def part(self, report: Report, standings: Standings, language: Language) -> str:
        """A result for each finding; suppressed ones are marked as such."""
        lines = LineIndex(report.issue.text)
        rows = []
        for finding in report.findings:
            row = self._result(report.issue, lines, finding, standings.get(finding.fingerprint), language)
            rows.append(f"{',' if self._begun else ''}\n{json.dumps(row, ensure_ascii=False)}")
            self._begun = True
        return "".join(rows)

    def foot(self, language: Language, troubles: Sequence[str]) -> str:
        """The close, and what could not be done."""
        del language
        said = [{"level": "error", "message": {"text": trouble}} for trouble in troubles]
        invocation = {"executionSuccessful": not troubles, "toolExecutionNotifications": said}
        return f'\n], "invocations": [{json.dumps(invocation, ensure_ascii=False)}]}}]}}\n'

    def _result(
        self, issue: Issue, lines: LineIndex, finding: Finding, standing: Standing | None, language: Language
    ) -> dict[str, Any]:
        place = _place(finding.path, _region(lines, finding.span, finding.text))
        row: dict[str, Any] = {
            "ruleId": finding.rule,
            "level": "note" if finding.applicability is Applicability.DISPLAY else "warning",
            "rank": round(100 * finding.confidence, 1),
            "message": {"text": _message(finding, language)},
            "locations": [place],
            "partialFingerprints": {"reviewer/v1": finding.fingerprint},
            "properties": {"category": finding.category.value, "applicability": finding.applicability.value},
        }
        if finding.rule in self._places:
            row["ruleIndex"] = self._places[finding.rule]
        if finding.related:
            row["relatedLocations"] = [
                {"id": number, "message": {"text": r.note.say(language)}, **_place(r.path, _offsets(r.span))}
                for number, r in enumerate(finding.related)
            ]
        if finding.suggestions:
            row["fixes"] = [
                {
                    "description": {"text": each.reason.say(language) or each.text},
                    "artifactChanges": [_change(issue.path, each.edits)],
                }
                for each in finding.suggestions
            ]
        if self._with_suppressions:
            row["suppressions"] = _suppressions(standing)
        if self._with_baseline:
            row["baselineState"] = "unchanged" if standing is not None and standing.known else "new"
        return row


def _suppressions(standing: Standing | None) -> list[dict[str, Any]]:
    """One for each reason, `external` since they stand in no source; without a reason one all the same."""
    if standing is None or not standing.suppressed:
        return []
    accepted = {"kind": "external", "status": "accepted"}
    return [{**accepted, "justification": reason} for reason in standing.reasons] or [accepted]


def _rule(rule: RuleInfo, language: Language) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary.say(language)},
        "fullDescription": {"text": rule.why.say(language)},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"category": rule.category.value},
    }


def _message(finding: Finding, language: Language) -> str:
    reasons = [item.detail.say(language) for item in finding.evidence]
    return ("。" if language == "zh" else ". ").join([finding.message.say(language), *reasons])


def _place(path: str, region: dict[str, Any]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}, "region": region}}


def _uri(path: str) -> str:
    """A relative reference for a relative path, which readers resolve themselves; else an absolute one."""
    if "://" in path:
        return path
    path = path.replace("\\", "/")
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{quote(path[2:])}"
    # what stands before a colon would be taken for a scheme, hence `quote` leaves none
    return f"file://{quote(path)}" if path.startswith("/") else quote(path)


def _region(lines: LineIndex, span: Span, text: str) -> dict[str, Any]:
    (start_line, start_column), (end_line, end_column) = lines.place(span.start), lines.place(span.end)
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        **_offsets(span),
        "snippet": {"text": text},
    }


def _offsets(span: Span) -> dict[str, Any]:
    return {"charOffset": span.start, "charLength": span.end - span.start}


def _change(path: str, edits: Sequence[Edit]) -> dict[str, Any]:
    replacements = [{"deletedRegion": _offsets(edit.span), "insertedContent": {"text": edit.text}} for edit in edits]
    return {"artifactLocation": {"uri": _uri(path)}, "replacements": replacements}
