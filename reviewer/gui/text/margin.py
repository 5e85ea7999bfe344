"""Beside the text: line numbers, and where findings lie in the whole issue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from reviewer.gui.look import interface_font, look_of
from reviewer.model.finding import Category

if TYPE_CHECKING:
    from reviewer.gui.text.editor import TextEditor


class LineNumbers(QWidget):
    """The numbers of the lines that show."""

    def __init__(self, editor: TextEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setFont(interface_font(-1))

    def needed_width(self) -> int:
        """Pixels for the greatest number."""
        digits = max(2, len(str(self._editor.document().blockCount())))
        return self.fontMetrics().horizontalAdvance("9" * digits) + 18

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.ink("panel"))
        painter.setPen(look.ink("faint"))
        editor = self._editor
        layout, scroll = editor.document().documentLayout(), editor.verticalScrollBar().value()
        block = editor.cursorForPosition(QPoint(0, 0)).block()
        top = editor.viewport().geometry().top() - self.geometry().top()
        while block.isValid():
            box = layout.blockBoundingRect(block)
            y = box.top() - scroll + top
            if y > self.height():
                break
            first = block.layout().lineAt(0)
            height = first.height() if block.layout().lineCount() else box.height()
            # the extra leading stands above the characters
            place = QRectF(
                0, y + height - editor.fontMetrics().height(), self.width() - 8, editor.fontMetrics().height()
            )
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(block.blockNumber() + 1)
            )
            block = block.next()
        painter.end()


class Overview(QWidget):
    """A strip beside the scroll bar with a tick for each finding in the whole issue; a click goes there.

    Signals: asked(float), the place in the issue that was clicked, from 0 to 1.
    """

    asked = Signal(float)

    def __init__(self, editor: TextEditor) -> None:
        super().__init__(editor)
        self._marks: list[tuple[float, Category]] = []
        self._current: float | None = None
        self._drawn: QPixmap | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_marks(self, marks: Sequence[tuple[float, Category]]) -> None:
        """Places from 0 to 1, with category."""
        self._marks = list(marks)
        self._drawn = None
        self.update()

    def set_current(self, place: float | None) -> None:
        """Where the current finding is."""
        self._current = place
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(12, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawn is None:
            self._drawn = self._drawing()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        if self._current is not None:
            painter.setPen(look_of(self.palette()).ink("ink"))
            painter.drawRect(QRectF(0.5, self._current * (self.height() - 4) - 1, self.width() - 1.5, 6))
        painter.end()

    def _drawing(self) -> QPixmap:
        """All marks; thousands come down to a few hundred lines of pixels, drawn once."""
        look, ratio = look_of(self.palette()), self.devicePixelRatioF()
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(look.ink("panel"))
        painter = QPainter(drawn)
        height = self.height() - 4
        colors = {category: look.color(category) for category in {category for _, category in self._marks}}
        for y, category in dict.fromkeys((int(place * height), category) for place, category in self._marks):
            painter.fillRect(QRectF(2, 1 + y, self.width() - 4, 2.4), colors[category])
        painter.end()
        return drawn

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawn = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._drawn = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.asked.emit(max(0.0, min(1.0, event.position().y() / max(1, self.height()))))
