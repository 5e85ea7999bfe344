"""What was known of findings before: the baseline, and what somebody has suppressed."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from reviewer.cli.troubles import Troubles
from reviewer.engine import Report
from reviewer.report.findings.base import Standing
from reviewer.rules.registry import all_rules
from reviewer.storage.baseline import load_baseline
from reviewer.storage.suppressions import Suppressions
from reviewer.storage.workspace import Workspace
from reviewer.wording import Wording


@dataclass
class Knowledge:
    """Asked for each issue."""

    known: frozenset[str] = frozenset()
    suppressions: Suppressions | None = None

    @classmethod
    def load(cls, baseline: Path | None, suppressions: Path | None, workspace: Workspace | None) -> Knowledge:
        """From the files given; the workspace's own suppressions where none are. Raises InputError or ConfigError."""
        own = workspace.suppressions if workspace is not None else None
        path = suppressions or (own if own is not None and own.is_file() else None)
        known = load_baseline(baseline) if baseline is not None else frozenset()
        return cls(known, Suppressions.load(path) if path is not None else None)

    def of(self, report: Report) -> dict[str, Standing]:
        """The findings of the issue that are known or suppressed, by fingerprint."""
        standings = {}
        for finding in report.findings:
            rows = self.suppressions.covering(finding) if self.suppressions is not None else ()
            reasons = tuple(dict.fromkeys(row.reason for row in rows if row.reason))
            standing = Standing(finding.fingerprint in self.known, bool(rows), reasons)
            if standing.known or standing.suppressed:
                standings[finding.fingerprint] = standing
        return standings

    def tell_unused(self, troubles: Troubles, asked: Container[str]) -> None:
        """Say which suppressions covered nothing: what they were for is gone, or they are mistyped.

        Those of rules and categories that were not `asked` for can say nothing of it.
        """
        if self.suppressions is None:
            return
        known = {name for rule in all_rules() for name in (rule.info.id, rule.info.category.value)}
        for row in self.suppressions.unused:
            if row.rule in known and row.rule not in asked:
                continue
            said = Wording(
                f"{self.suppressions.path}:{row.line}: 这条没有用到（{row.path} {row.rule} {row.text}）",
                f"{self.suppressions.path}:{row.line}: not used ({row.path} {row.rule} {row.text})",
            )
            troubles.note(said.say(troubles.language))
