"""One window a workspace, over several processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.gui.presence import Presence, name_of
from reviewer.storage.workspace import Workspace

from .conftest import PAGE, OpenWindow

KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from reviewer.gui.presence import Presence
from reviewer.storage.workspace import Workspace
application = QCoreApplication([])
assert Presence().hold(Workspace(Path(sys.argv[1])))
print("holds", flush=True)
os.kill(os.getpid(), 9)
"""


def another(*paths: Path) -> subprocess.Popen[bytes]:
    """Another process that is to open `paths`, and would end with 3 if it came to a window of its own."""
    program = (
        "import sys\nfrom reviewer.gui import app\n"
        "app.make_window = lambda *_: sys.exit(3)\napp.run(['reviewer', *sys.argv[1:]])\n"
    )
    return subprocess.Popen([sys.executable, "-c", program, *map(str, paths)])


def ended(qtbot: QtBot, process: subprocess.Popen[bytes]) -> int:
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=30_000)
    return process.returncode


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


@pytest.fixture
def presence(workspace: Workspace) -> Iterator[Presence]:
    one = Presence()
    assert one.hold(workspace)
    yield one
    one.leave()


def test_a_second_start_raises_the_window_and_opens_the_issue_there(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "issues"
    folder.mkdir()
    (folder / "other.txt").write_text(PAGE, "utf-8")
    window = open_window(known=True)
    assert window.desk.session.path.name == "other.txt"
    window.showMinimized()
    assert ended(qtbot, another(folder / "page.txt")) == 0
    qtbot.waitUntil(lambda: window.desk.session.path.name == "page.txt")
    assert not window.isMinimized()


def test_an_issue_that_came_since_is_taken_in(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(known=True)
    qtbot.keyClick(window.editor, "X")
    late = tmp_path / "issues" / "late.txt"
    late.write_text("去年完成产值二十亿元。支持企业购进商品四百亿元。支持企业购进商品四百亿元。\n", "utf-8")
    assert ended(qtbot, another(late)) == 0
    qtbot.waitUntil(lambda: window.desk.session.path.name == "late.txt")
    qtbot.waitUntil(lambda: not window.checker.busy, timeout=30_000)
    assert [one.finding.rule for one in window.findings.shown] == ["duplicate-passage"]
    assert [path.name for path in window.issues.paths] == ["late.txt", "page.txt"]
    window.run("next_issue")
    assert [one.finding.text for one in window.findings.shown] == ["员副", "因"]


def test_an_issue_beside_the_open_ones_is_shown_among_them(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    window.run("accept")
    beside = tmp_path / "issues" / "beside.txt"
    beside.write_text(PAGE, "utf-8")
    window.open_paths([str(beside)])
    assert window.desk.session.path == beside
    assert [path.name for path in window.issues.paths] == ["beside.txt", "page.txt"]
    assert [session.path.name for session in window.desk.dirty] == ["page.txt"]


@pytest.mark.parametrize("editing", [False, True])
def test_a_folder_dropped_on_the_text_is_opened(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, *, editing: bool
) -> None:
    window = open_window()
    if editing:
        window.run("edit_here")
    other = tmp_path / "other"
    other.mkdir()
    (other / "dropped.txt").write_text(PAGE, "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    copy, left, bare = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    # Qt asks the widget under the pointer first, then those around it
    QApplication.sendEvent(window.editor.viewport(), QDragEnterEvent(QPoint(90, 90), copy, data, left, bare))
    QApplication.sendEvent(window.editor.viewport(), QDropEvent(QPointF(90, 90), copy, data, left, bare))
    assert window.desk.session.path.name == "dropped.txt"


def test_another_workspace_has_a_window_of_its_own(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    open_window(known=True)
    other = tmp_path / "other"
    other.mkdir()
    (other / "page.txt").write_text(PAGE, "utf-8")
    assert ended(qtbot, another(other)) == 3


def test_a_window_that_was_closed_is_not_asked(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    open_window(known=True).close()
    assert ended(qtbot, another(tmp_path / "issues")) == 3


def test_what_a_killed_window_left_is_in_nobodys_way(qtbot: QtBot, workspace: Workspace) -> None:
    killed = subprocess.Popen([sys.executable, "-c", KILLED, str(workspace.root)], stdout=subprocess.PIPE)
    assert ended(qtbot, killed) == -9
    assert killed.stdout is not None
    assert killed.stdout.read() == b"holds\n"
    killed.stdout.close()
    after = Presence()
    assert after.hold(workspace)
    after.leave()


def test_two_windows_cannot_both_hold_a_workspace(presence: Presence, workspace: Workspace) -> None:
    assert not Presence().hold(workspace)
    assert presence.holds(workspace)


def test_opening_another_workspace_from_within_what_was_heard_is_safe(
    qtbot: QtBot, presence: Presence, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "b").mkdir()
    presence.asked.connect(lambda _: presence.hold(Workspace(tmp_path / "b")))
    for _ in range(3):
        assert presence.hold(workspace)
        with qtbot.waitSignal(presence.asked):
            process = another(workspace.root)
            ended(qtbot, process)
        assert process.returncode == 0
        assert presence.holds(Workspace(tmp_path / "b"))


@pytest.mark.parametrize("said", [b"nonsense\n", b"[]\n", b"3\n", b"\xff\n", b"x" * (1 << 21)])
def test_who_says_something_else_is_sent_away(
    qtbot: QtBot, presence: Presence, workspace: Workspace, said: bytes
) -> None:
    heard: list[object] = []
    presence.asked.connect(heard.append)
    socket = QLocalSocket()
    socket.connectToServer(name_of(workspace))
    socket.write(said)
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert heard == []


def test_a_window_that_does_not_answer_costs_a_moment_and_no_more(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    deaf = QLocalServer()
    assert deaf.listen(name_of(workspace))
    assert ended(qtbot, another(workspace.root)) == 3
    deaf.close()


@pytest.mark.skipif(os.name == "nt", reason="names of users are not files there")
def test_two_users_do_not_meet(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = name_of(workspace)
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert name_of(workspace) != mine
