"""All that a session keeps on disk for one issue: journal, corrected text, diff log, lock."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from reviewer.errors import DecodeError, StorageError, reason_of
from reviewer.session.actions import Action, Replaced, Step, action_row
from reviewer.session.changes import changes_of
from reviewer.session.replay import History, Replayed, Saving, replayed
from reviewer.storage.difflog import DiffLog, Provenance, apply_log, derive, from_bytes, to_bytes
from reviewer.storage.journal import Journal, Replay, read_journal, set_aside
from reviewer.storage.lock import Holder, Lock
from reviewer.storage.system import System
from reviewer.storage.workspace import Workspace
from reviewer.storage.writer import (
    ChangedOnDiskError,
    check_unchanged,
    hash_on_disk,
    remove_partials,
    sha256,
    write_file,
    write_together,
)
from reviewer.text.decode import Decoded, decode, encode
from reviewer.text.diff import diff
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
    _journal: Journal | None = None
    _on_disk: set[str | None] = field(default_factory=set)
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

    def recall(self) -> tuple[History, str]:
        """How things stood at the end of the last session, and the text that was saved last."""
        path = self.workspace.journal(self.path)
        try:
            data = self.system.read(path)
        except FileNotFoundError:
            data = b""
        except OSError as trouble:
            self._refuse(
                Wording(f"读不了日志（{reason_of(trouble).zh}）", f"the journal cannot be read ({trouble.strerror})")
            )
            data = b""
        replay = read_journal(data)
        foreign = bool(data) and replay.header.get("original") != self.sha
        if foreign:
            self._set_aside(path, replay)
            replay = read_journal(b"")
        result = replayed(self.decoded.text, replay.rows)
        if result.bad is not None:
            replay = Replay(
                replay.header, replay.rows[: result.bad], replay.lines[: result.bad + 1], damaged=result.bad
            )
        if replay.torn:
            self._tell(
                "日志最后一行不完整，已略去（那一步没有完成）",
                "the journal's last row was cut short and dropped (it had not been done)",
            )
        if replay.damaged is not None and not self._keep_damaged(path, data):
            return result.history, result.history.text
        self._journal = Journal.resume(path, replay, self.system)
        self._journal.header = replay.header or self._header()
        return self._compared(result, known=foreign or bool(replay.rows))

    def _header(self) -> dict[str, Any]:
        return {
            "name": self.path.name,
            "original": self.sha,
            "encoding": self.decoded.encoding,
            "bom": self.decoded.bom,
        }

    def _set_aside(self, path: Path, replay: Replay) -> None:
        """The journal belongs to another text under this name, or is none: keep it, begin a new one."""
        zh, en = ("属于另一份原文", "belongs to another original") if replay.header else ("已损坏", "is damaged")
        if not self.writable:
            self._tell(f"日志{zh}，未采用", f"the journal {en} and was not used")
            return
        try:
            aside = set_aside(path, self.time, "other" if replay.header else "damaged", self.system)
        except StorageError as trouble:
            self._refuse(trouble.what)
            return
        self._tell(f"日志{zh}，已另存为 {aside.name}", f"the journal {en} and was set aside as {aside.name}")
        if replay.header:
            self._rescue(replay)

    def _rescue(self, replay: Replay) -> None:
        """The issue was replaced while work on the old one was not done: put the text it had come to beside."""
        copy = self.workspace.copy_of(self.path, str(replay.header.get("original", "")))
        corrected = self.workspace.corrected(self.path)
        stamp = "".join(char for char in self.time if char.isalnum())
        target = corrected.with_name(f"{corrected.stem}.rescued-{stamp}{corrected.suffix}")
        try:
            old = decode(self.system.read(copy), str(copy))
            write_file(target, encode(replayed(old.text, replay.rows).history.text, old.encoding, old.bom), self.system)
        except (OSError, StorageError, DecodeError):
            self._tell(f"它的原文在 {copy}（如有）", f"the original it belongs to is {copy}, if that is there")
            return
        self._tell(
            f"当时改到的文字已存为 {target.name}，那份原文在 {copy}",
            f"the text it led to was written to {target.name}; the original it belongs to is {copy}",
        )

    def _keep_damaged(self, path: Path, data: bytes) -> bool:
        """Keep a copy of a journal of which only the beginning can be used."""
        stamp = "".join(char for char in self.time if char.isalnum())
        copy = path.with_name(f"{path.name}.damaged-{stamp}")
        if self.writable:
            try:
                write_file(copy, data, self.system)
            except StorageError as trouble:
                self._refuse(trouble.what)
                return False
        self._tell(
            f"日志中间有损坏，只能恢复到损坏处；原样另存为 {copy.name}",
            f"the journal is damaged within; what stands before the damage was recovered. A copy is kept as {copy.name}",
        )
        return True

    def _compared(self, result: Replayed, *, known: bool) -> tuple[History, str]:
        """Hold the journal against the corrected text on disk."""
        corrected = self.workspace.corrected(self.path)
        if self.writable:
            space = self.workspace
            ours = (space.difflog(self.path), space.journal(self.path), space.copy_of(self.path, self.sha))
            for path in (corrected, *ours, self.path):
                remove_partials(path, self.system)
        try:
            found = hash_on_disk(corrected, self.system)
        except StorageError as trouble:
            self._refuse(trouble.what)
            return result.history, result.history.text
        begun, saved = result.begun, result.saved
        self._on_disk = {None, self.sha, *(saving.text for saving in (begun, saved) if saving is not None)}
        if begun is not None and not begun.complete and found in self._on_disk:
            return result.history, self._mended(begun, saved, found)
        if begun is None and found not in (None, self.sha) and not known:
            return self._imported(result.history, corrected, found)
        if found not in self._on_disk:
            self._tell(
                "校正稿已被其他程序改动；保存前请比较",
                "another program has changed the corrected text; compare before saving",
            )
        if saved is None or found in (None, self.sha):
            return result.history, self.decoded.text
        return result.history, saved.history.text

    def _mended(self, begun: Saving, saved: Saving | None, found: str | None) -> str:
        """The program ended in the middle of a saving: complete it, if anything of it had come to the disk."""
        before = saved.history.text if saved is not None and found == saved.text else self.decoded.text
        try:
            log = hash_on_disk(self.workspace.difflog(self.path), self.system)
            started = begun.log == log or found == begun.text
            if not started or not self.writable:
                return begun.history.text if found == begun.text else before
            self._write(begun.history)
        except StorageError as trouble:
            self._tell(
                f"上次保存中断，未能补完：{trouble.what.zh}",
                f"the last saving was cut short and could not be completed: {trouble.what.en}",
            )
            return before
        self._tell("上次保存中断，已补完", "the last saving had been cut short and was completed")
        return begun.history.text

    def _imported(self, history: History, corrected: Path, found: str) -> tuple[History, str]:
        """There is a corrected text, but no journal: take it over, with what its diff log says."""
        try:
            data = self.system.read(corrected)
            text = decode(data, str(corrected)).text
            log = self._log_of(data)
        except (OSError, DecodeError):
            self._refuse(Wording("已有的校正稿读不了", "the corrected text that is there cannot be read"))
            return history, history.text
        if encode(text, self.decoded.encoding, self.decoded.bom) != data:
            self._refuse(Wording("已有的校正稿编码与原文不同", "the corrected text that is there has another encoding"))
            return history, history.text
        self._on_disk.add(found)
        if text == history.text:
            return history, text
        action = Action("import", _steps(log) if log else _steps_between(history.text, text, self.user, self.time))
        if self.writable:
            try:
                self.acknowledge(action_row(action))
                self.acknowledge({"do": "saved", "text": found, "log": ""})
            except StorageError as trouble:
                self._refuse(trouble.what)
                return history, history.text
        history.do(action)
        self._tell("没有日志，已从校正稿接着做", "there is no journal; going on from the corrected text")
        return history, text

    def _log_of(self, corrected: bytes) -> DiffLog | None:
        try:
            log = from_bytes(self.system.read(self.workspace.difflog(self.path)))
            original = encode(self.decoded.text, self.decoded.encoding, self.decoded.bom)
            return log if apply_log(log, original) == corrected else None
        except (OSError, StorageError):
            return None

    def acknowledge(self, row: Mapping[str, Any]) -> None:
        """Returns when the row is on the disk. Raises StorageError: then it does not count."""
        if self._journal is None:
            raise StorageError(Wording("没有可写的日志", "there is no journal to write to"), where=str(self.path))
        if not self._journal.is_begun:
            self._keep_original()
        self._journal.append(row)

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
        if found not in self._on_disk | ({replacing} if replacing else set()):
            check_unchanged(corrected, None, self.system)
        self._write(history)

    def _write(self, history: History) -> None:
        log = self.log_of(history)
        data, rows = encode(history.text, log.encoding, log.bom), to_bytes(log)
        hashes = {"text": sha256(data), "log": sha256(rows)}
        self.acknowledge({"do": "saving", **hashes})
        self._on_disk.add(hashes["text"])  # from here on it may come to stand there, whatever fails
        corrected, difflog = self.workspace.corrected(self.path), self.workspace.difflog(self.path)
        write_together([(difflog, rows), (corrected, data)], self.system)
        self._on_disk = {None, self.sha, hashes["text"]}
        self._compact(history, {"do": "saved", **hashes})

    def save_over(self, history: History) -> Path:
        """Copy the issue away, then let the text take its place and begin a new journal; gives the copy's path."""
        check_unchanged(self.path, self.sha, self.system)
        copy = self._keep_original()
        data = encode(history.text, self.decoded.encoding, self.decoded.bom)
        journal = self.workspace.journal(self.path)
        if self._journal is not None:
            self._journal.close()
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
        self._journal = Journal(journal, self._header(), self.system)
        return copy

    def _compact(self, history: History, saved: Mapping[str, Any]) -> None:
        """The saving is complete on disk already: that the journal cannot say so costs a look at the next opening."""
        rows = history.rows()
        journal = self._journal
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
        if self._journal is not None:
            self._journal.close()
        if self._lock is not None:
            self._lock.release()
        self.writable = False

    def _refuse(self, reason: Wording) -> None:
        self.writable = False
        self._tell(f"只读打开：{reason.zh}", f"opened read-only: {reason.en}")

    def _tell(self, zh: str, en: str) -> None:
        self.notices.append(Wording(zh, en))


def _steps(log: DiffLog) -> tuple[Step, ...]:
    return tuple(Step((Replaced(row.start, row.before, row.after),), row.provenance) for row in log.rows)


def _steps_between(old: str, new: str, user: str, time: str) -> tuple[Step, ...]:
    source = Provenance(user=user, time=time)
    return tuple(Step((Replaced(hunk.start, hunk.before, hunk.after),), source) for hunk in diff(old, new))
