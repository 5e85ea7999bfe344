"""Our text and another program's, both against the original."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.text.diff import Hunk, diff


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """How our text and another program's went apart from the original; `sha256` is that of their file."""

    original: str
    ours: str
    theirs: str
    sha256: str

    @property
    def our_hunks(self) -> tuple[Hunk, ...]:
        """From the original to our text."""
        return diff(self.original, self.ours)

    @property
    def their_hunks(self) -> tuple[Hunk, ...]:
        """From the original to theirs."""
        return diff(self.original, self.theirs)
