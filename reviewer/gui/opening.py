"""Opening a workspace in its window: this one, or another that has it already."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reviewer.config import Config, find_config, load_config
from reviewer.errors import ConfigError
from reviewer.gui.presence import Presence, hand_over
from reviewer.storage.sources import find_sources
from reviewer.storage.workspace import Workspace
from reviewer.wording import Wording

if TYPE_CHECKING:
    from reviewer.gui.main_window import MainWindow


class Opening:
    """Opens, for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._presence: Presence | None = None

    def be_known(self) -> None:
        """Let other processes have this window show what they were to open."""
        self._presence = Presence(self._window)
        self._presence.asked.connect(self._show_for_another)

    def leave(self) -> None:
        """Be known no more."""
        if self._presence is not None:
            self._presence.leave()

    def open(self, paths: Sequence[str]) -> None:
        """Open the issues that `paths` name as one workspace; in its own window, where it has one."""
        window = self._window
        root = Path(paths[0])
        config = self._settings(root)
        files = self._files(paths, config)
        if not files:
            return
        workspace = Workspace.of(root)
        if self._is_elsewhere(workspace, paths):
            window.tell(Wording("已在另一个窗口中打开", "open in another window"))
            return
        if window.desk.paths and window.desk.workspace == workspace and all(Path(path).is_file() for path in paths):
            self._show_here(files)
            return
        if not window.let_go():
            return
        if self._presence is not None:
            self._presence.hold(workspace)
        window.desk.open(files, root, config)
        window.list_issues()
        window.memory.opened(str(root.resolve()))
        window.fill_recent()
        window.memory.restore_place()

    def _is_elsewhere(self, workspace: Workspace, paths: Sequence[str]) -> bool:
        known = self._presence
        return known is not None and not known.holds(workspace) and hand_over(workspace, [Path(path) for path in paths])

    def _settings(self, root: Path) -> Config:
        """What `reviewer.toml` says, as for the command line; what cannot be understood is told, and does not hold."""
        try:
            found = find_config(root if root.is_dir() else root.parent)
            return load_config(found) if found else Config()
        except ConfigError as trouble:
            self._window.tell(trouble)
            return Config()

    def _files(self, paths: Sequence[str], config: Config) -> tuple[Path, ...]:
        sources = find_sources(paths, config.exclude)
        for trouble in sources.troubles:
            self._window.tell(trouble)
        return sources.files

    def _show_for_another(self, paths: Sequence[Path]) -> None:
        """Another process was to open `paths`, of this window's workspace: come forward, and show them here."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)
        files = self._files([str(path) for path in paths], window.desk.shelf.config)
        if files:
            self._show_here(files)

    def _show_here(self, files: Sequence[Path]) -> None:
        """Show issues of the workspace that is open; what is open stays so."""
        window, desk = self._window, self._window.desk
        if desk.add(files):
            window.list_issues()
        if desk.session is None or len(files) == 1:
            window.show_issue(desk.shelf.known(files[0]) or files[0])
        else:
            window.issues.select(desk.session.path)
