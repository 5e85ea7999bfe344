"""A view in which one finding is decided: what goes wrong is told, what was done is signalled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShowEvent, QTextDocument
from PySide6.QtWidgets import QPushButton, QTextBrowser, QWidget

from reviewer.errors import ReviewerError
from reviewer.gui.look import LINE_HEIGHT, text_font
from reviewer.gui.views.parts import Notice, View
from reviewer.gui.views.pieces import Piece, pieces_html
from reviewer.session.session import Session
from reviewer.session.tracking import Tracked

_EXACT = QTextDocument.FindFlag.FindCaseSensitively


class Passage(QTextBrowser):
    """A passage of an issue in its own face, with pieces marked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFont(text_font("", self.font().pointSizeF() + 3))
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.pieces: tuple[Piece, ...] = ()

    def show_pieces(self, pieces: tuple[Piece, ...], body: str) -> None:
        """Show `body`, HTML made of `pieces`, and scroll to the first that is marked."""
        self.pieces = pieces
        self.document().setDocumentMargin(12)
        self.setHtml(f'<p style="line-height:{LINE_HEIGHT - 15}%">{body}</p>')
        self._bring_up()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bring_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bring_up()

    def _bring_up(self) -> None:
        """Scroll so that the first marked piece stands a third down."""
        marked = ("marked", "removed", "added", "moved")
        wanted = next((p.text.strip("⏎ \r\n") for kind in marked for p in self.pieces if p.kind == kind), "")
        if wanted:
            cursor = self.document().find(wanted.splitlines()[0][:30], 0, _EXACT)
            if not cursor.isNull():
                cursor.setPosition(cursor.selectionStart())
                top = self.cursorRect(cursor).top() + self.verticalScrollBar().value()
                self.verticalScrollBar().setValue(max(0, top - self.viewport().height() // 3))


class DecidingView(View):
    """Shows one finding of a session.

    Signals: decided(str): `accepted`, `edited`, `dismissed` or `postponed`, once it is on disk.
    """

    decided = Signal(str)

    def __init__(self, title: str, session: Session, tracked: Tracked, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.session, self.tracked = session, tracked
        self.notice = Notice(self)

    def button(self, text: str, key: str, verdict: str, action: Callable[[], object]) -> QPushButton:
        """A button with a key of its own that decides."""
        button = QPushButton(f"{text}  [{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}]")
        button.setAccessibleName(text)
        button.setShortcut(QKeySequence(key))
        button.setEnabled(not self.session.read_only)
        button.clicked.connect(lambda: self.decide(verdict, action))
        return button

    def decide(self, verdict: str, action: Callable[[], object]) -> None:
        """Do it, and close; what cannot be done is told and the view stays."""
        try:
            action()
        except ReviewerError as trouble:
            self.notice.tell(trouble)
            return
        self.decided.emit(verdict)
        self.accept()

    def passage_html(self, pieces: tuple[Piece, ...]) -> str:
        """The pieces in this window's colours."""
        return pieces_html(pieces, self.look)
