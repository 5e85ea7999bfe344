"""The system calls that saving and journaling make, in one place, so that each of them can be made to fail."""

from __future__ import annotations

import os
import sys
from pathlib import Path


class System:
    """Thin over the operating system; every method raises OSError as the call does."""

    def read(self, path: Path) -> bytes:
        """All bytes of a file."""
        return path.read_bytes()

    def make_folder(self, path: Path) -> None:
        """The folder and those above it, where they do not exist."""
        path.mkdir(parents=True, exist_ok=True)

    def create(self, path: Path) -> int:
        """A new file, open for writing; FileExistsError where there is one."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)

    def open_for_append(self, path: Path) -> int:
        """A file, made where there is none, open for writing at its end."""
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)

    def write(self, file: int, data: bytes) -> int:
        """How many of the bytes were written: fewer than all is no error to the system."""
        return os.write(file, data)

    def sync(self, file: int) -> None:
        """Returns when the file's data is on the disk."""
        os.fsync(file)

    def truncate(self, file: int, size: int) -> None:
        """Cut the file to `size` bytes."""
        os.ftruncate(file, size)

    def close(self, file: int) -> None:
        """Let go of the file."""
        os.close(file)

    def copy_mode(self, source: Path, target: Path) -> None:
        """Give `target` the permissions of `source`."""
        target.chmod(source.stat().st_mode & 0o7777)

    def replace(self, source: Path, target: Path) -> None:
        """Rename in one step; whatever `target` was is gone."""
        source.replace(target)

    def sync_folder(self, path: Path) -> None:
        """Returns when the folder's names are on the disk; where the system has no such call, at once."""
        if sys.platform == "win32":
            return
        file = os.open(path, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)

    def remove(self, path: Path) -> None:
        """Remove a file; none there is no error."""
        path.unlink(missing_ok=True)


def write_whole(system: System, file: int, data: bytes) -> None:
    """Write all of `data`, however few bytes the system takes at a time."""
    view = memoryview(data)
    while view:
        done = system.write(file, bytes(view))
        if done <= 0:
            raise OSError(5, "nothing was written")
        view = view[done:]
