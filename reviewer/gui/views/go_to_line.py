"""Go to a line, or to a line and column."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from reviewer.gui.views.parts import Notice, View
from reviewer.text.offsets import LineIndex

_PLACE = re.compile(r"\s*(\d+)(?:\s*[:：,，\s]\s*(\d+))?\s*")


class GoToLine(View):
    """Asks for `line` or `line:column`, both from 1.

    Signals: chosen(int), the code point to go to.
    """

    chosen = Signal(object)

    def __init__(self, text: str, line: int = 1, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Go to line"))
        self.setAccessibleName(self.windowTitle())
        self._text, self._lines = text, LineIndex(text)
        self.field = QLineEdit(str(line))
        self.field.selectAll()
        label = QLabel(self.tr("&Line (or line:column), 1 to {0}:").format(len(self._lines)))
        label.setBuddy(self.field)
        self.field.setAccessibleName(label.text().replace("&", ""))
        self.notice = Notice(self)
        go = QPushButton(self.tr("&Go"))
        go.setDefault(True)
        go.clicked.connect(self._go)
        self.page.addWidget(label)
        self.page.addWidget(self.field)
        self.page.addWidget(self.notice)
        self.add_buttons(go)

    def place(self) -> int | None:
        """The code point that is asked for; None where that is no place in the text."""
        match = _PLACE.fullmatch(self.field.text())
        if match is None or not 1 <= int(match[1]) <= len(self._lines):
            return None
        start = self._lines.start(int(match[1]))
        end = self._text.find("\n", start)
        return min(start + max(0, int(match[2] or 1) - 1), end if end >= 0 else len(self._text))

    def _go(self) -> None:
        place = self.place()
        if place is None:
            self.notice.tell(self.tr("There is no such line"))
            self.field.selectAll()
            return
        self.chosen.emit(place)
        self.accept()
