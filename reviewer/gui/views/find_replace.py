"""Find and replace, in the issue or over the workspace, with all places shown first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from reviewer.errors import ReviewerError
from reviewer.gui.look import text_font
from reviewer.gui.views.parts import Notice, View
from reviewer.gui.views.pieces import Piece, change_pieces, on_one_line
from reviewer.gui.views.previews import PreviewRow, PreviewTable
from reviewer.session.search import Match, Query, find, replace
from reviewer.session.session import Session
from reviewer.text.offsets import LineIndex

_PAUSE: Final = 200
"""Milliseconds without a key after which a plain search runs by itself; an expression waits for Enter."""
Sessions = Callable[[], Sequence[Session]]


class FindReplace(View):
    """Searches while the user types and replaces what is ticked.

    `current` gives the issue in the window (None when there is none), `everything` the workspace's.

    Signals: shown(Match), a place to go to in the text; replaced(int), how many places changed.
    """

    shown = Signal(object)
    replaced = Signal(object)

    def __init__(
        self, current: Callable[[], Session | None], everything: Sessions, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Find and replace"))
        self.setAccessibleName(self.windowTitle())
        self._current, self._everything = current, everything
        self.pattern, self.replacement = QLineEdit(), QLineEdit()
        self.regex = QCheckBox(self.tr("Regular e&xpression"))
        self.across = QCheckBox(self.tr("Across line &ends"))
        self.case = QCheckBox(self.tr("Match &case"))
        self.where = QComboBox()
        self.table = PreviewTable()
        self.notice = Notice(self)
        self.button = QPushButton()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()
        self.search()

    def look_for(self, text: str) -> None:
        """Begin with a selection from the text."""
        if text:
            self.pattern.setText(on_one_line(text) if "\n" in text else text)
        self.pattern.selectAll()
        self.pattern.setFocus()
        self.search()

    def query(self) -> Query:
        """What is asked for now."""
        return Query(
            self.pattern.text(),
            self.replacement.text(),
            regex=self.regex.isChecked(),
            match_case=self.case.isChecked(),
            across_lines=self.across.isChecked() and not self.regex.isChecked(),
        )

    def search(self) -> None:
        """Show all places."""
        self._pause.stop()
        self.across.setEnabled(not self.regex.isChecked())
        current = self._current()
        sessions = self._everything() if self.where.currentData() else [current] if current is not None else []
        try:
            matches = find(self.query(), sessions)
        except ReviewerError as trouble:
            self.table.show_rows([])
            self.notice.tell(trouble)
            return
        lines = {session: LineIndex(session.text) for session in {match.session for match in matches}}
        self.table.show_rows([self._row(match, lines[match.session]) for match in matches])
        self._count()

    def step(self, by: int) -> None:
        """Go to the next place, or the one before."""
        rows = self.table.rows.rowCount()
        if rows:
            row = (self.table.currentIndex().row() + by) % rows
            self.table.selectRow(row)
            self.shown.emit(self.table.rows.row(row).what)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        for row, (name, field) in enumerate(
            ((self.tr("&Find:"), self.pattern), (self.tr("&Replace with:"), self.replacement))
        ):
            label = QLabel(name)
            label.setBuddy(field)
            field.setAccessibleName(name.replace("&", ""))
            field.setFont(text_font("", self.font().pointSizeF() + 2))
            field.setClearButtonEnabled(True)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        self.page.addLayout(grid)
        options = QHBoxLayout()
        self.case.setChecked(True)
        self.across.setToolTip(self.tr("Finds words that a line end or a blank tears apart"))
        self.where.addItem(self.tr("This issue"), False)
        self.where.addItem(self.tr("The whole workspace"), True)
        self.where.setAccessibleName(self.tr("Where"))
        for widget in (self.regex, self.across, self.case):
            options.addWidget(widget)
        options.addStretch(1)
        options.addWidget(self.where)
        self.page.addLayout(options)
        self.page.addWidget(self.table, 1)
        self.page.addWidget(self.notice)
        self.button.setShortcut(QKeySequence("Ctrl+Return"))
        self.button.setAutoDefault(False)
        forward, back = QPushButton(self.tr("&Next")), QPushButton(self.tr("&Previous"))
        for button, by in ((back, -1), (forward, 1)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, by=by: self.step(by))
        self.add_buttons(back, forward, self.button)
        self.begin_at(900, 560)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.search)
        for field in (self.pattern, self.replacement):
            field.textEdited.connect(self._wait)
            field.returnPressed.connect(self._entered)
        for box in (self.regex, self.across, self.case):
            box.toggled.connect(self.search)
        self.where.currentIndexChanged.connect(self.search)
        self.table.rows.ticks_changed.connect(self._count)
        self.table.shown.connect(self.shown)
        self.button.clicked.connect(self._replace)

    def _wait(self) -> None:
        if self.regex.isChecked():
            self.notice.tell(self.tr("Enter searches"))
        else:
            self._pause.start()

    def _entered(self) -> None:
        if self._pause.isActive() or self.regex.isChecked():
            self.search()
        if self.table.rows.rowCount():
            self.shown.emit(self.table.rows.row(max(0, self.table.currentIndex().row())).what)

    def _count(self) -> None:
        ticked, total = len(self.table.rows.ticked()), self.table.rows.rowCount()
        if not self.pattern.text():
            self.notice.tell(self.tr("Type what to look for"))
        elif not total:
            self.notice.tell(self.tr("Not found"))
        else:
            self.notice.tell(self.tr("{0} places, {1} ticked").format(total, ticked))
        self.button.setText(self.tr("Replace {0} places (Ctrl+Enter)").format(ticked))
        self.button.setEnabled(ticked > 0)

    def _replace(self) -> None:
        matches: list[Match] = self.table.rows.ticked()
        try:
            count = replace(matches)
        except ReviewerError as trouble:
            self.notice.tell(trouble)
            return
        self.replaced.emit(count)
        self.search()
        self.notice.tell(self.tr("{0} places replaced; undo takes them back").format(count))

    def _row(self, match: Match, lines: LineIndex) -> PreviewRow:
        line, _ = lines.place(match.span.start)
        changes = bool(self.replacement.text()) or match.new != match.text
        before, after = match.before[-12:], match.after
        pieces = (
            change_pieces(before, match.text, match.new, after)
            if changes and match.new != match.text
            else (
                Piece(on_one_line(before), "faint"),
                Piece(on_one_line(match.text), "marked"),
                Piece(on_one_line(after), "faint"),
            )
        )
        return PreviewRow(f"{match.session.path.name}:{line}", pieces, match.doubt, match)
