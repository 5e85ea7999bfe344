"""The diff log: original versus corrected, hunk by hunk, each with its provenance; replayable and revertible."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal

from reviewer.errors import DecodeError, StorageError
from reviewer.model.span import Span
from reviewer.storage.writer import sha256
from reviewer.text.decode import encode
from reviewer.text.diff import diff
from reviewer.wording import Wording

FORMAT = "reviewer-difflog"
VERSION = 1
Origin = Literal["suggestion", "bulk", "manual"]
_CONTEXT = 12
"""Characters of the original shown before and after a hunk."""
_MARKS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who changed a place, when and why; `time` is ISO 8601 with its zone."""

    origin: Origin = "manual"
    rule: str = ""
    category: str = ""
    confidence: float | None = None
    user: str = ""
    time: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the original that became another stretch of the corrected text, and why."""

    span: Span
    becomes: Span
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Row:
    """One hunk: `before`, at `[start, end)` in the original's code points, became `after`."""

    start: int
    end: int
    before: str
    after: str
    provenance: Provenance = Provenance()
    context: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class DiffLog:
    """Header and hunks, sorted and apart from each other. Hashes are SHA-256 of the files' bytes."""

    name: str
    original: str
    corrected: str
    encoding: str
    bom: bool
    rows: tuple[Row, ...] = field(default=())


def derive(
    name: str, original: str, corrected: str, encoding: str, bom: bool, changes: Iterable[Change] | None = None
) -> DiffLog:
    """The log from `original` to `corrected`, both decoded.

    `changes` hold all that differs, in order; where None, provenance is unknown and counts as manual.
    """
    if changes is None:
        changes = [Change(Span(0, len(original)), Span(0, len(corrected)), Provenance())]
    rows = [row for change in changes for row in _rows(original, corrected, change)]
    return DiffLog(
        name,
        sha256(encode(original, encoding, bom)),
        sha256(encode(corrected, encoding, bom)),
        encoding,
        bom,
        tuple(rows),
    )


def _rows(original: str, corrected: str, change: Change) -> Iterable[Row]:
    base = change.span.start
    for hunk in diff(change.span.of(original), change.becomes.of(corrected)):
        start, end = base + hunk.start, base + hunk.end
        context = (original[max(0, start - _CONTEXT) : start], original[end : end + _CONTEXT])
        yield Row(start, end, hunk.before, hunk.after, change.provenance, context)


def apply_log(log: DiffLog, original: bytes) -> bytes:
    """The corrected file's bytes. Raises StorageError when `original` is not what the log was made from."""
    return _replayed(log, original, back=False)


def revert_log(log: DiffLog, corrected: bytes) -> bytes:
    """The original file's bytes. Raises StorageError when `corrected` is not what the log leads to."""
    return _replayed(log, corrected, back=True)


def _replayed(log: DiffLog, data: bytes, *, back: bool) -> bytes:
    given, wanted = (log.corrected, log.original) if back else (log.original, log.corrected)
    if sha256(data) != given:
        raise _misfit(log, Wording("文件内容与对照记录不符", "the file is not the one the diff log was made from"))
    mark = _MARKS.get(log.encoding, b"") if log.bom else b""
    try:
        text = data[len(mark) :].decode(log.encoding)
        result = encode(_exchanged(log, text, back=back), log.encoding, log.bom)
    except (UnicodeDecodeError, DecodeError) as trouble:
        raise _misfit(log, Wording("对照记录里的编码不对", "the diff log names a wrong encoding")) from trouble
    if sha256(result) != wanted:
        raise _misfit(log, Wording("对照记录重放的结果不对", "replaying the diff log does not give the expected text"))
    return result


def _exchanged(log: DiffLog, text: str, *, back: bool) -> str:
    parts: list[str] = []
    at = grown = 0
    for row in log.rows:
        old, new = (row.after, row.before) if back else (row.before, row.after)
        start = row.start + grown if back else row.start
        if start < at or text[start : start + len(old)] != old:
            raise _misfit(log, Wording(f"位置 {row.start} 的文字对不上", f"the text at {row.start} does not match"))
        parts += [text[at:start], new]
        at = start + len(old)
        grown += len(row.after) - len(row.before)
    return "".join([*parts, text[at:]])


def to_bytes(log: DiffLog) -> bytes:
    """The log as its file: a header line and a line a hunk."""
    header = {"format": FORMAT, "version": VERSION, "name": log.name, "original": log.original}
    header |= {"corrected": log.corrected, "encoding": log.encoding, "bom": log.bom, "hunks": len(log.rows)}
    lines = [header, *(_row_out(row) for row in log.rows)]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode("utf-8", "surrogatepass")


def _row_out(row: Row) -> dict[str, Any]:
    place = {"start": row.start, "end": row.end, "before": row.before, "after": row.after}
    return {**place, **asdict(row.provenance), "context": list(row.context)}


def from_bytes(data: bytes, where: str = "") -> DiffLog:
    """The log that a file holds. Raises StorageError, naming the line, for anything that is none."""
    try:
        lines = [line for line in data.decode("utf-8", "surrogatepass").split("\n") if line]
    except UnicodeDecodeError as trouble:
        raise _broken(where, 0) from trouble
    rows: list[Row] = []
    try:
        header = _object(lines[0]) if lines else {}
        if header.get("format") != FORMAT or header.get("version") != VERSION:
            raise _broken(where, 1)
        rows.extend(_row_in(_object(line)) for line in lines[1:])
        log = _log_in(header, rows)
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as trouble:
        raise _broken(where, len(rows) + 2) from trouble
    if header.get("hunks") != len(rows):
        raise _broken(where, len(lines) + 1)
    return log


def _object(line: str) -> Mapping[str, Any]:
    value = json.loads(line)
    if not isinstance(value, dict):
        raise TypeError(line[:40])
    return value


def _log_in(header: Mapping[str, Any], rows: Sequence[Row]) -> DiffLog:
    words = [_typed(header[key], str) for key in ("name", "original", "corrected", "encoding")]
    if words[3] not in (*_MARKS, "gb18030"):
        raise ValueError(words[3])
    return DiffLog(words[0], words[1], words[2], words[3], bool(_typed(header["bom"], bool)), tuple(rows))


def _row_in(row: Mapping[str, Any]) -> Row:
    known = {item.name: row[item.name] for item in fields(Provenance)}
    confidence = known.pop("confidence")
    if known["origin"] not in ("suggestion", "bulk", "manual") or not all(isinstance(v, str) for v in known.values()):
        raise ValueError(known["origin"])
    if confidence is not None:
        confidence = float(_typed(confidence, (int, float)))
    start, end = _typed(row["start"], int), _typed(row["end"], int)
    before, after = _typed(row["before"], str), _typed(row["after"], str)
    if start < 0 or end - start != len(before):
        raise ValueError(start)
    left, right = row["context"]
    provenance = Provenance(confidence=confidence, **known)
    return Row(start, end, before, after, provenance, (_typed(left, str), _typed(right, str)))


def _typed(value: Any, kind: type | tuple[type, ...]) -> Any:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise TypeError(value)
    return value


def _broken(where: str, line: int) -> StorageError:
    return StorageError(
        Wording("不是完整的对照记录", "this is no whole diff log"),
        where=f"{where}:{line}" if line else where,
        remedy=Wording(
            "原文和校正稿都还在：重新保存一次会重写记录",
            "original and corrected text are both still there: saving once more writes the log anew",
        ),
    )


def _misfit(log: DiffLog, what: Wording) -> StorageError:
    return StorageError(
        what,
        where=log.name,
        remedy=Wording(
            "请用成对的原文、校正稿和记录", "use the original, the corrected text and the log that belong together"
        ),
    )
