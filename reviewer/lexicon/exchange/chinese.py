"""Tools that cut, convert or type Chinese: jieba, OpenCC, pycorrector, Rime."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from reviewer.lexicon.exchange.base import checked, from_pairs, has_blank, lines, numbered, pairs, refused
from reviewer.lexicon.term import Term
from reviewer.wording import Wording

_RIME: Final = """# Rime dictionary
# encoding: utf-8
---
name: reviewer
version: "1"
sort: original
use_preset_vocabulary: false
import_tables:
  - luna_pinyin
columns:
  - text
...
"""
"""Words without a code get theirs from the single characters of the table that is imported."""


def as_jieba(terms: Iterable[Term]) -> str:
    """jieba's user dictionary: a right form a line, kept whole. Forms with blanks are left out: jieba cannot read them."""
    return lines(form for term in terms for form in term.forms if len(form) > 1 and not has_blank(form))


def read_jieba(text: str, path: Path) -> list[Term]:
    """Its words; frequencies and tags have no place in a lexicon."""
    return [checked(Term(row.split()[0], source="jieba"), path, number) for number, row in numbered(text, "")]


def as_opencc(terms: Iterable[Term]) -> str:
    """An OpenCC text dictionary that turns variants into terms."""
    return lines(f"{variant}\t{form}" for variant, form in pairs(terms))


def read_opencc(text: str, path: Path) -> list[Term]:
    """Wrong and right forms; of several right ones the first."""
    found = []
    for number, row in numbered(text):
        wrong, _, right = row.partition("\t")
        right = right.split(" ")[0]
        _check_pair(
            wrong, right, path, number, Wording("每行：错形、制表符、正确的词", "a row is: wrong form, tab, right form")
        )
        if wrong != right:
            found.append((wrong, right))
    return from_pairs(found, "opencc")


def as_pycorrector(terms: Iterable[Term]) -> str:
    """pycorrector's custom confusion file: wrong and right form, parted by a blank."""
    return lines(f"{v} {form}" for v, form in pairs(terms) if not has_blank(v + form))


def read_pycorrector(text: str, path: Path) -> list[Term]:
    """The same back; a frequency behind the pair is passed over."""
    found = []
    for number, row in numbered(text):
        wrong, right, *_ = [*row.split(), "", ""]
        _check_pair(
            wrong, right, path, number, Wording("每行：错形、空格、正确的词", "a row is: wrong form, blank, right form")
        )
        found.append((wrong, right))
    return from_pairs(found, "pycorrector")


def as_rime(terms: Iterable[Term]) -> str:
    """A Rime dictionary (`reviewer.dict.yaml`) of all right forms of Han characters; `luna_pinyin` gives the codes."""
    return _RIME + lines(form for term in terms for form in term.forms if len(form) > 1 and not has_blank(form))


def read_rime(text: str, path: Path) -> list[Term]:
    """The words of a Rime dictionary, without codes and weights."""
    rows = numbered(text)
    head = next((at for at, (_, row) in enumerate(rows) if row.rstrip() == "..."), None)
    if head is None:
        raise refused(
            path,
            0,
            "没有“...”一行，不是 Rime 词典",
            "no line '...': this is no Rime dictionary",
            Wording("请给出 .dict.yaml 文件", "give a .dict.yaml file"),
        )
    words: dict[str, int] = {}
    for number, row in rows[head + 1 :]:
        words.setdefault(row.split("\t")[0], number)
    return [checked(Term(word, source="rime"), path, number) for word, number in words.items()]


def _check_pair(wrong: str, right: str, path: Path, line: int, remedy: Wording) -> None:
    if not wrong.strip() or not right.strip():
        raise refused(path, line, "缺错形或正确的词", "the wrong or the right form is missing", remedy)
    for form in (wrong, right):
        checked(Term(form), path, line)
