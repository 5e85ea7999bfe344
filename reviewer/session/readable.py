"""What can be read of an issue under review: its text, what stands in it, what was done to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reviewer.model.issue import Issue
from reviewer.model.span import Span
from reviewer.session.actions import Action
from reviewer.session.recall import recall
from reviewer.session.store import Store
from reviewer.session.tracking import Tracked, Tracker
from reviewer.storage.difflog import DiffLog
from reviewer.storage.lock import Holder
from reviewer.storage.workspace import Workspace
from reviewer.text.decode import encode
from reviewer.wording import Wording


class Readable:
    """The half of a session that changes nothing."""

    def __init__(self, store: Store) -> None:
        """As the last session left it."""
        self._store = store
        self._history, self._saved_text = recall(store)
        self._tracker = Tracker()
        self.revision = 0
        """Another number whenever the text is another."""

    @property
    def path(self) -> Path:
        """The issue's file."""
        return self._store.path

    @property
    def workspace(self) -> Workspace:
        """Where its files are kept."""
        return self._store.workspace

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self._history.text

    @property
    def original(self) -> str:
        """The text as it came."""
        return self._history.original

    @property
    def notices(self) -> tuple[Wording, ...]:
        """What the user should know about how the issue was opened and kept."""
        return tuple(self._store.notices)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return not self._store.writable

    @property
    def holder(self) -> Holder | None:
        """The other program that has the issue open."""
        return self._store.holder

    @property
    def is_dirty(self) -> bool:
        """Whether the text is another than the one saved last."""
        return self._history.text != self._saved_text

    @property
    def findings(self) -> tuple[Tracked, ...]:
        """What stands in the text now, whatever its state; `finding.span` is exact in `text`."""
        return self._tracker.view(self.text)

    @property
    def outline(self) -> tuple[Tracked, ...]:
        """The same findings in the same order, their places out of date: cheap to ask for at every key.

        Where they stand, `starts`, `near` and `finding` say.
        """
        return self._tracker.outline()

    def starts(self) -> list[int]:
        """Where each of `outline` begins in `text`."""
        return self._tracker.starts()

    def near(self, span: Span) -> list[Tracked]:
        """The findings at `span`, or with a fix there; their spans are exact, line and column are not looked up."""
        return self._tracker.near(span)

    def finding(self, number: int) -> Tracked | None:
        """The finding of that number as it stands in `text`; None where it is gone."""
        return self._tracker.one(number, self.text)

    @property
    def done(self) -> tuple[Action, ...]:
        """What was done and not taken back, in order."""
        return tuple(self._history.done)

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self._history.done)

    @property
    def can_redo(self) -> bool:
        """Whether anything was taken back last."""
        return bool(self._history.undone)

    def issue(self) -> Issue:
        """The text as it is now, read into blocks, for rules to look at. Raises InputError when nothing is left of it."""
        return self.reading()()

    def reading(self) -> Callable[[], Issue]:
        """What reads the text as it is now into blocks: it may be called later, and by another thread."""
        decoded, text, name = self._store.decoded, self.text, self.path.as_posix()

        def read() -> Issue:
            from reviewer.storage.loader import issue_from_bytes  # reading pages into blocks is not for the start

            return issue_from_bytes(encode(text, decoded.encoding, decoded.bom), name)

        return read

    def diff_log(self) -> DiffLog:
        """What saving now would log."""
        return self._store.log_of(self._history)
