"""What the page says of itself: paper, numbers, date, weekday, pages."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from reviewer.layout.lines import Line
from reviewer.model.issue import Masthead
from reviewer.model.span import Span
from reviewer.text.marks import BLANKS, HAN

_B: Final = f"[{BLANKS}]*"
_DATE: Final = re.compile(
    f"(\\d{{4}}|[〇零一二三四五六七八九]{{4}}){_B}年{_B}(\\d{{1,2}}|[一二三四五六七八九十]{{1,3}}){_B}月{_B}(\\d{{1,2}}|[一二三四五六七八九十]{{1,3}}){_B}日"
)
_WEEKDAY: Final = re.compile("(?:星期|周|礼拜)([一二三四五六日天])")
_TOTAL: Final = re.compile(f"总{_B}第{_B}(\\d{{1,6}}){_B}期")
_NUMBER: Final = re.compile(f"(?<!总)第{_B}(\\d{{1,5}}){_B}期")
_PAGES: Final = re.compile(f"(?:今日|本期|共){_B}(\\d{{1,3}}|[一二三四五六七八九十]{{1,3}}){_B}版")
_EDITION: Final = re.compile(f"(?<![转接见共日期])(?<![转接见共日期][{BLANKS}])(?:第{_B})?([A-D]?\\d{{1,2}}){_B}版")
_PAPER: Final = re.compile(f"[{HAN}]{{1,8}}(?:日报|晚报|导报|晨报|早报|时报|周报|周刊|商报|都市报|快报|报)")
_DIGITS: Final = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}

_SERIAL: Final = re.compile(f"CN{_B}(\\d{{2}}){_B}[-—－]{_B}(\\d{{4}})")
_NO_PAPER: Final = ("科技报", "十强报", "情报", "举报", "汇报", "申报", "通报")

SIGNS: Final = re.compile(
    "总第|第\\s*\\d+\\s*期|星期[一二三四五六日]|网址|投稿邮箱|邮发代号|国内统一|连续出版物|刊号|邮政发行|责编|责任编辑|校对|美编|版式"
    "|今日\\s*\\d+\\s*版|零售价|定价|创刊于|出版奖|十强报纸|优秀科技报|主管.{0,20}主办|^\\s*(?:第\\s*)?[A-D]?\\d{1,2}\\s*版|热线|电子信箱|新闻热线|值班编|本版编辑"
)
"""What only a masthead says."""


def number_of(digits: str) -> int | None:
    """The value of an Arabic or a Chinese number below one hundred, or of a year written digit by digit."""
    if digits.isascii() and digits.isdigit():
        return int(digits)
    if len(digits) == 4 and all(digit in _DIGITS for digit in digits):
        return int("".join(str(_DIGITS[digit]) for digit in digits))
    tens, ten, ones = digits.partition("十")
    if any(digit not in _DIGITS for digit in tens + ones) or len(tens) > 1 or len(ones) > 1:
        return None
    value = (_DIGITS[tens] if tens else 1) * 10 if ten else 0
    return value + (_DIGITS[ones] if ones else 0) + (_DIGITS[tens] if tens and not ten else 0)


def date_of(match: re.Match[str]) -> date | None:
    """The date that `match` of a year, a month and a day says; None where there is no such day."""
    parts = [number_of(part) for part in match.groups()[:3]]
    year, month, day = parts
    if year is None or month is None or day is None or not 1 <= month <= 12 or year < 1:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _paper(line: str) -> str:
    """The name of the paper where it stands as a word of its own or right before the date."""
    for word in re.split("[\\s*#]+|(?=\\d{4}年)", line):
        if _PAPER.fullmatch(word) and not word.endswith(_NO_PAPER):
            return word
    return ""


def read_masthead(lines: list[Line]) -> Masthead:
    """The masthead that `lines`, the masthead's own lines or those about it, hold."""
    found: dict[str, object] = {}
    for line in lines:
        text = line.text[:400]
        for name, pattern in (("number", _NUMBER), ("total_number", _TOTAL)):
            if name not in found and (match := pattern.search(text)):
                found[name] = int(match.group(1))
                found[f"{name}_span"] = Span(line.start + match.start(), line.start + match.end())
        if "date" not in found and (match := _DATE.search(text)):
            found["date"] = date_of(match)
            found["date_span"] = Span(line.start + match.start(), line.start + match.end())
        if "weekday" not in found and (match := _WEEKDAY.search(text)):
            found["weekday"] = "一二三四五六日天".index(match.group(1)) % 7 if match.group(1) != "天" else 6
            found["weekday_span"] = Span(line.start + match.start(), line.start + match.end())
        if "pages" not in found and (match := _PAGES.search(text)):
            found["pages"] = number_of(match.group(1))
        if "serial" not in found and (match := _SERIAL.search(text)):
            found["serial"] = "".join(match.groups())
        if "edition" not in found and (match := _EDITION.search(text)):
            found["edition"] = match.group(1)
        if "paper" not in found and (paper := _paper(text)):
            found["paper"] = paper
    return Masthead(**found)  # type: ignore[arg-type]
