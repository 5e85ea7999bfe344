"""The menus, and the actions in them with their keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from reviewer.gui.actions import ACTIONS, MENUS, ActionInfo
from reviewer.gui.speech import said
from reviewer.wording import Wording


class Menus:
    """The window's menus."""

    def __init__(
        self, window: QMainWindow, run: Callable[[str], None], settings: QSettings, toggles: Sequence[QAction]
    ) -> None:
        """`run` does the action with that id; `toggles` show and hide the panels."""
        self._settings = settings
        self._menus: dict[str, QMenu] = {name: window.menuBar().addMenu("") for name in MENUS}
        self._recent = QMenu(window)
        self.commands: dict[str, QAction] = {}
        """The actions by their ids."""
        for info in ACTIONS:
            action = QAction(window)
            action.setObjectName(info.id)
            action.setShortcuts([QKeySequence(key) for key in self._keys(info)])
            action.triggered.connect(_runner(run, info.id))
            self._menus[info.menu].addAction(action)
            self.commands[info.id] = action
            if info.id == "open_files":
                self._menus["file"].addMenu(self._recent)
        for action in toggles:
            self._menus["view"].addAction(action)

    def _keys(self, info: ActionInfo) -> tuple[str, ...]:
        """The keys that the editor gave the action, or its own."""
        given = self._settings.value(f"keys/{info.id}")
        return info.keys if given is None else tuple(filter(None, str(given).split("\n")))

    def retranslate(self) -> None:
        """Say everything in the interface's language."""
        for name, menu in self._menus.items():
            menu.setTitle(said(MENUS[name]))
        for info in ACTIONS:
            action = self.commands[info.id]
            action.setText(said(info.name))
            action.setToolTip(said(info.name))
        self._recent.setTitle(said(Wording("最近打开", "Recent")))

    def enable(self, *, with_issue: bool) -> None:
        """Grey out what needs an issue where there is none."""
        for info in ACTIONS:
            self.commands[info.id].setEnabled(with_issue or not info.needs_issue)

    def show_recent(self, paths: Sequence[str], opener: Callable[[str], Callable[[], None]]) -> None:
        """Offer what was opened before."""
        self._recent.clear()
        for path in paths:
            self._recent.addAction(path).triggered.connect(opener(path))


def _runner(run: Callable[[str], None], name: str) -> Callable[[], None]:
    return lambda: run(name)
