"""The workspace's lexicon file, row by row: each change is on disk before the call returns, other lines stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from reviewer.errors import LexiconError
from reviewer.lexicon.merging import merged
from reviewer.lexicon.store import dump_terms, load_rows
from reviewer.lexicon.term import Term
from reviewer.storage.system import System
from reviewer.storage.writer import check_unchanged, hash_on_disk, sha256, write_file
from reviewer.wording import Wording

_HEADER = dump_terms(())


class Glossary:
    """Terms in a file that people and other programs write to as well, so it is read again before each change.

    Raises LexiconError for a term or a file that cannot be used, StorageError when the disk refuses.
    """

    def __init__(self, path: Path, system: System | None = None) -> None:
        self.path = path
        self._system = system or System()
        self._before: list[tuple[bytes | None, str]] = []

    def terms(self) -> tuple[Term, ...]:
        """What the file holds now; nothing where there is no file."""
        return tuple(term for _, term in load_rows(self.path)) if self.path.exists() else ()

    def put(self, term: Term, replacing: str = "") -> None:
        """Add a term, or write it over the row of the term `replacing`."""
        _check(term)
        row = dump_terms([term]).splitlines()[1]
        taken = {known.text for known in self.terms()} - {replacing}
        if term.text in taken:
            raise LexiconError(
                Wording(f"词库里已有“{term.text}”", f"{term.text} is in the lexicon already"),
                where=str(self.path),
                remedy=Wording("请改那一条", "edit that row"),
            )

        def change(lines: list[str]) -> None:
            place = self._line_of(replacing)
            if place is None:
                lines.append(row)
            else:
                lines[place] = row

        self._write(change)

    def remove(self, texts: Collection[str]) -> None:
        """Take terms out."""
        gone = {number - 1 for number, term in self._rows() if term.text in texts}

        def change(lines: list[str]) -> None:
            lines[:] = [line for i, line in enumerate(lines) if i not in gone]

        if gone:
            self._write(change)

    def take_in(self, terms: Iterable[Term]) -> tuple[int, tuple[Wording, ...]]:
        """Merge other terms in; gives how many are new, and where old and new disagree (the old is kept)."""
        old = self.terms()
        result = merged(old, terms)
        known = {term.text: term for term in old}
        changed = [term for term in result.terms if known.get(term.text) != term]
        places = {term.text: number - 1 for number, term in self._rows()}
        rows = dump_terms(changed).splitlines()[1:]

        def change(lines: list[str]) -> None:
            for term, row in zip(changed, rows, strict=True):
                if term.text in places:
                    lines[places[term.text]] = row
                else:
                    lines.append(row)

        if changed:
            self._write(change)
        return len(result.terms) - len(known), result.conflicts

    @property
    def can_undo(self) -> bool:
        """Whether a change was made here that could be taken back."""
        return bool(self._before)

    def undo(self) -> None:
        """Take the last change back. Raises ChangedOnDiskError when another program has written to the file since."""
        if not self._before:
            return
        data, written = self._before[-1]
        check_unchanged(self.path, written, self._system)
        if data is None:
            data = _HEADER.encode()
        write_file(self.path, data, self._system)
        self._before.pop()

    def _rows(self) -> list[tuple[int, Term]]:
        return load_rows(self.path) if self.path.exists() else []

    def _line_of(self, text: str) -> int | None:
        return next((number - 1 for number, term in self._rows() if term.text == text), None) if text else None

    def _write(self, change: Callable[[list[str]], None]) -> None:
        old_hash = hash_on_disk(self.path, self._system)
        old = self._system.read(self.path) if old_hash is not None else None
        lines = (old.decode("utf-8-sig") if old is not None else _HEADER).replace("\r\n", "\n").split("\n")
        if lines[-1] == "":
            lines.pop()
        change(lines)
        data = "\n".join([*lines, ""]).encode()
        check_unchanged(self.path, old_hash, self._system)
        write_file(self.path, data, self._system)
        self._before.append((old, sha256(data)))


def _check(term: Term) -> None:
    if not term.text.strip():
        raise LexiconError(Wording("词条是空的", "the term is empty"), remedy=Wording("请填写", "fill it in"))
    if term.text in term.variants:
        raise LexiconError(
            Wording(f"“{term.text}”不能是自己的错形", f"{term.text} cannot be a wrong form of itself"),
            remedy=Wording("请从错形里去掉", "take it out of the wrong forms"),
        )
