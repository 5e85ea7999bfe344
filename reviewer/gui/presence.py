"""One window a workspace: who comes second hands over what it was to open, and ends.

The lock on each issue stays the last defence; this here only spares the editor a second window. So whatever goes wrong
on the way (no answer, no right to make a socket) means: open a window of one's own.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, QStandardPaths, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from reviewer.storage.workspace import Workspace

_CONNECTED_WITHIN: Final = 500
_ANSWERED_WITHIN: Final = 3000
"""Milliseconds. A window that is busy for longer does not answer, and a second one opens."""
_DONE: Final = b"ok\n"
_LONGEST: Final = 1 << 20
"""Bytes of a message; more is none of ours."""


def name_of(workspace: Workspace) -> str:
    """The name under which this user's window on a workspace is reached: a path, or a pipe's name on Windows."""
    told = f"{_user()}\0{os.path.normcase(workspace.root.resolve())}"
    name = f"reviewer-{hashlib.sha256(told.encode('utf-8', 'surrogateescape')).hexdigest()[:24]}"
    # a folder that is the user's own, where there is one: others can neither look in nor put a socket there first
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    if os.name == "nt" or not folder or len(folder) + len(name) > 90:  # a socket's path has room for 100 bytes or so
        return name
    return str(Path(folder) / name)


def _user() -> str:
    try:
        return f"{getpass.getuser()} {os.getuid() if hasattr(os, 'getuid') else ''}"
    except (OSError, KeyError):
        return ""


def hand_over(workspace: Workspace, paths: Sequence[Path]) -> bool:
    """Let the window that has `workspace` open show `paths`; False where there is none, or none that answers."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(workspace))
    if not socket.waitForConnected(_CONNECTED_WITHIN):
        return False
    socket.write(json.dumps([os.path.abspath(path) for path in paths]).encode() + b"\n")  # noqa: PTH100
    answer = b""
    while not answer.endswith(b"\n") and socket.waitForReadyRead(_ANSWERED_WITHIN):
        answer += bytes(socket.readAll().data())
    socket.abort()
    return answer == _DONE


class Presence(QObject):
    """Makes the window known under its workspace's name.

    Signals: asked(list of Path), another process was to open these: sent when all that the socket had to do is over,
    for whoever hears it may well open another workspace, and the server and its sockets go.
    """

    asked = Signal(object)
    _heard = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None
        self._name = ""
        self._said: dict[QLocalSocket, bytes] = {}
        self._heard.connect(self.asked, Qt.ConnectionType.QueuedConnection)

    def holds(self, workspace: Workspace) -> bool:
        """Whether this is the window on `workspace`."""
        return bool(self._name) and name_of(workspace) == self._name

    def hold(self, workspace: Workspace) -> bool:
        """Be the window on `workspace` from now on; False where another is, or no socket can be made."""
        name = name_of(workspace)
        if name == self._name:
            return True
        self.leave()
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not _listens(server, name):
            server.deleteLater()
            return False
        server.newConnection.connect(self._arrived)
        self._server, self._name = server, name
        return True

    def leave(self) -> None:
        """Be no window on anything."""
        self._name = ""
        for socket in list(self._said):
            self._forget(socket)
        if self._server is not None:
            self._server.close()
            # never at once: it may be its own signal that led here, and Qt does not survive that
            self._server.deleteLater()
            self._server = None

    def _arrived(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._said[socket] = b""
            socket.readyRead.connect(self._listen)
            socket.disconnected.connect(self._part)
            self._take_in(socket)  # what came before anybody was connected to the signal

    def _listen(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket in self._said:
            self._take_in(socket)

    def _take_in(self, socket: QLocalSocket) -> None:
        self._said[socket] += bytes(socket.readAll().data())
        said = self._said[socket]
        if len(said) > _LONGEST:
            self._forget(socket)
        elif said.endswith(b"\n"):
            paths = _paths_in(said)
            if paths:
                socket.write(_DONE)
                socket.flush()
                self._heard.emit(paths)
            socket.disconnectFromServer()

    def _part(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._forget(socket)

    def _forget(self, socket: QLocalSocket) -> None:
        if self._said.pop(socket, None) is not None:
            socket.readyRead.disconnect(self._listen)
            socket.disconnected.disconnect(self._part)
            socket.abort()
            socket.deleteLater()


def _listens(server: QLocalServer, name: str) -> bool:
    """Whether the server listens now; what a killed process left under that name is cleared away first.

    Listening alone does not tell: with rights set, Qt puts its socket over one that is there, in use or not.
    """
    # two that start at once must not clear away each other's
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation)
    lock = QLockFile(str(Path(folder) / f"{Path(name).name}.lock"))
    if not lock.tryLock(_CONNECTED_WITHIN):
        return False
    try:
        socket = QLocalSocket()
        socket.connectToServer(name)
        if socket.waitForConnected(_CONNECTED_WITHIN):
            socket.abort()
            return False
        QLocalServer.removeServer(name)
        return server.listen(name)
    finally:
        lock.unlock()


def _paths_in(said: bytes) -> list[Path]:
    try:
        paths = json.loads(said)
        return [Path(path) for path in paths if isinstance(path, str)]
    except (ValueError, TypeError):
        return []
