"""Rows of changes to tick before they are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reviewer.gui.speech import said
from reviewer.gui.views.parts import NOWHERE, Index
from reviewer.gui.views.pieces import PIECES_ROLE, Piece, PiecesDelegate, spoken
from reviewer.wording import Wording

_TICK, _PLACE, _CHANGE, _DOUBT = range(4)
_NO_FLAGS: Final = Qt.ItemFlag.NoItemFlags


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One change: where, shown how, why it is doubtful, and what it stands for."""

    place: str
    pieces: tuple[Piece, ...]
    doubt: Wording | None
    what: object


class PreviewModel(QAbstractTableModel):
    """A row a change; doubtful ones begin unticked.

    Signals: ticks_changed().
    """

    ticks_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PreviewRow] = []
        self._ticked: list[bool] = []

    def show_rows(self, rows: Iterable[PreviewRow]) -> None:
        """Show other changes."""
        self.beginResetModel()
        self._rows = list(rows)
        self._ticked = [row.doubt is None for row in self._rows]
        self.endResetModel()
        self.ticks_changed.emit()

    def row(self, number: int) -> PreviewRow:
        """The change in that row."""
        return self._rows[number]

    def ticked(self) -> list[Any]:
        """What the ticked rows stand for, in order."""
        return [row.what for row, tick in zip(self._rows, self._ticked, strict=True) if tick]

    def tick(self, rows: Iterable[int], state: bool | None = None) -> None:
        """Tick rows, or untick them, or turn each to the other where `state` is None."""
        for row in rows:
            self._ticked[row] = (not self._ticked[row]) if state is None else state
            index = self.index(row, _TICK)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Do it"), self.tr("Place"), self.tr("Change"), self.tr("Look first"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _NO_FLAGS
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == _TICK else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == _TICK:
            return Qt.CheckState.Checked if self._ticked[index.row()] else Qt.CheckState.Unchecked
        if role == PIECES_ROLE and column == _CHANGE:
            return row.pieces
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            doubt = said(row.doubt) if row.doubt else ""
            return ("", row.place, spoken(row.pieces), doubt)[column] or None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole or index.column() != _TICK:
            return False
        self.tick([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


class PreviewTable(QTableView):
    """Shows a preview. Space turns the chosen rows' ticks, Ctrl+A ticks all, Ctrl+D none, Ctrl+Shift+I the others.

    Signals: shown(object): what a row stands for, when the user goes to it with Enter or a double click.
    """

    shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PreviewModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(PiecesDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(_CHANGE, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setResizeContentsPrecision(50)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(QCoreApplication.translate("PreviewTable", "Changes to tick"))
        self.activated.connect(lambda index: self.shown.emit(self.rows.row(index.row()).what))

    def show_rows(self, rows: Sequence[PreviewRow]) -> None:
        """Show other changes, the first one chosen."""
        self.rows.show_rows(rows)
        if rows:
            self.setCurrentIndex(self.rows.index(0, _CHANGE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        everything = range(self.rows.rowCount())
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Space:
            self.rows.tick(sorted({index.row() for index in self.selectionModel().selectedRows()}))
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.rows.tick(everything, True)
        elif control and event.key() == Qt.Key.Key_D:
            self.rows.tick(everything, False)
        elif control and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.key() == Qt.Key.Key_I:
            self.rows.tick(everything)
        else:
            super().keyPressEvent(event)


def index_of(model: PreviewModel, row: int) -> QModelIndex:
    """The tick's index in that row."""
    return model.index(row, _TICK)
