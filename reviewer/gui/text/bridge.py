"""Between an issue's code points and a text document's UTF-16 units; the only place where the two meet."""

from __future__ import annotations

import re
from bisect import bisect_left

from PySide6.QtGui import QTextCursor, QTextDocument

from reviewer.model.span import Span
from reviewer.text.offsets import Utf16Index

_PARAGRAPH = "\u2029"
_CRLF = re.compile("\r\n")
_STRIDE = 4096
"""Characters compared in one go."""


class TextBridge:
    """One text in one document. A document knows one line end only, so CRLF is shown as one and counted as two."""

    def __init__(self, text: str, document: QTextDocument) -> None:
        """Put `text` into `document`."""
        self._document = document
        self._newline = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
        self._take(text)
        document.setPlainText(self._shown)
        self.survives = self._raw() == self._shown
        """Whether the document gives the text back; one that does not must never be saved from."""

    def _take(self, text: str) -> None:
        self.text = text
        """The issue's text, as far as the document has been read."""
        self._shown = text.replace("\r\n", "\n").replace("\r", "\n")
        self._crlf = [match.start() for match in _CRLF.finditer(text)] if "\r\n" in text else []
        self._breaks = [place - i for i, place in enumerate(self._crlf)]
        self._index = Utf16Index(self._shown)

    def _raw(self) -> str:
        return self._document.toRawText().replace(_PARAGRAPH, "\n")

    @property
    def size(self) -> int:
        """The document's units, as far as it has been read."""
        return _units(self._shown)

    def cursor(self, span: Span) -> QTextCursor:
        """A cursor that selects `span` of the issue."""
        cursor = QTextCursor(self._document)
        last = self._document.characterCount() - 1
        cursor.setPosition(min(last, self.unit(span.start)))
        cursor.setPosition(min(last, self.unit(span.end)), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def unit(self, position: int) -> int:
        """The document's position of a code point of the issue."""
        return self._index.to_units(position - bisect_left(self._crlf, position))

    def point(self, unit: int) -> int:
        """The issue's code point at a position of the document."""
        return self._to_issue(self._index.to_points(unit))

    def _to_issue(self, shown: int) -> int:
        return shown + bisect_left(self._breaks, shown)

    def change(self, unit: int, removed: int, added: int) -> tuple[Span, str] | None:
        """What the document's change of so many units at `unit` is to the issue: the stretch replaced, and by what.

        None where the text is what it was. The bridge knows the text after it from then on.
        """
        size = self._document.characterCount() - 1
        start = self._index.to_points(unit)
        end = min(len(self._shown), self._index.to_points(unit + removed))
        cursor = QTextCursor(self._document)
        cursor.setPosition(min(size, unit))
        cursor.setPosition(min(size, unit + added), QTextCursor.MoveMode.KeepAnchor)
        new = cursor.selectedText().replace(_PARAGRAPH, "\n")
        old = self._shown[start:end]
        if _units(self._shown) - _units(old) + _units(new) != size:
            start, old, new = 0, self._shown, self._raw()
        head = _same(old, new)
        tail = _same_end(old[head:], new[head:])
        if len(old) == len(new) == head:
            return None
        low, high = start + head, start + len(old) - tail
        inserted = new[head : len(new) - tail].replace("\n", self._newline)
        span = Span(self._to_issue(low), self._to_issue(high))
        self._take(self.text[: span.start] + inserted + self.text[span.end :])
        return span, inserted

    def follow(self, text: str) -> int:
        """Let the document show `text` instead, changing no more than differs; gives the position behind the change."""
        old, new = self._shown, text.replace("\r\n", "\n").replace("\r", "\n")
        head = _same(old, new)
        tail = _same_end(old[head:], new[head:])
        cursor = QTextCursor(self._document)
        cursor.setPosition(self._index.to_units(head))
        cursor.setPosition(self._index.to_units(len(old) - tail), QTextCursor.MoveMode.KeepAnchor)
        if len(old) != head or len(new) != head:
            cursor.insertText(new[head : len(new) - tail])
        self._take(text)
        return cursor.position()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _same(old: str, new: str) -> int:
    """How many characters both begin with."""
    end, at = min(len(old), len(new)), 0
    while at < end and old[at : at + _STRIDE] == new[at : at + _STRIDE]:
        at += _STRIDE
    return next((i for i in range(min(at, end), end) if old[i] != new[i]), end)


def _same_end(old: str, new: str) -> int:
    """How many characters both end with."""
    end, at = min(len(old), len(new)), 0
    while at < end and _back(old, at) == _back(new, at):
        at += _STRIDE
    return next((i for i in range(min(at, end), end) if old[-1 - i] != new[-1 - i]), end)


def _back(text: str, at: int) -> str:
    return text[max(0, len(text) - at - _STRIDE) : len(text) - at]
