"""A short tour of the keys: one hand, six steps."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from reviewer.gui.views.parts import View

Keys = Callable[[str], str]


class Tour(View):
    """Says page by page what the keys do. `keys` are those of each action, by its id, as people read them.

    Left and Right turn the pages.
    """

    def __init__(self, keys: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("A short tour"))
        self.setAccessibleName(self.windowTitle())
        self._keys = keys
        self.pages = self._made()
        self.number = 0
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.label.setMinimumWidth(self.fontMetrics().averageCharWidth() * 70)
        self.label.setMinimumHeight(self.fontMetrics().height() * 13)
        font = self.label.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self.label.setFont(font)
        self.page.addWidget(self.label, 1)
        self.back, self.forward = QPushButton(), QPushButton()
        self.back.clicked.connect(lambda: self.turn(-1))
        self.forward.clicked.connect(lambda: self.turn(1))
        self.forward.setDefault(True)
        self.add_buttons(self.back, self.forward)
        self._show()

    def turn(self, by: int) -> None:
        """Another page; behind the last one the tour ends."""
        if self.number + by >= len(self.pages):
            self.accept()
            return
        self.number = max(0, self.number + by)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_PageDown):
            self.turn(1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_PageUp):
            self.turn(-1)
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        title, text = self.pages[self.number]
        place = f"{self.number + 1} / {len(self.pages)}"
        faint = self.look.ink("faint").name()
        body = f'<p style="color:{faint}">{place}</p><h2>{html.escape(title)}</h2>{text}'
        self.label.setText(body)
        self.label.setAccessibleName(f"{place}: {title}")
        self.back.setText(self.tr("&Back"))
        self.back.setEnabled(self.number > 0)
        last = self.number == len(self.pages) - 1
        self.forward.setText(self.tr("&Begin") if last else self.tr("&Next"))

    def _key(self, action: str) -> str:
        first = self._keys.get(action, "").split(", ")[0] or "–"
        return f"<b>&nbsp;{html.escape(first)}&nbsp;</b>"

    def _lines(self, *pairs: tuple[str, str]) -> str:
        rows = "".join(
            f'<tr><td align="right" style="padding-right:14px">{self._key(action)}</td><td>{html.escape(text)}</td></tr>'
            for action, text in pairs
        )
        return f"<table cellpadding='4'>{rows}</table>"

    def _made(self) -> list[tuple[str, str]]:
        return [
            (
                self.tr("One finding, one key"),
                self._lines(
                    ("accept", self.tr("take the suggestion, and on to the next finding")),
                    ("accept_2", self.tr("take the second one; 1 to 9")),
                    ("dismiss", self.tr("no defect: it is never shown again")),
                    ("postpone", self.tr("doubtful: leave it for later")),
                ),
            ),
            (
                self.tr("Go where you want"),
                self._lines(
                    ("next", self.tr("next finding")),
                    ("previous", self.tr("previous finding")),
                    ("next_alike", self.tr("next of the same kind")),
                    ("next_issue", self.tr("next issue with findings left")),
                    ("related", self.tr("the place that the finding refers to")),
                ),
            ),
            (
                self.tr("Many at once"),
                self._lines(
                    ("accept_alike", self.tr("all places like this one, shown first, with ticks")),
                    ("accept_always", self.tr("take it, and remember the wrong form")),
                    ("dismiss_always", self.tr("no defect, and a term of the lexicon from now on")),
                ),
            ),
            (
                self.tr("Type when you must"),
                self._lines(
                    ("edit_here", self.tr("edit at the finding: letters are typed now")),
                    ("review_focus", self.tr("back to review: letters act again")),
                    ("find", self.tr("find and replace, over the issue or the workspace")),
                ),
            ),
            (
                self.tr("Nothing is lost"),
                f"<p>{html.escape(self.tr('Each step is on disk before you see it. Originals are never written over.'))}</p>"
                + self._lines(
                    ("undo", self.tr("take back, as far as the beginning, tomorrow too")),
                    ("save", self.tr("write the corrected text and its diff log")),
                ),
            ),
            (
                self.tr("Everything else"),
                self._lines(
                    ("palette", self.tr("type what you want, in Chinese or English")),
                    ("key_sheet", self.tr("all keys, to print")),
                ),
            ),
        ]
