"""What a format is, and what several of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import LexiconError
from reviewer.lexicon.term import KINDS, Term
from reviewer.wording import Wording

Write = Callable[[Sequence[Term]], str]
Read = Callable[[str, Path], list[Term]]
"""The terms in a file's text; the path is for messages. Raises LexiconError that names file and line."""


@dataclass(frozen=True, slots=True)
class Format:
    """How a lexicon is written for another tool, and read where the format holds enough."""

    name: str
    suffix: str
    about: Wording
    write: Write
    read: Read | None = None


def pairs(terms: Iterable[Term]) -> list[tuple[str, str]]:
    """Each known wrong form with its term."""
    return [(variant, term.text) for term in terms for variant in term.variants]


def from_pairs(found: Iterable[tuple[str, str]], source: str) -> list[Term]:
    """Terms of which only wrong and right forms are known, the wrong ones of a term put together."""
    variants: dict[str, list[str]] = {}
    for wrong, right in found:
        variants.setdefault(right, []).append(wrong)
    return [Term(right, variants=tuple(dict.fromkeys(wrong)), source=source) for right, wrong in variants.items()]


def has_blank(text: str) -> bool:
    """Whether there is white space in it, which parts the cells of many a format."""
    return any(char.isspace() for char in text)


def lines(rows: Iterable[str]) -> str:
    """Rows as text, each once."""
    return "".join(f"{row}\n" for row in dict.fromkeys(rows))


def numbered(text: str, comment: str = "#") -> list[tuple[int, str]]:
    """The lines that hold something, counted from 1; those that begin with `comment` are passed over."""
    rows = enumerate(text.replace("\r\n", "\n").split("\n"), 1)
    return [(number, row) for number, row in rows if row.strip() and not (comment and row.startswith(comment))]


def refused(path: Path, line: int, zh: str, en: str, remedy: Wording) -> LexiconError:
    """What to raise for a row that cannot be read."""
    return LexiconError(Wording(zh, en), where=f"{path}:{line}" if line else str(path), remedy=remedy)


def checked(term: Term, path: Path, line: int) -> Term:
    """`term`, if our own files can hold it."""
    cells = (term.text, *term.variants, *term.aliases, term.source, term.note)
    if not term.text.strip():
        raise refused(
            path, line, "词条是空的", "the term is empty", Wording("请填写或删去这一行", "fill it in or drop it")
        )
    if any(char in cell for cell in cells for char in "\t\r\n"):
        raise refused(
            path, line, f"“{term.text}”里有制表符或换行", f"{term.text!r} holds a tab or a line end",
            Wording("请删去", "take it out"),
        )  # fmt: skip
    if any("|" in form for form in (*term.variants, *term.aliases)):
        raise refused(
            path, line, f"“{term.text}”的写法里有 |", f"a form of {term.text} holds |", Wording("请删去", "take it out")
        )
    if term.kind not in KINDS:
        known = ", ".join(KINDS)
        raise refused(
            path, line, f"没有“{term.kind}”这一类", f"there is no kind {term.kind!r}",
            Wording(f"可用的有 {known}", f"known are {known}"),
        )  # fmt: skip
    return term
