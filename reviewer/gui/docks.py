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
    "findings": (Wording("疑点", "Findings"), Qt.DockWidgetArea.RightDockWidgetArea),
    "card": (Wording("说明", "Why"), Qt.DockWidgetArea.BottomDockWidgetArea),
}

_SIZES: Final = (("issues", 13, 0.2), ("findings", 20, 0.32), ("card", 11, 0.3))
"""Their width, or height: in lines of the interface's font, and the share of the window that they take at most."""


class Docks:
    """The window's docks. They show once there is an issue: an empty window invites, and shows no empty lists."""

    def __init__(self, window: QMainWindow, panels: Mapping[str, QWidget]) -> None:
        """`panels` by the names of `_DOCKS`."""
        self._window = window
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
        self._hide()

    @property
    def toggles(self) -> list[QAction]:
        """An action for each that shows and hides it."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    def show(self) -> None:
        """Show those that the editor has not closed."""
        for name, dock in self._docks.items():
            dock.setVisible(name not in self._closed)

    def restore(self, arrange: Callable[[], bool]) -> None:
        """Let `arrange` put them where they were the last time, if it can, and remember which were closed then."""
        for dock in self._docks.values():
            dock.show()
        if not arrange():
            self._begin()
        closed = {name for name, dock in self._docks.items() if dock.isHidden()}
        self._closed = closed if len(closed) < len(self._docks) else set()
        self._hide()

    def retranslate(self) -> None:
        """Say their titles in the interface's language."""
        for name, dock in self._docks.items():
            dock.setWindowTitle(said(_DOCKS[name][0]))

    def _begin(self) -> None:
        """As large as their text wants, but the issue's text keeps its room."""
        window, line = self._window, self._window.fontMetrics().height()
        for name, lines, share in _SIZES:
            upright = _DOCKS[name][1] is Qt.DockWidgetArea.BottomDockWidgetArea
            room = window.height() if upright else window.width()
            size = min(lines * line, int(room * share))
            window.resizeDocks(
                [self._docks[name]], [size], Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal
            )

    def _hide(self) -> None:
        for dock in self._docks.values():
            dock.hide()
