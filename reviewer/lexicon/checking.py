"""What is wrong with a lexicon file though every row can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewer.lexicon.lexicon import Lexicon
from reviewer.lexicon.term import Term
from reviewer.wording import Wording


class Complaint(NamedTuple):
    """Trouble in the row at `line`, counted from 1."""

    line: int
    wording: Wording


def complaints(rows: Sequence[tuple[int, Term]]) -> list[Complaint]:
    """Duplicates, variants that are terms, cycles, one-character variants, variants that lie in a right form."""
    return sorted([*_duplicates(rows), *_variants(rows), *_within(rows)], key=lambda complaint: complaint.line)


def _duplicates(rows: Sequence[tuple[int, Term]]) -> Iterator[Complaint]:
    first: dict[str, int] = {}
    for line, term in rows:
        known = first.setdefault(term.text, line)
        if known != line:
            yield Complaint(
                line, Wording(f"“{term.text}”在第 {known} 行已有", f"{term.text} stands in line {known} too")
            )


def _variants(rows: Sequence[tuple[int, Term]]) -> Iterator[Complaint]:
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
            if variant not in owners:
                continue
            other_line, other = owners[variant]
            if term.text in other.variants:
                wording = Wording(
                    f"“{variant}”与“{term.text}”互为错形（第 {other_line} 行）",
                    f"{variant} and {term.text} are each a variant of the other (line {other_line})",
                )
            else:
                wording = Wording(
                    f"错形“{variant}”在第 {other_line} 行是正确的词",
                    f"the variant {variant} is right in line {other_line}",
                )
            yield Complaint(line, wording)


def _within(rows: Sequence[tuple[int, Term]]) -> Iterator[Complaint]:
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
