"""One program at a time works on an issue; who comes second is told who was first."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reviewer.storage.writer import cannot_write

_FAR = 1 << 30
"""Windows locks ranges of bytes and lets nobody read them: this one is beyond what anybody reads."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has an issue open, since when (ISO 8601)."""

    host: str = ""
    pid: int = 0
    user: str = ""
    time: str = ""

    def __str__(self) -> str:
        return f"{self.user}@{self.host}, pid {self.pid}, {self.time}"


class Lock:
    """Held from `take` until `release` or the end of the process, however it ends.

    The system's own file lock decides; what the file says is for people. So a file left by a killed process is never
    in the way, and `stale` then tells whose it was.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.stale: Holder | None = None
        self._file: int | None = None

    def take(self, user: str, time: str) -> Holder | None:
        """None when the lock is ours now, else who has it. Raises StorageError when no lock can be made."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            file = self._opened()
        except OSError as trouble:
            raise cannot_write(self.path, trouble) from trouble
        if file is None:
            return read_holder(self.path) or Holder()
        self.stale = read_holder(self.path)
        self._file = file
        holder = {"host": socket.gethostname(), "pid": os.getpid(), "user": user, "time": time}
        with contextlib.suppress(OSError):  # the lock holds without its text
            os.ftruncate(file, 0)
            os.write(file, json.dumps(holder, ensure_ascii=False).encode())
        return None

    def release(self) -> None:
        """Let go; no harm when nothing is held."""
        if self._file is None:
            return
        file, self._file = self._file, None
        with contextlib.suppress(OSError):
            self.path.unlink()
        with contextlib.suppress(OSError):
            os.close(file)

    def _opened(self) -> int | None:
        """The locked file; None when another has it."""
        while True:
            file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                if not _lock(file):
                    os.close(file)
                    return None
                # who held it may have removed the file between our opening and locking it
                if _same(file, self.path):
                    return file
            except OSError:
                os.close(file)
                raise
            os.close(file)


def _same(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


def read_holder(path: Path) -> Holder | None:
    """Who a lock file names; None when it names nobody."""
    try:
        row: Any = json.loads(path.read_bytes())
        return Holder(str(row["host"]), int(row["pid"]), str(row["user"]), str(row["time"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _lock(file: int) -> bool:
    """Whether the system gave us the lock; True where the disk knows no locks, as on some network disks."""
    try:
        _system_lock()(file)
    except OSError as trouble:
        if trouble.errno in (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK):
            return False
        if trouble.errno in (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS):
            return True
        raise
    return True


def _system_lock() -> Callable[[int], None]:
    if sys.platform == "win32":
        import msvcrt

        def lock(file: int) -> None:
            os.lseek(file, _FAR, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            os.lseek(file, 0, os.SEEK_SET)

        return lock
    import fcntl

    return lambda file: fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
