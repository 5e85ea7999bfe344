"""Markdown and HTML marks of a line: where they stand, never what they say."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_HEADING: Final = re.compile(r"\s{0,3}(#{1,6})(?:[ \t\u3000]+|(?=[^#\s]))")
_CLOSING_HASHES: Final = re.compile(r"[ \t]+#{1,6}[ \t]*$")
_LINE_MARK: Final = re.compile(r"\s{0,8}(?:[-*+][ \t]+|(?:>[ \t]+){1,4})")
_RULE: Final = re.compile(r"\s*+(?:(?:[-*_=][ \t]*){3,}|`{3,}\w*|\|?(?:\s*+:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?)\s*")
_TABLE: Final = re.compile(r"\s*\|.*\|\s*")
_IMAGE: Final = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{0,500}\)")
_LINK: Final = re.compile(r"(\[)[^\[\]\n]{1,300}(\]\((?:https?:|mailto:|ftp:|www\.|#|/|\./)[^()\s]{0,500}\))")
_AUTOLINK: Final = re.compile(r"(<)(?:https?://|mailto:|www\.)[^<>\s]{1,500}(>)")
_TAG: Final = re.compile(
    r"</?(?:br|p|div|span|b|i|em|strong|u|sup|sub|center|table|t[rdh]|tbody|thead|img|font|h[1-6]|li|ul|ol)\b[^<>]{0,300}/?>",
    re.I,
)
_STARS: Final = re.compile(r"\*{1,3}|_{2,3}|~~")
_ONE_LINE: Final = 4000
"""Longer lines are no Markdown; their stars are text."""


class Markup(NamedTuple):
    """What the marks of one line say of it, and the ranges (offsets in the line) that are marks and not text."""

    level: int
    """1 to 6 for a heading, 0 for none."""
    bold: bool
    """The whole line stands in emphasis."""
    table: bool
    marks: tuple[tuple[int, int], ...]


NONE: Final = Markup(0, False, False, ())


def read_markup(line: str) -> Markup:
    """The markup of `line`; ranges sorted, not overlapping."""
    if not any(mark in line for mark in "#*_<[|>`~-+="):
        return NONE
    if _RULE.fullmatch(line):
        return Markup(0, False, "|" in line, ((0, len(line)),))
    ranges: list[tuple[int, int]] = []
    level = 0
    start = 0
    if heading := _HEADING.match(line):
        level = len(heading.group(1))
        start = heading.end()
        ranges.append((0, start))
        if closing := _CLOSING_HASHES.search(line, start):
            ranges.append(closing.span())
    elif mark := _LINE_MARK.match(line):
        start = mark.end()
        ranges.append((0, start))
    table = _TABLE.fullmatch(line) is not None and line.count("|") >= 3
    if table:
        ranges += [(at, at + 1) for at, character in enumerate(line) if character == "|"]
    ranges += _inline(line, start)
    bold = _is_bold(line, start)
    return Markup(level, bold, table, _merged(ranges))


def _inline(line: str, start: int) -> list[tuple[int, int]]:
    ranges = [match.span() for match in _IMAGE.finditer(line, start)]
    for pattern in (_LINK, _AUTOLINK):
        for match in pattern.finditer(line, start):
            ranges += [match.span(1), match.span(2)]
    ranges += [match.span() for match in _TAG.finditer(line, start)]
    if len(line) <= _ONE_LINE:
        ranges += _emphasis(line, start)
    return ranges


def _emphasis(line: str, start: int) -> list[tuple[int, int]]:
    """Marks of emphasis that come in pairs, no blank inside the pair."""
    ranges: list[tuple[int, int]] = []
    opened: dict[str, tuple[int, int]] = {}
    for match in _STARS.finditer(line, start):
        mark = match.group()
        before = line[match.start() - 1 : match.start()]
        after = line[match.end() : match.end() + 1]
        if mark in opened and before and not before.isspace():
            ranges += [opened.pop(mark), match.span()]
        elif after and not after.isspace() and not (mark == "*" and before.isdigit()):
            opened[mark] = match.span()
    return ranges


def _is_bold(line: str, start: int) -> bool:
    bare = line[start:].strip()
    return len(bare) > 4 and bare.startswith("**") and bare.endswith("**") and "**" not in bare[2:-2]


def _merged(ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if low >= high:
            continue
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)
