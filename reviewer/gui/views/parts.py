"""What several views are made of: a window beside the window, a line that tells trouble, headings and hints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reviewer.errors import ReviewerError
from reviewer.gui.look import Look, interface_font, look_of
from reviewer.gui.speech import said
from reviewer.wording import Wording

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()
_DESIGNED_AT: Final = 19
"""Pixels of a line of the font at which the sizes of views were chosen."""


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

    def begin_at(self, width: int, height: int) -> None:
        """Begin at that size, in a larger font so much larger, but on the screen."""
        grown = max(1.0, self.fontMetrics().height() / _DESIGNED_AT)
        room = self.screen().availableGeometry().size()
        self.resize(min(int(width * grown), room.width()), min(int(height * grown), room.height()))

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
