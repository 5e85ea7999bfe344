"""The text in the other script beside the text itself: to read, never to save."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from reviewer.gui.look import text_font
from reviewer.gui.speech import said
from reviewer.gui.text.bridge import TextBridge
from reviewer.gui.views.parts import Notice, View, heading
from reviewer.gui.views.pieces import piece_format
from reviewer.model.span import Span
from reviewer.text.script import SCRIPTS, in_script, other_characters

_HEAD: Final = 2000
"""Characters by which a text's own script is known."""


class ScriptView(View):
    """Two panes that scroll together; characters that differ are marked in both."""

    def __init__(self, text: str, line: int = 1, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("In the other script"))
        self.setAccessibleName(self.windowTitle())
        self._text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.choice, self.notice = QComboBox(), Notice(self)
        self.old, self.new = self._pane(self.tr("As it stands")), self._pane(self.tr("In the other script"))
        self._bridge = TextBridge(self._text, self.old.document())
        self._differing: list[int] = []
        self._lay_out()
        self._choose()
        self._convert()
        self.old.verticalScrollBar().setValue(line - 1)

    def dress(self) -> None:
        for pane in (self.old, self.new):
            marks = []
            bridge = self._bridge if pane is self.old else self._converted
            for place in self._differing:
                mark = QTextEdit.ExtraSelection()
                mark.format = piece_format(self.look, "marked")
                mark.format.clearProperty(mark.format.Property.FontWeight)
                mark.cursor = bridge.cursor(Span(place, place + 1))
                marks.append(mark)
            pane.setExtraSelections(marks)

    def _pane(self, name: str) -> QPlainTextEdit:
        pane = QPlainTextEdit(readOnly=True)
        pane.setAccessibleName(name)
        pane.setFont(text_font("", self.font().pointSizeF() + 4))
        pane.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        pane.setTabChangesFocus(True)
        return pane

    def _lay_out(self) -> None:
        for conversion, name in SCRIPTS.items():
            self.choice.addItem(said(name), conversion)
        self.choice.setAccessibleName(self.tr("Conversion"))
        self.choice.currentIndexChanged.connect(self._convert)
        self.page.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        for pane in (self.old, self.new):
            column = QVBoxLayout()
            column.addWidget(heading(pane.accessibleName()))
            column.addWidget(pane, 1)
            row.addLayout(column, 1)
        self.page.addLayout(row, 1)
        self.page.addWidget(self.notice)
        for pane, other in ((self.old, self.new), (self.new, self.old)):
            pane.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)
        self.add_buttons()
        self.begin_at(1000, 640)

    def _choose(self) -> None:
        """Begin with the conversion that a page in its script is read by: the one that changes most."""
        head = self._text[:_HEAD]
        changes = {name: len(other_characters(head, in_script(head, name))) for name in ("t2s", "s2t")}
        self.choice.setCurrentIndex(list(SCRIPTS).index(max(changes, key=changes.__getitem__)))

    def _convert(self) -> None:
        converted = in_script(self._text, self.choice.currentData())
        self._converted = TextBridge(converted, self.new.document())
        self._differing = other_characters(self._text, converted)
        self.dress()
        count = len(self._differing)
        self.notice.tell(self.tr("{0} characters differ. This is for reading only: nothing is saved.").format(count))
