"""Names over the workspace: how each is spelt, how often and where; one spelling chosen for all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.errors import ReviewerError
from reviewer.gui.views.parts import NOWHERE, Index, Notice, View, heading, hint
from reviewer.gui.views.pieces import change_pieces
from reviewer.gui.views.previews import PreviewRow, PreviewTable
from reviewer.lexicon import Lexicon, Term
from reviewer.session.entities import Entity, entities, places
from reviewer.session.search import Match, replace
from reviewer.session.session import Session
from reviewer.text.offsets import LineIndex

_LEAST_SPELLINGS: Final = 4
"""Rows that show of a name's spellings, its header counted."""


class SpellingsModel(QAbstractTableModel):
    """A row a spelling of one entity: text, places, issues, whether the lexicon has it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entity: Entity | None = None

    def show_entity(self, entity: Entity | None) -> None:
        """Show another name's spellings."""
        self.beginResetModel()
        self._entity = entity
        self.endResetModel()

    def spelling(self, row: int) -> str:
        """The spelling in that row; empty where there is none."""
        rows = self._entity.spellings if self._entity else ()
        return rows[row].text if 0 <= row < len(rows) else ""

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or self._entity is None else len(self._entity.spellings)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Spelling"), self.tr("Places"), self.tr("Issues"), self.tr("Lexicon"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._entity is None:
            return None
        spelling = self._entity.spellings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            known = self.tr("yes") if spelling.is_term else ""
            return (spelling.text, spelling.count, spelling.issues, known)[index.column()]
        return None


class NamesView(View):
    """Left the names, right the spellings of one and the places where another than the chosen one stands.

    Signals: replaced(int); shown(Match), a place to go to; remembered(Term), to be kept in the lexicon.
    """

    replaced = Signal(object)
    shown = Signal(object)
    remembered = Signal(object)

    def __init__(self, sessions: Sequence[Session], lexicon: Lexicon, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Names"))
        self.setAccessibleName(self.windowTitle())
        self._sessions, self._lexicon = tuple(sessions), lexicon
        self._entities: tuple[Entity, ...] = ()
        self.names, self.spellings, self.table = QListWidget(), QTableView(), PreviewTable()
        self.model = SpellingsModel(self)
        self.remember = QCheckBox(self.tr("Keep it in the &lexicon: the others as known wrong forms"))
        self.button = QPushButton()
        self.notice = Notice(self)
        self._lay_out()
        self.load()

    def load(self) -> None:
        """Look through all issues again."""
        self._entities = entities(self._sessions, self._lexicon)
        self.names.clear()
        for entity in self._entities:
            item = QListWidgetItem(entity.name)
            item.setToolTip(" / ".join(spelling.text for spelling in entity.spellings))
            self.names.addItem(item)
        if self._entities:
            self.names.setCurrentRow(0)
        else:
            self.model.show_entity(None)
            self.table.show_rows([])
            self._count()

    @property
    def entity(self) -> Entity | None:
        """The name that is shown."""
        row = self.names.currentRow()
        return self._entities[row] if 0 <= row < len(self._entities) else None

    def _lay_out(self) -> None:
        self.names.setAccessibleName(self.tr("Names"))
        self.spellings.setModel(self.model)
        self.spellings.setAccessibleName(self.tr("Spellings"))
        self.spellings.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.spellings.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.spellings.setTabKeyNavigation(False)
        self.spellings.setShowGrid(False)
        self.spellings.verticalHeader().hide()
        header = self.spellings.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.spellings.setMinimumHeight(_LEAST_SPELLINGS * self.spellings.verticalHeader().defaultSectionSize())
        right, split = QWidget(), QSplitter()
        column = QVBoxLayout(right)
        column.setContentsMargins(10, 0, 0, 0)
        column.addWidget(heading(self.tr("The spelling to keep")))
        column.addWidget(self.spellings, 1)
        column.addWidget(heading(self.tr("Places that would change")))
        column.addWidget(self.table, 3)
        column.addWidget(self.remember)
        split.addWidget(self.names)
        split.addWidget(right)
        split.setSizes([260, 700])
        self.page.addWidget(split, 1)
        self.page.addWidget(
            hint(self.tr("Space turns a tick; Enter shows the place. Undo takes it back in each issue."))
        )
        self.page.addWidget(self.notice)
        self.button.setShortcut(QKeySequence("Ctrl+Return"))
        self.add_buttons(self.button)
        self.names.currentRowChanged.connect(self._show_entity)
        self.spellings.selectionModel().currentRowChanged.connect(self._show_places)
        self.table.rows.ticks_changed.connect(self._count)
        self.table.shown.connect(self.shown)
        self.button.clicked.connect(self._apply)
        self.begin_at(1000, 640)

    def _show_entity(self) -> None:
        self.model.show_entity(self.entity)
        if self.entity is not None:
            self.spellings.selectRow(0)

    @property
    def _chosen(self) -> str:
        return self.model.spelling(self.spellings.currentIndex().row())

    def _show_places(self, now: QModelIndex) -> None:
        entity, chosen = self.entity, self.model.spelling(now.row())
        if entity is None or not chosen:
            return
        matches = places(entity, chosen, self._sessions)
        lines = {match.session: LineIndex(match.session.text) for match in matches}
        self.table.show_rows([_row(match, lines[match.session]) for match in matches])

    def _count(self) -> None:
        ticked = len(self.table.rows.ticked())
        if not self._entities:
            self.notice.tell(self.tr("No name is spelt in more than one way, as far as was found"))
        else:
            self.notice.tell(self.tr("{0} names; {1} places ticked").format(len(self._entities), ticked))
        self.button.setText(self.tr("Write “{0}” in {1} places (Ctrl+Enter)").format(self._chosen, ticked))
        self.button.setEnabled(ticked > 0)

    def _apply(self) -> None:
        chosen, matches = self._chosen, self.table.rows.ticked()
        try:
            count = replace(matches, f"统一写作：{chosen}")
        except ReviewerError as trouble:
            self.notice.tell(trouble)
            return
        if self.remember.isChecked():
            wrong = dict.fromkeys("".join(match.text.split()) for match in matches)
            self.remembered.emit(Term(chosen, "company" if "公司" in chosen else "word", tuple(wrong), source="editor"))
        self.replaced.emit(count)
        self.load()


def _row(match: Match, lines: LineIndex) -> PreviewRow:
    line, _ = lines.place(match.span.start)
    pieces = change_pieces(match.before[-14:], match.text, match.new, match.after)
    return PreviewRow(f"{match.session.path.name}:{line}", pieces, match.doubt, match)
