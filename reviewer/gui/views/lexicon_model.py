"""The lexicon as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.errors import ReviewerError
from reviewer.gui.speech import said
from reviewer.gui.views.parts import NOWHERE, Index
from reviewer.lexicon.term import KINDS, Term
from reviewer.session.glossary import Glossary
from reviewer.wording import Wording

TERM, KIND, VARIANTS, ALIASES, SOURCE, NOTE = range(6)
KIND_NAMES: Final = {
    "place": Wording("地名", "place"),
    "zone": Wording("开发区", "zone"),
    "institution": Wording("机构", "institution"),
    "company": Wording("公司", "company"),
    "person": Wording("人名", "person"),
    "phrase": Wording("固定说法", "phrase"),
    "idiom": Wording("成语", "idiom"),
    "technology": Wording("技术", "technology"),
    "product": Wording("产品", "product"),
    "unit": Wording("单位", "unit"),
    "word": Wording("词语", "word"),
}


class TermRow(NamedTuple):
    """A term and whether it stands in the workspace's own file."""

    term: Term
    own: bool


class LexiconModel(QAbstractTableModel):
    """The workspace's terms, which can be edited in place, then the program's own, which cannot.

    Signals: written(), an edit is on disk; refused(ReviewerError), an edit that was not made.
    """

    written = Signal()
    refused = Signal(object)

    def __init__(self, glossary: Glossary, default: Sequence[Term], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._glossary, self._default = glossary, tuple(default)
        self._rows: list[TermRow] = []

    def load(self) -> None:
        """Read the file again. Raises LexiconError when it cannot be used; the program's terms are shown all the same."""
        own: tuple[Term, ...] = ()
        try:
            own = self._glossary.terms()
        finally:
            self.beginResetModel()
            self._rows = [TermRow(term, True) for term in own] + [TermRow(term, False) for term in self._default]
            self.endResetModel()

    def at(self, row: int) -> TermRow:
        """The term in that row."""
        return self._rows[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Term"),
                self.tr("Kind"),
                self.tr("Wrong forms"),
                self.tr("Other right forms"),
                self.tr("Source"),
                self.tr("Note"),
            )[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        own = index.isValid() and self._rows[index.row()].own
        return flags | Qt.ItemFlag.ItemIsEditable if own else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        term, own = self._rows[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole and not own:
            return QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        if role == Qt.ItemDataRole.ToolTipRole and not own:
            return self.tr("One of the program's own terms: add a row of yours to overrule it")
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        kind = said(KIND_NAMES[term.kind]) if role == Qt.ItemDataRole.DisplayRole else term.kind
        cells = (term.text, kind, " ".join(term.variants), " ".join(term.aliases), term.source, term.note)
        return cells[index.column()]

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or not self._rows[index.row()].own:
            return False
        old = self._rows[index.row()].term
        new = changed(old, index.column(), str(value))
        if new == old:
            return False
        try:
            self._glossary.put(new, replacing=old.text)
        except ReviewerError as trouble:
            self.refused.emit(trouble)
            return False
        self._rows[index.row()] = TermRow(new, True)
        self.dataChanged.emit(index, index)
        self.written.emit()
        return True


def changed(term: Term, column: int, value: str) -> Term:
    """The term with another value in one cell; several forms are parted by blanks, commas or bars."""
    if column in (VARIANTS, ALIASES):
        forms = tuple(dict.fromkeys(parts_of(value)))
        return term._replace(variants=forms) if column == VARIANTS else term._replace(aliases=forms)
    names = {TERM: "text", KIND: "kind", SOURCE: "source", NOTE: "note"}
    given: dict[str, Any] = {names[column]: value.strip()}
    return term._replace(**given)


def parts_of(value: str) -> list[str]:
    """Forms that a person typed into one field."""
    for mark in "|，,、;；":
        value = value.replace(mark, " ")
    return value.split()


class KindDelegate(QStyledItemDelegate):
    """Chooses a kind from the list."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = kind_box(parent)
        box.setCurrentIndex(box.findData(index.data(Qt.ItemDataRole.EditRole)))
        return box

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), Qt.ItemDataRole.EditRole)


def kind_box(parent: QWidget | None = None) -> QComboBox:
    """All kinds of terms."""
    box = QComboBox(parent)
    for kind in KINDS:
        box.addItem(said(KIND_NAMES[kind]), kind)
    return box
