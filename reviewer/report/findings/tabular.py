"""A table for spreadsheets, and annotations for a forge's continuous integration."""

from __future__ import annotations

import csv
import io
from typing import Final

from reviewer.engine import Report
from reviewer.report.findings.base import Rows, Standings, untold
from reviewer.wording import Language, Wording

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "'")
_COLUMNS: Final = (
    Wording("文件", "file"),
    Wording("行", "line"),
    Wording("列", "column"),
    Wording("类别", "category"),
    Wording("规则", "rule"),
    Wording("把握", "confidence"),
    Wording("原文", "text"),
    Wording("建议", "suggestion"),
    Wording("说明", "message"),
    Wording("证据", "evidence"),
    Wording("已知", "known"),
)


class CsvWriter(Rows):
    """UTF-8 with a mark, as spreadsheets want it; no cell is taken for a formula."""

    def head(self, language: Language) -> str:
        """The names of the columns."""
        return "\ufeff" + _row([column.say(language) for column in _COLUMNS])

    def part(self, report: Report, standings: Standings, language: Language) -> str:
        """A row for each finding; suppressed ones are left out."""
        rows = []
        for finding in report.findings:
            standing = standings.get(finding.fingerprint)
            if untold(standing):
                continue
            cells = [
                finding.path,
                str(finding.line),
                str(finding.column),
                finding.category.value,
                finding.rule,
                f"{finding.confidence:.3f}",
                finding.text,
                finding.suggestions[0].text if finding.suggestions else "",
                finding.message.say(language),
                "; ".join(item.detail.say(language) for item in finding.evidence),
                "1" if standing else "",
            ]
            rows.append(_row(cells))
        return "".join(rows)


class GithubWriter(Rows):
    """`::warning file=…,line=…::…`, a line a finding that is new."""

    def part(self, report: Report, standings: Standings, language: Language) -> str:
        """The issue's annotations."""
        rows = []
        for finding in report.findings:
            if finding.fingerprint in standings:
                continue
            place = {"file": finding.path, "line": finding.line, "col": finding.column, "title": finding.rule}
            said = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
            arrow = f" → {finding.suggestions[0].text}" if finding.suggestions else ""
            rows.append(f"::warning {said}::{_data(finding.message.say(language) + arrow)}\n")
        return "".join(rows)


def _row(cells: list[str]) -> str:
    stream = io.StringIO()
    guarded = [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]
    csv.writer(stream, lineterminator="\r\n").writerow(guarded)
    return stream.getvalue()


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
