"""Lines of a text, and which of them were one paragraph before OCR wrapped them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import quantiles
from typing import Final, NamedTuple

from reviewer.text.marks import ends_sentence, width

_LINE_END: Final = re.compile("\r\n|[\n\r\v\f\u0085\u2028\u2029]")
_LONG: Final = 200
"""Characters: a longer line was never wrapped."""
_NARROWEST, _WIDEST = 12, 110
_FULL: Final = 0.86
"""Share of the column's width from which a line fills it."""
_OPEN: Final = 0.75
"""The same for a line that ends within a sentence: OCR loses characters."""
_INDENT_WIDTH: Final = 4
_DOUBLED_LEAST: Final = 10
"""Lines that must be there to tell double spacing."""
_INNER_MARK: Final = re.compile("[，。；：、,;:]")
_INDENT: Final = re.compile("^(?:\u3000|  |\t)")


class Line(NamedTuple):
    """`text[start:end]` without its line end; offsets in code points."""

    start: int
    end: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether it holds nothing but blanks."""
        return not self.text or self.text.isspace()


def split_lines(text: str) -> list[Line]:
    """All lines of `text`, whatever the line ends."""
    lines: list[Line] = []
    at = 0
    for match in _LINE_END.finditer(text):
        lines.append(Line(at, match.start(), text[at : match.start()]))
        at = match.end()
    if at < len(text):
        lines.append(Line(at, len(text), text[at:]))
    return lines


def chunks(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines without a blank line between them."""
    found: list[list[Line]] = []
    open_chunk: list[Line] = []
    for line in lines:
        if line.is_blank:
            if open_chunk:
                found.append(open_chunk)
            open_chunk = []
        else:
            open_chunk.append(line)
    if open_chunk:
        found.append(open_chunk)
    return found


def _line_width(line: Line) -> int:
    return width(line.text.strip()) if len(line.text) <= _LONG else 2 * _LONG


def _reference(widths: Sequence[int]) -> float:
    """The width of a full line among `widths`: their upper quartile."""
    return quantiles(widths, n=4, method="inclusive")[2] if len(widths) > 1 else float(widths[0])


def is_wrapped(parts: Sequence[Sequence[Line]]) -> bool:
    """Whether the page's paragraphs have a line end at every column edge.

    True where the lines of longer runs are alike in width and mostly end in the middle of a sentence.
    """
    alike = open_ends = total = 0
    for part in parts:
        if len(part) < 3:
            continue
        widths = [_line_width(line) for line in part]
        full = _reference(widths)
        if not _NARROWEST <= full <= _WIDEST:
            continue
        inner = part[:-1]
        total += len(inner)
        alike += sum(abs(w - full) <= (1 - _FULL) * full for w in widths[:-1])
        open_ends += sum(not ends_sentence(line.text[-8:]) for line in inner)
    return total >= 4 and alike >= 0.6 * total and open_ends >= 0.55 * total


def undoubled(lines: Sequence[Line], parts: list[list[Line]]) -> list[list[Line]]:
    """`parts`, or one part for all lines where a blank line stands behind every wrapped line.

    That is so where nearly all runs are single lines, alike in width, that end within sentences and have marks inside.
    """
    singles = [part[0] for part in parts if len(part) == 1]
    if len(singles) < _DOUBLED_LEAST or len(singles) < 0.9 * len(parts):
        return parts
    whole = [line for line in lines if not line.is_blank]
    inside = sum(_INNER_MARK.search(line.text.strip()[:-1]) is not None for line in whole)
    return [whole] if is_wrapped([whole]) and inside >= 0.3 * len(whole) else parts


def page_width(parts: Sequence[Sequence[Line]]) -> float:
    """The width of a full line of the page, 0 where it has no wrapped run."""
    widths = [_line_width(line) for part in parts if len(part) >= 3 for line in part[:-1]]
    widths = [w for w in widths if _NARROWEST <= w <= _WIDEST]
    return _reference(widths) if widths else 0.0


def paragraphs(part: Sequence[Line], wrapped: bool, page_full: float) -> list[list[Line]]:
    """The paragraphs of one run of lines: each line one, or as many as were wrapped together."""
    if not wrapped or len(part) == 1:
        return [[line] for line in part]
    widths = [_line_width(line) for line in part]
    full = max(_reference(widths), 0.75 * page_full) if len(part) >= 3 else page_full
    found = [[part[0]]]
    for before, line, before_width in zip(part, part[1:], widths, strict=False):
        indent = _INDENT_WIDTH if len(found[-1]) == 1 else 0
        least = (_FULL if ends_sentence(before.text[-8:]) else _OPEN) * full - indent
        if least <= before_width <= _WIDEST and not _INDENT.match(line.text):
            found[-1].append(line)
        else:
            found.append([line])
    return found
