"""A lexicon in the formats that other tools read, and back where the format holds enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from reviewer.errors import LexiconError
from reviewer.lexicon.exchange import checkers, chinese, tables, tbx
from reviewer.lexicon.exchange.base import Format, Read
from reviewer.lexicon.store import dump_terms, read_text
from reviewer.lexicon.term import Term
from reviewer.wording import Wording

__all__ = ["EXPORTS", "FORMATS", "IMPORTS", "Format", "guessed_format", "read_terms"]


def _format(
    name: str, suffix: str, zh: str, en: str, write: Callable[[Sequence[Term]], str], read: Read | None = None
) -> Format:
    return Format(name, suffix, Wording(zh, en), write, read)


FORMATS: Final[dict[str, Format]] = {
    each.name: each
    for each in (
        _format("tsv", ".tsv", "本程序的词库", "our own rows", dump_terms, tables.read_tsv),
        _format("json", ".json", "JSON，有公布的格式说明", "JSON with a published schema", tables.as_json, tables.read_json),
        _format("csv", ".csv", "表格", "a table", tables.as_csv, tables.read_csv),
        _format("jieba", ".txt", "jieba 用户词典", "jieba's user dictionary", chinese.as_jieba, chinese.read_jieba),
        _format("opencc", ".txt", "OpenCC 词典", "an OpenCC dictionary", chinese.as_opencc, chinese.read_opencc),
        _format("rime", ".dict.yaml", "Rime 词典", "a Rime dictionary", chinese.as_rime, chinese.read_rime),
        _format("pycorrector", ".txt", "pycorrector 混淆集", "pycorrector's confusion file", chinese.as_pycorrector, chinese.read_pycorrector),
        _format("hunspell", ".dic", "Hunspell 词表", "Hunspell's word list", checkers.as_hunspell),
        _format("hunspell-aff", ".aff", "Hunspell 规则（错形到词）", "Hunspell's replacements", checkers.as_hunspell_aff),
        _format("codespell", ".txt", "codespell 词典", "codespell's dictionary", checkers.as_codespell, checkers.read_codespell),
        _format("codespell-regex", ".txt", "codespell 的 --regex", "the pattern for codespell's --regex", checkers.as_codespell_regex),
        _format("sed", ".sed", "sed 脚本，改正磁盘上的文字", "a sed script that corrects text on disk", checkers.as_sed),
        _format("synonyms", ".txt", "Elasticsearch、OpenSearch 同义词", "Elasticsearch and OpenSearch synonyms", checkers.as_synonyms),
        _format("tbx", ".tbx", "TBX（ISO 30042）", "TBX (ISO 30042)", tbx.as_tbx, tbx.read_tbx),
    )
}  # fmt: skip
EXPORTS: Final = {name: each.write for name, each in FORMATS.items()}
"""Name of a format to what writes it."""
IMPORTS: Final = {name: each.read for name, each in FORMATS.items() if each.read is not None}
"""Name of a format to what reads it."""


def guessed_format(path: Path) -> str:
    """The format that the file's name tells. Raises LexiconError where several have it, or none."""
    known = [name for name, each in FORMATS.items() if path.name.endswith(each.suffix) and name in IMPORTS]
    if len(known) == 1:
        return known[0]
    raise LexiconError(
        Wording("看文件名不知道是什么格式", "the file's name does not tell its format"),
        where=str(path),
        remedy=Wording(f"请加 --format（{'、'.join(IMPORTS)}）", f"add --format ({', '.join(IMPORTS)})"),
    )


def read_terms(path: Path, name: str) -> list[Term]:
    """The terms in the file, which is in the format of that name. Raises LexiconError that says where."""
    return IMPORTS[name](read_text(path), path)
