"""What is remembered from one day to the next: the window's shape, what was open, and where the editor was in it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QByteArray, QSettings, QSize

from reviewer.errors import ReviewerError
from reviewer.gui.findings.model import Grouping
from reviewer.gui.findings.panel import Filter
from reviewer.gui.look import TextLook
from reviewer.model.span import Span
from reviewer.storage.system import System
from reviewer.storage.writer import write_file

if TYPE_CHECKING:
    from reviewer.gui.main_window import MainWindow

_MOST_RECENT: Final = 8
_SIZE: Final = (1360, 860)


class Memory:
    """Reads and writes it for one window."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        self._window, self._settings = window, settings

    @property
    def recent(self) -> list[str]:
        """What was opened last, the latest first."""
        return [path for path in str(self._settings.value("recent", "")).split("\n") if path]

    def opened(self, path: str) -> None:
        """Remember that `path` was opened."""
        kept = [path, *(one for one in self.recent if one != path)][:_MOST_RECENT]
        self._settings.setValue("recent", "\n".join(kept))

    def restore_window(self) -> bool:
        """Size, docks and size of the text as they were; False where docks were never placed."""
        window = self._window
        geometry, state = self._settings.value("geometry"), self._settings.value("state")
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
        else:
            window.resize(QSize(*_SIZE).boundedTo(window.screen().availableGeometry().size()))
        placed = isinstance(state, QByteArray) and window.restoreState(state)
        with suppress(ValueError, TypeError):
            size, leading = self._settings.value("text_size"), self._settings.value("text_leading")
            plain = TextLook()
            window.editor.set_text_look(
                TextLook(
                    str(self._settings.value("text_family") or ""),
                    float(str(size or plain.size)),
                    int(str(leading or plain.leading)),
                )
            )
        return placed

    def save_window(self) -> None:
        """Write them down."""
        window = self._window
        self._settings.setValue("geometry", window.saveGeometry())
        if window.desk.session is not None:  # else the docks are hidden, and are not to be so the next time
            self._settings.setValue("state", window.saveState())
        look = window.editor.text_look
        self._settings.setValue("text_size", look.size)
        self._settings.setValue("text_family", look.family)
        self._settings.setValue("text_leading", look.leading)
        self._settings.sync()

    def save_place(self) -> None:
        """Write down where the editor is: issue, caret, scroll, finding, filter."""
        place, desk = self._place(), self._window.desk
        if place and not (desk.session is not None and desk.session.read_only):
            # a place that cannot be written down costs nothing but the way back to it
            with suppress(ReviewerError, OSError):
                desk.workspace.desk.parent.mkdir(parents=True, exist_ok=True)
                write_file(desk.workspace.desk, json.dumps(place, ensure_ascii=False).encode(), System())

    def restore_place(self) -> None:
        """Go back to it, as far as it is still there."""
        window, desk = self._window, self._window.desk
        place: dict[str, Any] = {}
        with suppress(OSError, ValueError):
            place = dict(json.loads(desk.workspace.desk.read_text("utf-8")))
        with suppress(KeyError, TypeError, ValueError):
            given = dict(place["filter"])
            window.findings.set_filter(
                Filter(**{**given, "grouping": Grouping(given["grouping"]), "muted": tuple(given.get("muted", ()))})
            )
        known = self._path_of(str(place.get("issue", "")))
        desk.resume_at = str(place.get("finding", "")) if known else ""
        window.show_issue(known or desk.paths[0])
        if known and desk.session is not None:
            with suppress(TypeError, ValueError):
                at = min(len(desk.session.text), int(place.get("caret", 0)))
                window.editor.select(Span(at, at))
                window.editor.verticalScrollBar().setValue(int(place.get("scroll", 0)))

    def _path_of(self, name: str) -> Path | None:
        """The open issue that has this name in the workspace; asks no disk about the thousands that cannot be it."""
        desk, last = self._window.desk, name.rpartition("/")[2]
        alike = (path for path in desk.paths if path.name == last)
        return next((path for path in alike if desk.workspace.name(path).as_posix() == name), None)

    def _place(self) -> dict[str, Any]:
        window, desk = self._window, self._window.desk
        if desk.session is None:
            return {}
        shown = asdict(window.findings.filter)
        return {
            "issue": desk.workspace.name(desk.session.path).as_posix(),
            "caret": window.editor.caret,
            "scroll": window.editor.verticalScrollBar().value(),
            "finding": desk.current.finding.fingerprint if desk.current is not None else desk.resume_at,
            "filter": {key: str(value) if key == "grouping" else value for key, value in shown.items()},
        }
