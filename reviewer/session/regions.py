"""Which parts of a text are to be looked at again after edits."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.model.span import Span
from reviewer.session.actions import Replaced

_REACH = 48
"""Characters on either side of an edit that are looked at again, to the ends of their lines: what stands so near is
part of a finding's fingerprint."""


def regions_of(text: str, edits: Sequence[Replaced]) -> list[Span]:
    """The lines of `text` that `edits` (sorted, already made) touched or came near."""
    grown, regions = 0, []
    for place, before, after in edits:
        low = place + grown
        high = low + len(after)
        end = text.find("\n", min(high + _REACH, len(text)))
        start = text.rfind("\n", 0, max(0, low - _REACH)) + 1
        regions.append(Span(start, end if end >= 0 else len(text)))
        grown += len(after) - len(before)
    return regions


def carried(span: Span, edits: Sequence[Replaced]) -> Span:
    """A span from before `edits` (sorted), grown over what they touched of it, as it stands after them."""
    low, high = span
    for edit in reversed(edits):
        grown = len(edit.after) - len(edit.before)
        low = low + grown if edit.end <= low else min(low, edit.start) if edit.start <= low else low
        high = (
            high + grown
            if edit.end <= high
            else max(high, edit.start + len(edit.after))
            if edit.start <= high
            else high
        )
    return Span(min(low, high), max(low, high))
