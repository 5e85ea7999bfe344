"""Original and corrected text side by side, what differs marked in the line, each change with its provenance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QTextCursor, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from reviewer.errors import ReviewerError
from reviewer.gui.look import text_font
from reviewer.gui.text.bridge import TextBridge
from reviewer.gui.views.parts import NOWHERE, Index, Notice, View, heading
from reviewer.gui.views.pieces import PIECES_ROLE, PiecesDelegate, change_pieces, piece_format, spoken
from reviewer.model.span import Span
from reviewer.session.hunks import Changed, changed, place_beside, take_back
from reviewer.session.session import Session
from reviewer.text.offsets import LineIndex

_CONTEXT: Final = 12
"""Characters shown on either side of a change."""
_LINE, _CHANGE, _WHY, _WHO, _WHEN = range(5)


class ChangesModel(QAbstractTableModel):
    """A row a change: line, what it did, why, who, when."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hunks: tuple[Changed, ...] = ()
        self._original, self._lines = "", LineIndex("")

    def show_hunks(self, hunks: Sequence[Changed], original: str) -> None:
        """Show other changes, of that original."""
        self.beginResetModel()
        self._hunks, self._original, self._lines = tuple(hunks), original, LineIndex(original)
        self.endResetModel()

    def hunk(self, row: int) -> Changed | None:
        """The change in that row."""
        return self._hunks[row] if 0 <= row < len(self._hunks) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._hunks)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Line"), self.tr("Change"), self.tr("Why"), self.tr("Who"), self.tr("When"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hunk, column = self._hunks[index.row()], index.column()
        start, end = hunk.original
        before, after = self._original[max(0, start - _CONTEXT) : start], self._original[end : end + _CONTEXT]
        pieces = change_pieces(before, hunk.before, hunk.after, after)
        if role == PIECES_ROLE and column == _CHANGE:
            return pieces
        if role == Qt.ItemDataRole.ToolTipRole:
            return hunk.provenance.note or None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        source = hunk.provenance
        origin = {
            "suggestion": self.tr("suggestion"),
            "bulk": self.tr("in bulk"),
            "manual": self.tr("by hand"),
        }[source.origin]
        why = " · ".join(part for part in (origin, source.rule, source.note) if part)
        line = self._lines.place(hunk.original.start)[0]
        return (line, spoken(pieces), why, source.user, source.time.replace("T", " ")[:16])[column]


class _Side(QPlainTextEdit):
    """One of the two texts, read only, its changed stretches marked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, readOnly=True)
        self.setAccessibleName(name)
        self.setFont(text_font("", self.font().pointSizeF() + 4))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.set_text("")

    def set_text(self, text: str) -> None:
        self._bridge, self._lines = TextBridge(text, self.document()), LineIndex(text)

    def at(self, span: Span) -> QTextCursor:
        """A cursor over a span of this text."""
        return self._bridge.cursor(span)

    @property
    def top(self) -> int:
        """The code point at which the topmost visible line of the text begins."""
        return self._lines.start(self.firstVisibleBlock().blockNumber() + 1)

    def bring_up(self, position: int) -> None:
        """Scroll so that the line with that code point is the topmost."""
        block = self.document().findBlockByNumber(self._lines.place(position)[0] - 1)
        self.verticalScrollBar().setValue(block.firstLineNumber())


class ChangesView(View):
    """Two texts that scroll together over a list of changes.

    Signals: reverted(Changed), once it is taken back; shown(Span), a place in the text now to go to.
    """

    reverted = Signal(object)
    shown = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Changes: {0}").format(session.path.name))
        self.setAccessibleName(self.windowTitle())
        self._session = session
        self._hunks: tuple[Changed, ...] = ()
        self._following = False
        self.old, self.new = _Side(self.tr("Original")), _Side(self.tr("Corrected"))
        self.model, self.table = ChangesModel(self), QTableView()
        self.notice = Notice(self)
        self.revert = QPushButton(self.tr("&Take this change back"))
        self._lay_out()
        self.load()

    def load(self) -> None:
        """Show the session as it is now."""
        row = self.table.currentIndex().row()
        self._hunks = changed(self._session)
        self.old.set_text(self._session.original)
        self.new.set_text(self._session.text)
        self.model.show_hunks(self._hunks, self._session.original)
        self.dress()
        count = len(self._hunks)
        self.notice.tell(self.tr("{0} changes").format(count) if count else self.tr("Nothing was changed yet"))
        self.revert.setEnabled(bool(count) and not self._session.read_only)
        if count:
            self.table.selectRow(min(max(row, 0), count - 1))

    def dress(self) -> None:
        current = self.model.hunk(self.table.currentIndex().row())
        for side in (self.old, self.new):
            side.setExtraSelections([self._mark(side, hunk, current=hunk == current) for hunk in self._hunks])

    def step(self, by: int) -> None:
        """Go to the next change, or the one before."""
        rows = self.model.rowCount()
        if rows:
            self.table.selectRow((self.table.currentIndex().row() + by) % rows)

    def _mark(self, side: _Side, hunk: Changed, *, current: bool) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        span = hunk.original if side is self.old else hunk.now
        if span.start == span.end:
            # nothing stands here on this side: the neighbour shows where
            span = Span(max(0, span.start - 1), span.end)
            mark.format = piece_format(self.look, "moved")
            mark.format.clearBackground()
        else:
            mark.format = piece_format(self.look, "removed" if side is self.old else "added")
        if current:
            mark.format.setBackground(self.look.ink("current"))
        mark.cursor = side.at(span)
        return mark

    def _lay_out(self) -> None:
        texts = QWidget()
        row = QHBoxLayout(texts)
        row.setContentsMargins(0, 0, 0, 0)
        for side in (self.old, self.new):
            column = QVBoxLayout()
            column.addWidget(heading(side.accessibleName()))
            column.addWidget(side, 1)
            row.addLayout(column, 1)
        self.table.setModel(self.model)
        self.table.setItemDelegate(PiecesDelegate(self.table))
        self.table.setAccessibleName(self.tr("Changes"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_CHANGE, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(50)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(texts)
        split.addWidget(self.table)
        split.setSizes([480, 220])
        self.page.addWidget(split, 1)
        self.page.addWidget(self.notice)
        forward, back = QPushButton(self.tr("&Next")), QPushButton(self.tr("&Previous"))
        for button, by, key in ((back, -1, "Shift+F7"), (forward, 1, "F7")):
            button.setShortcut(QKeySequence(key))
            button.clicked.connect(lambda _=False, by=by: self.step(by))
        self.revert.setShortcut(QKeySequence("Ctrl+Backspace"))
        self.revert.clicked.connect(self._revert)
        self.add_buttons(back, forward, self.revert)
        self.table.selectionModel().currentRowChanged.connect(self._show_hunk)
        self.table.activated.connect(self._go)
        self.old.verticalScrollBar().valueChanged.connect(lambda: self._follow(self.old, self.new))
        self.new.verticalScrollBar().valueChanged.connect(lambda: self._follow(self.new, self.old))
        self.begin_at(1100, 760)

    def _show_hunk(self, now: QModelIndex) -> None:
        hunk = self.model.hunk(now.row())
        if hunk is None:
            return
        self._following = True
        for side, span in ((self.old, hunk.original), (self.new, hunk.now)):
            side.setTextCursor(side.at(Span(span.start, span.start)))
            side.centerCursor()
        self._following = False
        self.dress()

    def _go(self, index: QModelIndex) -> None:
        hunk = self.model.hunk(index.row())
        if hunk is not None:
            self.shown.emit(hunk.now)

    def _follow(self, side: _Side, other: _Side) -> None:
        """Scroll the other text to the line that belongs beside the topmost of this one."""
        if self._following:
            return
        self._following = True
        other.bring_up(place_beside(self._hunks, side.top, from_original=side is self.old))
        self._following = False

    def _revert(self) -> None:
        hunk = self.model.hunk(self.table.currentIndex().row())
        if hunk is None:
            return
        try:
            take_back(self._session, hunk)
        except ReviewerError as trouble:
            self.notice.tell(trouble)
            return
        self.load()
        self.reverted.emit(hunk)
