"""The issues that are open, the one that is shown, and what checking says of them. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.config import Config
from reviewer.errors import ReviewerError
from reviewer.gui.checking import Checked, Checker
from reviewer.gui.current import Current
from reviewer.gui.shelf import Shelf
from reviewer.model.span import Span
from reviewer.session import Session
from reviewer.storage.workspace import Workspace
from reviewer.wording import Wording

_RECHECK_AFTER = 120
"""Milliseconds of quiet behind the last change before the text is checked again."""


class Opened(Current):
    """The workspace's issues.

    Signals, beside those of `Current`: opened(Session), another issue is shown; changed(), its text or findings are
    others; counted(path), what is left of an issue.
    """

    opened = Signal(object)
    changed = Signal()
    counted = Signal(object)

    def __init__(self, checker: Checker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.checker = checker
        self.shelf = Shelf(self.told.emit)
        self._left_at: dict[Path, int] = {}
        self.resume_at = ""
        """Fingerprint of the finding to begin with, where it is still there."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_RECHECK_AFTER)
        self._timer.timeout.connect(self.recheck)
        self._unsaved: Iterator[Path | None] = iter(())
        self._unsaved_timer = QTimer(self)
        self._unsaved_timer.timeout.connect(self._look_for_unsaved)
        checker.checked.connect(self._checked)
        checker.told.connect(self.told)

    @property
    def workspace(self) -> Workspace:
        """Where the issues' files are kept."""
        return self.shelf.workspace

    @property
    def paths(self) -> list[Path]:
        """All issues."""
        return self.shelf.paths

    @property
    def sessions(self) -> dict[Path, Session]:
        """Those that are open."""
        return self.shelf.sessions

    @property
    def dirty(self) -> list[Session]:
        """The issues whose corrections are not saved."""
        return self.shelf.dirty

    def open(self, paths: Sequence[Path], root: Path, config: Config | None = None) -> None:
        """Open these issues as one workspace, whose folder is found from `root`, by its settings."""
        self.close()
        self.shelf.fill(paths, root, config or Config())
        self._check_all()
        self._unsaved = self.shelf.unsaved()
        self._unsaved_timer.start()

    def add(self, paths: Sequence[Path]) -> bool:
        """Take more issues of the workspace in; False where all are there. What is open stays so."""
        if not self.shelf.add(paths):
            return False
        self.checker.stop()
        self._check_all()
        return True

    def _check_all(self) -> None:
        workspace, config = self.workspace, self.shelf.config
        self.checker.open(
            self.paths,
            self.shelf.lexicons,
            workspace.learned_text,
            workspace.record,
            select=config.select,
            ignore=config.ignore,
        )

    def _look_for_unsaved(self) -> None:
        """What was left unsaved shows as such, and is saved by `save_all`, without having to be shown first."""
        try:
            path = next(self._unsaved)
        except StopIteration:
            self._unsaved_timer.stop()
            return
        if path is None:
            return
        waiting = self.shelf.waiting.pop(path, None)
        if waiting is not None:
            self._take_into(self.sessions[path], waiting)
        self.counted.emit(path)

    def show(self, path: Path) -> None:
        """Show an issue; raises InputError when it cannot be read."""
        known = path in self.sessions
        session = self.shelf.session(path)
        if self.session is not None:
            self.shelf.note(self.session)
            self._left_at[self.session.path] = self.number
        self.checker.want(path)
        self.session = session
        self.number = -1
        self.shelf.forget_record()
        self.shelf.close_idle(session)
        self.opened.emit(session)
        waiting = self.shelf.waiting.pop(path, None)
        if waiting is not None:
            self._take(waiting)
        elif not known and self.checker.has_flagged(path):
            self.recheck()  # it was closed in between
        else:
            self._go_back(path)
        for notice in session.notices:
            self.told.emit(notice)

    def _go_back(self, path: Path) -> None:
        """To the finding at which the issue was left, or the first one."""
        order = list(self.order())
        at = self._left_at.get(path, -1)
        if order:
            self.go(at if at in order else order[0])

    def all_sessions(self) -> list[Session]:
        """The issues of the workspace, opened where they were not; one that cannot be read is told and left out."""
        sessions = []
        for path in self.shelf.near(self.session.path if self.session is not None else None):
            try:
                session = self.shelf.session(path)
            except ReviewerError as trouble:
                self.told.emit(trouble)
                continue
            waiting = self.shelf.waiting.pop(path, None)
            if waiting is not None:
                self._take_into(session, waiting)
            sessions.append(session)
        return sessions

    def lexicon_changed(self) -> None:
        """The workspace's terms are others now: check again by them."""
        self.checker.learn(self.shelf.lexicons)
        self.recheck_soon()

    def close(self) -> None:
        """Let go of all issues; what was done stays in their journals."""
        self.checker.stop()
        self._unsaved_timer.stop()
        self._timer.stop()
        self.shelf.empty()
        self._left_at.clear()
        self.session = None
        self.number = -1

    def left(self, path: Path) -> tuple[int, int]:
        """How many findings of an issue are left to do, and how many there are; -1 before it was checked."""
        return self.shelf.left(path)

    @property
    def is_awaited(self) -> bool:
        """Whether the shown issue is still to be checked for the first time."""
        return self.session is not None and self.checker.busy and self.left(self.session.path)[1] < 0

    def what_is_left(self) -> Wording:
        """What to do where the list holds nothing more: a filter may hide some."""
        left = self.left(self.session.path)[0] if self.session is not None else 0
        if left > 0:
            return Wording(
                f"列表里没有了，但筛选之外还有 {left} 处未处理",
                f"nothing left in the list, but {left} outside the filter",
            )
        return super().what_is_left()

    def record(self) -> dict[str, tuple[int, int]]:
        """How often each rule's findings were accepted and dismissed in the workspace, now and before."""
        return self.shelf.record(self.session)

    def to_related(self, path: str, span: Span) -> None:
        """Show a related place, in this issue or another."""
        wanted = Path(path)
        known = self.shelf.known(wanted)
        if known is None:
            self.told.emit(Wording(f"没有打开 {wanted.name}", f"{wanted.name} is not open"))
            return
        if self.session is None or known != self.session.path:
            self.show(known)

    def recheck_soon(self) -> None:
        """Check the shown issue once nothing has been done for a moment."""
        self._timer.start()

    def recheck(self) -> None:
        """Check the shown issue as it is now."""
        session = self.session
        if session is not None:
            self.checker.check(session.path, session.reading(), session.revision)

    def _checked(self, checked: Checked) -> None:
        session = self.sessions.get(checked.path)
        if session is None:
            self.shelf.waiting[checked.path] = checked
        elif session is self.session:
            self._take(checked)
        else:
            self._take_into(session, checked)
        self.counted.emit(checked.path)

    def _take(self, checked: Checked) -> None:
        session = self.session
        if session is None:
            return
        old = self.current
        if not self._take_into(session, checked):
            return
        self.changed.emit()
        order = set(self.order())
        shown = [one for one in session.findings if one.number in order]
        wanted = old.finding.fingerprint if old is not None else self.resume_at
        same = [one for one in shown if wanted and one.finding.fingerprint == wanted]
        self.resume_at = ""
        near = [one for one in shown if old is not None and one.finding.span.start >= old.finding.span.start]
        chosen = (same or near or shown)[:1] if old is not None or self.number < 0 else []
        self.go(chosen[0].number if chosen else -1)
        self.counted.emit(session.path)

    def _take_into(self, session: Session, checked: Checked) -> bool:
        """Hand the findings to the session, if they are of its text; else have it checked again."""
        if self.shelf.take(session, checked):
            return True
        if session is not self.session:
            self.checker.check(session.path, session.reading(), session.revision)
        elif checked.revision is None or checked.revision == session.revision:
            self.recheck_soon()
        return False
