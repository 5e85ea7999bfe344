"""A lexicon in the formats that other tools read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Final

from reviewer.lexicon.store import COLUMNS, dump_terms
from reviewer.lexicon.term import Term

JSON_FORMAT: Final = "reviewer-lexicon"
JSON_VERSION: Final = 1
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def as_json(terms: Iterable[Term]) -> str:
    """`{"format", "version", "terms": [...]}`, a term's fields by name."""
    document = {"format": JSON_FORMAT, "version": JSON_VERSION, "terms": [asdict(term) for term in terms]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def as_csv(terms: Iterable[Term]) -> str:
    """A table; a cell that a spreadsheet would take for a formula gets an apostrophe in front."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for term in terms:
        cells = (term.text, term.kind, "|".join(term.variants), "|".join(term.aliases), term.source, term.note)
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return stream.getvalue()


def as_jieba(terms: Iterable[Term]) -> str:
    """jieba's user dictionary: a right form a line, kept whole. Forms with blanks are left out: jieba cannot read them."""
    return _lines(form for term in terms for form in term.forms if len(form) > 1 and not _has_blank(form))


def as_opencc(terms: Iterable[Term]) -> str:
    """An OpenCC text dictionary that turns variants into terms."""
    return _lines(f"{variant}\t{form}" for variant, form in _pairs(terms))


def as_pycorrector(terms: Iterable[Term]) -> str:
    """pycorrector's custom confusion file: wrong and right form, parted by a blank."""
    return _lines(f"{v} {form}" for v, form in _pairs(terms) if not _has_blank(v + form))


def as_synonyms(terms: Iterable[Term]) -> str:
    """Elasticsearch and OpenSearch synonyms (Solr format): right forms stand for each other, wrong ones for the term."""
    rows = []
    for term in terms:
        if term.aliases:
            rows.append(", ".join(map(_escaped, term.forms)))
        if term.variants:
            rows.append(f"{', '.join(map(_escaped, term.variants))} => {_escaped(term.text)}")
    return _lines(rows)


EXPORTS: Final[dict[str, Callable[[Sequence[Term]], str]]] = {
    "tsv": dump_terms,
    "json": as_json,
    "csv": as_csv,
    "jieba": as_jieba,
    "opencc": as_opencc,
    "pycorrector": as_pycorrector,
    "synonyms": as_synonyms,
}
"""Name of a format to what writes it."""


def _pairs(terms: Iterable[Term]) -> list[tuple[str, str]]:
    return [(variant, term.text) for term in terms for variant in term.variants]


def _has_blank(text: str) -> bool:
    return any(char.isspace() for char in text)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace("=>", "\\=>")


def _lines(rows: Iterable[str]) -> str:
    return "".join(f"{row}\n" for row in dict.fromkeys(rows))
