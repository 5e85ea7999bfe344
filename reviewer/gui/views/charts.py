"""Bars drawn with a painter: label, stacked parts, number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget


class Share(NamedTuple):
    """One part of a bar; `pattern` tells it apart without colour."""

    value: float
    color: QColor
    pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern


class Bar(NamedTuple):
    """One row."""

    label: str
    shares: tuple[Share, ...]
    figure: str


class BarChart(QWidget):
    """Rows of bars on one scale. Screen readers are told the rows as text."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bars: tuple[Bar, ...] = ()

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Draw other rows."""
        self.bars = tuple(bars)
        self.setAccessibleDescription("; ".join(f"{bar.label}: {bar.figure}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._label_width() + self.fontMetrics().averageCharWidth() * 60, self._height() * len(self.bars))

    def minimumSizeHint(self) -> QSize:
        width = self._label_width() + self._figure_width() + self.fontMetrics().averageCharWidth() * 12
        return QSize(width, self._height() * len(self.bars))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        label, figure, height = self._label_width(), self._figure_width(), self._height()
        room = max(1, self.width() - label - figure)
        most = max((sum(share.value for share in bar.shares) for bar in self.bars), default=1) or 1
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        middle = Qt.AlignmentFlag.AlignVCenter
        for row, bar in enumerate(self.bars):
            top = row * height
            painter.setPen(ink)
            text = self.fontMetrics().elidedText(bar.label, Qt.TextElideMode.ElideMiddle, label - 12)
            painter.drawText(QRectF(0, top, label - 12, height), middle | Qt.AlignmentFlag.AlignRight, text)
            at = float(label)
            for share in bar.shares:
                width = share.value / most * room
                box = QRectF(at, top + height * 0.2, width, height * 0.6)
                _fill(painter, box, share)
                at += width
            painter.setPen(ink)
            place = QRectF(at + 6, top, figure, height)
            painter.drawText(place, middle | Qt.AlignmentFlag.AlignLeft, bar.figure)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _height(self) -> int:
        return int(self.fontMetrics().height() * 1.6)

    def _label_width(self) -> int:
        widest = max((self.fontMetrics().horizontalAdvance(bar.label) for bar in self.bars), default=0)
        return min(widest, self.fontMetrics().averageCharWidth() * 34) + 18

    def _figure_width(self) -> int:
        return max((self.fontMetrics().horizontalAdvance(bar.figure) for bar in self.bars), default=0) + 16


def _fill(painter: QPainter, box: QRectF, share: Share) -> None:
    if box.width() <= 0:
        return
    if share.pattern is not Qt.BrushStyle.SolidPattern:
        pale = QColor(share.color)
        pale.setAlpha(60)
        painter.fillRect(box, pale)
        painter.setBrushOrigin(QPointF(box.topLeft()))
    painter.fillRect(box, QBrush(share.color, share.pattern))
