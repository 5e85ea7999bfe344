"""All that a session keeps on disk for one issue: journal, corrected text, diff log, lock."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from reviewer.errors import StorageError
from reviewer.session.changes import changes_of
from reviewer.session.replay import History
from reviewer.storage.difflog import DiffLog, derive, to_bytes
from reviewer.storage.journal import Journal, set_aside
from reviewer.storage.lock import Holder, Lock
from reviewer.storage.system import System
from reviewer.storage.workspace import Workspace
from reviewer.storage.writer import (
    ChangedOnDiskError,
    check_unchanged,
    hash_on_disk,
    sha256,
    write_file,
    write_together,
)
from reviewer.text.decode import Decoded, decode, encode
from reviewer.wording import Wording

_NOISE = 8
"""The journal is compacted once it has this many rows that lead nowhere."""


@dataclass
class Store:
    """The files of one issue. `holder` is set where another program has it open: then nothing is written."""

    path: Path
    workspace: Workspace
    system: System
    user: str
    time: str
    decoded: Decoded
    sha: str
    notices: list[Wording] = field(default_factory=list)
    holder: Holder | None = None
    writable: bool = False
    _lock: Lock | None = None
    journal: Journal | None = None
    on_disk: set[str | None] = field(default_factory=set)
    """Hashes that the corrected file may have without another program's doing."""

    @classmethod
    def open(cls, path: Path, workspace: Workspace, system: System, user: str, time: str, data: bytes) -> Store:
        """The store of the issue with the bytes `data`. Raises DecodeError when they are no text."""
        return cls(path, workspace, system, user, time, decode(data, str(path)), sha256(data))

    def lock(self) -> None:
        """Take the issue for ourselves, or find out why we can only read it."""
        lock = Lock(self.workspace.lock(self.path))
        try:
            self.holder = lock.take(self.user, self.time)
        except StorageError as trouble:
            reason = trouble.what
            self.notices.append(Wording(f"只读打开：{reason.zh}", f"opened read-only: {reason.en}"))
            return
        if self.holder is not None:
            self.notices.append(
                Wording(f"只读打开：正由 {self.holder} 编辑", f"opened read-only: {self.holder} is working on it")
            )
            return
        self._lock, self.writable = lock, True
        if lock.stale is not None:
            self.notices.append(
                Wording(
                    f"上次的程序（{lock.stale}）没有正常结束，已接着做",
                    f"the last program ({lock.stale}) did not end well; going on from its journal",
                )
            )

    def header(self) -> dict[str, Any]:
        """What a journal of this issue begins with."""
        return {
            "name": self.path.name,
            "original": self.sha,
            "encoding": self.decoded.encoding,
            "bom": self.decoded.bom,
        }

    def acknowledge(self, row: Mapping[str, Any]) -> None:
        """Returns when the row is on the disk. Raises StorageError: then it does not count."""
        if self.journal is None:
            raise StorageError(Wording("没有可写的日志", "there is no journal to write to"), where=str(self.path))
        if not self.journal.is_begun:
            self._keep_original()
        self.journal.append(row)

    def _keep_original(self) -> Path:
        """A journal is worth nothing without the text it begins from, which another program may write over."""
        copy = self.workspace.copy_of(self.path, self.sha)
        if hash_on_disk(copy, self.system) != self.sha:
            write_file(copy, encode(self.decoded.text, self.decoded.encoding, self.decoded.bom), self.system)
        return copy

    def save(self, history: History, *, replacing: str | None = None) -> None:
        """Write corrected text and diff log, and say so in the journal. Raises StorageError.

        `replacing` is the hash of another program's version that may go.
        """
        check_unchanged(self.path, self.sha, self.system)
        corrected = self.workspace.corrected(self.path)
        found = hash_on_disk(corrected, self.system)
        if found not in self.on_disk | ({replacing} if replacing else set()):
            check_unchanged(corrected, None, self.system)
        self.write(history)

    def write(self, history: History) -> None:
        """Write corrected text and diff log, whatever stands there. Raises StorageError."""
        log = self.log_of(history)
        data, rows = encode(history.text, log.encoding, log.bom), to_bytes(log)
        hashes = {"text": sha256(data), "log": sha256(rows)}
        self.acknowledge({"do": "saving", **hashes})
        self.on_disk.add(hashes["text"])  # from here on it may come to stand there, whatever fails
        corrected, difflog = self.workspace.corrected(self.path), self.workspace.difflog(self.path)
        write_together([(difflog, rows), (corrected, data)], self.system)
        self.on_disk = {None, self.sha, hashes["text"]}
        self._compact(history, {"do": "saved", **hashes})

    def save_over(self, history: History) -> Path:
        """Copy the issue away, then let the text take its place and begin a new journal; gives the copy's path."""
        check_unchanged(self.path, self.sha, self.system)
        copy = self._keep_original()
        data = encode(history.text, self.decoded.encoding, self.decoded.bom)
        journal = self.workspace.journal(self.path)
        if self.journal is not None:
            self.journal.close()
        try:
            write_file(self.path, data, self.system)
            if journal.exists():
                set_aside(journal, self.time, "saved-over", self.system)
        except StorageError:
            # what would be added to a journal that does not fit the issue, nobody would find again
            self.writable = False
            self.writable = hash_on_disk(self.path, self.system) == self.sha
            raise
        self.decoded, self.sha = replace(self.decoded, text=history.text), sha256(data)
        self.journal = Journal(journal, self.header(), self.system)
        return copy

    def _compact(self, history: History, saved: Mapping[str, Any]) -> None:
        """The saving is complete on disk already: that the journal cannot say so costs a look at the next opening."""
        rows = history.rows()
        journal = self.journal
        with contextlib.suppress(StorageError):
            if journal is not None and len(journal) > len(rows) + _NOISE:
                journal.rewrite([*rows, saved])
            else:
                self.acknowledge(saved)

    def log_of(self, history: History) -> DiffLog:
        """The diff log from the original to the text of `history`."""
        decoded = self.decoded
        changes = changes_of(history.done)
        return derive(self.path.name, decoded.text, history.text, decoded.encoding, decoded.bom, changes)

    def theirs(self) -> tuple[str, str]:
        """The corrected text as another program left it, and its hash. Raises StorageError or DecodeError."""
        path = self.workspace.corrected(self.path)
        try:
            data = self.system.read(path)
        except OSError as trouble:
            raise ChangedOnDiskError(
                Wording("校正稿不见了", "the corrected text is gone"), where=str(path)
            ) from trouble
        return decode(data, str(path)).text, sha256(data)

    def close(self) -> None:
        """Let go of journal and lock."""
        if self.journal is not None:
            self.journal.close()
        if self._lock is not None:
            self._lock.release()
        self.writable = False

    def refuse(self, reason: Wording) -> None:
        """Nothing is written from now on; the user is told why."""
        self.writable = False
        self.tell(f"只读打开：{reason.zh}", f"opened read-only: {reason.en}")

    def tell(self, zh: str, en: str) -> None:
        """What the user should know."""
        self.notices.append(Wording(zh, en))
