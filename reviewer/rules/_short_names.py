"""Two-character names (太忻) that stand in a look-alike spelling (大忻): of the lexicon, or such as recur on these pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from reviewer.language.characters import describe
from reviewer.lexicon.persons import NO_GIVEN, SAYING
from reviewer.model.finding import Evidence
from reviewer.model.span import Span
from reviewer.rules._spelling import MOST_PLACES, Slip, related_places, support, words_about
from reviewer.rules.base import Context
from reviewer.text.family_names import FAMILY_NAMES
from reviewer.text.marks import is_han
from reviewer.wording import Wording

_LENGTH: Final = 2
_SHAPE: Final = 0.6
_RARE: Final = 2.6
"""log10 of the dictionary's count, up to which a character is rare enough to tell a name by."""
_AND: Final = frozenset("和")
_OFTEN: Final = 3
"""Places, or different settings on the other pages, from which a name that the lexicon does not have is one."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What stands at `start` of the page may be `name`, but for its character `gap`; `seen` in so many settings elsewhere."""

    start: int
    wrong: str
    name: str
    gap: int
    seen: int


def short_name_slips(context: Context) -> Iterator[Slip]:
    """Slips for names that this page or another one spells right."""
    best: dict[int, tuple[int, str, Slip]] = {}
    for each in _candidates(context):
        times = _times(context, each)
        if times <= context.page.text.count(each.wrong):
            continue
        rank = (-times, each.name)
        if each.start not in best or rank < best[each.start][:2]:
            best[each.start] = (*rank, _slip(context, each, times))
    yield from (best[start][2] for start in sorted(best))


def _candidates(context: Context) -> Iterator[_Candidate]:
    found = [
        each
        for start, gap in _odd_pairs(context)
        for each in _look_alikes(context, start, gap)
        if context.lexicon.contains(each.name) or not context.language.words.contains(each.name)
    ]
    view = context.other_pages
    if view is not None and found:
        keys = np.array([ord(each.name[0]) << 16 | ord(each.name[1]) for each in found], np.uint64)
        seen = view.seen(keys, _LENGTH).tolist()
        found = [
            _Candidate(each.start, each.wrong, each.name, each.gap, times)
            for each, times in zip(found, seen, strict=True)
        ]
    yield from (each for each in found if _is_current(context, each) and _stands_alone(context, each.start))


def _odd_pairs(context: Context) -> Iterator[tuple[int, int]]:
    """Pairs of characters that are no word, one of them rare: where, and which of the two is the common one."""
    text, words = context.page.text, context.language.words
    rare = {char for char in set(text) if is_han(char) and ord(char) <= 0xFFFF and _is_rare(context, char)}
    for at, char in enumerate(text):
        if char in rare:
            for start, gap in ((at - 1, 0), (at, 1)):
                pair = text[max(0, start) : start + _LENGTH]
                if len(pair) == _LENGTH and is_han(pair[gap]) and not words.contains(pair):
                    yield start, gap


def _is_rare(context: Context, char: str) -> bool:
    count = context.language.words.frequency(char)
    return count is None or count <= _RARE


def _look_alikes(context: Context, start: int, gap: int) -> Iterator[_Candidate]:
    text = context.page.text
    wrong = text[start : start + _LENGTH]
    if context.lexicon.contains(wrong) or (start and text[start - 1] in FAMILY_NAMES - _AND):
        return
    if wrong[gap] in NO_GIVEN or wrong[gap] in SAYING:
        return
    codes, likeness = context.language.characters.look_alikes(wrong[gap])
    for code in codes[likeness >= _SHAPE].tolist():
        name = chr(code) + wrong[1] if gap == 0 else wrong[0] + chr(code)
        yield _Candidate(start, wrong, name, gap, 0)


def _is_current(context: Context, each: _Candidate) -> bool:
    """Whether these pages use the name: one of the lexicon's at all, another one often."""
    here = context.page.text.count(each.name)
    term = context.lexicon.term(each.name)
    if term is not None and term.is_name:
        return max(here, each.seen) > 0
    # 王玥 and 于玥 are two persons
    return max(here, each.seen) >= _OFTEN and each.wrong[0] not in FAMILY_NAMES


def _stands_alone(context: Context, start: int) -> bool:
    return not words_about(context, context.page.text, start, start + _LENGTH)


def _times(context: Context, each: _Candidate) -> int:
    """How often the name stands here and elsewhere, as far as it matters."""
    times = context.page.text.count(each.name)
    if times < MOST_PLACES and context.archive is not None:
        times = max(times, each.seen, len(context.archive.places_of(each.name, context.issue, MOST_PLACES)))
    return times


def _slip(context: Context, each: _Candidate, times: int) -> Slip:
    block, at = context.page.place(each.start)
    alike = describe(context.language.characters, each.wrong[each.gap], each.name[each.gap])
    evidence = [support(times), *([Evidence("look-alike", alike)] if alike else [])]
    if context.lexicon.contains(each.name):
        evidence.insert(0, Evidence("lexicon", Wording(f"词库有“{each.name}”", f"the lexicon has {each.name}")))
    confidence = min(0.9, 0.66 + 0.04 * times)
    related = related_places(context, each.name, _places(context, each.name))
    return Slip(block, at, at + _LENGTH, each.name, each.name, confidence, related, tuple(evidence))


def _places(context: Context, name: str) -> Iterator[tuple[str, Span]]:
    text = context.page.text
    at = text.find(name)
    while at >= 0:
        block, start = context.page.place(at)
        yield context.issue.path, block.reading.span(start, start + len(name))
        at = text.find(name, at + 1)
