"""What it costs to review a sample issue from first to last finding: the keys are counted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from reviewer.resources import resource_path
from reviewer.storage.difflog import apply_log, from_bytes, revert_log

from .conftest import OpenWindow

SEEDS = sorted(path.name for path in Path(str(resource_path("seeds"))).glob("*.txt"))
A_FEW = 3
"""Keys beside one a finding: to save, and for what a correction brings to light."""


class KeysSeen(QObject):
    """Counts what is pressed on a widget."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # a key that is a shortcut is never seen pressed, but always let go
        self.count += (
            event.type() is QEvent.Type.KeyRelease
            and isinstance(event, QKeyEvent)
            and event.key() != Qt.Key.Key_Control
        )
        return False


@pytest.mark.parametrize("name", SEEDS[:2])
def test_a_sample_issue_costs_one_key_a_finding(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "seeds"
    shutil.copytree(str(resource_path("seeds")), folder, ignore=shutil.ignore_patterns(".*", "corrected"))
    window = open_window(None, folder)
    window.show_issue(next(path for path in window.desk.paths if path.name == name))
    qtbot.waitUntil(lambda: window.desk.current is not None)
    session, seen = window.desk.session, KeysSeen()
    findings = len(window.findings.shown)
    original = session.path.read_bytes()
    window.editor.installEventFilter(seen)
    while window.desk.current is not None:
        # what an editor does: a fix is taken, what has none is looked at and let go
        fixes = window.desk.current.finding.suggestions
        qtbot.keyClick(window.editor, Qt.Key.Key_Return if fixes else Qt.Key.Key_X)
        qtbot.waitUntil(lambda: not window.checker.busy, timeout=60_000)
        assert seen.count <= findings + A_FEW
    qtbot.keyClick(window.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    print(f"{name}: {findings} findings, {seen.count} keys")
    assert findings > 5
    assert findings <= seen.count <= findings + A_FEW
    corrected = window.desk.workspace.corrected(session.path).read_bytes()
    log = from_bytes(window.desk.workspace.difflog(session.path).read_bytes())
    assert corrected == session.text.encode() != original
    assert apply_log(log, original) == corrected
    assert revert_log(log, corrected) == session.path.read_bytes() == original
    assert not session.is_dirty
