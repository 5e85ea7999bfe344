"""The panels around the text: where they are, and which of them the editor has closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from reviewer.gui.speech import said
from reviewer.wording import Wording

_DOCKS: Final = {
    "issues": (Wording("报纸", "Issues"), Qt.DockWidgetArea.LeftDockWidgetArea),
    "findings": (Wording("发现", "Findings"), Qt.DockWidgetArea.RightDockWidgetArea),
    "card": (Wording("说明", "Why"), Qt.DockWidgetArea.BottomDockWidgetArea),
}


class Docks:
    """The window's docks. They show once there is an issue: an empty window invites, and shows no empty lists."""

    def __init__(self, window: QMainWindow, panels: Mapping[str, QWidget]) -> None:
        """`panels` by the names of `_DOCKS`."""
        self._closed: set[str] = set()
        """Those that the editor has closed."""
        window.setDockNestingEnabled(True)
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self._docks: dict[str, QDockWidget] = {}
        for name, panel in panels.items():
            dock = QDockWidget(window)
            dock.setObjectName(name)
            dock.setWidget(panel)
            self._docks[name] = dock
            window.addDockWidget(_DOCKS[name][1], dock)
        window.resizeDocks([self._docks["issues"], self._docks["findings"]], [250, 370], Qt.Orientation.Horizontal)
        window.resizeDocks([self._docks["card"]], [210], Qt.Orientation.Vertical)
        self._hide()

    @property
    def toggles(self) -> list[QAction]:
        """An action for each that shows and hides it."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    def show(self) -> None:
        """Show those that the editor has not closed."""
        for name, dock in self._docks.items():
            dock.setVisible(name not in self._closed)

    def restore(self, arrange: Callable[[], None]) -> None:
        """Let `arrange` put them where they were the last time, and remember which were closed then."""
        for dock in self._docks.values():
            dock.show()
        arrange()
        closed = {name for name, dock in self._docks.items() if dock.isHidden()}
        self._closed = closed if len(closed) < len(self._docks) else set()
        self._hide()

    def retranslate(self) -> None:
        """Say their titles in the interface's language."""
        for name, dock in self._docks.items():
            dock.setWindowTitle(said(_DOCKS[name][0]))

    def _hide(self) -> None:
        for dock in self._docks.values():
            dock.hide()
