"""Our own rows, a table for spreadsheets, and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from reviewer.lexicon.exchange.base import checked, refused
from reviewer.lexicon.store import COLUMNS, rows_of
from reviewer.lexicon.term import Term
from reviewer.wording import Wording

JSON_FORMAT: Final = "reviewer-lexicon"
JSON_VERSION: Final = 1
"""The schema of it is `resources/lexicon/lexicon-1.schema.json`."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_GUARD: Final = "'"


def read_tsv(text: str, path: Path) -> list[Term]:
    """Our own rows."""
    return [term for _, term in rows_of(text, path)]


def as_json(terms: Iterable[Term]) -> str:
    """`{"format", "version", "terms": [...]}`, a term's fields by name."""
    document = {"format": JSON_FORMAT, "version": JSON_VERSION, "terms": [term._asdict() for term in terms]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read_json(text: str, path: Path) -> list[Term]:
    """The same back. Raises LexiconError for another format or version, or a field that is missing or of another type."""
    try:
        document = json.loads(text)
    except ValueError as trouble:
        line = getattr(trouble, "lineno", 0)
        raise refused(
            path, line, f"不是 JSON（{trouble}）", f"no JSON ({trouble})", Wording("请检查此处", "look at this place")
        ) from trouble
    head = (document.get("format"), document.get("version")) if isinstance(document, dict) else (None, None)
    if head != (JSON_FORMAT, JSON_VERSION):
        raise refused(
            path, 0, f"不是第 {JSON_VERSION} 版的 {JSON_FORMAT}", f"no {JSON_FORMAT} of version {JSON_VERSION}",
            Wording("请用 reviewer lexicon export --format json 写出的文件", "use what 'reviewer lexicon export --format json' writes"),
        )  # fmt: skip
    return [_from_row(number, row, path) for number, row in enumerate(document.get("terms", ()), 1)]


def _from_row(number: int, row: Any, path: Path) -> Term:
    try:
        variants, aliases = (tuple(map(_text, row.get(name, ()))) for name in ("variants", "aliases"))
        source, note = (_text(row.get(name, "")) for name in ("source", "note"))
        term = Term(_text(row["text"]), _text(row.get("kind", "word")), variants, aliases, source, note)
        return checked(term, path, 0)
    except (KeyError, TypeError, AttributeError) as trouble:
        raise refused(
            path, 0, f"第 {number} 个词条缺字段或类型不对（{trouble}）", f"term {number}: a field is missing or of another type ({trouble})",
            Wording("请对照 lexicon-1.schema.json", "compare lexicon-1.schema.json"),
        ) from trouble  # fmt: skip


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def as_csv(terms: Iterable[Term]) -> str:
    """A table; a cell that a spreadsheet would take for a formula gets an apostrophe in front."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for term in terms:
        cells = (term.text, term.kind, "|".join(term.variants), "|".join(term.aliases), term.source, term.note)
        writer.writerow([f"{_GUARD}{cell}" if cell.startswith((*_FORMULA, _GUARD)) else cell for cell in cells])
    return stream.getvalue()


def read_csv(text: str, path: Path) -> list[Term]:
    """The same back; cells may be left out at the end of a row."""
    reader = csv.reader(io.StringIO(text, newline=""))
    terms = []
    for row in reader:
        if not any(cell.strip() for cell in row) or row[0] == COLUMNS[0]:
            continue
        if len(row) > len(COLUMNS):
            raise refused(
                path, reader.line_num, "列数太多", "too many columns",
                Wording(f"至多 {len(COLUMNS)} 列", f"there are {len(COLUMNS)} at most"),
            )  # fmt: skip
        cells = [cell.removeprefix(_GUARD) for cell in row] + [""] * (len(COLUMNS) - len(row))
        variants, aliases = (tuple(filter(None, cell.split("|"))) for cell in cells[2:4])
        term = Term(cells[0], cells[1] or "word", variants, aliases, cells[4], cells[5])
        terms.append(checked(term, path, reader.line_num))
    return terms
