"""Text as a reader reads it: line ends, line-end blanks and markup taken out, every character's origin kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.model.span import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """`text[i]` stands at code point `origin[i]` of the issue.

    `origin` is strictly increasing and as long as `text`; `end` is where the stretch ends in the issue. A traditional issue
    is read in simplified characters; else `text[i]` is the very character that stands there.
    """

    text: str
    origin: Sequence[int]
    end: int

    def span(self, start: int, end: int) -> Span:
        """The issue's span for `[start, end)` of the reading; an empty range gives an empty span before `start`."""
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else self.end
            return Span(at, at)
        return Span(self.origin[start], self.origin[end - 1] + 1)

    def quoted(self, issue_text: str) -> str:
        """The characters as they stand in the issue."""
        return "".join(map(issue_text.__getitem__, self.origin))

    def index(self, position: int) -> int:
        """The first character of the reading at or after code point `position` of the issue."""
        low, high = 0, len(self.origin)
        while low < high:
            middle = (low + high) // 2
            if self.origin[middle] < position:
                low = middle + 1
            else:
                high = middle
        return low
