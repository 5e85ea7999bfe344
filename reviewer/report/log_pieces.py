"""An original taken apart into what stayed and what was changed: what all views of a diff log are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reviewer.storage.difflog import DiffLog, Row
from reviewer.text.offsets import LineIndex
from reviewer.wording import Wording

ORIGINS = {
    "suggestion": Wording("采纳建议", "suggestion accepted"),
    "bulk": Wording("批量改正", "corrected in bulk"),
    "manual": Wording("手工改动", "by hand"),
}


@dataclass(frozen=True, slots=True)
class Logged:
    """A diff log with the two texts it stands between, both decoded."""

    log: DiffLog
    original: str
    corrected: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole lines of the original that were changed: `[start, end)`, and the hunks in them; `line` counts from 1."""

    start: int
    end: int
    line: int
    rows: tuple[Row, ...]


def pieces(original: str, rows: tuple[Row, ...], start: int = 0, end: int | None = None) -> Iterator[str | Row]:
    """What stayed, as text, and what was changed, in order, over `[start, end)`."""
    for row in rows:
        if start < row.start:
            yield original[start : row.start]
        yield row
        start = row.end
    if original[start:end]:
        yield original[start:end]


def passages(logged: Logged) -> tuple[Passage, ...]:
    """The changed lines, those that run together as one."""
    text, lines = logged.original, LineIndex(logged.original)
    found: list[Passage] = []
    for row in logged.log.rows:
        line = lines.place(row.start)[0]
        start = lines.start(line)
        after = lines.place(row.end)[0] + 1
        end = lines.start(after) if after <= len(lines) else len(text)
        if found and start < found[-1].end:
            last = found[-1]
            found[-1] = replace(last, end=max(end, last.end), rows=(*last.rows, row))
        else:
            found.append(Passage(start, end, line, (row,)))
    return tuple(found)


def whole_line_ends(original: str, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The hunks, widened where one would part a CR from its LF."""
    widened: list[Row] = []
    for row in rows:
        start, end, before, after = row.start, row.end, row.before, row.after
        follows = after + original[end : end + 1]
        if original[:start].endswith("\r") and (original[start : start + 1] == "\n" or follows.startswith("\n")):
            start, before, after = start - 1, "\r" + before, "\r" + after
        if original[end : end + 1] == "\n" and ((end and original[end - 1] == "\r") or after.endswith("\r")):
            end, before, after = end + 1, before + "\n", after + "\n"
        if widened and start < widened[-1].end:
            last = widened.pop()
            over = last.end - start
            start, before, after = last.start, last.before + before[over:], last.after + after[over:]
        widened.append(replace(row, start=start, end=end, before=before, after=after))
    return tuple(widened)
