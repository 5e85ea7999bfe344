"""Ways to a place of the text: from the strip, from a finding that refers to it, from a view, after another filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model.span import Span
from reviewer.session import Session

if TYPE_CHECKING:
    from reviewer.gui.main_window import MainWindow


class Places:
    """Goes there, for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def go_to_part(self, part: float) -> None:
        """To a share of the text."""
        session = self._window.desk.session
        if session is not None:
            at = round(part * len(session.text))
            self._window.editor.select(Span(at, at))

    def to_related(self, path: str, span: Span) -> None:
        """Show a place that a finding refers to, in this issue or another."""
        self._window.desk.to_related(path, span)
        self._show(span)

    def show(self, session: Session | None, span: Span) -> None:
        """Show a place of one of the open issues."""
        if session is not None and session is not self._window.desk.session:
            self._window.show_issue(session.path)
        self._show(span)

    def _show(self, span: Span) -> None:
        self._window.editor.marking.set_found([span])
        self._window.editor.select(span)

    def filtered(self) -> None:
        """The list holds others now: text and counts follow, and a finding that is not in it is left."""
        window, desk = self._window, self._window.desk
        if desk.shelf.muted != window.findings.filter.muted:
            desk.shelf.muted = window.findings.filter.muted
            for entry in window.issues.model.entries:
                if entry.left >= 0:
                    window.count(entry.path)
        window.editor.marking.show()
        window.list_findings()
        shown = window.findings.numbers
        if desk.number not in shown:
            desk.go(shown[0] if shown else -1)
        else:
            window.findings.select(desk.number)
