"""Pictures of the window and of every view, in both themes and languages, for people to look at.

    python tests/gui/screenshots.py FOLDER [zh-light ...]

Takes them of a screen of its own (another by QT_QPA_PLATFORM). Needs a Chinese font (`fonts-noto-cjk`).
The sample issues are copied first: nothing is written beside them.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.gui.app import make_window
from reviewer.gui.main_window import MainWindow
from reviewer.resources import resource_path

DRESSES = ("zh-light", "zh-dark", "en-light", "en-dark")
VIEWS = (
    "accept_alike", "find", "go_to_line", "export", "changes", "other_script", "progress", "names", "harvest", "lexicon", "palette",
    "text_look", "keys", "key_sheet", "tour", "about", "report",
)  # fmt: skip
SCREEN = {
    "name": "large",
    "x": 0,
    "y": 0,
    "width": 1920,
    "height": 1080,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}
"""One on which no view has to be smaller than it would be."""
PATIENCE = 60.0
"""Seconds to wait for anything."""


class Photographer:
    """Puts a window before the camera."""

    def __init__(self, application: QApplication, folder: Path, dress: str) -> None:
        self.application, self.folder, self.dress = application, folder, dress

    def wait(self, until: Callable[[], object]) -> None:
        """Let the window work until something is so."""
        end = time.monotonic() + PATIENCE
        while not until():
            self.application.processEvents()
            if time.monotonic() > end:
                raise TimeoutError

    def take(self, name: str, widget: QWidget) -> None:
        """A picture of a widget."""
        for _ in range(5):
            self.application.processEvents()
        widget.grab().save(str(self.folder / f"{name}-{self.dress}.png"))

    def views(self, window: MainWindow) -> None:
        """All views that an action opens."""
        for name in VIEWS:
            before = set(QApplication.topLevelWidgets())
            window.run(name)
            self.wait(lambda before=before: self._new(before))
            view = self._new(before)[0]
            self.take(name, view)
            view.close()
            self.application.processEvents()

    def deciding(self, window: MainWindow) -> None:
        """The two views in which a finding is decided."""
        for rule in ("duplicate-passage", "broken-column"):
            for path in window.desk.paths:
                window.show_issue(path)
                self.wait(lambda: not window.checker.busy)
                number = next((one.number for one in window.findings.shown if one.finding.rule == rule), None)
                if number is not None:
                    break
            else:
                continue
            window.desk.go(number)
            before = set(QApplication.topLevelWidgets())
            window.run("compare")
            self.take(rule, self._new(before)[0])
            self._new(before)[0].close()

    def _new(self, before: set[QWidget]) -> list[QWidget]:
        return [one for one in QApplication.topLevelWidgets() if one not in before and one.isVisible()]


def main() -> None:
    """Take all pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as described:
        json.dump({"screens": [SCREEN]}, described)
        described.flush()
        os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={described.name}")
        application = QApplication([])
    for dress in sys.argv[2:] or DRESSES:
        with tempfile.TemporaryDirectory() as place:
            issues = Path(place) / "seeds"
            shutil.copytree(resource_path("seeds"), issues, ignore=shutil.ignore_patterns(".*", "corrected"))
            _session(Photographer(application, folder, dress), dress, issues, Path(place) / "settings.ini")


def _session(camera: Photographer, dress: str, issues: Path, ini: Path) -> None:
    language, theme = dress.split("-")
    settings = QSettings(str(ini), QSettings.Format.IniFormat)
    settings.setValue("language", language)
    settings.setValue("theme", theme)
    window = make_window(camera.application, settings)
    window.show()
    camera.take("welcome", window)
    window.open_paths([str(issues)])
    camera.wait(lambda: not window.checker.busy and window.findings.shown)
    camera.take("opened", window)
    for key in "JJJJ":
        QTest.keyClick(window.editor, key)
    camera.take("finding", window)
    for action in ("accept", "accept", "dismiss", "accept"):
        window.run(action)
    window.run("edit_here")
    camera.take("editing", window)
    window.run("review_focus")
    camera.views(window)
    camera.deciding(window)
    window.run("save_all")
    window.close()
    window.speech.choose("en")  # the next window brings its own translations
    window.deleteLater()
    camera.application.processEvents()


if __name__ == "__main__":
    main()
