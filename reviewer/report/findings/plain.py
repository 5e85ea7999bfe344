"""For people at a terminal, and JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from reviewer.engine import Report
from reviewer.report.findings.base import Rows, Standings, untold
from reviewer.report.text import Painter, plain, text_report
from reviewer.wording import Language


class TextWriter(Rows):
    """Findings in their sentences; what is known or suppressed is left out."""

    def __init__(self, paint: Painter = plain) -> None:
        self._paint = paint

    def part(self, report: Report, standings: Standings, language: Language) -> str:
        """The issue's findings under its name."""
        new = tuple(finding for finding in report.findings if finding.fingerprint not in standings)
        text = text_report(replace(report, findings=new), language, self._paint)
        return text and text + "\n"


class JsonlWriter(Rows):
    """The output contract: one object a line; `baseline` is true for a finding that is known, suppressed ones are left out."""

    def part(self, report: Report, standings: Standings, language: Language) -> str:
        """A line for each finding."""
        rows = []
        for finding in report.findings:
            standing = standings.get(finding.fingerprint)
            if untold(standing):
                continue
            row = finding.as_row(language)
            if standing is not None and standing.known:
                row["baseline"] = True
            rows.append(json.dumps(row, ensure_ascii=False) + "\n")
        return "".join(rows)


class JsonWriter:
    """One document: `{"format", "version", "findings": [...]}`, each finding as in JSON Lines."""

    def __init__(self) -> None:
        self._rows = JsonlWriter()
        self._begun = False

    def head(self, language: Language) -> str:
        """The opening."""
        del language
        return '{"format": "reviewer-findings", "version": 1, "findings": ['

    def part(self, report: Report, standings: Standings, language: Language) -> str:
        """The issue's findings, parted by commas."""
        rows = self._rows.part(report, standings, language).splitlines()
        lines = "".join(f"{',' if self._begun or number else ''}\n{row}" for number, row in enumerate(rows))
        self._begun = self._begun or bool(rows)
        return lines

    def foot(self, language: Language, troubles: Sequence[str]) -> str:
        """The close."""
        del language, troubles
        return "\n]}\n"
