"""What editors have decided, honoured by the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from reviewer.cli.troubles import Troubles
from reviewer.engine import Report
from reviewer.storage.decisions import Decisions


def undecided(reports: Iterable[Report], troubles: Troubles) -> Iterator[Report]:
    """The reports without the findings that an editor has dismissed."""
    known: dict[Path, Decisions] = {}
    for report in reports:
        folder = Path(report.issue.path).parent
        if folder not in known:
            known[folder] = Decisions.load(folder)
            for trouble in known[folder].troubles:
                troubles.tell(trouble.say(troubles.language))
        hides = known[folder].hides
        yield replace(report, findings=tuple(finding for finding in report.findings if not hides(finding)))
