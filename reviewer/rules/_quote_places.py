"""Where a lost mark of a pair most likely stood."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from reviewer.text.marks import CLOSING, PAIRS, TERMINAL

_REACH: Final = 400
"""Most characters looked through; a quotation runs no longer without another mark of its kind."""
_SHORT: Final = 14
"""A name or slogan in quotation marks seldom runs longer; a speech does."""
_SPARE: Final = 4
_INTRODUCES: Final = "：:"
_ENDS_NAME: Final = "的等这是和与、，,。；;）)！？!?"
_BEGINS_NAME: Final = "的了、，,：:；;（(为是把以和与叫到非有称出在以"


_STOPS: Final = re.compile("[。；;！？!?]")
_PAUSES: Final = re.compile("[，,。；;！？!?]")
_TERMINALS: Final = re.compile(f"[{''.join(sorted(TERMINAL))}]")
_BY_LENGTH: Final = tuple(0.0 if n in (2, 3, 4) else 0.3 if n <= 8 else 0.8 if n <= _SHORT else 1.6 for n in range(20))


class Place(NamedTuple):
    """A mark before code point `at` of the run, at a cost from 0 (just right) to 2."""

    cost: float
    at: int


Price = Callable[[int], float]
"""What else speaks against a place (positive) or for it (negative)."""


def opening_places(text: str, low: int, close_at: int, price: Price | None = None) -> list[Place]:
    """Places in `[low, close_at)` for the lost opening mark of the closing one at `close_at`, best first."""
    speech = text[close_at - 1 : close_at] in TERMINAL and close_at - low > _SHORT
    first = max(low, close_at - (_REACH if speech else _SHORT + _SPARE))
    places = _priced([_opening_cost(text, at, close_at, speech) for at in range(first, close_at)], price)
    return sorted(places, key=lambda place: (place.cost, -place.at))[:5] or [Place(2.0, low)]


def least_opening_cost(text: str, low: int, close_at: int) -> float:
    """The cost of the first of `opening_places`, without looking for the place."""
    if text[close_at - 1 : close_at] in TERMINAL and close_at - low > _SHORT:
        first = max(low, close_at - _REACH)
        before = text[max(0, first - 1) : close_at - 1]
        if "：" in before or ":" in before:
            return 0.0
        return 1.2 if first == 0 or _TERMINALS.search(before) else 2.0
    least, stopped = 2.0, False
    for at in range(close_at - 1, max(low, close_at - _SHORT - _SPARE) - 1, -1):
        stopped = stopped or _STOPS.match(text, at) is not None
        cost = _BY_LENGTH[close_at - at]
        if close_at - at < 2:
            cost += 1.5
        if not at or text[at - 1] not in _BEGINS_NAME:
            cost += 0.6
        if stopped:
            cost += 0.8
        if cost < least:
            if cost == 0.0:
                return cost
            least = cost
    return least


def _opening_cost(text: str, at: int, close_at: int, speech: bool) -> Place:
    before = text[at - 1 : at]
    length = close_at - at
    if speech:
        return Place(0.0 if before in _INTRODUCES and before else 1.2 if before in TERMINAL or not before else 2.0, at)
    cost = 0.0 if length in (2, 3, 4) else 0.3 if length <= 8 else 0.8 if length <= _SHORT else 1.6
    if length < 2:
        cost += 1.5
    cost += 0.0 if before and before in _BEGINS_NAME else 0.6
    if _STOPS.search(text, at, close_at):
        cost += 0.8
    return Place(min(cost, 2.0), at)


def closing_places(text: str, open_at: int, low: int, high: int, price: Price | None = None) -> list[Place]:
    """Places in `(low, high]` for the lost closing mark of the opening one at `open_at`, best first."""
    speech = text[open_at - 1 : open_at] in _INTRODUCES and open_at > 0
    last = min(high, low + _REACH if speech else open_at + _SHORT + _SPARE)
    ends = [*range(low + 1, last + 1), *((high,) if last < high else ())]
    places = _priced([Place(_closing_cost(text, at, open_at, high, speech), at) for at in ends], price)
    return sorted(places, key=lambda place: (place.cost, place.at))[:5] or [Place(2.0, high)]


def _priced(places: list[Place], price: Price | None) -> list[Place]:
    if price is None:
        return places
    return [Place(min(2.0, max(0.0, cost + price(at))), at) for cost, at in places]


def _pairs_within(text: str, open_at: int, at: int) -> bool:
    """Whether the mark before `at` closes one that was opened behind `open_at`: what lost its end often ends with it."""
    opening = PAIRS.get(text[at - 1])
    return opening is not None and text.rfind(opening, open_at + 1, at) >= 0


def least_closing_cost(text: str, open_at: int, low: int, high: int) -> float:
    """The cost of the first of `closing_places`, without looking for the place."""
    if open_at > 0 and text[open_at - 1] in _INTRODUCES:
        if text[high - 1 : high] in TERMINAL:
            return 0.0
        return 0.4 if _TERMINALS.search(text, low, min(high, low + _REACH)) else 1.4
    return min(
        _closing_cost(text, at, open_at, high, speech=False)
        for at in (*range(low + 1, min(high, open_at + _SHORT + _SPARE) + 1), high)
    )


def _closing_cost(text: str, at: int, open_at: int, high: int, speech: bool) -> float:
    before, after = text[at - 1 : at], text[at : at + 1]
    length = at - open_at - 1
    if speech:
        if before in TERMINAL:
            # of several sentences the last is as good a guess as any, and the paragraph's end the best
            return 0.0 if at == high else 0.4
        return 1.4 if at == high else 2.0
    if at == high and after and after in '“"‘《':
        # the next quotation of a series: the mark stood before what parts the two
        return 1.0
    cost = 0.0 if length in (2, 3, 4, 5, 6) else 0.4 if length <= 10 else 0.8 if length <= _SHORT else 1.6
    if length < 2:
        cost += 1.0
    if before in CLOSING and _pairs_within(text, open_at, at):
        cost = min(cost, 0.8) - 0.5
    cost += 0.0 if (not after) or after in _ENDS_NAME else 0.6
    if _PAUSES.search(text, open_at + 1, at):
        cost += 0.8
    if at == high - 1 and after and after in "、和与及" and text[high : high + 1] in ("“", '"', "‘", "《"):
        cost = 0.0
    return min(cost, 2.0)
