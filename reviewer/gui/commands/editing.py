"""Changing the text by hand, and finding places in it."""

from __future__ import annotations

from typing import Any

from reviewer.gui.commands.base import Commands
from reviewer.model.span import Span
from reviewer.wording import Wording


class EditingCommands(Commands):
    """The menu `edit`."""

    def do_undo(self) -> None:
        """Take back."""
        session = self.desk.session
        done = 0 if session is None else len(session.done)
        self.desk.undo()
        if session is not None and len(session.done) < done:
            self.window.tell(Wording("已撤销", "taken back"))

    def do_redo(self) -> None:
        """Do again."""
        self.desk.redo()

    def do_recheck(self) -> None:
        """Check the text as it is now."""
        self.desk.recheck()

    def do_find(self) -> None:
        """Find and replace."""
        from reviewer.gui.views.find_replace import FindReplace

        if self.desk.session is None:
            return
        view = FindReplace(lambda: self.desk.session, self.desk.all_sessions, self.window)
        current, session = self.desk.current, self.desk.session
        chosen = self.editor.selected().of(session.text)
        view.look_for(chosen or (current.finding.text.strip() if current is not None else ""))
        view.shown.connect(self._show_found)
        view.replaced.connect(lambda _: self.desk.did())
        self.window.open_view(view)

    def _show_found(self, place: Any) -> None:
        self.window.places.show(getattr(place, "session", self.desk.session), place.span)

    def do_go_to_line(self) -> None:
        """Go to a line."""
        from reviewer.gui.views.go_to_line import GoToLine

        session = self.desk.session
        if session is not None:
            view = GoToLine(session.text, session.text.count("\n", 0, self.editor.caret) + 1, self.window)
            view.chosen.connect(lambda at: self.editor.select(Span(at, at)))
            self.window.open_view(view)
