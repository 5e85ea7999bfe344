"""What the finders of respelt names share: a slip, where its right form stands, how a list is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from reviewer.model.block import Block
from reviewer.model.finding import Evidence, Related
from reviewer.model.span import Span
from reviewer.rules.base import Context
from reviewer.text.marks import HAN
from reviewer.wording import Wording

SHAPE: Final = 0.55
SOUND: Final = 0.9
"""Likeness from which one character is taken for the other."""
REACH: Final = 8
MOST_PLACES: Final = 4
_LIST: Final = re.compile(
    f"(?:责任)?(?:公司)?(?:[、和与及]|以及|[，,](?=[{HAN}·]{{2,}}[、，,和与及]))(?:[{HAN}·]{{1,30}}[、，,和与及])*"
)
_HEAD: Final = re.compile(f"[{HAN}]{{0,8}}")


@dataclass(frozen=True, slots=True)
class Slip:
    """`start:end` of the block should read `right`; the name is spelt `whole` at the related places."""

    block: Block
    start: int
    end: int
    right: str
    whole: str
    confidence: float
    related: tuple[Related, ...]
    evidence: tuple[Evidence, ...]


def is_list(between: str, *, with_head: bool = False) -> bool:
    """Whether two names with that between them stand in one list: then they are two.

    `with_head` allows for the beginning of the second name behind it.
    """
    found = _LIST.match(between)
    if found is None:
        return False
    return found.end() == len(between) or (with_head and _HEAD.fullmatch(between, found.end()) is not None)


def likeness(context: Context, one: str, other: str) -> float:
    """How easily the one is read or typed for the other; 0 where one would hardly be."""
    characters = context.language.characters
    shape, sound = characters.shape(one, other), characters.sound(one, other)
    return max(shape, sound - 0.2) if shape >= SHAPE or sound >= SOUND else 0.0


def words_about(context: Context, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of two characters or more that have to do with `text[start:end]`."""
    words = context.language.ngrams.words_around(text, start, end, REACH)
    return [(a, b) for a, b in words if b - a > 1 and b > start and a < end]


def related_places(context: Context, form: str, first: Iterable[tuple[str, Span]]) -> tuple[Related, ...]:
    """`first`, then other places of `form`, in this issue and the others, each told once."""
    found = dict.fromkeys(first)
    if context.archive is not None:
        found |= dict.fromkeys(context.archive.places_of(form, context.issue, MOST_PLACES))
    note = Wording("这里这样写", "spelt so here")
    return tuple(Related(path, span, form, note) for path, span in list(found)[:MOST_PLACES])


def support(times: int) -> Evidence:
    """That the other spelling stands so often."""
    return Evidence(
        "same-name", Wording(f"另一写法至少见于 {times} 处", f"the other spelling stands in {times} place(s) or more")
    )
