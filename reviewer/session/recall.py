"""What a session finds of earlier ones: how far they came, and what a crash or another program left."""

from __future__ import annotations

from pathlib import Path

from reviewer.errors import DecodeError, StorageError, reason_of
from reviewer.session.actions import Action, Replaced, Step, action_row
from reviewer.session.replay import History, Replayed, Saving, replayed
from reviewer.session.store import Store
from reviewer.storage.difflog import DiffLog, Provenance, apply_log, from_bytes
from reviewer.storage.journal import Journal, Replay, read_journal, set_aside
from reviewer.storage.writer import hash_on_disk, remove_partials, write_file
from reviewer.text.decode import decode, encode
from reviewer.text.diff import diff
from reviewer.wording import Wording


def recall(store: Store) -> tuple[History, str]:
    """How things stood at the end of the last session, and the text that was saved last."""
    path = store.workspace.journal(store.path)
    try:
        data = store.system.read(path)
    except FileNotFoundError:
        data = b""
    except OSError as trouble:
        store.refuse(
            Wording(f"读不了日志（{reason_of(trouble).zh}）", f"the journal cannot be read ({trouble.strerror})")
        )
        data = b""
    replay = read_journal(data)
    foreign = bool(data) and replay.header.get("original") != store.sha
    if foreign:
        _set_aside(store, path, replay)
        replay = read_journal(b"")
    result = replayed(store.decoded.text, replay.rows)
    if result.bad is not None:
        replay = Replay(replay.header, replay.rows[: result.bad], replay.lines[: result.bad + 1], damaged=result.bad)
    if replay.torn:
        store.tell(
            "日志最后一行不完整，已略去（那一步没有完成）",
            "the journal's last row was cut short and dropped (it had not been done)",
        )
    if replay.damaged is not None and not _keep_damaged(store, path, data):
        return result.history, result.history.text
    store.journal = Journal.resume(path, replay, store.system)
    store.journal.header = replay.header or store.header()
    return _compared(store, result, known=foreign or bool(replay.rows))


def _set_aside(store: Store, path: Path, replay: Replay) -> None:
    """The journal belongs to another text under this name, or is none: keep it, begin a new one."""
    zh, en = ("属于另一份原文", "belongs to another original") if replay.header else ("已损坏", "is damaged")
    if not store.writable:
        store.tell(f"日志{zh}，未采用", f"the journal {en} and was not used")
        return
    try:
        aside = set_aside(path, store.time, "other" if replay.header else "damaged", store.system)
    except StorageError as trouble:
        store.refuse(trouble.what)
        return
    store.tell(f"日志{zh}，已另存为 {aside.name}", f"the journal {en} and was set aside as {aside.name}")
    if replay.header:
        _rescue(store, replay)


def _rescue(store: Store, replay: Replay) -> None:
    """The issue was replaced while work on the old one was not done: put the text it had come to beside."""
    copy = store.workspace.copy_of(store.path, str(replay.header.get("original", "")))
    corrected = store.workspace.corrected(store.path)
    stamp = "".join(char for char in store.time if char.isalnum())
    target = corrected.with_name(f"{corrected.stem}.rescued-{stamp}{corrected.suffix}")
    try:
        old = decode(store.system.read(copy), str(copy))
        write_file(target, encode(replayed(old.text, replay.rows).history.text, old.encoding, old.bom), store.system)
    except (OSError, StorageError, DecodeError):
        store.tell(f"它的原文在 {copy}（如有）", f"the original it belongs to is {copy}, if that is there")
        return
    store.tell(
        f"当时改到的文字已存为 {target.name}，那份原文在 {copy}",
        f"the text it led to was written to {target.name}; the original it belongs to is {copy}",
    )


def _keep_damaged(store: Store, path: Path, data: bytes) -> bool:
    """Keep a copy of a journal of which only the beginning can be used."""
    stamp = "".join(char for char in store.time if char.isalnum())
    copy = path.with_name(f"{path.name}.damaged-{stamp}")
    if store.writable:
        try:
            write_file(copy, data, store.system)
        except StorageError as trouble:
            store.refuse(trouble.what)
            return False
    store.tell(
        f"日志中间有损坏，只能恢复到损坏处；原样另存为 {copy.name}",
        f"the journal is damaged within; what stands before the damage was recovered. A copy is kept as {copy.name}",
    )
    return True


def _compared(store: Store, result: Replayed, *, known: bool) -> tuple[History, str]:
    """Hold the journal against the corrected text on disk."""
    corrected = store.workspace.corrected(store.path)
    if store.writable:
        space = store.workspace
        ours = (space.difflog(store.path), space.journal(store.path), space.copy_of(store.path, store.sha))
        for path in (corrected, *ours, store.path):
            remove_partials(path, store.system)
    try:
        found = hash_on_disk(corrected, store.system)
    except StorageError as trouble:
        store.refuse(trouble.what)
        return result.history, result.history.text
    begun, saved = result.begun, result.saved
    store.on_disk = {None, store.sha, *(saving.text for saving in (begun, saved) if saving is not None)}
    if begun is not None and not begun.complete and found in store.on_disk:
        return result.history, _mended(store, begun, saved, found)
    if begun is None and found not in (None, store.sha) and not known:
        return _imported(store, result.history, corrected, found)
    if found not in store.on_disk:
        store.tell(
            "校正稿已被其他程序改动；保存前请比较",
            "another program has changed the corrected text; compare before saving",
        )
    if saved is None or found in (None, store.sha):
        return result.history, store.decoded.text
    return result.history, saved.history.text


def _mended(store: Store, begun: Saving, saved: Saving | None, found: str | None) -> str:
    """The program ended in the middle of a saving: complete it, if anything of it had come to the disk."""
    before = saved.history.text if saved is not None and found == saved.text else store.decoded.text
    try:
        log = hash_on_disk(store.workspace.difflog(store.path), store.system)
        started = begun.log == log or found == begun.text
        if not started or not store.writable:
            return begun.history.text if found == begun.text else before
        store.write(begun.history)
    except StorageError as trouble:
        store.tell(
            f"上次保存中断，未能补完：{trouble.what.zh}",
            f"the last saving was cut short and could not be completed: {trouble.what.en}",
        )
        return before
    store.tell("上次保存中断，已补完", "the last saving had been cut short and was completed")
    return begun.history.text


def _imported(store: Store, history: History, corrected: Path, found: str) -> tuple[History, str]:
    """There is a corrected text, but no journal: take it over, with what its diff log says."""
    try:
        data = store.system.read(corrected)
        text = decode(data, str(corrected)).text
        log = _log_of(store, data)
    except (OSError, DecodeError):
        store.refuse(Wording("已有的校正稿读不了", "the corrected text that is there cannot be read"))
        return history, history.text
    if encode(text, store.decoded.encoding, store.decoded.bom) != data:
        store.refuse(Wording("已有的校正稿编码与原文不同", "the corrected text that is there has another encoding"))
        return history, history.text
    store.on_disk.add(found)
    if text == history.text:
        return history, text
    action = Action("import", _steps(log) if log else _steps_between(history.text, text, store.user, store.time))
    if store.writable:
        try:
            store.acknowledge(action_row(action))
            store.acknowledge({"do": "saved", "text": found, "log": ""})
        except StorageError as trouble:
            store.refuse(trouble.what)
            return history, history.text
    history.do(action)
    store.tell("没有日志，已从校正稿接着做", "there is no journal; going on from the corrected text")
    return history, text


def _log_of(store: Store, corrected: bytes) -> DiffLog | None:
    try:
        log = from_bytes(store.system.read(store.workspace.difflog(store.path)))
        original = encode(store.decoded.text, store.decoded.encoding, store.decoded.bom)
        return log if apply_log(log, original) == corrected else None
    except (OSError, StorageError):
        return None


def _steps(log: DiffLog) -> tuple[Step, ...]:
    return tuple(Step((Replaced(row.start, row.before, row.after),), row.provenance) for row in log.rows)


def _steps_between(old: str, new: str, user: str, time: str) -> tuple[Step, ...]:
    source = Provenance(user=user, time=time)
    return tuple(Step((Replaced(hunk.start, hunk.before, hunk.after),), source) for hunk in diff(old, new))
