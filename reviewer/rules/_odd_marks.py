"""ASCII symbols and dots in Chinese running text that no newspaper prints there: what OCR makes of marks and digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from reviewer.text.foreign_names import TRANSLITERATING
from reviewer.text.marks import HAN

_H: Final = f"[{HAN}]"
_CLOSES: Final = "”’）》〉】〕」』)"
_PAUSE: Final = "，。、；：！？,;:"
_LEFT: Final = f"(?<=[{HAN}{_CLOSES}])"
_RIGHT: Final = f"(?=[{HAN}“‘（《(]|$)"
_MEASURES: Final = "个次条些千届系道辆担样名位家项件种座起场步定直项批套支片幅"
_ENDS_CLAUSE: Final = "的了着们等量间时后前上化作品物件议路体业题性复重比中起来去过着约用力"
_BEGINS_CLAUSE: Final = (
    "这那但而并且其据由此该他她它我你在从对为因虽如各也又还就已将使让把被当至以于与和是看参改撤今近目"
)
_DATE_DIGIT: Final = re.compile(r"(?<![A-Za-z0-9.])(?:[lI|](?=\d?[月日])|\d{1,3}(?P<late>[lIOo|?])(?=\d{0,2}[年月日]))")
_LIST_NUMBER: Final = re.compile(r"(?:^|[。；;：:，,\s])[（(]?[一二三四五六七八九十\d]{1,3}[)）]?$")
_ANY: Final = re.compile(r"[lIOo?|\[\].．·*=\-\\^_`~{}<>°]")
"""What any of the searches below begins with."""
_REACH: Final = 12
_DIGIT_FOR: Final = {"l": "1", "I": "1", "|": "1", "]": "1", "O": "0", "o": "0", "?": "7"}


class OddMark(NamedTuple):
    """`text[start:end]` is odd; `fixes` are what may have stood there, the likeliest first."""

    start: int
    end: int
    fixes: tuple[str, ...]
    confidence: float


def odd_marks(text: str, dots_are_stops: bool) -> Iterator[OddMark]:
    """Odd marks in a block's `text`; with `dots_are_stops` the page writes full stops as dots."""
    if not _ANY.search(text):
        return
    found: dict[int, OddMark] = {}
    for search in _SEARCHES:
        if search is _dots and dots_are_stops:
            continue
        for mark in search(text):
            if not any(at in found for at in range(mark.start, mark.end)):
                found.update(dict.fromkeys(range(mark.start, mark.end), mark))
    yield from sorted(set(found.values()))


_DOT: Final = re.compile(f"(?<=[{HAN}{_CLOSES}{_PAUSE}])[.．](?=[{HAN}“‘（《(：:，。]|$)")
_NAME_BY_DOT: Final = re.compile(f"(?:{_H}{{1,6}}[.．·])+{_H}{{1,6}}")


def _dots(text: str) -> Iterator[OddMark]:
    """`.` and `．` beside Han; after a list's number they are right."""
    for match in _DOT.finditer(text):
        at = match.start()
        if _LIST_NUMBER.search(text, max(0, at - 5), at) or (text[at + 1 :] == "" and text[at] == "."):
            continue
        before, after = text[at - 1], text[at + 1 : at + 2]
        if before in _PAUSE or after in _PAUSE:
            yield OddMark(at, at + 1, ("",), 0.88)
        elif _is_name(text, at):
            yield OddMark(at, at + 1, ("·", "，", "。"), 0.85)
        else:
            yield OddMark(at, at + 1, ("，", "。", "、"), 0.95)


def _is_name(text: str, at: int) -> bool:
    near = text[at - 1] + text[at + 1 : at + 2]
    beyond = [
        character for character in text[max(0, at - 2) : at - 1] + text[at + 2 : at + 3] if character not in ".．·"
    ]
    return len(near) == 2 and all(character in TRANSLITERATING for character in (*near, *beyond))


def _middle_dots(text: str) -> Iterator[OddMark]:
    """`·` where no name, title or brand has its dot."""
    for match in re.finditer("·", text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if not at or not after or "·" in (before, after):
            continue
        if before in "，。、；：" or after in "，。、；：）":
            yield OddMark(at, at + 1, ("",), 0.85)
        elif _ends_sentence(text, at, before, after):
            yield OddMark(at, at + 1, ("。", "，", ""), 0.85)


def _ends_sentence(text: str, at: int, before: str, after: str) -> bool:
    if not re.match(_H, before) or (before in TRANSLITERATING and after in TRANSLITERATING) or _within_title(text, at):
        return False
    ends = before in _ENDS_CLAUSE and before not in TRANSLITERATING
    begins = after in _BEGINS_CLAUSE and after not in TRANSLITERATING
    return ends or begins


def _within_title(text: str, at: int) -> bool:
    """Whether the last bracket or quotation mark before `at` stands open."""
    return re.search("[《〈“「（(][^《》〈〉“”「」（）()。，]{0,20}$", text[max(0, at - 24) : at]) is not None


_STAR: Final = re.compile(rf"{_LEFT}[*=](?:{_RIGHT}|(?=[0-9]))")
_SURNAMES: Final = frozenset(
    "张王李赵刘陈杨黄周吴徐孙马朱胡林郭何罗郑梁谢宋唐许邓冯韩曹曾彭蔡潘董袁余叶蒋杜苏魏程吕丁沈任姚卢傅钟某"
)


def _stars(text: str) -> Iterator[OddMark]:
    """`*` and `=` for a full stop; in a masked name or a formula they are right."""
    for match in _STAR.finditer(text):
        at = match.start()
        window = text[max(0, at - _REACH) : at] + text[at + 1 : at + _REACH]
        if text[at] == "*" and (text[at - 1] in _SURNAMES or "*" in window):
            continue
        if text[at] == "=" and re.search("[+=×÷/－]", window):
            continue
        yield OddMark(at, at + 1, ("。", "，", ""), 0.9)
    for match in re.finditer(f"(?<=[{HAN}{_CLOSES}])[*=](?=[，。、；：])|(?<=[，。、；：])[*=](?={_H})", text):
        yield OddMark(match.start(), match.end(), ("",), 0.85)


def _digits(text: str) -> Iterator[OddMark]:
    """Look-alikes of digits in dates, and a square bracket without its other half beside a number."""
    for match in _DATE_DIGIT.finditer(text):
        at = match.end() - 1
        yield OddMark(at, at + 1, (_DIGIT_FOR[text[at]],), 0.9)
    opened = 0
    for match in re.finditer(r"[\[\]]", text):
        if match.group() == "[":
            opened += 1
        elif opened:
            opened -= 1
        elif re.match(r"[\d月日年号万亿/]|\][\d月日年]", text[match.end() :]) or text[: match.start()][-1:].isdigit():
            yield OddMark(match.start(), match.end(), ("1", ""), 0.92)


_DASH: Final = re.compile(f"(?<={_H})-{{1,2}}(?=[{_MEASURES}])|(?<=星期)-(?![\\d-])|(?<=第)-(?={_H})")


def _dashes(text: str) -> Iterator[OddMark]:
    """`-` for 一, before a measure word."""
    for match in _DASH.finditer(text):
        yield OddMark(*match.span(), ("一",), 0.85)


_SYMBOL: Final = re.compile(rf"(?<=[{HAN}，。、；：])[|\\^_`~{{}}<>°](?=[{HAN}，。、；：])")
_MEANT: Final = {"`": ("、", ""), "{": ("（", ""), "}": ("）", ""), "<": ("《", ""), ">": ("》", ""), "~": ("一", "——")}


def _symbols(text: str) -> Iterator[OddMark]:
    """Symbols of programmers between Han characters."""
    for match in _SYMBOL.finditer(text):
        at = match.start()
        if text[at] == "~" and text[at - 1] in "年月日时点分元万亿度天号周岁人":
            continue
        yield OddMark(at, at + 1, _MEANT.get(text[at], ("",)), 0.8)


_SEARCHES: Final[tuple[Callable[[str], Iterator[OddMark]], ...]] = (
    _digits,
    _dots,
    _middle_dots,
    _stars,
    _dashes,
    _symbols,
)
