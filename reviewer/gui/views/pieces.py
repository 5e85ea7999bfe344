"""Text with marked pieces: a change in its context on one line, in colours that are never the only sign."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.gui.look import Look, look_of
from reviewer.gui.views.parts import Index

PIECES_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 7
"""Under this role a model gives a cell's pieces, for `PiecesDelegate`."""
Kind = Literal["plain", "faint", "removed", "added", "marked", "moved"]
_SIDE: Final = 6
"""Pixels beside the pieces in their cell."""
_LINE_ENDS: Final = str.maketrans({"\n": "⏎", "\r": None, "\t": "⇥", "\u2028": "⏎", "\u2029": "⏎"})


class Piece(NamedTuple):
    """A stretch of text and what it is."""

    text: str
    kind: Kind = "plain"


def on_one_line(text: str) -> str:
    """Text with its line ends shown as signs."""
    return text.translate(_LINE_ENDS)


def shortened(text: str, most: int = 60) -> str:
    """Text on one line, its middle left out where it is longer than `most` characters."""
    flat = on_one_line(text)
    if len(flat) <= most:
        return flat
    half = most // 2
    return f"{flat[:half]}…{flat[-half:]}"


def change_pieces(before: str, old: str, new: str, after: str) -> tuple[Piece, ...]:
    """A change in its context, as pieces on one line; where it is but blanks, they show as signs."""
    pieces = (
        Piece(on_one_line(before), "faint"),
        Piece(_seen(shortened(old)), "removed"),
        Piece(_seen(shortened(new)), "added"),
        Piece(on_one_line(after), "faint"),
    )
    return tuple(piece for piece in pieces if piece.text)


def _seen(text: str) -> str:
    return text if text.strip() else re.sub(r"\s", "␣", text)


def fitted(pieces: Sequence[Piece], metrics: QFontMetricsF, room: float) -> tuple[Piece, ...]:
    """The pieces in that much room: what is cut is the context, so that what changes stays in view."""
    widths = [metrics.horizontalAdvance(piece.text) for piece in pieces]
    faint = [at for at, piece in enumerate(pieces) if piece.kind == "faint"]
    if sum(widths) <= room or not faint:
        return tuple(pieces)
    spare = max(0.0, room - sum(width for at, width in enumerate(widths) if at not in faint))
    cut = list(pieces)
    for at in reversed(faint):
        in_front = at == 0
        share = spare if in_front or faint[0] != 0 else max(spare / 2, spare - widths[0])
        mode = Qt.TextElideMode.ElideLeft if in_front else Qt.TextElideMode.ElideRight
        text = metrics.elidedText(pieces[at].text, mode, share)
        cut[at] = Piece(text, "faint")
        spare -= metrics.horizontalAdvance(text)
    return tuple(cut)


def spoken(pieces: Iterable[Piece]) -> str:
    """The pieces for a screen reader: brackets say what colours cannot."""
    marks = {"removed": "[-{}-]", "added": "[+{}+]", "marked": "【{}】", "moved": "[~{}~]"}
    return "".join(marks.get(piece.kind, "{}").format(piece.text) for piece in pieces)


def piece_format(look: Look, kind: Kind) -> QTextCharFormat:
    """How a piece looks: removed is struck out, added underlined, so that neither depends on colour."""
    form = QTextCharFormat()
    if kind == "faint":
        form.setForeground(look.ink("faint"))
    elif kind == "removed":
        form.setForeground(look.ink("removed_ink"))
        form.setBackground(look.ink("removed"))
        form.setFontStrikeOut(True)
    elif kind == "added":
        form.setForeground(look.ink("added_ink"))
        form.setBackground(look.ink("added"))
        form.setFontUnderline(True)
    elif kind == "moved":
        form.setBackground(look.ink("current"))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    elif kind == "marked":
        form.setBackground(look.ink("chosen"))
        form.setFontWeight(QFont.Weight.DemiBold)
    return form


def pieces_html(pieces: Iterable[Piece], look: Look) -> str:
    """The pieces as HTML for a text browser or label, line ends kept."""
    parts = []
    for text, kind in pieces:
        form = piece_format(look, kind)
        style = f"color:{form.foreground().color().name()};" if form.hasProperty(form.Property.ForegroundBrush) else ""
        if form.hasProperty(form.Property.BackgroundBrush):
            style += f"background-color:{form.background().color().name()};"
        style += "text-decoration:line-through;" if kind == "removed" else ""
        style += "font-weight:600;" if kind == "marked" else ""
        style += "text-decoration:underline;" if kind == "added" else ""
        shown = html.escape(text).replace("\r", "").replace("\n", "<br>")
        parts.append(f'<span style="{style}">{shown}</span>' if style else shown)
    return "".join(parts)


class PiecesDelegate(QStyledItemDelegate):
    """Draws the pieces that a model gives under `PIECES_ROLE` on one line; other cells as ever."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        pieces = index.data(PIECES_ROLE)
        if not pieces:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        widget = option.widget
        style = widget.style() if widget is not None else None
        if style is not None:
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        room = option.rect.width() - 2 * _SIDE
        layout = self._laid_out(fitted(pieces, QFontMetricsF(option.font), room), option)
        painter.save()
        painter.setClipRect(option.rect)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        height = layout.boundingRect().height()
        layout.draw(
            painter, QPointF(option.rect.left() + _SIDE, option.rect.top() + (option.rect.height() - height) / 2)
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        pieces = index.data(PIECES_ROLE)
        if not pieces:
            return super().sizeHint(option, index)
        self.initStyleOption(option, index)
        box: QRectF = self._laid_out(pieces, option).boundingRect()
        return QSize(int(box.width()) + 16, int(box.height()) + 8)

    def _laid_out(self, pieces: Sequence[Piece], option: QStyleOptionViewItem) -> QTextLayout:
        look = look_of(option.palette)
        layout = QTextLayout("".join(piece.text for piece in pieces), option.font)
        at, ranges = 0, []
        for text, kind in pieces:
            length = len(text.encode("utf-16-le", "surrogatepass")) // 2
            if kind != "plain":
                part = QTextLayout.FormatRange()
                part.start, part.length, part.format = at, length, piece_format(look, kind)
                ranges.append(part)
            at += length
        layout.setFormats(ranges)
        layout.beginLayout()
        line = layout.createLine()
        if line.isValid():
            line.setLineWidth(100_000)
        layout.endLayout()
        return layout
