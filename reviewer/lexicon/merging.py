"""Two lexicons as one, without loss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from reviewer.lexicon.store import dump_terms
from reviewer.lexicon.term import Term
from reviewer.wording import Wording

_UNSAID: Final = "word"
"""The kind of a term of which nobody has said more, as in another tool's list."""


class Merged(NamedTuple):
    """All terms, sorted as the first file has them, then the second's; and where the two disagree."""

    terms: tuple[Term, ...]
    conflicts: tuple[Wording, ...]


def merged(first: Iterable[Term], second: Iterable[Term]) -> Merged:
    """Variants and aliases are put together; of a cell that both fill, the first's is kept and the second's noted."""
    terms: dict[str, Term] = {}
    conflicts: list[Wording] = []
    for term in [*first, *second]:
        old = terms.get(term.text)
        terms[term.text] = term if old is None else _joined(old, term, conflicts)
    conflicts += _shared(terms.values())
    right = {form for term in terms.values() for form in term.forms}
    for term in terms.values():
        conflicts += [
            Wording(f"“{v}”既是“{term.text}”的错形，又是正确的词", f"{v} is a variant of {term.text}, and a right form")
            for v in term.variants
            if v in right
        ]
    return Merged(tuple(terms.values()), tuple(conflicts))


def merged_text(first: str, second: str, terms: Iterable[Term]) -> str:
    """The lines of two files as one, `terms` being what their rows come to: remarks and blank lines stay where they are.

    The first file's lines come first, then those of the second that it does not have.
    """
    rows = {term.text: row for term, row in _rows(terms)}
    every = frozenset(rows)
    lines = []
    for line in _lines(first):
        text = _term_of(line)
        if text in rows or text not in every:  # a term's second row is in its first one now
            lines.append(rows.pop(text, line))
    known = set(lines)
    for line in _lines(second):
        text = _term_of(line)
        if text in rows:
            lines.append(rows.pop(text))
        elif not text and line.strip() and line not in known:
            lines.append(line)
    return "\n".join([*lines, *rows.values(), ""])


def _rows(terms: Iterable[Term]) -> Iterator[tuple[Term, str]]:
    listed = list(terms)
    yield from zip(listed, dump_terms(listed).splitlines()[1:], strict=True)


def _lines(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _term_of(line: str) -> str:
    """The term of a row; empty for remarks and blank lines. The header is a row of its own."""
    return "" if not line.strip() or line.startswith("#") else line.split("\t")[0].strip()


def _shared(terms: Iterable[Term]) -> Iterator[Wording]:
    owners: dict[str, Term] = {}
    for term in terms:
        for variant in term.variants:
            other = owners.setdefault(variant, term)
            if other.text != term.text:
                yield Wording(
                    f"“{variant}”既是“{other.text}”又是“{term.text}”的错形",
                    f"{variant} is a variant of {other.text} and of {term.text}",
                )


def _joined(old: Term, new: Term, conflicts: list[Wording]) -> Term:
    notes = [old.note] if old.note else []
    if _UNSAID in (old.kind, new.kind):
        old = old._replace(kind=new.kind if old.kind == _UNSAID else old.kind)
    elif new.kind != old.kind:
        conflicts.append(
            Wording(f"“{old.text}”的类别：{old.kind} 或 {new.kind}", f"{old.text}: kind {old.kind} or {new.kind}")
        )
        notes.append(f"kind: {new.kind}")
    if new.note and new.note not in notes:
        notes.append(new.note)
    sources = dict.fromkeys(source for source in (old.source, new.source) if source)
    return old._replace(
        variants=tuple(dict.fromkeys(old.variants + new.variants)),
        aliases=tuple(dict.fromkeys(old.aliases + new.aliases)),
        source="; ".join(sources),
        note="; ".join(notes),
    )
