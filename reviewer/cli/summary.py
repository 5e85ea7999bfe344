"""Counts of a run, for people who read them in the morning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from reviewer.engine import Report
from reviewer.model.categories import CATEGORY_NAMES
from reviewer.model.finding import Category, Finding
from reviewer.report.findings.base import Standings
from reviewer.wording import Language, Wording

_WORST = 5
_MOST_TROUBLES = 20


@dataclass
class Summary:
    """Counted issue by issue."""

    fail_on: frozenset[str] = frozenset()
    """Rules and categories that count for the exit code; all where empty."""
    issues: int = 0
    new: Counter[Category] = field(default_factory=Counter)
    known: int = 0
    suppressed: int = 0
    failing: int = 0
    worst: list[tuple[int, str]] = field(default_factory=list)

    def add(self, report: Report, standings: Standings) -> None:
        """Count the findings of an issue."""
        self.issues += 1
        fresh = [finding for finding in report.findings if finding.fingerprint not in standings]
        self.new.update(finding.category for finding in fresh)
        self.failing += sum(map(self._fails, fresh))
        self.known += sum(not standing.suppressed for standing in standings.values())
        self.suppressed += sum(standing.suppressed for standing in standings.values())
        self.worst = nlargest(_WORST, [*self.worst, (len(fresh), report.issue.path)])

    def _fails(self, finding: Finding) -> bool:
        return not self.fail_on or bool(self.fail_on & {finding.rule, finding.category.value})

    def closing(self, files: int, troubles: int, language: Language) -> str:
        """One line."""
        count = sum(self.new.values())
        zh, en = f"{files} 个文件，{count} 处疑点", f"{files} file(s), {count} finding(s)"
        if self.known:
            zh, en = f"{zh}，另有 {self.known} 处已知", f"{en}, {self.known} known before"
        if self.suppressed:
            zh, en = f"{zh}，{self.suppressed} 处不提", f"{en}, {self.suppressed} suppressed"
        if troubles:
            zh, en = f"{zh}；{troubles} 个问题，见上", f"{en}; {troubles} trouble(s), see above"
        return Wording(zh, en).say(language)

    def table(self, named: Sequence[str], troubles: int, language: Language) -> str:
        """A line for each kind, the issues with most findings, and what could not be done."""
        rows = [
            f"{count:8}  {CATEGORY_NAMES[kind].say(language)}"
            for kind, count in sorted(self.new.items(), key=lambda item: (-item[1], item[0].value))
        ]
        worst = [f"{count:8}  {path}" for count, path in self.worst if count]
        if worst:
            rows += ["", Wording("疑点最多的文件：", "most findings:").say(language), *worst]
        if named:
            rows += ["", Wording("问题：", "troubles:").say(language)]
            rows += [f"          {trouble}" for trouble in named[:_MOST_TROUBLES]]
        if troubles > _MOST_TROUBLES:
            more = troubles - _MOST_TROUBLES
            rows.append("          " + Wording(f"……另有 {more} 个", f"… and {more} more").say(language))
        return "\n".join(rows)
