"""Two lexicons as one, without loss."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, NamedTuple

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
    right = {form for term in terms.values() for form in term.forms}
    for term in terms.values():
        conflicts += [
            Wording(f"“{v}”既是“{term.text}”的错形，又是正确的词", f"{v} is a variant of {term.text}, and a right form")
            for v in term.variants
            if v in right
        ]
    return Merged(tuple(terms.values()), tuple(conflicts))


def _joined(old: Term, new: Term, conflicts: list[Wording]) -> Term:
    notes = [old.note] if old.note else []
    if _UNSAID in (old.kind, new.kind):
        old = replace(old, kind=new.kind if old.kind == _UNSAID else old.kind)
    elif new.kind != old.kind:
        conflicts.append(
            Wording(f"“{old.text}”的类别：{old.kind} 或 {new.kind}", f"{old.text}: kind {old.kind} or {new.kind}")
        )
        notes.append(f"kind: {new.kind}")
    if new.note and new.note not in notes:
        notes.append(new.note)
    sources = dict.fromkeys(source for source in (old.source, new.source) if source)
    return replace(
        old,
        variants=tuple(dict.fromkeys(old.variants + new.variants)),
        aliases=tuple(dict.fromkeys(old.aliases + new.aliases)),
        source="; ".join(sources),
        note="; ".join(notes),
    )
