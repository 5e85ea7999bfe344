"""The text of an issue line by line, with the findings marked in place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from html import escape
from operator import itemgetter

from reviewer.model.families import FAMILY_OF
from reviewer.model.finding import Finding
from reviewer.text.offsets import lines_of


def marked(text: str, findings: Sequence[Finding]) -> str:
    """A block for each line, its line end within; each piece marked with all findings over it. All is escaped."""
    pieces = _pieces(text, findings)
    lines = []
    for start, end, after in lines_of(text):
        inside = "".join(_mark(over, text[low:high], findings) for low, high, over in _within(pieces, start, after))
        blank = not text[start:end].strip()
        lines.append(f'<div class="line{" blank" if blank else ""}" data-at="{start}">{inside}</div>')
    rest = [over for low, high, over in pieces if low == high == len(text)]
    return "".join(lines) + "".join(_mark(over, "", findings) for over in rest)


Piece = tuple[int, int, list[int]]


def _pieces(text: str, findings: Sequence[Finding]) -> list[Piece]:
    """The text cut wherever a line or a finding begins or ends: start, end and the findings over it, in order.

    A finding between two characters has an empty piece of its own.
    """
    bounds = {0, len(text), *(start for start, _, _ in lines_of(text))}
    bounds.update(bound for finding in findings for bound in finding.span)
    begun: dict[int, list[int]] = {}
    for number, finding in enumerate(findings):
        begun.setdefault(finding.span.start, []).append(number)
    pieces: list[Piece] = []
    over = list[int]()
    places = sorted(bounds)
    for low, high in zip(places, [*places[1:], len(text)], strict=True):
        over = [number for number in over if findings[number].span.end > low]
        empty = [number for number in begun.get(low, []) if findings[number].span.end == low]
        if empty:
            pieces.append((low, low, empty))
        over += [number for number in begun.get(low, []) if findings[number].span.end > low]
        if low < high:
            pieces.append((low, high, list(over)))
    return pieces


def _within(pieces: Sequence[Piece], start: int, after: int) -> Iterator[Piece]:
    low = bisect_left(pieces, start, key=itemgetter(0))
    while low < len(pieces) and pieces[low][0] < after:
        yield pieces[low]
        low += 1


def _mark(over: Sequence[int], piece: str, findings: Sequence[Finding]) -> str:
    if not over:
        return escape(piece)
    family = FAMILY_OF[findings[over[-1]].category].value
    # a finding over nothing but line ends would not be seen
    shape = " ends" if piece and not piece.strip() else ""
    return f'<mark class="{family}{shape}" data-f="{" ".join(map(str, over))}">{escape(piece)}</mark>'
