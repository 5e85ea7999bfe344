import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.storage.system import System

FAILABLE = ("read", "make_folder", "create", "open_for_append", "sync", "truncate")
FAILABLE += ("copy_mode", "replace", "sync_folder", "remove")


class FaultySystem(System):
    """The system, but the call named fails from its `nth` time on (0 is the first), `times` times."""

    def __init__(self, call: str = "", nth: int = 0, number: int = errno.EIO, times: int = 1, short: int = 0) -> None:
        self.call, self.nth, self.number, self.times, self.short = call, nth, number, times, short
        self.seen: dict[str, int] = {}
        self.failed = 0

    def arm(self, call: str, nth: int = 0, number: int = errno.EIO, times: int = 1) -> None:
        self.call, self.nth, self.number, self.times, self.failed = call, nth, number, times, 0
        self.seen.clear()

    def _pass(self, call: str) -> None:
        count = self.seen.get(call, 0)
        self.seen[call] = count + 1
        if call == self.call and self.nth <= count < self.nth + self.times:
            self.failed += 1
            raise OSError(self.number, os.strerror(self.number))

    def write(self, file: int, data: bytes) -> int:
        if self.call == "write" and self.nth == self.seen.get("write", 0) and len(data) > 1:
            super().write(file, data[: len(data) // 2])  # a full disk takes a part before it refuses
        self._pass("write")
        return super().write(file, data[: self.short] if self.short else data)

    def close(self, file: int) -> None:
        super().close(file)  # the system closes the file even when it reports an error
        self._pass("close")


def _failing(name: str) -> Callable[..., object]:
    real = getattr(System, name)

    def call(self: FaultySystem, *arguments: object) -> object:
        self._pass(name)
        return real(self, *arguments)

    return call


for _name in FAILABLE:
    setattr(FaultySystem, _name, _failing(_name))


@pytest.fixture
def faulty() -> type[FaultySystem]:
    """A system whose calls can be made to fail."""
    return FaultySystem


@pytest.fixture
def contents() -> Callable[[Path], dict[str, bytes]]:
    """All files below a folder, hidden ones too, with their bytes."""

    def read(folder: Path) -> dict[str, bytes]:
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}

    return read
