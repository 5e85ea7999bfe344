"""Findings as JSON Lines: the output contract."""

from __future__ import annotations

import json

from reviewer.engine import Report
from reviewer.wording import Language


def jsonl(report: Report, language: Language) -> str:
    """One JSON object a line, in the report's order; empty for a report without findings."""
    return "".join(json.dumps(finding.as_row(language), ensure_ascii=False) + "\n" for finding in report.findings)
