"""Accept all alike: every place shown before it is corrected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from reviewer.errors import ReviewerError
from reviewer.gui.speech import said
from reviewer.gui.views.parts import Notice, View, hint
from reviewer.gui.views.pieces import change_pieces, shortened
from reviewer.gui.views.previews import PreviewRow, PreviewTable
from reviewer.model.finding import Finding, Suggestion
from reviewer.session.bulk import Place, Scope, accept_places, doubt, places_like
from reviewer.session.session import Session
from reviewer.wording import Wording


class BulkPreview(View):
    """All places like a finding, with ticks.

    Signals: applied(list of Place), the corrections made; shown(Place), a row the user wants to see in the text.
    """

    applied = Signal(object)
    shown = Signal(object)

    def __init__(
        self,
        finding: Finding,
        suggestion: Suggestion,
        session: Session,
        others: Iterable[Session] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Accept all alike"))
        self.setAccessibleName(self.windowTitle())
        self._finding, self._suggestion = finding, suggestion
        self._session, self._others = session, tuple(others)
        self.scope = QComboBox()
        self.table = PreviewTable()
        self.notice = Notice(self)
        self.button = QPushButton()
        self._lay_out()
        self._load()

    def _lay_out(self) -> None:
        new = shortened(self._suggestion.text, 24) or self.tr("(delete)")
        change = f"{shortened(self._finding.text, 24)} → {new}"
        top = QHBoxLayout()
        title = QLabel(change)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        title.setFont(font)
        title.setTextInteractionFlags(title.textInteractionFlags().TextSelectableByMouse)
        self.scope.addItem(self.tr("This issue"), Scope.ISSUE)
        self.scope.addItem(self.tr("This issue, where nothing was decided yet"), Scope.UNREVIEWED)
        self.scope.addItem(self.tr("All open issues"), Scope.OPEN_ISSUES)
        label = QLabel(self.tr("&Where:"))
        label.setBuddy(self.scope)
        self.scope.setAccessibleName(self.tr("Where"))
        top.addWidget(title, 1)
        top.addWidget(label)
        top.addWidget(self.scope)
        self.page.addLayout(top)
        self.page.addWidget(self.table, 1)
        self.page.addWidget(
            hint(self.tr("Space turns a tick; Ctrl+A all, Ctrl+D none; Enter shows the place. One undo takes it back."))
        )
        self.page.addWidget(self.notice)
        self.button.setShortcut(QKeySequence("Ctrl+Return"))
        self.button.setDefault(True)
        self.add_buttons(self.button)
        self.scope.currentIndexChanged.connect(self._load)
        self.table.rows.ticks_changed.connect(self._count)
        self.table.shown.connect(self.shown)
        self.button.clicked.connect(self._apply)
        self.begin_at(920, 520)

    def _load(self) -> None:
        places = places_like(
            self._finding, self._suggestion, self._session, Scope(self.scope.currentData()), self._others
        )
        self.table.show_rows([_row(place) for place in places])
        self.table.setFocus()

    def _count(self) -> None:
        rows = self.table.rows
        ticked = sum(map(_edits, rows.ticked()))
        total = sum(_edits(rows.row(row).what) for row in range(rows.rowCount()))
        self.notice.tell(self.tr("{0} of {1} places ticked").format(ticked, total))
        self.button.setText(self.tr("Correct {0} places (Ctrl+Enter)").format(ticked))
        self.button.setEnabled(ticked > 0)

    def _apply(self) -> None:
        places: list[Place] = self.table.rows.ticked()
        try:
            passed = accept_places(places)
        except ReviewerError as trouble:
            self.notice.tell(trouble)
            return
        self.applied.emit([place for place in places if place not in passed])
        self.accept()


def _edits(place: Any) -> int:
    """In how many places the text changes: house style is mended in all of an issue's at once."""
    return len(place.suggestion.edits)


def _row(place: Place) -> PreviewRow:
    finding, edits = place.tracked.finding, _edits(place)
    many = said(Wording("（共 {} 处）", " ({} places)")).format(edits) if edits > 1 and len(finding.text) == 1 else ""
    return PreviewRow(
        f"{place.session.path.name}:{finding.line}{many}",
        change_pieces(place.before, finding.text, place.suggestion.text, place.after),
        doubt(place),
        place,
    )
