"""Firms' names as the pages spell them, found by their legal form, and pairs that are spelt nearly alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Final, NamedTuple

from reviewer.model.issue import Issue
from reviewer.model.span import Span
from reviewer.text.diff import same_end, same_start
from reviewer.text.marks import HAN

_FRAME: Final = re.compile(f"[{HAN}（）()]{{4,30}}?(?:股份)?有限(?=公司|责任公司|(?:责任)?公?$)")
"""Up to 有限, so that a name is known that a column's end cuts off."""
_LONGEST_GAP: Final = 2
LEAST_HEAD: Final = 3
"""Characters that both share before they differ."""
_LEAST_SHARED: Final = 6
"""Characters that two spellings share, their legal form not counted."""
_CROWD: Final = 60
"""A stretch that more names than this have says nothing of a name."""


class Mention(NamedTuple):
    """A stretch that ends in a firm's name: where the name begins is not known. `start`, `end` in the block's reading."""

    path: str
    block: int
    start: int
    end: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Pair:
    """`one` and `other` agree in `head` and `tail`, and have `ours` and `theirs` between."""

    one: Mention
    other: Mention
    head: str
    tail: str
    ours: str
    theirs: str


def gather(issue: Issue) -> tuple[Mention, ...]:
    """The firms that one issue names."""
    return tuple(
        Mention(issue.path, block.number, m.start(), m.end(), m.group(), block.reading.span(m.start(), m.end()))
        for block in issue.blocks
        for m in _FRAME.finditer(block.text)
    )


def merge(partials: Iterable[tuple[Mention, ...]]) -> tuple[Mention, ...]:
    """All mentions, in order of path and place."""
    return tuple(sorted(mention for partial in partials for mention in partial))


def pairs(mentions: Iterable[Mention], least_head: int = LEAST_HEAD, path: str | None = None) -> Iterator[Pair]:
    """Mentions that differ in one short stretch only, each pair once, in order; with `path`, one of each in that issue."""
    listed = list(mentions)
    by_stretch: dict[str, set[int]] = defaultdict(set)
    for number, mention in enumerate(listed):
        shared = core(mention.text)
        for at in range(len(shared) - 2):
            by_stretch[shared[at : at + 3]].add(number)
    own = {number for number, mention in enumerate(listed) if path in (None, mention.path)}
    near = {
        (min(one, other), max(one, other))
        for numbers in by_stretch.values()
        if len(numbers) <= _CROWD
        for one in numbers & own
        for other in numbers
        if one != other
    }
    difference = cache(partial(_difference, least_head=least_head))  # the same spellings meet again and again
    for one, other in sorted(near):
        found = difference(listed[one].text, listed[other].text)
        if found is not None:
            yield Pair(listed[one], listed[other], *found)


def core(text: str) -> str:
    """A mention's text without its legal form."""
    return text.removesuffix("有限").removesuffix("股份")


def _difference(one: str, other: str, least_head: int) -> tuple[str, str, str, str] | None:
    """What both share before and behind, and what each has between; None where that is not one short stretch."""
    tail = same_end(one, other)
    left, right = one[: len(one) - tail], other[: len(other) - tail]
    from_left, from_right = left[::-1], right[::-1]
    best = None
    for ours in range(min(_LONGEST_GAP, len(left)) + 1):
        for theirs in range(min(_LONGEST_GAP, len(right)) + 1):
            mine, its = from_left[ours:], from_right[theirs:]
            if ours + theirs == 0 or mine[:least_head] != its[:least_head]:
                continue
            head = same_start(mine, its)
            if head >= least_head and (best is None or (head, -ours - theirs) > (best[0], -best[1] - best[2])):
                best = (head, ours, theirs)
    if best is None:
        return None
    head, ours, theirs = best
    head_at = len(left) - ours - head
    shared, ending = left[head_at : head_at + head], one[len(one) - tail :]
    if len(shared) + len(core(ending)) < _LEAST_SHARED:
        return None
    return (shared, ending, left[len(left) - ours :], right[len(right) - theirs :])
