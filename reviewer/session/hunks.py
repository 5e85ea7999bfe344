"""Original and corrected text of a session, hunk by hunk, each with its provenance; one can be taken back."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.errors import SessionError
from reviewer.model.span import Span
from reviewer.session.session import Session
from reviewer.storage.difflog import Provenance
from reviewer.wording import Wording


@dataclass(frozen=True, slots=True)
class Changed:
    """`before`, at `original` in the issue as it came, is `after`, at `now` in the text now."""

    original: Span
    now: Span
    before: str
    after: str
    provenance: Provenance


def changed(session: Session) -> tuple[Changed, ...]:
    """All that differs from the original, in order."""
    hunks, grown = [], 0
    for row in session.diff_log().rows:
        start = row.start + grown
        hunks.append(
            Changed(
                Span(row.start, row.end), Span(start, start + len(row.after)), row.before, row.after, row.provenance
            )
        )
        grown += len(row.after) - len(row.before)
    return tuple(hunks)


def take_back(session: Session, hunk: Changed) -> None:
    """Put the original back in that place, as an edit that can be undone. Raises SessionError when it is not there."""
    if hunk not in changed(session):
        raise SessionError(
            Wording("这处改动已经变了", "this change is no longer there"),
            where=str(session.path),
            remedy=Wording("请看刷新后的列表", "look at the list again"),
        )
    session.edit(hunk.now, hunk.before, note="恢复原文")


def place_beside(hunks: tuple[Changed, ...], position: int, *, from_original: bool) -> int:
    """Where a code point of one text stands in the other; within a hunk, as far in as it goes."""
    grown = 0
    for hunk in hunks:
        here, there = (hunk.original, hunk.now) if from_original else (hunk.now, hunk.original)
        if position < here.start:
            break
        if position < here.end:
            return min(there.end, there.start + position - here.start)
        grown = there.end - here.end
    return position + grown
