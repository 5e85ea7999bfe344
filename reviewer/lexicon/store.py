"""Lexicon files: tab-separated rows for people to read and edit, written and merged row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from sys import intern
from typing import Final

from reviewer.errors import LexiconError, reason_of
from reviewer.lexicon.term import KINDS, Term
from reviewer.text.nearest import nearest
from reviewer.wording import Wording

COLUMNS: Final = ("term", "kind", "variants", "aliases", "source", "note")
CELL_SEPARATOR: Final = "|"
"""Parts several variants, or several aliases, in one cell."""
_LEAST_COLUMNS: Final = 2
_STRETCH: Final = 1 << 16
_MISSING: Final = [""] * len(COLUMNS)
_KINDS: Final = frozenset(KINDS)


def load_terms(path: Path) -> list[Term]:
    """The terms in the file at `path`, in its order; blank lines and lines with a leading `#` are passed over.

    Trailing cells may be left out, `term` and `kind` may not. Raises LexiconError that names file and line.
    """
    return [term for _, term in load_rows(path)]


def load_rows(path: Path) -> list[tuple[int, Term]]:
    """As `load_terms`, each with its line, counted from 1."""
    return list(rows_of(read_text(path), path))


def dump_terms(terms: Iterable[Term]) -> str:
    """The file's text for `terms`, header first. Raises LexiconError for a term that a row cannot hold."""
    lines = ["\t".join(COLUMNS)]
    for term in terms:
        variants, aliases = CELL_SEPARATOR.join(term.variants), CELL_SEPARATOR.join(term.aliases)
        cells = (term.text, term.kind, variants, aliases, term.source, term.note)
        if any(c in cell for cell in cells for c in "\t\r\n"):
            raise LexiconError(
                Wording(f"“{term.text}”里有制表符或换行", f"{term.text!r} holds a tab or a line end"),
                where=term.text,
                remedy=Wording("请删去", "take it out"),
            )
        lines.append("\t".join(cells))
    return "\n".join([*lines, ""])


def read_text(path: Path) -> str:
    """The file's text. Raises LexiconError where it cannot be read or is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as trouble:
        raise LexiconError(
            Wording(f"读不了词库（{reason_of(trouble).zh}）", f"the lexicon cannot be read ({trouble.strerror})"),
            where=str(path),
            remedy=Wording("请检查路径和权限", "check path and permissions"),
        ) from trouble
    except UnicodeDecodeError as trouble:
        line = trouble.object.count(b"\n", 0, trouble.start) + 1
        raise LexiconError(
            Wording("词库不是 UTF-8", "the lexicon is not UTF-8"),
            where=f"{path}:{line}",
            remedy=Wording("请另存为 UTF-8", "save it as UTF-8"),
        ) from trouble


def rows_of(text: str, path: Path) -> Iterator[tuple[int, Term]]:
    """The terms in a file's text, each with its line, counted from 1; `path` is for messages."""
    for number, cells in _cells_of(text):
        yield number, _term(cells, path, number)


def readable_rows(path: Path) -> tuple[list[tuple[int, Term]], list[tuple[int, LexiconError]]]:
    """The rows that can be read, and what is wrong with each of the others. Raises LexiconError for a file that cannot."""
    good, bad = [], []
    for number, cells in _cells_of(read_text(path)):
        try:
            good.append((number, _term(cells, path, number)))
        except LexiconError as trouble:
            bad.append((number, trouble))
    return good, bad


def _cells_of(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(_lines(text.replace("\r\n", "\n")), 1):
        if not line or line.isspace() or line[0] == "#":
            continue
        cells = line.split("\t")
        if cells[0] != COLUMNS[0]:
            yield number, cells


def _lines(text: str) -> Iterator[str]:
    """The lines, cut off a stretch at a time: a million at once would hold 60 MB that terms then lie between."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start + _STRETCH)
        end = len(text) if end < 0 else end
        yield from text[start:end].split("\n")
        start = end + 1


def _term(cells: list[str], path: Path, line: int) -> Term:
    try:
        return _read(cells)
    except _RefusedError as refused:
        raise LexiconError(refused.trouble, where=f"{path}:{line}", remedy=refused.remedy) from None


class _RefusedError(Exception):
    """A row that cannot be used, before it is known where it stands."""

    def __init__(self, zh: str, en: str, remedy_zh: str, remedy_en: str) -> None:
        super().__init__(en)
        self.trouble, self.remedy = Wording(zh, en), Wording(remedy_zh, remedy_en)


def _read(cells: list[str]) -> Term:
    if len(cells) != len(COLUMNS):
        cells = _whole(cells)
    text, kind, variants, aliases, source, note = cells
    text, kind = text.strip(), kind.strip()
    if not text:
        raise _RefusedError("词条是空的", "the term is empty", "请填写第一列", "fill in the first column")
    if kind not in _KINDS:
        raise _unknown_kind(kind)
    # one string for the many rows that say the same: a million of them would take 50 MB a column
    return Term(
        text,
        intern(kind),
        _cell(variants) if variants else (),
        _cell(aliases) if aliases else (),
        intern(source.strip()),
        note.strip(),
    )


def _whole(cells: list[str]) -> list[str]:
    """The row with the cells that may be left out."""
    if len(cells) < _LEAST_COLUMNS:
        raise _RefusedError(
            "列数不够",
            "too few columns",
            "每行至少要有 term 和 kind 两列，用制表符分开",
            "give at least term and kind, parted by a tab",
        )
    if len(cells) > len(COLUMNS):
        raise _RefusedError(
            "列数太多", "too many columns", f"至多 {len(COLUMNS)} 列", f"there are {len(COLUMNS)} at most"
        )
    return [*cells, *_MISSING[len(cells) :]]


def _unknown_kind(kind: str) -> _RefusedError:
    close = nearest(kind, KINDS)
    known = ", ".join(KINDS)
    return _RefusedError(
        f"没有“{kind}”这一类",
        f"there is no kind {kind!r}",
        f"您是指 {close} 吗？" if close else f"可用的有 {known}",
        f"did you mean {close}?" if close else f"known are {known}",
    )


def _cell(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in cell.split(CELL_SEPARATOR) if part.strip()))
