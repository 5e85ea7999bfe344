"""The text of an issue: large and calm, with findings underlined where they show."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from reviewer.gui.look import LARGEST_TEXT_SIZE, LEAST_TEXT_SIZE, TextLook, text_font
from reviewer.gui.text.bridge import TextBridge
from reviewer.gui.text.margin import LineNumbers, Overview
from reviewer.gui.text.marking import Marking
from reviewer.model.span import Span

_SIDE: Final = 28
"""Pixels of white beside the text."""
_OWN_KEYS: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class TextEditor(QTextEdit):
    """Shows one issue; in review focus letters are for the window, in edit focus they are typed.

    Signals: edited(Span, str), a stretch replaced by hand, in the issue's code points; clicked(int), the number of
    the mark under a click; resized(float), another size of the text.
    """

    edited = Signal(object, object)
    clicked = Signal(object)
    resized = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)  # a file that is dropped here is for the window to open, not for the text
        self.setUndoRedoEnabled(False)  # the session remembers what was done
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_SIDE)
        self._bridge = TextBridge("", self.document())
        self._quiet = self._composing = False
        self._can_edit = True
        self._chosen: Span | None = None
        self.numbers, self.overview, self.marking = LineNumbers(self), Overview(self), Marking(self)
        self._text_look = TextLook()
        self.set_text_look(self._text_look)
        self.set_editing(False)
        self.document().contentsChange.connect(self._document_changed)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.marking.show())
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self.overview.update())

    # text

    def show_text(self, text: str) -> bool:
        """Show another issue; False where the document would not give its text back, so that it can only be read."""
        self._quiet = True
        try:
            self._bridge = TextBridge(text, self.document())
            self._set_leading()
        finally:
            self._quiet = False
        self.marking.clear()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._can_edit = self._bridge.survives
        return self._bridge.survives

    def follow(self, text: str) -> None:
        """Show what the text has become by other means than typing."""
        if text == self._bridge.text:
            return
        self._quiet = True
        try:
            at = self._bridge.follow(text)
        finally:
            self._quiet = False
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    @property
    def text(self) -> str:
        """The issue's text, as it is shown."""
        return self._bridge.text

    @property
    def can_edit(self) -> bool:
        """Whether the text may be typed into: one that would not survive that is only shown."""
        return self._can_edit

    @property
    def composing(self) -> bool:
        """Whether an input method is at work: then no key may act."""
        return self._composing

    @property
    def caret(self) -> int:
        """The issue's code point at the caret."""
        return self._bridge.point(self.textCursor().position())

    def select(self, span: Span) -> None:
        """Put the caret behind `span`, and show it about a third from the top where it is out of sight."""
        cursor = self._bridge.cursor(Span(span.end, span.end))
        self.setTextCursor(cursor)
        box = self.cursorRect(cursor)
        view = self.viewport().rect()
        if box.top() < view.height() * 0.12 or box.bottom() > view.height() * 0.85:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + box.top() - view.height() // 3)
        self.marking.show()

    def cursor_of(self, span: Span) -> QTextCursor:
        """A cursor that selects `span` of the issue."""
        return self._bridge.cursor(span)

    def selected(self) -> Span:
        """What is selected, in the issue's code points; empty at the caret."""
        cursor = self.textCursor()
        return Span(self._bridge.point(cursor.selectionStart()), self._bridge.point(cursor.selectionEnd()))

    # focus

    @property
    def editing(self) -> bool:
        """Whether letters are typed."""
        return not self.isReadOnly()

    def set_editing(self, editing: bool) -> bool:
        """Type, or leave the letters to the window; False where the text can only be read."""
        allowed = editing and self._can_edit
        self.setReadOnly(not allowed)
        if not allowed:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        # an input method would take the letters that act
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, allowed)
        self.setCursorWidth(2 if allowed else 0)
        return allowed or not editing

    # marks

    def visible(self) -> Span:
        """What shows, in the issue's code points."""
        view = self.viewport().rect()
        first = self.cursorForPosition(QPoint(0, 0)).position()
        last = self.cursorForPosition(QPoint(view.width(), view.height())).position()
        return Span(self._bridge.point(first), max(self._bridge.point(first), self._bridge.point(last)))

    # looks

    @property
    def text_look(self) -> TextLook:
        """Face, size and leading of the text, apart from the interface's."""
        return self._text_look

    def set_text_look(self, look: TextLook) -> None:
        """Set the text so."""
        leading = min(TextLook.MOST_LEADING, max(TextLook.LEAST_LEADING, look.leading))
        look = TextLook(look.family, min(LARGEST_TEXT_SIZE, max(LEAST_TEXT_SIZE, look.size)), leading)
        spaced, self._text_look = look.leading != self._text_look.leading, look
        self.setFont(text_font(look.family, look.size))
        self.document().setDefaultFont(self.font())
        if spaced:
            self._set_leading()
        self._place_margins()
        self.resized.emit(look.size)

    @property
    def text_size(self) -> float:
        """The size of the text, in points."""
        return self._text_look.size

    def set_text_size(self, size: float) -> None:
        """Make the text larger or smaller."""
        self.set_text_look(replace(self._text_look, size=size))

    def _set_leading(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(self._text_look.leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        quiet, self._quiet = self._quiet, True
        try:
            cursor.mergeBlockFormat(form)
        finally:
            self._quiet = quiet

    def _place_margins(self) -> None:
        left = self.numbers.needed_width()
        self.setViewportMargins(left, 0, self.overview.sizeHint().width(), 0)
        frame = self.contentsRect()
        self.numbers.setGeometry(frame.left(), frame.top(), left, frame.height())
        bar = self.verticalScrollBar().sizeHint().width()
        width = self.overview.sizeHint().width()
        self.overview.setGeometry(frame.right() - bar - width, frame.top(), width, frame.height())

    # Qt

    def _document_changed(self, unit: int, removed: int, added: int) -> None:
        if self._quiet or self._composing:
            return
        change = self._bridge.change(unit, removed, added)
        if change is not None:
            self.edited.emit(*change)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not self._composing:
            self._chosen = self.selected() if event.preeditString() else None
        self._composing = True
        try:
            super().inputMethodEvent(event)
        finally:
            self._composing = bool(event.preeditString())
        if not self._composing:
            if not event.commitString():
                self._put_back()
            # what the document reports while composing is not what changed: compare the whole
            change = self._bridge.change(0, 1 << 30, 1 << 30)
            if change is not None:
                self.edited.emit(*change)
            self.marking.show()

    def _put_back(self) -> None:
        """Nothing was committed: what was selected when composing began, and went at once, is there again."""
        chosen, self._chosen = self._chosen, None
        if not chosen or self.document().characterCount() - 1 == self._bridge.size:
            return
        cursor = self.textCursor()
        start = cursor.position()
        cursor.insertText(chosen.of(self._bridge.text).replace("\r\n", "\n").replace("\r", "\n"))
        end = cursor.position()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if any(event.matches(key) for key in _OWN_KEYS):
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.editing:
            # Shift+Enter would put in a separator that is no line end in a file; in a composition it is not for the text
            if not self._composing:
                self.textCursor().insertBlock()
                self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # undo and redo are the session's, whatever has the focus
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in _OWN_KEYS)
        ):
            event.ignore()
            return False
        return super().event(event)

    def mouseReleaseEvent(self, event: object) -> None:
        super().mouseReleaseEvent(event)  # type: ignore[arg-type]
        if not self.textCursor().hasSelection():
            mark = self.marking.at(self.caret)
            if mark is not None:
                self.clicked.emit(mark.number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_text_size(self.text_size + (1 if event.angleDelta().y() > 0 else -1))
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_margins()
        self.marking.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "numbers"):
            self.marking.show()
