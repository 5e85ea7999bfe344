"""Typing in one go is taken back, and done again, in one go."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from reviewer.session.actions import Action
from reviewer.session.session import Session

_ONE_GO: Final = 2
"""Seconds within which edits side by side are one stretch of typing."""


def undo_stretch(session: Session) -> Action:
    """Take back the last action, or all of the stretch of typing that it ends; gives the first of what was taken back."""
    last = session.undo()
    while last.kind == "edit" and session.can_undo and _typed_on(session.done[-1], last):
        last = session.undo()
    return last


def redo_stretch(session: Session) -> None:
    """Do again what was taken back last, or all of the stretch of typing that it begins."""
    first = session.redo()
    while first.kind == "edit" and session.can_redo:
        following = session.redo()
        if not _typed_on(first, following):
            session.undo()
            break
        first = following


def _typed_on(earlier: Action, later: Action) -> bool:
    """Whether two edits by hand are one stretch of typing: side by side, within two seconds."""
    if earlier.kind != "edit" or later.kind != "edit":
        return False
    first, second = earlier.steps[0], later.steps[0]
    times = [datetime.fromisoformat(step.provenance.time) for step in (first, second)]
    if abs((times[1] - times[0]).total_seconds()) > _ONE_GO:
        return False
    one, other = first.edits[0], second.edits[0]
    beside = other.start in (one.start, one.start + len(one.after)) or other.start + len(other.before) == one.start
    return beside and "\n" not in one.after + other.after
