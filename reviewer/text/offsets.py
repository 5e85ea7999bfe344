"""Places in a text: code points, UTF-16 units, lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

_LINE_END = re.compile(r"\r\n|\n|\r")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class LineIndex:
    """Lines of a text, parted by LF, CRLF or CR as they come."""

    def __init__(self, text: str) -> None:
        if "\r" in text:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        else:
            lengths = (len(line) + 1 for line in text.split("\n")[:-1])
            self._starts = list(accumulate(lengths, initial=0))

    def __len__(self) -> int:
        """How many lines there are; a text that ends in a line end has an empty last one."""
        return len(self._starts)

    def place(self, position: int) -> tuple[int, int]:
        """Line and column of a code point, both from 1."""
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1

    def start(self, line: int) -> int:
        """The code point at which a line, counted from 1, begins."""
        return self._starts[line - 1]


class Utf16Index:
    """Code points to UTF-16 units (what Qt counts in) and back, for one text."""

    def __init__(self, text: str) -> None:
        # most texts hold none, and encoding says so several times sooner than looking at each character
        all_alike = len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)
        self._astral = [] if all_alike else [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [position + i for i, position in enumerate(self._astral)]

    def to_units(self, position: int) -> int:
        """The UTF-16 unit at which code point `position` begins."""
        return position + bisect_right(self._astral, position - 1)

    def to_points(self, unit: int) -> int:
        """The code point that UTF-16 unit `unit` belongs to; the second half of a pair gives its character."""
        before = bisect_right(self._units, unit - 1)
        point = unit - before
        if before and self._units[before - 1] == unit - 1:
            return point
        return point


def lines_of(text: str) -> Iterator[tuple[int, int, int]]:
    """Each line as (start, end without its line end, end with it), in code points; nothing for an empty text."""
    start = 0
    for match in _LINE_END.finditer(text):
        yield start, match.start(), match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text), len(text)
