"""Personal names by their shape: a family name and one or two characters."""

from __future__ import annotations

import re
from typing import Final

from reviewer.text.family_names import FAMILY_NAMES
from reviewer.text.marks import BLANKS, HAN, TERMINAL, last_word_mark

_NO_NAMES: Final = frozenset(
    [
        "中国",
        "北京",
        "上海",
        "山西",
        "全国",
        "全省",
        "全市",
        "今年",
        "目前",
        "日前",
        "近日",
        "图为",
        "国际",
        "国内",
        "文化",
        "经济",
        "时事",
        "要闻",
        "广告",
        "专题",
        "体育",
        "教育",
        "副刊",
    ]
)
_NAME: Final = re.compile(f"[{HAN}]{{2,4}}")
_TAIL: Final = re.compile(f"(?:[{BLANKS}]+[{HAN}]{{2,4}}){{1,6}}[{BLANKS}]*$")
_TAIL_WINDOW: Final = 48
_BRACKETED: Final = re.compile("[（(][^（）()]{0,12}[)）]")
"""What a list says of a person: （女，回族）."""
_NAME_ALONE: Final = re.compile(f"(?<![{HAN}])[{HAN}]{{2,3}}(?![{HAN}])")
_BETWEEN: Final = re.compile("[、，,；;。\\s]+")
_LEAST_LISTED: Final = 5
_LIST: Final = re.compile(
    f"(?:[{HAN}·]{{2,9}}(?:[（(][^（）()]{{0,12}}[)）])?[、，,；;\\s]{{1,3}}){{{_LEAST_LISTED - 1},}}[{HAN}·]{{1,9}}"
)
_LISTED: Final = 0.7
"""Share of the members; of ordinary words a third look like names."""


def is_name(word: str) -> bool:
    """Whether `word` has the shape of a Chinese personal name."""
    return _NAME.fullmatch(word) is not None and word[0] in FAMILY_NAMES and word not in _NO_NAMES and len(word) <= 4


def are_names(text: str) -> bool:
    """Whether `text` is nothing but one to six names, parted by blanks or 、."""
    if len(text) > _TAIL_WINDOW:
        return False
    words = text.replace("、", " ").split()
    return 1 <= len(words) <= 6 and all((is_name(word) and len(word) <= 3) or _spaced(words) for word in words)


def name_lists(text: str) -> list[tuple[int, int]]:
    """Where `text` lists persons, a half-open range each, from the first name to the last."""
    found = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.count("、") >= _LEAST_LISTED - 1:
            for match in _LIST.finditer(text, start, end):
                names = [name.span() for name in _NAME_ALONE.finditer(text, *match.span()) if is_name(name[0])]
                if names and is_name_list(f"、{match[0]}、"):
                    found.append((names[0][0], names[-1][1]))
        start = end + 1
    return found


def is_name_list(text: str) -> bool:
    """Whether `text` is a stretch of a list of persons, parted by 、: nearly all its whole members look like names."""
    members = [member for member in _BETWEEN.split(_BRACKETED.sub("", text))[1:-1] if member]
    return len(members) >= _LEAST_LISTED and sum(map(is_name, members)) >= _LISTED * len(members)


def _spaced(words: list[str]) -> bool:
    """Two-character names are often printed with a blank inside: 李 强."""
    return len(words) == 2 and len(words[0]) == 1 and len(words[1]) == 1 and words[0] in FAMILY_NAMES


_GLUED: Final = re.compile(f"(?:(?<=[。！？])|(?<=[。！？]”))[{HAN}]{{2,3}}$")


def glued_name(text: str) -> int | None:
    """Where a name begins that stands right behind the last sentence of `text`; None where there is none."""
    match = _GLUED.search(text, max(0, len(text) - 4))
    return match.start() if match and is_name(match.group()) else None


def names_tail(text: str) -> int | None:
    """Where a run of names begins that stands at the end of `text` after a blank; None where there is none.

    Offset in `text`, of the blank before the first name. A single name counts only after a sentence mark.
    """
    offset = max(0, len(text) - _TAIL_WINDOW)
    match = _TAIL.search(text, offset)
    if match is None or match.start() == 0:
        return None
    words = match.group().split()
    while words and not (is_name(words[0]) and len(words[0]) <= 3):
        words.pop(0)
    if not words or not all(is_name(word) for word in words):
        return None
    at = text.rindex(words[0]) if len(words) == 1 else text.rindex(words[0], match.start(), text.rindex(words[1]))
    before = text[:at].rstrip()
    start = len(before)
    if len(words) == 1 and last_word_mark(before[-4:]) not in TERMINAL:
        return None
    return start if before else None
