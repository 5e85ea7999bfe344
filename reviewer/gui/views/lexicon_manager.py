"""The lexicon: search, edit, add, delete, import, export."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from reviewer.errors import ReviewerError
from reviewer.gui.speech import said
from reviewer.gui.views.lexicon_model import KIND, TERM, KindDelegate, LexiconModel, kind_box, parts_of
from reviewer.gui.views.parts import Index, Notice, View
from reviewer.lexicon.exchange import EXPORTS, FORMATS, IMPORTS, read_terms
from reviewer.lexicon.term import Term
from reviewer.session.glossary import Glossary
from reviewer.storage.system import System
from reviewer.storage.writer import write_file


class _Sieve(QSortFilterProxyModel):
    """Rows in which the asked text stands in any cell; the program's own terms only when wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: list[str] = []
        self._with_default = False

    def ask(self, text: str, *, with_default: bool) -> None:
        self.beginFilterChange()
        self._asked, self._with_default = text.casefold().split(), with_default
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        model = self.sourceModel()
        if not isinstance(model, LexiconModel):
            return True
        term, own = model.at(row)
        if not own and not self._with_default:
            return False
        if not self._asked:
            return True
        text = " ".join((term.text, term.kind, *term.variants, *term.aliases, term.source, term.note)).casefold()
        return all(part in text for part in self._asked)


class LexiconManager(View):
    """A table over a lexicon file; every edit is on disk at once.

    Signals: changed(), the file holds other terms now; harvest_wanted(), the user asks to gather terms from issues.
    """

    changed = Signal()
    harvest_wanted = Signal()

    def __init__(self, glossary: Glossary, default: Sequence[Term], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Lexicon"))
        self.setAccessibleName(self.windowTitle())
        self._glossary = glossary
        self.model = LexiconModel(glossary, default, self)
        self.sieve = _Sieve(self)
        self.sieve.setSourceModel(self.model)
        self.search, self.table = QLineEdit(), QTableView()
        self.with_default = QCheckBox(self.tr("Show the program's o&wn terms too"))
        self.term, self.kind, self.variants = QLineEdit(), kind_box(), QLineEdit()
        self.notice = Notice(self)
        self._lay_out()
        self._connect()
        self.load()

    def load(self) -> None:
        """Show the file as it stands now."""
        try:
            self.model.load()
        except ReviewerError as trouble:
            self.notice.tell(trouble)
            return
        self._count()

    def take_in(self, path: Path, form: str = "tsv") -> None:
        """Import a file in one of the formats; what disagrees with the terms there is told and left as it was."""
        try:
            new, conflicts = self._glossary.take_in(read_terms(path, form))
        except ReviewerError as trouble:
            self.notice.tell(trouble)
            return
        self._written()
        lines = [self.tr("{0} new terms").format(new), *(said(conflict) for conflict in conflicts[:5])]
        self.notice.tell("\n".join(lines))

    def write_out(self, path: Path, form: str) -> None:
        """Export the workspace's terms (the program's own too, where they are shown) in one of the formats."""
        rows = range(self.model.rowCount())
        shown = [self.model.at(row) for row in rows]
        terms = [row.term for row in shown if row.own or self.with_default.isChecked()]
        try:
            write_file(path, EXPORTS[form](terms).encode(), System())
        except ReviewerError as trouble:
            self.notice.tell(trouble)
            return
        self.notice.tell(self.tr("{0} terms written to {1}").format(len(terms), path))

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(self.tr("Search terms, wrong forms, notes"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.with_default)
        self.page.addLayout(top)
        self.table.setModel(self.sieve)
        self.table.setItemDelegateForColumn(KIND, KindDelegate(self.table))
        self.table.setAccessibleName(self.tr("Terms"))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        unit = self.fontMetrics().horizontalAdvance("字")
        for column, width in enumerate((14, 6, 14, 14, 10)):
            header.resizeSection(column, width * unit)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.page.addWidget(self.table, 1)
        self.page.addLayout(self._row_to_add())
        self.page.addWidget(self.notice)
        buttons = []
        for text, action in (
            (self.tr("&Undo"), self._undo),
            (self.tr("&Delete"), self._delete),
            (self.tr("&Import…"), self._ask_import),
            (self.tr("&Export…"), self._ask_export),
            (self.tr("&Harvest from the issues…"), self.harvest_wanted.emit),
        ):
            button = QPushButton(text)
            button.clicked.connect(action)
            buttons.append(button)
        self.add_buttons(*buttons)
        self.begin_at(1000, 640)

    def _row_to_add(self) -> QHBoxLayout:
        row = QHBoxLayout()
        add = QPushButton(self.tr("&Add"))
        add.clicked.connect(self._add)
        for name, field in (
            (self.tr("&New term:"), self.term),
            (self.tr("&Kind:"), self.kind),
            (self.tr("Wrong &forms:"), self.variants),
        ):
            label = QLabel(name)
            label.setBuddy(field)
            field.setAccessibleName(name.replace("&", "").rstrip(":："))
            row.addWidget(label)
            row.addWidget(field, 0 if field is self.kind else 1)
        row.addWidget(add)
        return row

    def _connect(self) -> None:
        self.search.textChanged.connect(self._sift)
        self.with_default.toggled.connect(self._sift)
        self.model.written.connect(self._told_written)
        self.model.refused.connect(self.notice.tell)
        for field in (self.term, self.variants):
            field.returnPressed.connect(self._add)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table, self._delete)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        find.setContext(Qt.ShortcutContext.WindowShortcut)

    def _sift(self, _: Any = None) -> None:
        self.sieve.ask(self.search.text(), with_default=self.with_default.isChecked())
        self._count()

    def _count(self) -> None:
        shown = self.sieve.rowCount()
        if shown or self.search.text():
            self.notice.tell(self.tr("{0} terms shown").format(shown))
        else:
            self.notice.tell(self.tr("No terms of this folder's own yet: add them below, import or harvest them"))

    def _told_written(self) -> None:
        self._count()
        self.changed.emit()

    def _written(self) -> None:
        self.load()
        self.changed.emit()

    def _add(self) -> None:
        term = Term(
            self.term.text().strip(), self.kind.currentData(), tuple(parts_of(self.variants.text())), source="editor"
        )
        try:
            self._glossary.put(term)
        except ReviewerError as trouble:
            self.notice.tell(trouble)
            return
        self.term.clear()
        self.variants.clear()
        self.term.setFocus()
        self._written()
        self._choose(term.text)

    def _choose(self, text: str) -> None:
        for row in range(self.sieve.rowCount()):
            if self.sieve.index(row, TERM).data() == text:
                self.table.selectRow(row)
                self.table.scrollTo(self.sieve.index(row, TERM))
                return

    def _delete(self) -> None:
        chosen = [self.model.at(self.sieve.mapToSource(i).row()) for i in self.table.selectionModel().selectedRows()]
        own = [row.term.text for row in chosen if row.own]
        if not own:
            self.notice.tell(self.tr("Only the workspace's own terms can be deleted"))
            return
        try:
            self._glossary.remove(own)
        except ReviewerError as trouble:
            self.notice.tell(trouble)
            return
        self._written()
        self.notice.tell(self.tr("{0} terms deleted; Undo brings them back").format(len(own)))

    def _undo(self) -> None:
        try:
            self._glossary.undo()
        except ReviewerError as trouble:
            self.notice.tell(trouble)
            return
        self._written()

    def _ask_import(self) -> None:
        kinds = ";;".join(f"{form} (*{FORMATS[form].suffix})" for form in IMPORTS)
        name, kind = QFileDialog.getOpenFileName(self, self.tr("Import terms"), "", kinds)
        if name:
            self.take_in(Path(name), kind.split(" ", 1)[0])

    def _ask_export(self) -> None:
        kinds = [f"{form} (*{FORMATS[form].suffix})" for form in EXPORTS]
        name, kind = QFileDialog.getSaveFileName(self, self.tr("Export terms"), "lexicon.tsv", ";;".join(kinds))
        if name:
            self.write_out(Path(name), kind.split(" ", 1)[0])
