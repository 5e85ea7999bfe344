"""Starts the window: `reviewer-gui [PATH...]`, `reviewer open [PATH...]`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from reviewer.gui.look import THEMES, Appearance, interface_font
from reviewer.gui.main_window import MainWindow
from reviewer.gui.speech import Speech
from reviewer.storage.workspace import Workspace
from reviewer.wording import LANGUAGES

_SWITCH_AFTER: Final = 0.0005
"""Seconds after which a check that runs lets the window go on; by Python's own setting a key waits ten times as long."""


def run(arguments: Sequence[str] | None = None) -> None:
    """Show the issues that the arguments name, or a welcome, until the window is closed.

    Where a window of this user has their workspace open, it shows them, and this process ends.
    """
    sys.setswitchinterval(_SWITCH_AFTER)
    given = list(sys.argv if arguments is None else arguments)
    application = QApplication(given[:1])
    application.setApplicationName("reviewer")
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "reviewer", "reviewer")
    if given[1:] and _shown_elsewhere(given[1:]):
        return
    window = make_window(application, settings)
    window.opening.be_known()
    window.show()
    if given[1:]:
        window.open_paths(given[1:])
    elif not settings.value("toured"):
        # the first start shows the keys once
        window.run("tour")
        settings.setValue("toured", "yes")
    sys.exit(application.exec())


def _shown_elsewhere(paths: Sequence[str]) -> bool:
    """Whether a window that has the workspace open already shows them."""
    from reviewer.gui.presence import hand_over

    return hand_over(Workspace.of(Path(paths[0])), [Path(path) for path in paths])


def make_window(application: QApplication, settings: QSettings) -> MainWindow:
    """The window, dressed and spoken as the settings say."""
    theme, language = str(settings.value("theme", "system")), str(settings.value("language", ""))
    appearance = Appearance(application, theme if theme in THEMES else "system")
    application.setFont(interface_font())
    speech = Speech(application, language if language in LANGUAGES else None)
    return MainWindow(appearance, speech, settings)


if __name__ == "__main__":
    run()
