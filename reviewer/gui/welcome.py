"""What an empty window shows: ways in, and the keys that one needs first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.gui.look import application_icon, text_font
from reviewer.gui.speech import said
from reviewer.wording import Wording

_WAYS: Final = (
    ("open_folder", Wording("打开报纸所在的文件夹…    Ctrl+O", "Open a folder of issues…    Ctrl+O")),
    ("open_samples", Wording("看看示例报纸", "Look at the sample issues")),
    ("tour", Wording("快速上手：几个键就够", "A short tour of the keys")),
)
_TOUR: Final = Wording(
    "J / K　上下一处　　Enter　采纳　　X　不是差错　　S　待定　　E　改字　　U　撤销　　Ctrl+S　保存",
    "J / K  next, previous    Enter  accept    X  dismiss    S  postpone    E  edit    U  undo    Ctrl+S  save",
)


class Welcome(QWidget):
    """Invites to open something.

    Signals: asked(str), the id of an action; picked(str), a recent path.
    """

    asked = Signal(str)
    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._tour, self._recent_title = QLabel("reviewer"), QLabel(), QLabel()
        self._buttons = [QPushButton() for _ in _WAYS]
        self._recent = QVBoxLayout()
        icon = QLabel()
        icon.setPixmap(application_icon().pixmap(96, 96))
        self._title.setFont(text_font(size=30))
        box = QVBoxLayout(self)
        box.addStretch(2)
        for widget in (icon, self._title):
            box.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(16)
        for button, (name, _) in zip(self._buttons, _WAYS, strict=True):
            button.setMinimumWidth(340)
            button.setMinimumHeight(38)
            button.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
            box.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(16)
        box.addWidget(self._recent_title, alignment=Qt.AlignmentFlag.AlignHCenter)
        box.addLayout(self._recent)
        box.addStretch(1)
        self._tour.setWordWrap(True)
        self._tour.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._tour)
        box.addStretch(1)

    def retranslate(self) -> None:
        """Say everything in the interface's language."""
        for button, (_, name) in zip(self._buttons, _WAYS, strict=True):
            button.setText(said(name))
        self._tour.setText(said(_TOUR))
        self._recent_title.setText(said(Wording("最近打开", "Recent")))

    def show_recent(self, paths: Sequence[str]) -> None:
        """Offer what was opened before."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._recent_title.setVisible(bool(paths))
        for path in paths[:5]:
            button = QPushButton(path)
            button.setFlat(True)
            button.clicked.connect(lambda _=False, path=path: self.picked.emit(path))
            self._recent.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
