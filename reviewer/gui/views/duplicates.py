"""A passage that stands twice: both side by side, what differs marked; keep one or both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.gui.views.deciding import DecidingView, Passage
from reviewer.gui.views.parts import heading, hint
from reviewer.gui.views.pieces import Kind, Piece
from reviewer.model.span import Span
from reviewer.session.session import Session
from reviewer.session.tracking import Tracked
from reviewer.text.diff import diff
from reviewer.text.offsets import LineIndex

_AROUND: Final = 60
TextOf = Callable[[str], str | None]


def both(first: str, second: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two passages in pieces, what only one has marked in it."""
    ours: list[Piece] = []
    theirs: list[Piece] = []
    here = there = 0
    for hunk in diff(first, second):
        ours += _some((first[here : hunk.start], "plain"), (hunk.before, "removed"))
        theirs += _some((second[there : hunk.at], "plain"), (hunk.after, "added"))
        here, there = hunk.end, hunk.at + len(hunk.after)
    return (*ours, *_some((first[here:], "plain"))), (*theirs, *_some((second[there:], "plain")))


class DuplicateView(DecidingView):
    """The copy that may go and the passage that it repeats. `text_of` gives another issue's text by its path."""

    def __init__(
        self, session: Session, tracked: Tracked, text_of: TextOf | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("", session, tracked, parent)
        self.setWindowTitle(self.tr("The same passage twice"))
        self.setAccessibleName(self.windowTitle())
        finding = tracked.finding
        self._related = finding.related[0] if finding.related else None
        self.same_issue = self._related is not None and self._related.path == finding.path
        self._other = session.text if self.same_issue else self._read(text_of)
        self.first, self.second = Passage(self.tr("First passage")), Passage(self.tr("Second passage"))
        self.summary = hint("")
        self._lay_out()
        self.dress()
        self.begin_at(1000, 560)

    def dress(self) -> None:
        copy, span = self.tracked.finding, self.tracked.finding.span
        first, second = both(self._related.text if self._related else "", copy.text)
        if self._related is not None:
            first = _in_context(self._other, self._related.span, first)
        second = _in_context(self.session.text, span, second)
        self.first.show_pieces(first, self.passage_html(first))
        self.second.show_pieces(second, self.passage_html(second))

    def _read(self, text_of: TextOf | None) -> str:
        text = text_of(self._related.path) if text_of is not None and self._related is not None else None
        return text or ""

    def _lay_out(self) -> None:
        finding, related = self.tracked.finding, self._related
        row = QHBoxLayout()
        where = self._place(related.path, self._other, related.span.start) if related else ""
        here = self._place(finding.path, self.session.text, finding.span.start)
        for title, passage in (
            (self.tr("First: {0}").format(where), self.first),
            (self.tr("Second: {0}").format(here), self.second),
        ):
            column = QVBoxLayout()
            column.addWidget(heading(title))
            column.addWidget(passage, 1)
            row.addLayout(column, 1)
        self.page.addLayout(row, 1)
        differing = sum(
            len(hunk.before) + len(hunk.after) for hunk in diff(related.text if related else "", finding.text)
        )
        self.summary.setText(
            self.tr("{0} characters, word for word the same").format(len(finding.text))
            if not differing
            else self.tr("{0} characters, {1} differ (marked)").format(len(finding.text), differing)
        )
        self.page.addWidget(self.summary)
        self.page.addWidget(self.notice)
        keep_first = self.button(
            self.tr("Keep the first"), "1", "accepted", lambda: self.session.accept(self.tracked, 0)
        )
        keep_second = self.button(self.tr("Keep the second"), "2", "edited", self._drop_first)
        keep_both = self.button(
            self.tr("Keep both"), "B", "dismissed", lambda: self.session.dismiss(self.tracked, "两份都留")
        )
        later = self.button(self.tr("Later"), "S", "postponed", lambda: self.session.postpone(self.tracked))
        keep_first.setEnabled(keep_first.isEnabled() and bool(finding.suggestions))
        keep_second.setEnabled(keep_second.isEnabled() and self.same_issue)
        self.add_buttons(keep_first, keep_second, keep_both, later)

    def _drop_first(self) -> None:
        if self._related is not None:
            self.session.edit(self._related.span, "", note="保留后一份，删去前一份")

    def _place(self, path: str, text: str, position: int) -> str:
        name = path.rsplit("/", 1)[-1]
        if not text:
            return name
        return self.tr("{0}, line {1}").format(name, LineIndex(text).place(position)[0])


def _in_context(text: str, span: Span, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    return tuple(_some((before, "faint"), *((piece.text, piece.kind) for piece in pieces), (after, "faint")))


def _some(*pairs: tuple[str, Kind]) -> list[Piece]:
    return [Piece(text, kind) for text, kind in pairs if text]
