"""What the editor does about the current finding and the text of the issue that is shown. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reviewer.errors import ReviewerError
from reviewer.gui.opened import Opened
from reviewer.model.span import Span
from reviewer.session import Session, State, Tracked
from reviewer.session.typed import redo_stretch, undo_stretch
from reviewer.wording import Wording


class Desk(Opened):
    """Takes suggestions, decides, edits, takes back and saves, in the issue that is shown."""

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
            self.told.emit(Wording("太短，记不得：只采纳了这一处", "too short to be remembered: accepted here only"))
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
        self.recheck_soon()

    def save(self) -> None:
        """Save the shown issue. Raises ReviewerError where it could not be: then all is as it was."""
        session = self.session
        if session is None:
            return
        session.save()
        self.shelf.note(session)
        corrected = self.workspace.corrected(session.path)
        self.told.emit(Wording(f"已保存 {corrected}", f"saved {corrected}"))
        self.changed.emit()
        self.counted.emit(session.path)

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

    # inside

    _wanted = ""

    def _decide(self, decision: Callable[[Session, Tracked], None]) -> None:
        current, session = self.current, self.session
        if current is not None and session is not None:
            self._do(lambda: decision(session, current))

    def _do(self, action: Callable[[], object], *, advance: bool = True) -> bool:
        session = self.session
        before = list(self.listed())
        revision = session.revision if session is not None else 0
        if not self._try(action):
            return False
        self._after(before if advance else None)
        if session is not None and session.revision != revision:
            self.recheck_soon()
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
