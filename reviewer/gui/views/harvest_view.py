"""Candidates for terms, gathered from the issues, to be ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from reviewer.errors import ReviewerError
from reviewer.gui.speech import said
from reviewer.gui.views.lexicon_model import KIND_NAMES
from reviewer.gui.views.parts import Notice, View, hint
from reviewer.lexicon.harvest import Candidate
from reviewer.session.glossary import Glossary


class HarvestView(View):
    """A list, the best first; Space ticks, the button takes what is ticked into the lexicon.

    Signals: taken(int), so many terms are in the lexicon now.
    """

    taken = Signal(int)

    def __init__(self, candidates: Sequence[Candidate], glossary: Glossary, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Terms from the issues"))
        self.setAccessibleName(self.windowTitle())
        self._candidates, self._glossary = list(candidates), glossary
        self.list = QTreeWidget()
        self.button = QPushButton(self.tr("&Take what is ticked into the lexicon"))
        self.notice = Notice(self)
        self._lay_out()

    def take(self) -> None:
        """Add the ticked ones; they leave the list."""
        rows = [row for row in range(self.list.topLevelItemCount()) if self._ticked(row)]
        terms = [self._candidates[row].as_term() for row in rows]
        try:
            new, _ = self._glossary.take_in(terms)
        except ReviewerError as trouble:
            self.notice.tell(trouble)
            return
        for row in reversed(rows):
            self.list.takeTopLevelItem(row)
            del self._candidates[row]
        self.notice.tell(self.tr("{0} new terms").format(new))
        self.taken.emit(new)

    def _ticked(self, row: int) -> bool:
        item = self.list.topLevelItem(row)
        return item is not None and item.checkState(0) is Qt.CheckState.Checked

    def _lay_out(self) -> None:
        self.page.addWidget(hint(self.tr("Space ticks a term. What the lexicon has is left out.")))
        self.list.setHeaderLabels(
            [self.tr("Term"), self.tr("Kind"), self.tr("Places"), self.tr("Issues"), self.tr("For example")]
        )
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.windowTitle())
        for each in self._candidates:
            cells = [each.text, said(KIND_NAMES[each.kind]), str(each.times), str(each.issues), each.example]
            item = QTreeWidgetItem(self.list, cells)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Unchecked)
        for column in range(4):
            self.list.resizeColumnToContents(column)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        else:
            self.notice.tell(self.tr("Nothing that stands often enough"))
        self.page.addWidget(self.list, 1)
        self.page.addWidget(self.notice)
        self.button.clicked.connect(self.take)
        self.add_buttons(self.button)
        self.begin_at(880, 560)
