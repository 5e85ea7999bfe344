"""What editors have decided, honoured by the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from reviewer.cli.troubles import Troubles
from reviewer.engine import Report
from reviewer.storage.decisions import Decisions
from reviewer.storage.workspace import Workspace


def undecided(reports: Iterable[Report], troubles: Troubles) -> Iterator[Report]:
    """The reports without the findings that an editor has dismissed."""
    roots: dict[Path, Path] = {}
    known: dict[Path, Decisions] = {}
    for report in reports:
        folder = Path(report.issue.path).parent
        if folder not in roots:
            roots[folder] = Workspace.of(folder).root
        root = roots[folder]
        if root not in known:
            known[root] = Decisions.load(root)
            for trouble in known[root].troubles:
                troubles.tell(trouble.say(troubles.language))
        hides = known[root].hides
        yield replace(report, findings=tuple(finding for finding in report.findings if not hides(finding)))
