"""A broken column and what mending it does: before and after, the intruder where it stands and where it would go."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.gui.speech import said
from reviewer.gui.views.deciding import DecidingView, Passage
from reviewer.gui.views.parts import heading, hint
from reviewer.gui.views.pieces import Kind, Piece
from reviewer.model.finding import Category
from reviewer.session.outcome import Fate, Part, outcome
from reviewer.session.session import Session
from reviewer.session.tracking import Tracked

_KINDS: Final[dict[Fate, Kind]] = {
    "same": "plain",
    "removed": "removed",
    "added": "added",
    "moved": "moved",
    "joined": "marked",
    "gap": "faint",
}
_OF_JOINTS = (Category.BROKEN_COLUMN, Category.DISPLACED_FRAGMENT, Category.TRUNCATED)
"""Kinds that are about halves of sentences."""


class JointView(DecidingView):
    """One layout finding, and any other whose fix touches several places."""

    def __init__(self, session: Session, tracked: Tracked, parent: QWidget | None = None) -> None:
        super().__init__("", session, tracked, parent)
        self.setWindowTitle(self.tr("Before and after"))
        self.setAccessibleName(self.windowTitle())
        self.choice = QComboBox()
        self.before, self.after = Passage(self.tr("As it stands")), Passage(self.tr("As it would be"))
        self.legend = hint("")
        self._lay_out()
        self.dress()
        self.begin_at(1000, 560)

    def dress(self) -> None:
        suggestions = self.tracked.finding.suggestions
        if not suggestions:
            return
        chosen = suggestions[max(0, self.choice.currentIndex())]
        result = outcome(self.session.text, chosen.edits)
        before, after = (tuple(_piece(part) for part in side) for side in (result.before, result.after))
        self.before.show_pieces(before, self.passage_html(before))
        self.after.show_pieces(after, self.passage_html(after))
        if self.tracked.finding.category not in _OF_JOINTS:
            self.legend.setText(self.tr("Struck out: goes. Underlined: new."))
            return
        self.legend.setText(
            self.tr("Bold: the halves that belong together. Dashed: moved. Struck out: goes. Underlined: new.")
            if result.moved
            else self.tr("Bold: the halves that belong together. ⏎ struck out: the line end goes.")
        )

    def _lay_out(self) -> None:
        finding = self.tracked.finding
        self.page.addWidget(hint(said(finding.message)))
        for suggestion in finding.suggestions:
            self.choice.addItem(said(suggestion.reason))
        self.choice.setAccessibleName(self.tr("Way to mend it"))
        self.choice.setVisible(len(finding.suggestions) > 1)
        self.choice.currentIndexChanged.connect(self.dress)
        self.page.addWidget(self.choice)
        row = QHBoxLayout()
        for passage in (self.before, self.after):
            column = QVBoxLayout()
            column.addWidget(heading(passage.accessibleName()))
            column.addWidget(passage, 1)
            row.addLayout(column, 1)
        self.page.addLayout(row, 1)
        self.page.addWidget(self.legend)
        self.page.addWidget(self.notice)
        mend = self.button(self.tr("Mend it so"), "Return", "accepted", self._accept)
        mend.setEnabled(mend.isEnabled() and bool(finding.suggestions))
        mend.setDefault(True)
        joint = finding.category in _OF_JOINTS
        no = self.tr("Not broken") if joint else self.tr("No defect")
        leave = self.button(no, "X", "dismissed", lambda: self.session.dismiss(self.tracked))
        later = self.button(self.tr("Later"), "S", "postponed", lambda: self.session.postpone(self.tracked))
        self.add_buttons(mend, leave, later)

    def _accept(self) -> None:
        self.session.accept(self.tracked, max(0, self.choice.currentIndex()))


def _piece(part: Part) -> Piece:
    if part.fate == "gap":
        return Piece(" …… ", "faint")
    if part.fate in ("removed", "added") and not part.text.strip():
        # a line end alone would be struck out unseen
        return Piece(
            part.text.replace("\r", "").replace("\n", "⏎\n" if part.fate == "added" else "⏎"), _KINDS[part.fate]
        )
    return Piece(part.text, _KINDS[part.fate])
