"""Spelling checkers and search engines: Hunspell, codespell, Elasticsearch and OpenSearch."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from reviewer.lexicon.exchange.base import checked, from_pairs, has_blank, lines, numbered, pairs, refused
from reviewer.lexicon.term import Term
from reviewer.wording import Wording

_SED_PATTERN: Final = re.compile(r"[\\/.*\[\]^$]")
_SED_TEXT: Final = re.compile(r"[\\/&]")


def as_hunspell(terms: Iterable[Term]) -> str:
    """Hunspell's `.dic`: how many right forms, then each of them."""
    forms = list(dict.fromkeys(form for term in terms for form in term.forms if not has_blank(form)))
    return lines([str(len(forms)), *(form.replace("/", "\\/") for form in forms)])


def as_hunspell_aff(terms: Iterable[Term]) -> str:
    """Its `.aff`: a replacement from each known wrong form to its term, which comes first among the suggestions."""
    known = [(v, form) for v, form in pairs(terms) if not has_blank(v + form)]
    rows = [f"REP {wrong} {right}" for wrong, right in dict.fromkeys(known)]
    return lines(["SET UTF-8", f"REP {len(rows)}", *rows]) if rows else "SET UTF-8\n"


def as_codespell(terms: Iterable[Term]) -> str:
    """codespell's dictionary: `wrong->right`. codespell takes a run of Han for one word; with `codespell-regex` it
    finds those within a sentence too, and tells them (it writes nothing then)."""
    return lines(f"{wrong}->{right}" for wrong, right in _codespell_pairs(terms))


def as_codespell_regex(terms: Iterable[Term]) -> str:
    """The pattern for codespell's `--regex` that finds the wrong forms within a sentence, the longest first."""
    wrong = sorted({wrong for wrong, _ in _codespell_pairs(terms)}, key=lambda form: (-len(form), form))
    return "|".join(map(re.escape, wrong)) + "\n"


def read_codespell(text: str, path: Path) -> list[Term]:
    """The same back; of several corrections the first, and a reason behind the last comma is passed over."""
    found = []
    for number, row in numbered(text):
        wrong, arrow, right = row.partition("->")
        right = right.split(",")[0].strip()
        if not arrow or not wrong.strip() or not right:
            raise refused(
                path, number, "写法不对", "not understood", Wording("每行：错形->正确的词", "a row is: wrong->right")
            )
        found.append((checked(Term(wrong.strip()), path, number).text, checked(Term(right), path, number).text))
    return from_pairs(found, "codespell")


def as_sed(terms: Iterable[Term]) -> str:
    """A script for `sed -f`: each known wrong form becomes its term wherever it stands, the longest first."""
    known = sorted({(v, form) for v, form in pairs(terms)}, key=lambda pair: (-len(pair[0]), pair))
    return lines(f"s/{_SED_PATTERN.sub(_quoted, wrong)}/{_SED_TEXT.sub(_quoted, right)}/g" for wrong, right in known)


def _quoted(match: re.Match[str]) -> str:
    return "\\" + match[0]


def as_synonyms(terms: Iterable[Term]) -> str:
    """Elasticsearch and OpenSearch synonyms (Solr format): right forms stand for each other, wrong ones for the term."""
    rows = []
    for term in terms:
        if term.aliases:
            rows.append(", ".join(map(_escaped, term.forms)))
        if term.variants:
            rows.append(f"{', '.join(map(_escaped, term.variants))} => {_escaped(term.text)}")
    return lines(rows)


def _codespell_pairs(terms: Iterable[Term]) -> list[tuple[str, str]]:
    # codespell lowers what it reads, and parts corrections by commas
    return [(v, form) for v, form in pairs(terms) if "," not in form and "->" not in v + form and v == v.lower()]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace("=>", "\\=>")
