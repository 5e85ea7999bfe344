"""A diff log as a table for spreadsheets."""

from __future__ import annotations

import csv
import io

from reviewer.report.log_pieces import Logged
from reviewer.text.offsets import LineIndex

_COLUMNS = (
    *("name", "line", "column", "start", "end", "before", "after", "rule", "category"),
    *("origin", "confidence", "user", "time", "note", "left", "right"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet would take for a formula."""


def log_csv(logged: Logged) -> str:
    """A heading row and a row a hunk; begins with a byte-order mark, by which spreadsheets know UTF-8.

    A cell that a spreadsheet would run as a formula has an apostrophe before it.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    lines = LineIndex(logged.original)
    for row in logged.log.rows:
        source = row.provenance
        place = [*lines.place(row.start), row.start, row.end]
        why = [source.rule, source.category, source.origin, "" if source.confidence is None else source.confidence]
        rest = [source.user, source.time, source.note, *row.context]
        writer.writerow(map(_cell, [logged.log.name, *place, row.before, row.after, *why, *rest]))
    return "\ufeff" + stream.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value
