"""What writes findings: a head, a part for each issue as it comes, a foot. Nothing waits for the last issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from reviewer.engine import Report
from reviewer.wording import Language


class Standing(NamedTuple):
    """What is known of a finding beforehand; such a finding does not count for the exit code."""

    known: bool = False
    """It stands in the baseline."""
    suppressed: bool = False
    """Somebody has written down that it is not to be told."""
    reasons: tuple[str, ...] = ()
    """Why not, where that was written down too."""


Standings = Mapping[str, Standing]
"""By fingerprint; findings of which nothing is known are left out."""


def untold(standing: Standing | None) -> bool:
    """Whether a finding of that standing is left out for people."""
    return standing is not None and standing.suppressed


class Writer(Protocol):
    """One format."""

    def head(self, language: Language) -> str:
        """What stands before the first issue."""

    def part(self, report: Report, standings: Standings, language: Language) -> str:
        """The findings of one issue."""

    def foot(self, language: Language, troubles: Sequence[str]) -> str:
        """What stands behind the last issue; `troubles` say what could not be done."""


class Rows:
    """A format that is a row, or some, for each issue, with nothing around them."""

    def head(self, language: Language) -> str:
        """Nothing."""
        del language
        return ""

    def foot(self, language: Language, troubles: Sequence[str]) -> str:
        """Nothing."""
        del language, troubles
        return ""
