"""From the lines of one paragraph to its reading."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from typing import Final, NamedTuple

from reviewer.layout.lines import Line
from reviewer.layout.markup import Markup, read_markup
from reviewer.layout.names import names_tail
from reviewer.model.reading import Reading
from reviewer.text.marks import BLANKS, HAN, NARROW_MARKS, WIDE_MARKS, han_count

_WIDE: Final = f"[{HAN}{WIDE_MARKS}]"
_MARK: Final = f"[{WIDE_MARKS}{re.escape(NARROW_MARKS)}]"
_BLANK: Final = re.compile(f"[{BLANKS}]")
_STOPS: Final = "，。；：、！？"
_RESIDUE: Final = re.compile(
    f"(?<={_WIDE})[{BLANKS}]+(?={_WIDE})|(?<={_MARK})[{BLANKS}]+(?=[{HAN}])|(?<=[{HAN}])[{BLANKS}]+(?={_MARK})"
    f"|(?<=[{_STOPS}])[{BLANKS}]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])[{BLANKS}]+(?=[{_STOPS}])"
)
_DATELINE: Final = re.compile(
    f"[{HAN}]{{2,8}}[讯电][{BLANKS}]+(?:(?:本报|特约|见习|实习)?(?:记者|通讯员|编辑)[{BLANKS}]*(?:[{HAN}]{{2,4}}[{BLANKS}、]+){{1,5}})*"
    f"|(?:本报|特约|见习|实习)?(?:记者|通讯员)[{BLANKS}]*(?:[{HAN}]{{2,4}}[{BLANKS}、]+){{1,5}}"
)
_ORNAMENT: Final = re.compile("[■□●▲◆◇★☆▶►◎○△▼▽※]")
_PAUSE: Final = re.compile("[，。；：、,;！？!?]")
_PROSE: Final = 24
"""Characters: shorter blocks keep their blanks, which part the halves of a headline or names."""
_LETTER: Final = re.compile("[A-Za-z]")


class Marked(NamedTuple):
    """A reading with the markup that was taken out of its lines."""

    reading: Reading
    level: int
    bold: bool
    table: bool
    visible: bool
    """Whether anything is left to read."""


def read_lines(text: str, lines: Sequence[Line]) -> Marked:
    """The reading of `lines`, one paragraph of `text`."""
    markups = [read_markup(line.text) for line in lines]
    segments = _segments(text, lines, markups)
    joined = "".join(text[low:high] for low, high in segments)
    segments = _without_residue(joined, segments)
    reading = Reading(
        "".join(text[low:high] for low, high in segments), _origin(segments), lines[-1].end if lines else 0
    )
    visible = bool(reading.text) and not reading.text.isspace()
    return Marked(
        reading,
        max((markup.level for markup in markups), default=0),
        bool(markups) and all(markup.bold for markup in markups),
        any(markup.table for markup in markups),
        visible,
    )


def _segments(text: str, lines: Sequence[Line], markups: Sequence[Markup]) -> list[tuple[int, int]]:
    """What stays of `lines`: no markup, no blanks at line edges, line ends only between Latin words."""
    segments: list[tuple[int, int]] = []
    for line, markup in zip(lines, markups, strict=True):
        kept = _kept(line, markup)
        if not kept:
            continue
        if segments and _LETTER.match(text[segments[-1][1] - 1]) and _LETTER.match(text[kept[0][0]]):
            at = segments[-1][1]
            kept.insert(0, (at, at + 1))
        for low, high in kept:
            if segments and segments[-1][1] == low:
                segments[-1] = (segments[-1][0], high)
            else:
                segments.append((low, high))
    return segments


def _kept(line: Line, markup: Markup) -> list[tuple[int, int]]:
    bare = line.text.strip()
    if not bare:
        return []
    start = line.start + len(line.text) - len(line.text.lstrip())
    end = start + len(bare)
    kept: list[tuple[int, int]] = []
    at = start
    for low, high in markup.marks:
        low, high = line.start + low, line.start + high
        if at < low:
            kept.append((at, min(low, end)))
        at = max(at, high)
    if at < end:
        kept.append((at, end))
    return _trimmed(line, kept)


def _trimmed(line: Line, kept: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`kept` without the blanks that markup left at either edge."""
    while kept:
        low, high = kept[0]
        piece = line.text[low - line.start : high - line.start]
        low += len(piece) - len(piece.lstrip())
        if low < high:
            kept[0] = (low, high)
            break
        kept.pop(0)
    while kept:
        low, high = kept[-1]
        high = low + len(line.text[low - line.start : high - line.start].rstrip())
        if low < high:
            kept[-1] = (low, high)
            break
        kept.pop()
    return kept


def _without_residue(joined: str, segments: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`segments` without the blanks that old line ends left between Han characters of running text."""
    if len(joined) < _PROSE or not _BLANK.search(joined) or not _PAUSE.search(joined):
        return segments
    if han_count(joined[:400]) * 3 < min(len(joined), 400):
        return segments
    head = match.end() if (match := _DATELINE.match(joined)) else 0
    tail = names_tail(joined)
    stop = len(joined) if tail is None else tail
    drops = [
        match.span()
        for match in _RESIDUE.finditer(joined, head)
        if match.end() <= stop and not _ORNAMENT.match(joined, match.end())
    ]
    return _dropped(segments, drops) if drops else segments


def _dropped(segments: list[tuple[int, int]], drops: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`segments` less `drops`, which are offsets in the segments' joined text."""
    kept: list[tuple[int, int]] = []
    offset = 0
    queue = iter(drops)
    drop = next(queue, None)
    for low, high in segments:
        at = low
        while drop is not None and drop[0] - offset < high - low:
            cut = max(at, low + drop[0] - offset)
            if at < cut:
                kept.append((at, cut))
            at = min(high, low + drop[1] - offset)
            if drop[1] - offset > high - low:
                break
            drop = next(queue, None)
        if at < high:
            kept.append((at, high))
        offset += high - low
    return kept


def _origin(segments: Sequence[tuple[int, int]]) -> Sequence[int]:
    if len(segments) == 1:
        return range(*segments[0])
    origin = array("q")
    for low, high in segments:
        origin.extend(range(low, high))
    return origin
