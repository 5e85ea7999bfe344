"""What is counted over all issues for the overview."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from reviewer.engine import Report
from reviewer.model.finding import Category, Finding
from reviewer.report.findings.base import Standings, untold

_MOST_PAIRS: Final = 100_000
"""Pairs of characters counted at a time; beyond, those seen but once are forgotten."""
_MOST_TIMES: Final = 36
"""Columns of a chart of times: more months than that are shown as years."""
_CHARACTER: Final = re.compile(r"\w|[^\s\w]")


class Row(NamedTuple):
    """One issue in the list; `kinds` names the categories found in it."""

    path: str
    page: str
    date: str
    characters: int
    findings: int
    kinds: str

    @property
    def share(self) -> float:
        """Findings in a thousand characters."""
        return 1_000 * self.findings / max(1, self.characters)


class Period(NamedTuple):
    """A month or a year."""

    kinds: Counter[Category]
    characters: int

    @property
    def share(self) -> float:
        """Findings in a thousand characters."""
        return 1_000 * self.kinds.total() / max(1, self.characters)


@dataclass
class Totals:
    """Counts over all issues, of a size that does not grow with the archive but for a short row an issue."""

    kinds: Counter[Category] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)
    months: dict[str, Period] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    known: int = 0

    def add(self, report: Report, standings: Standings, target: str) -> None:
        """Count an issue, whose page is `target`."""
        issue = report.issue
        findings = [f for f in report.findings if not untold(standings.get(f.fingerprint))]
        counts = Counter(f.category for f in findings)
        self.kinds.update(counts)
        self.known += sum(f.fingerprint in standings for f in findings)
        self.pairs.update(pair for f in findings for pair in _pairs(f))
        if len(self.pairs) > _MOST_PAIRS:
            self.pairs = Counter({pair: count for pair, count in self.pairs.items() if count > 1})
        date = issue.masthead.date.isoformat() if issue.masthead.date else ""
        month = self.months.get(date[:7], Period(Counter(), 0))
        self.months[date[:7]] = Period(month.kinds + counts, month.characters + len(issue.text))
        kinds = " ".join(sorted(counts))
        self.rows.append(Row(issue.path, target, date, len(issue.text), len(findings), kinds))

    @property
    def characters(self) -> int:
        """Of all issues."""
        return sum(row.characters for row in self.rows)

    @property
    def undated(self) -> int:
        """Issues without a date, which no period holds."""
        return sum(not row.date for row in self.rows)

    def periods(self) -> list[tuple[str, Period]]:
        """The months in order, or the years where there are too many months."""
        months = sorted((name, month) for name, month in self.months.items() if name)
        if len(months) <= _MOST_TIMES:
            return months
        years: dict[str, Period] = {}
        for name, month in months:
            year = years.get(name[:4], Period(Counter(), 0))
            years[name[:4]] = Period(year.kinds + month.kinds, year.characters + month.characters)
        return sorted(years.items())


def _pairs(finding: Finding) -> Iterable[str]:
    """What was read for what, of findings that replace a character or a few."""
    for suggestion in finding.suggestions[:1]:
        if len(suggestion.edits) == 1:
            edit = suggestion.edits[0]
            start = edit.span.start - finding.span.start
            old = finding.text[max(0, start) : max(0, edit.span.end - finding.span.start)]
            if old and edit.text and max(len(old), len(edit.text)) <= 2 and _CHARACTER.search(old + edit.text):
                yield f"{old} → {edit.text}"
