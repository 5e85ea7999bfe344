"""Which mark of a pair belongs to which: the cheapest account of all marks of one kind in a run of text.

Every mark is taken as it stands, as turned round, or as too many; a mark may have been lost before any other. Each of
these has a price, and the cheapest account of a whole story is found by dynamic programming, so that one lost mark
does not turn all that follow it inside out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

from reviewer.rules._quote_places import least_closing_cost, least_opening_cost
from reviewer.text.marks import TERMINAL, ends_sentence, is_han


class Direction(Enum):
    """Which way a mark points."""

    OPEN = 1
    CLOSE = -1
    STRAIGHT = 0


class Kind(NamedTuple):
    """Marks that pair with each other. `nests` says that a pair may stand directly in another of its kind."""

    name: str
    opening: str
    closing: str
    straight: str
    nests: bool


KINDS: Final = (
    Kind("double", "“〝", "”〞", '"＂', nests=False),
    Kind("single", "‘", "’", "'", nests=False),
    Kind("corner", "「", "」", "", nests=False),
    Kind("white corner", "『", "』", "", nests=False),
    Kind("book title", "《", "》", "", nests=False),
    Kind("angle", "〈", "〉", "", nests=False),
    Kind("round", "（(", "）)", "", nests=True),
    Kind("square", "【〔[［", "】〕]］", "", nests=True),
    Kind("curly", "{｛", "}｝", "", nests=True),
)

MISSING: Final = 3.0
EXTRA: Final = 4.2
_BRACKET_EXTRA: Final = 4.6
"""OCR makes quotation marks out of specks, but hardly ever a bracket."""
TURNED: Final = 2.6
_BRACKET_TURNED: Final = 4.0
"""OCR takes “ for ”, but hardly ever 『 for 』."""
NESTED: Final = 0.9
"""A pair directly inside a pair of its own kind: poor style for quotation marks, yet printed."""
_STRAIGHT_NESTED: Final = 2.2
"""Straight marks do not show which is which, so nobody puts them inside each other."""
_ACROSS_BREAK: Final = 0.2
_NEXT_REOPENS: Final = 0.3
_ACROSS_PARAGRAPHS: Final = 2.4
_CUT: Final = 1.5
"""A mark left open by a sentence that breaks off: its other half went with the rest."""
_IMPOSSIBLE: Final = 2.5
"""An opening mark right before a comma, a closing one right after it."""
_WITHIN_SENTENCE: Final = 1.0
_WITHIN_COUNT: Final = 1.5
_COUNT: Final = re.compile("[0-9A-Za-z].个(?![人体性])")
_SPEAKS: Final = "：:"
_DEEPEST: Final = 2
_LEANS: Final = "：:，,、（(；;"


@dataclass(frozen=True, slots=True)
class Token:
    """One mark: where it stands in the run, which way it points, what it is."""

    at: int
    direction: Direction
    char: str


_MARKS: Final = {
    kind: dict.fromkeys(kind.opening, Direction.OPEN)
    | dict.fromkeys(kind.closing, Direction.CLOSE)
    | dict.fromkeys(kind.straight, Direction.STRAIGHT)
    for kind in KINDS
}
_FINDERS: Final = {kind: re.compile("[" + re.escape("".join(marks)) + "]") for kind, marks in _MARKS.items()}


class Trouble(Enum):
    """What is wrong with a mark."""

    EXTRA = "extra"
    TURNED = "turned"
    LOST_OPENING = "lost opening"
    LOST_CLOSING = "lost closing"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Trouble at a mark, or in the gap before it; `low` and `high` bound the gap, `partner` is the mark left alone."""

    trouble: Trouble
    token: Token | None
    low: int
    high: int
    partner: Token | None = None


def tokens_of(kind: Kind, text: str, start: int, end: int) -> Iterator[Token]:
    """The marks of `kind` in `text[start:end]`; apostrophes, primes and list numbers are none."""
    marks = _MARKS[kind]
    for match in _FINDERS[kind].finditer(text, start, end):
        at = match.start()
        if not _is_apostrophe(text, at) and not (kind.name == "round" and _numbers_a_list(text, start, at)):
            yield Token(at, marks[text[at]], text[at])


def _is_apostrophe(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "’" and _YEAR.match(text, at + 1):
        return True
    return text[at] in "'’" and before.isascii() and before.isalnum() and (after.isalpha() or text[at] == "'")


_YEAR: Final = re.compile("[0-9０-９]{2}(?![0-9０-９.．%％])")
"""What is left of a year behind an apostrophe: ’98."""


def _numbers_a_list(text: str, start: int, at: int) -> bool:
    """Whether a closing bracket only ends a number, as in `1)` or `一）`."""
    if text[at] not in ")）":
        return False
    low = at
    while (
        low > start
        and at - low < 3
        and (
            text[low - 1].isdigit()
            or text[low - 1] in "一二三四五六七八九十"
            or (text[low - 1].isascii() and text[low - 1].isalpha())
        )
    ):
        low -= 1
    return low < at and (low == start or text[low - 1] in "；;。，,、：: \n")


class _Path(NamedTuple):
    """Anomalies found so far, the newest first; shared between accounts that begin alike."""

    newest: Anomaly
    older: _Path | None


class _Gap(NamedTuple):
    """Where an opening mark was lost."""

    low: int
    high: int


class _Step(NamedTuple):
    cost: float
    path: _Path | None
    open: tuple[Token | _Gap, ...]
    """What stands open, outermost first."""


def anomalies(kind: Kind, text: str, blocks: Sequence[tuple[int, int]]) -> list[Anomaly]:
    """What is wrong with the marks of `kind` in the `blocks` of `text`, one story's paragraphs in order."""
    if all(_is_sound(kind, text, start, end) for start, end in blocks):
        return []
    steps: dict[int, _Step] = {0: _Step(0.0, None, ())}
    for number, (start, end) in enumerate(blocks):
        low = start
        for token in tokens_of(kind, text, start, end):
            steps = _after_token(kind, text, _with_losses(kind, steps, text, low, token.at), token)
            low = token.at + 1
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        steps = _after_block(kind, text, _with_losses(kind, steps, text, low, end), (start, end), following)
    path = min(steps.values(), key=lambda step: step.cost).path
    found = []
    while path is not None:
        found.append(path.newest)
        path = path.older
    return found[::-1]


def _is_sound(kind: Kind, text: str, start: int, end: int) -> bool:
    """Whether every opening mark of the paragraph is closed before the next opens: nothing to search for."""
    is_open = False
    for token in tokens_of(kind, text, start, end):
        if token.direction is not (Direction.CLOSE if is_open else Direction.OPEN):
            return False
        is_open = not is_open
    return not is_open


def _best(steps: dict[int, _Step], depth: int, step: _Step) -> None:
    if depth not in steps or step.cost < steps[depth].cost:
        steps[depth] = step


def _with_losses(kind: Kind, steps: dict[int, _Step], text: str, low: int, high: int) -> dict[int, _Step]:
    """The steps, each also with one mark lost in the gap `[low, high)`."""
    out = dict(steps)
    if high <= low:
        return out
    opening = least_opening_cost(text, low, high)
    for depth, step in steps.items():
        if depth < _DEEPEST:
            price = MISSING + opening + _nesting(kind, depth, Direction.OPEN)
            _best(out, depth + 1, _Step(step.cost + price, step.path, (*step.open, _Gap(low, high))))
        if depth > 0 and isinstance(opened := step.open[-1], Token):
            price = MISSING + least_closing_cost(text, opened.at, low, high)
            lost = Anomaly(Trouble.LOST_CLOSING, None, low, high, opened)
            _best(out, depth - 1, _Step(step.cost + price, _Path(lost, step.path), step.open[:-1]))
    return out


def _after_token(kind: Kind, text: str, steps: dict[int, _Step], token: Token) -> dict[int, _Step]:
    out: dict[int, _Step] = {}
    opens, closes = _prices(kind, text, token)
    turned = Anomaly(Trouble.TURNED, token, token.at, token.at)
    for depth, step in steps.items():
        if depth < _DEEPEST:
            price = opens + _nesting(kind, depth, token.direction)
            path = step.path if token.direction is not Direction.CLOSE else _Path(turned, step.path)
            _best(out, depth + 1, _Step(step.cost + price, path, (*step.open, token)))
        if depth > 0:
            path = step.path if token.direction is not Direction.OPEN else _Path(turned, step.path)
            if isinstance(opened := step.open[-1], _Gap):
                path = _Path(Anomaly(Trouble.LOST_OPENING, None, opened.low, opened.high, token), path)
            price = closes + _ends_early(text, opened, token)
            _best(out, depth - 1, _Step(step.cost + price, path, step.open[:-1]))
        extra = Anomaly(Trouble.EXTRA, token, token.at, token.at)
        price = EXTRA if kind.straight else _BRACKET_EXTRA
        _best(out, depth, _Step(step.cost + price, _Path(extra, step.path), step.open))
    return out


def _ends_early(text: str, opened: Token | _Gap, token: Token) -> float:
    """The price of ending a speech within a sentence: of two marks that may close it, the one behind a full stop does.

    Nor does a quotation end between a number and its measure word (“1+N”个平台).
    """
    if _COUNT.match(text, max(0, token.at - 1)) is not None:
        return _WITHIN_COUNT
    if not isinstance(opened, Token) or text[opened.at - 1 : opened.at] not in _SPEAKS or not opened.at:
        return 0.0
    within = text[token.at - 1] not in TERMINAL and is_han(text[token.at + 1 : token.at + 2] or " ")
    return _WITHIN_SENTENCE if within else 0.0


def _nesting(kind: Kind, depth: int, direction: Direction) -> float:
    if kind.nests or depth == 0:
        return 0.0
    return _STRAIGHT_NESTED if direction is Direction.STRAIGHT else NESTED


def _prices(kind: Kind, text: str, token: Token) -> tuple[float, float]:
    """What it costs to take the mark as opening, and as closing."""
    turned = TURNED if kind.straight else _BRACKET_TURNED
    if token.direction is Direction.OPEN:
        return 0.0, turned
    if token.direction is Direction.CLOSE:
        return turned, 0.0
    lean = lean_at(text, token.at)
    return max(0.0, -lean), max(0.0, lean)


def lean_at(text: str, at: int) -> float:
    """How much a straight mark looks like an opening one (positive) or a closing one (negative)."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    lean = 0.0
    if not before or before.isspace() or before in _LEANS:
        lean += _IMPOSSIBLE if before and before in _LEANS else 1.6
    if not after or after.isspace() or not (is_han(after) or after.isalnum() or after in "“‘《（(\"'—"):
        lean -= _IMPOSSIBLE
    if before and before in TERMINAL:
        lean -= 0.8
    return lean


def _after_block(
    kind: Kind, text: str, steps: dict[int, _Step], block: tuple[int, int], following: tuple[int, int] | None
) -> dict[int, _Step]:
    """The steps past a paragraph's end: what stands open there is lost, cut by a column, or goes on."""
    out: dict[int, _Step] = {}
    start, end = block
    finished = ends_sentence(text[start:end])
    reopens = finished and following is not None and text[following[0]] in kind.opening + kind.straight
    for depth, step in steps.items():
        if depth == 0:
            _best(out, 0, step)
            continue
        if reopens:
            _best(out, depth - 1, _Step(step.cost + _NEXT_REOPENS, step.path, step.open[:-1]))
        if following is not None:
            price = _ACROSS_PARAGRAPHS if finished else _ACROSS_BREAK
            _best(out, depth, _Step(step.cost + price, step.path, step.open))
        if not finished and isinstance(opened := step.open[-1], Token):
            cut = Anomaly(Trouble.CUT, opened, opened.at, end)
            _best(out, depth - 1, _Step(step.cost + _CUT, _Path(cut, step.path), step.open[:-1]))
    return out
