"""What the groups of actions have in common: they act on the window, its desk and its editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from reviewer.gui.desk import Desk
from reviewer.gui.prompts import Prompts
from reviewer.gui.text.editor import TextEditor

if TYPE_CHECKING:
    from reviewer.gui.main_window import MainWindow


class Commands:
    """A group of actions: each `do_<id>` is one."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def desk(self) -> Desk:
        """What the editor is at."""
        return self.window.desk

    @property
    def editor(self) -> TextEditor:
        """The text."""
        return self.window.editor

    @property
    def prompts(self) -> Prompts:
        """The questions."""
        return self.window.prompts

    @property
    def settings(self) -> QSettings:
        """What is remembered from one day to the next."""
        return self.window.settings
