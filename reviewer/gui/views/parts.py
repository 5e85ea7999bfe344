"""What several views are made of: a window beside the window, text with marked pieces, a line that tells trouble."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFont, QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.errors import ReviewerError
from reviewer.gui.look import Look, interface_font, look_of
from reviewer.gui.speech import said
from reviewer.wording import Wording

PIECES_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 7
"""Under this role a model gives a cell's pieces, for `PiecesDelegate`."""
Kind = Literal["plain", "faint", "removed", "added", "marked", "moved"]
Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()
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
    """A change in its context, as pieces on one line."""
    pieces = (
        Piece(on_one_line(before), "faint"),
        Piece(shortened(old), "removed"),
        Piece(shortened(new), "added"),
        Piece(on_one_line(after), "faint"),
    )
    return tuple(piece for piece in pieces if piece.text)


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
        layout = self._laid_out(pieces, option)
        painter.save()
        painter.setClipRect(option.rect)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        height = layout.boundingRect().height()
        layout.draw(painter, QPointF(option.rect.left() + 6, option.rect.top() + (option.rect.height() - height) / 2))
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


class Notice(QLabel):
    """A line that tells how many, or what went wrong and what to do; empty when there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def tell(self, message: Wording | ReviewerError | str) -> None:
        """Say it calmly; an error in the colour of a warning, and to screen readers as an alert."""
        text = message if isinstance(message, str) else said(message)
        is_trouble = isinstance(message, ReviewerError)
        holder = self.parentWidget()
        palette = QPalette(holder.palette() if holder is not None else self.palette())
        if is_trouble:
            palette.setColor(QPalette.ColorRole.WindowText, look_of(palette).ink("warning"))
        self.setPalette(palette)
        self.setText(text)
        self.setAccessibleDescription(text)


class View(QDialog):
    """A window beside the window. It is never modal, so that the main window's keys and menus stay alive.

    `lend` makes the window's own actions (save, undo, ...) work by their keys while this one is in front.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(False)
        self.setFont(interface_font())
        self.page = QVBoxLayout(self)
        self.page.setContentsMargins(14, 12, 14, 12)
        self.page.setSpacing(10)

    @property
    def look(self) -> Look:
        """The colours that this window is shown in."""
        return look_of(self.palette())

    def lend(self, actions: Iterable[QAction]) -> None:
        """Let these actions of the window be reached by their keys from here too."""
        self.addActions(list(actions))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.dress()

    def dress(self) -> None:
        """Take over changed colours; for views that hold formatted text."""

    def add_buttons(self, *buttons: QPushButton) -> QDialogButtonBox:
        """A row of buttons at the foot, Close at its end; gives the row."""
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        default = next((button for button in buttons if button.isDefault()), None)
        for button in buttons:
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        # else Enter in a field would press Close
        for other in box.buttons():
            if isinstance(other, QPushButton):
                other.setAutoDefault(False)
        if default is not None:
            default.setDefault(True)
        box.rejected.connect(self.reject)
        self.page.addWidget(box)
        return box


def heading(text: str, parent: QWidget | None = None) -> QLabel:
    """A heading over a part of a view."""
    label = QLabel(text, parent)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def hint(text: str, parent: QWidget | None = None) -> QLabel:
    """A line of help, wrapped."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
