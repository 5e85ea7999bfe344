"""Keys that a control needs itself: in a filter, a choice or a slider no letter, blank or Enter decides a finding."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

ENTER_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
GO_KEYS: Final = (*ENTER_KEYS, Qt.Key.Key_Space)
LIST_KEYS: Final = (*GO_KEYS, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
"""What a list of things to go to keeps; letters act there as in the text."""
_BARE: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class OwnKeys(QObject):
    """Keeps keys that are also shortcuts for the controls that have the focus.

    Signals: pressed(), Enter in a line, or Enter or the blank in a list: the user is done there.
    """

    pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: dict[QObject, Collection[Qt.Key]] = {}

    def keep(self, *controls: QWidget, only: Collection[Qt.Key] = ()) -> None:
        """Let these have every key that is pressed alone but Esc and the function keys, or `only` some."""
        for control in controls:
            self._kept[control] = only
            control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not self._is_own(watched, event):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        ends = ENTER_KEYS if isinstance(watched, QLineEdit) else GO_KEYS if self._kept[watched] else ()
        if event.type() is QEvent.Type.KeyPress and event.key() in ends:
            self.pressed.emit()
            return True
        return False

    def _is_own(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.modifiers() & ~_BARE:
            return False
        key, only = Qt.Key(event.key()), self._kept[watched]
        if only:
            return key in only
        return key < Qt.Key.Key_Escape or Qt.Key.Key_Backtab < key < Qt.Key.Key_F1
