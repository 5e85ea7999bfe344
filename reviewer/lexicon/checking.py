"""What is wrong with a lexicon file though every row can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reviewer.language.words import Words
from reviewer.lexicon.lexicon import Lexicon
from reviewer.lexicon.term import Term
from reviewer.wording import Wording

_ORDINARY: Final = 2.0
"""log10 of the dictionary's count, from which a word stands in text again and again."""

Rows = Sequence[tuple[int, Term]]


class Complaint(NamedTuple):
    """Trouble in the row at `line`, counted from 1."""

    line: int
    wording: Wording


def complaints(rows: Rows, known: Lexicon | None = None, words: Words | None = None) -> list[Complaint]:
    """Forms that stand twice, variants that are right elsewhere or belong to two terms, cycles, variants that would flag
    what is right: of one character, ordinary `words`, within a right form.

    `known` are the terms that the file is used along with: the program's own.
    """
    found = [*_duplicates(rows), *_variants(rows), *_shared(rows), *_within(rows), *_beside(rows, known, words)]
    return sorted(found, key=lambda complaint: complaint.line)


def _duplicates(rows: Rows) -> Iterator[Complaint]:
    first: dict[str, int] = {}
    for line, term in rows:
        for form in term.forms:
            known = first.setdefault(form, line)
            if known != line or term.forms.count(form) > 1:
                yield Complaint(line, Wording(f"“{form}”在第 {known} 行已有", f"{form} stands in line {known} too"))
                break


def _variants(rows: Rows) -> Iterator[Complaint]:
    owners = {form: (line, term) for line, term in rows for form in term.forms}
    for line, term in rows:
        for variant in term.variants:
            if len(variant) == 1:
                yield Complaint(
                    line,
                    Wording(
                        f"“{variant}”只有一个字，会处处误报", f"{variant} is one character: it would flag everything"
                    ),
                )
            if variant in term.forms:
                yield Complaint(line, Wording(f"“{variant}”是自己的错形", f"{variant} is a variant of itself"))
            elif variant in owners:
                yield Complaint(line, _clash(term, variant, *owners[variant]))


def _clash(term: Term, variant: str, other_line: int, other: Term) -> Wording:
    if set(term.forms) & set(other.variants):
        return Wording(
            f"“{variant}”与“{term.text}”互为错形（第 {other_line} 行）",
            f"{variant} and {term.text} are each a variant of the other (line {other_line})",
        )
    return Wording(
        f"错形“{variant}”在第 {other_line} 行是正确的词",
        f"the variant {variant} is right in line {other_line}",
    )


def _shared(rows: Rows) -> Iterator[Complaint]:
    """Variants of two terms: only the last would be proposed."""
    first: dict[str, tuple[int, Term]] = {}
    for line, term in rows:
        for variant in dict.fromkeys(term.variants):
            known_line, known = first.setdefault(variant, (line, term))
            if known.text != term.text:
                yield Complaint(
                    line,
                    Wording(
                        f"“{variant}”在第 {known_line} 行已是“{known.text}”的错形",
                        f"{variant} is a variant of {known.text} in line {known_line} too",
                    ),
                )


def _within(rows: Rows) -> Iterator[Complaint]:
    """Variants that the lexicon's own right forms would be flagged for."""
    wrong = Lexicon([Term(variant) for _, term in rows for variant in term.variants if len(variant) > 1])
    for line, term in rows:
        for form in term.forms:
            for found in wrong.occurrences(form):
                if found.form != form:
                    yield Complaint(
                        line,
                        Wording(f"“{form}”里含有错形“{found.form}”", f"{form} holds {found.form}, a variant"),
                    )


def _beside(rows: Rows, known: Lexicon | None, words: Words | None) -> Iterator[Complaint]:
    """Variants that are right by the program's own terms, or ordinary words."""
    for line, term in rows:
        for variant in term.variants:
            if variant in term.forms:
                continue
            if known is not None and known.contains(variant):
                yield Complaint(
                    line,
                    Wording(
                        f"错形“{variant}”是自带词库里的词", f"the variant {variant} is one of the program's own terms"
                    ),
                )
            elif words is not None and len(variant) > 1 and (words.frequency(variant) or 0.0) >= _ORDINARY:
                yield Complaint(
                    line,
                    Wording(
                        f"错形“{variant}”是常用词，会处处误报",
                        f"the variant {variant} is an ordinary word: it would flag much that is right",
                    ),
                )
