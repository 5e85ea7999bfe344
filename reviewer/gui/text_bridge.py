"""Between an issue's code points and a text document's UTF-16 units; the only place where the two meet."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from reviewer.model.span import Span
from reviewer.text.offsets import Utf16Index

_PARAGRAPH = "\u2029"


class TextBridge:
    """One text in one document. A document knows one line end only, so CRLF is shown as one and counted as two."""

    def __init__(self, text: str, document: QTextDocument) -> None:
        """Put `text` into `document`."""
        shown = text.replace("\r\n", "\n").replace("\r", "\n")
        document.setPlainText(shown)
        self._crlf = (
            [i for i in range(len(text) - 1) if text[i] == "\r" and text[i + 1] == "\n"] if "\r\n" in text else []
        )
        self._index = Utf16Index(shown)
        self._document = document
        self.survives = document.toRawText().replace(_PARAGRAPH, "\n") == shown
        """Whether the document gives the text back; one that does not must never be saved from."""

    def cursor(self, span: Span) -> QTextCursor:
        """A cursor that selects `span` of the issue."""
        cursor = QTextCursor(self._document)
        last = self._document.characterCount() - 1
        cursor.setPosition(min(last, self._unit(span.start)))
        cursor.setPosition(min(last, self._unit(span.end)), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _unit(self, position: int) -> int:
        from bisect import bisect_left

        return self._index.to_units(position - bisect_left(self._crlf, position))
