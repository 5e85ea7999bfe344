"""Starts the window: `reviewer-gui [PATH...]`."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from reviewer.gui.main_window import MainWindow
from reviewer.resources import resource_path
from reviewer.wording import Language


def run(arguments: Sequence[str] | None = None) -> None:
    """Show the issues that the arguments name, or the sample issues, until the window is closed."""
    given = list(sys.argv if arguments is None else arguments)
    application = QApplication(given)
    window = MainWindow(_language())
    window.open_paths(given[1:] or [str(resource_path("seeds"))])
    window.show()
    sys.exit(application.exec())


def _language() -> Language:
    asked = os.environ.get("REVIEWER_LANG") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "zh" if asked.startswith(("zh", "Chinese")) else "en"
