"""The append-only record of every action: on disk before the action is acknowledged."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reviewer.errors import StorageError, reason_of
from reviewer.storage.system import System, write_whole
from reviewer.storage.writer import cannot_write, write_file
from reviewer.wording import Wording

FORMAT = "reviewer-journal"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Replay:
    """What a journal on disk holds: its header, the rows that are whole, and what became of the rest.

    `torn`: the last row was cut short, as a crash leaves it. `damaged`: the first line (from 1) that is not what was
    written there, with more behind it; None where there is none.
    """

    header: Mapping[str, Any]
    rows: tuple[Mapping[str, Any], ...]
    lines: tuple[bytes, ...]
    torn: bool = False
    damaged: int | None = None


def read_journal(data: bytes) -> Replay:
    """The rows of a journal, up to the first that is not whole. Never raises: a journal that is none has no header."""
    pieces = data.split(b"\n")
    whole, rest = pieces[:-1], pieces[-1]
    rows: list[Mapping[str, Any]] = []
    lines: list[bytes] = []
    for i, line in enumerate(whole):
        row = _unsealed(line, lines[-1] if lines else b"")
        if row is None:
            last = i == len(whole) - 1 and not rest
            return _replay(rows, lines, torn=last, damaged=None if last else i + 1)
        rows.append(row)
        lines.append(line)
    return _replay(rows, lines, torn=bool(rest), damaged=None)


def _replay(rows: list[Mapping[str, Any]], lines: list[bytes], *, torn: bool, damaged: int | None) -> Replay:
    if not rows or rows[0].get("format") != FORMAT or rows[0].get("version") != VERSION:
        return Replay({}, (), (), torn, damaged)
    return Replay(rows[0], tuple(rows[1:]), tuple(lines), torn, damaged)


def _sealed(row: Mapping[str, Any], before: bytes) -> bytes:
    """The row as its line, with a checksum over it and the line before: no row can be lost, moved or changed unseen."""
    body = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return body + b"\t" + _check(body, before)


def _unsealed(line: bytes, before: bytes) -> Mapping[str, Any] | None:
    body, _, check = line.rpartition(b"\t")
    if not body or check != _check(body, before):
        return None
    try:
        row = json.loads(body.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _check(body: bytes, before: bytes) -> bytes:
    return hashlib.blake2b(before[-16:] + body, digest_size=8).hexdigest().encode()


@dataclass
class Journal:
    """A journal that is written to. Rows are JSON objects; the first is the header."""

    path: Path
    header: Mapping[str, Any]
    system: System
    _lines: list[bytes] = field(default_factory=list)
    _file: int | None = None
    _size: int = 0
    _doubtful: bool = False

    @classmethod
    def resume(cls, path: Path, replay: Replay, system: System) -> Journal:
        """Go on behind the whole rows of `replay`; what was torn off goes at the next writing."""
        journal = cls(path, replay.header, system, list(replay.lines))
        journal._doubtful = replay.torn or replay.damaged is not None
        return journal

    def __len__(self) -> int:
        """How many rows it has, the header not counted."""
        return max(0, len(self._lines) - 1)

    @property
    def is_begun(self) -> bool:
        """Whether anything was written yet."""
        return bool(self._lines)

    def append(self, row: Mapping[str, Any]) -> None:
        """Returns when the row is on the disk. Raises StorageError: then the row does not count, now or later."""
        head = [] if self._lines else [_sealed({"format": FORMAT, "version": VERSION, **self.header}, b"")]
        line = _sealed(row, (self._lines or head)[-1])
        fresh = [*head, line]
        if self._doubtful:
            self._write_anew([*self._lines, *fresh])
        else:
            self._append(b"".join(piece + b"\n" for piece in fresh))
        self._lines += fresh

    def rewrite(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Let `rows` stand for all rows so far, in one step. Raises StorageError: then the old ones stand."""
        lines = [_sealed({"format": FORMAT, "version": VERSION, **self.header}, b"")]
        for row in rows:
            lines.append(_sealed(row, lines[-1]))
        self._write_anew(lines)
        self._lines = lines

    def close(self) -> None:
        """Let go of the file; appending opens it again."""
        if self._file is not None:
            file, self._file = self._file, None
            with contextlib.suppress(OSError):
                self.system.close(file)

    def _append(self, data: bytes) -> None:
        try:
            file = self._opened()
            write_whole(self.system, file, data)
            self.system.sync(file)
            if not self._lines:
                self.system.sync_folder(self.path.parent)
        except OSError as trouble:
            self._take_back()
            raise _not_kept(self.path, trouble) from trouble
        self._size += len(data)

    def _opened(self) -> int:
        if self._file is None:
            self.system.make_folder(self.path.parent)
            self._file = self.system.open_for_append(self.path)
            self._size = sum(len(line) + 1 for line in self._lines)
        return self._file

    def _take_back(self) -> None:
        """Cut off what may have been written. What the disk holds now is in doubt: the next writing writes all anew."""
        self._doubtful = True
        if self._file is not None:
            with contextlib.suppress(OSError):
                self.system.truncate(self._file, self._size)
                self.system.sync(self._file)
            self.close()

    def _write_anew(self, lines: list[bytes]) -> None:
        self.close()
        try:
            write_file(self.path, b"".join(line + b"\n" for line in lines), self.system)
        except StorageError:
            self._doubtful = True
            raise
        self._doubtful = False


def set_aside(path: Path, time: str, reason: str, system: System) -> Path:
    """Move a journal that cannot be used out of the way, under a name that is free; it is never deleted."""
    stamp = "".join(char for char in time if char.isalnum())
    for number in range(1000):
        aside = path.with_name(f"{path.name}.{reason}-{stamp}" + (f"-{number}" if number else ""))
        if not aside.exists():
            try:
                system.replace(path, aside)
                system.sync_folder(path.parent)
            except OSError as trouble:
                raise cannot_write(path, trouble) from trouble
            return aside
    raise cannot_write(path, FileExistsError(17, "too many journals set aside"))


def _not_kept(path: Path, trouble: OSError) -> StorageError:
    reason = reason_of(trouble)
    return StorageError(
        Wording(
            f"这一步没能记下（{reason.zh}），所以没有执行",
            f"the step could not be recorded ({reason.en}), so it was not done",
        ),
        where=str(path),
        remedy=Wording("请检查磁盘空间和权限，再做一次", "check free space and permissions, then do it again"),
    )
