"""Face, size and leading of the text: seen at once in the text itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QDoubleSpinBox,
    QFontComboBox,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QWidget,
)

from reviewer.gui.look import LARGEST_TEXT_SIZE, LEAST_TEXT_SIZE, TextLook, text_font
from reviewer.gui.views.parts import View


class TextLookView(View):
    """Asks how the text is to look.

    Signals: chosen(TextLook), at every change; closing by Esc gives the look that it began with.
    """

    chosen = Signal(object)

    def __init__(self, now: TextLook, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("The text's look"))
        self.setAccessibleName(self.windowTitle())
        self._before = now
        self.face, self.size_box, self.leading = QFontComboBox(), QDoubleSpinBox(), QSpinBox()
        self.face.setWritingSystem(QFontDatabase.WritingSystem.SimplifiedChinese)
        self.size_box.setRange(LEAST_TEXT_SIZE, LARGEST_TEXT_SIZE)
        self.size_box.setDecimals(1)
        self.size_box.setSuffix(self.tr(" pt"))
        self.leading.setRange(TextLook.LEAST_LEADING, TextLook.MOST_LEADING)
        self.leading.setSingleStep(5)
        self.leading.setSuffix(" %")
        form = QFormLayout()
        for label, field in (
            (self.tr("&Face:"), self.face),
            (self.tr("&Size:"), self.size_box),
            (self.tr("&Line height:"), self.leading),
        ):
            form.addRow(label, field)
            field.setAccessibleName(label.replace("&", "").rstrip(":："))
        self.page.addLayout(form)
        fine, back = QPushButton(self.tr("&Keep it so")), QPushButton(self.tr("As it &came"))
        fine.setDefault(True)
        fine.clicked.connect(self.accept)
        back.clicked.connect(lambda: self._show(TextLook()))
        row = self.add_buttons(back, fine)
        row.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Ca&ncel"))
        self._loading = self._touched = False
        self._show(now)
        self.face.currentFontChanged.connect(self._told)
        self.size_box.valueChanged.connect(self._told)
        self.leading.valueChanged.connect(self._told)

    def _show(self, look: TextLook) -> None:
        self._loading = True
        self.face.setCurrentFont(QFont(QFontInfo(text_font(look.family, look.size)).family()))
        self._touched = bool(look.family)
        self.size_box.setValue(look.size)
        self.leading.setValue(look.leading)
        self._loading = False
        self.chosen.emit(self.wanted)

    @property
    def wanted(self) -> TextLook:
        """What is chosen."""
        family = self.face.currentFont().family() if self._touched else ""
        return TextLook(family, self.size_box.value(), self.leading.value())

    def _told(self) -> None:
        if not self._loading:
            self._touched = self._touched or self.sender() is self.face
            self.chosen.emit(self.wanted)

    def reject(self) -> None:
        """Leave it as it was."""
        self.chosen.emit(self._before)
        super().reject()
