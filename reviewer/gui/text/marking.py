"""Where findings and found places show in the text: underlined, the current one on colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from reviewer.gui.look import look_of
from reviewer.model.finding import Category
from reviewer.model.span import Span

if TYPE_CHECKING:
    from reviewer.gui.text.editor import TextEditor


class Mark(NamedTuple):
    """A finding's place in the text, in the issue's code points."""

    span: Span
    category: Category
    number: int
    """What the finding is known by."""


class Marking:
    """Marks what there is to see now of one editor's text."""

    def __init__(self, editor: TextEditor) -> None:
        self._editor = editor
        self.source: Callable[[Span], Sequence[Mark]] = lambda _: ()
        """Gives the marks at a span of the text as it shows."""
        self._current = -1
        self._showing: object = None
        self._found: list[Span] = []

    def set_current(self, number: int) -> None:
        """Another mark lies on colour."""
        self._current = number
        self.show()

    def set_found(self, spans: Sequence[Span]) -> None:
        """Show where something that was searched for stands."""
        self._found = list(spans)
        self.show()

    def clear(self) -> None:
        """Another text is shown."""
        self._editor.setExtraSelections([])
        self._showing = None

    def show(self) -> None:
        """Underline what there is to see now."""
        editor = self._editor
        if editor.composing:
            return
        seen, look = editor.visible(), look_of(editor.palette())
        marks = tuple(self.source(seen))
        found = tuple(span for span in self._found if span.start <= seen.end and span.end >= seen.start)
        # several wishes come with one key: what shows already is left as it is
        showing = (editor.document().revision(), look, marks, self._current, found)
        if showing == self._showing:
            return
        self._showing = showing
        shown = [
            self._selection(mark.span, look.mark(mark.category, current=mark.number == self._current)) for mark in marks
        ]
        form = QTextCharFormat()
        form.setBackground(look.ink("chosen"))
        shown += [self._selection(span, form) for span in found]
        editor.setExtraSelections(shown)
        editor.numbers.update()

    def _selection(self, span: Span, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        text = self._editor.text
        if not text[span.start : span.end].strip():
            # a line end or nothing cannot be underlined: its neighbours are
            span = Span(max(0, span.start - 1), min(len(text), span.end + 1))
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._editor.cursor_of(span)
        selection.format = form
        return selection

    def at(self, position: int) -> Mark | None:
        """The shortest mark over a code point."""
        there = self.source(Span(position, position))
        over = [mark for mark in there if mark.span.start <= position <= mark.span.end]
        return min(over, key=lambda mark: len(mark.span), default=None)
