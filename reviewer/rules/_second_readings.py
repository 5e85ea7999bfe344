"""Other readings of the page at hand: another engine's, or a proofread one, flagged together with it."""

from __future__ import annotations

from typing import Final, NamedTuple

from reviewer.language.page import PageText
from reviewer.model.issue import Issue
from reviewer.model.span import Span
from reviewer.rules._archive_copies import other_readings
from reviewer.rules.base import Context

_MOST: Final = 2
_SHARED_SENTENCES: Final = 2
"""Long sentences that another issue must have to the letter: a poor scan leaves but few as they were."""


class SecondReading(NamedTuple):
    """Another reading of the page, and its text as the language models read it."""

    issue: Issue
    page: PageText

    def span(self, low: int, high: int) -> Span | None:
        """Where `page.text[low:high]` stands in the issue, as far as one block holds it; None where none does."""
        block, at = self.page.place(low)
        end = min(len(block.text), at + high - low)
        return block.reading.span(at, end) if at < end else None


def second_readings(context: Context) -> tuple[SecondReading, ...]:
    """The other readings of the page, worked out once for the rules that ask."""
    return context.shared(_second_readings)


def _second_readings(context: Context) -> tuple[SecondReading, ...]:
    archive = context.archive
    known = getattr(archive, "copies", None)
    if not known:
        return ()
    paths = sorted(other_readings(context, known, _SHARED_SENTENCES, 0.0))[:_MOST]
    issues = (archive.issue(path) for path in paths)
    return tuple(SecondReading(issue, PageText.of(issue)) for issue in issues if issue is not None)
