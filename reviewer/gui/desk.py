"""What the editor is at: the open issues, the current finding, and what is done about it. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.config import Config
from reviewer.errors import ReviewerError
from reviewer.gui.checking import Checked, Checker
from reviewer.gui.current import Current
from reviewer.gui.shelf import Shelf
from reviewer.model.span import Span
from reviewer.session import Session, State, Tracked
from reviewer.session.typed import redo_stretch, undo_stretch
from reviewer.storage.workspace import Workspace
from reviewer.wording import Wording

_RECHECK_AFTER = 120
"""Milliseconds of quiet behind the last change before the text is checked again."""


class Desk(Current):
    """Issues under review.

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

    # issues

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
        self._timer.start()

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

    # what an editor does

    def accept(self, suggestion: int = 0) -> None:
        """Take a suggestion of the current finding, and go on."""
        current, session = self.current, self.session
        if current is None or session is None:
            return
        if suggestion >= len(current.finding.suggestions):
            self.told.emit(Wording("没有这一条建议，可按 E 直接改", "no such suggestion; press E to edit"))
            return
        self._do(lambda: session.accept(current, suggestion))

    def accept_always(self) -> None:
        """Take the first suggestion, and remember what it replaces as a wrong form."""
        from reviewer.session.learning import learn_variant

        current = self.current
        if current is None or not current.finding.suggestions:
            return
        wrong, right = current.finding.text, current.finding.suggestions[0].text
        if len(wrong) < 2 or not right.strip() or "\n" in wrong + right:
            self.told.emit(Wording("太短，记不得：只接受了这一处", "too short to be remembered: accepted here only"))
        elif self._try(lambda: learn_variant(self.workspace, right, wrong, source="editor")):
            self.checker.learn(self.shelf.lexicons)
            self.told.emit(Wording(f"已记住：{wrong} → {right}", f"remembered: {wrong} → {right}"))
        self.accept(0)

    def dismiss(self) -> None:
        """No defect."""
        self._decide(lambda session, one: session.dismiss(one))

    def dismiss_always(self, term: str) -> None:
        """No defect, and `term` is right from now on."""
        from reviewer.session.learning import learn_term

        if term and self._try(lambda: learn_term(self.workspace, term, source="editor")):
            self.dismiss()
            self.told.emit(Wording(f"“{term}”已收入词库", f"{term} is in the lexicon now"))
            self.lexicon_changed()

    def postpone(self) -> None:
        """For later."""
        self._decide(lambda session, one: session.postpone(one))

    def reopen(self) -> None:
        """Take a decision back."""
        current, session = self.current, self.session
        if current is not None and session is not None and current.state is not State.OPEN:
            self._do(lambda: session.reopen(current), advance=False)

    def edit(self, span: Span, text: str) -> bool:
        """Put text written by hand in the place of `span`; False where the session refused."""
        session = self.session
        return session is not None and self._do(lambda: session.edit(span, text), advance=False)

    def undo(self) -> None:
        """Take back the last thing done; typing in one go is taken back in one go."""
        session = self.session
        if session is None:
            return
        if not session.can_undo:
            self.told.emit(Wording("没有可撤销的", "nothing to undo"))
            return

        def take_back() -> None:
            last = undo_stretch(session)
            if last.findings:
                self._wanted = last.findings[0].fingerprint

        self._wanted = ""
        self._do(take_back, advance=False)
        again = next((one for one in session.outline if self._wanted and one.finding.fingerprint == self._wanted), None)
        if again is not None:
            self.go(again.number)

    def redo(self) -> None:
        """Do again what was taken back."""
        session = self.session
        if session is None:
            return
        if not session.can_redo:
            self.told.emit(Wording("没有可重做的", "nothing to redo"))
            return

        self._do(lambda: redo_stretch(session), advance=False)

    def did(self, before: Sequence[int] | None = None) -> None:
        """Something was done to the session by a view of its own; go on from the current finding in the order `before`."""
        self.shelf.forget_record()  # in other issues too, perhaps
        self._after(before)
        self._timer.start()

    def save(self) -> bool:
        """Save the shown issue; False, with the reason told, where it could not be."""
        return self.session is not None and self._save(self.session)

    def save_all(self) -> list[tuple[Session, ReviewerError]]:
        """Save every issue; gives those that could not be."""
        failed: list[tuple[Session, ReviewerError]] = []
        for session in self.dirty:
            try:
                session.save()
            except ReviewerError as trouble:
                failed.append((session, trouble))
            self.counted.emit(session.path)
        self.changed.emit()
        return failed

    def recheck(self) -> None:
        """Check the shown issue as it is now."""
        session = self.session
        if session is not None:
            self.checker.check(session.path, session.reading(), session.revision)

    # inside

    _wanted = ""

    def _save(self, session: Session) -> bool:
        if not self._try(session.save):
            return False
        self.shelf.note(session)
        self.told.emit(
            Wording(
                f"已保存 {self.workspace.corrected(session.path)}", f"saved {self.workspace.corrected(session.path)}"
            )
        )
        self.changed.emit()
        self.counted.emit(session.path)
        return True

    def _decide(self, decision: Callable[[Session, Tracked], None]) -> None:
        current, session = self.current, self.session
        if current is not None and session is not None:
            self._do(lambda: decision(session, current))

    def _do(self, action: Callable[[], object], *, advance: bool = True) -> bool:
        session = self.session
        before = list(self.order())
        revision = session.revision if session is not None else 0
        if not self._try(action):
            return False
        self._after(before if advance else None)
        if session is not None and session.revision != revision:
            self._timer.start()
        return True

    def _after(self, before: Sequence[int] | None) -> None:
        at = self.number
        self.changed.emit()
        if before is not None:
            self.advance(before, at)
        if self.session is not None:
            self.counted.emit(self.session.path)

    def _try(self, action: Callable[[], object]) -> bool:
        try:
            action()
        except ReviewerError as trouble:
            self.told.emit(trouble)
            return False
        return True

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
            self._timer.start()
        return False
