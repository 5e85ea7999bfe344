"""Two-character names (太忻) that stand in a look-alike spelling (大忻): of the lexicon, or such as recur on these pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from reviewer.language.groups import among
from reviewer.lexicon.persons import NO_GIVEN, SAYING
from reviewer.model.finding import Evidence
from reviewer.model.span import Span
from reviewer.rules._changes import look_alike
from reviewer.rules._names.slip import MOST_PLACES, Slip, related_places, support, words_about
from reviewer.rules.base import Context
from reviewer.text.arrays import Codes, Ints
from reviewer.text.family_names import FAMILY_NAMES
from reviewer.text.marks import han_mask
from reviewer.wording import Wording

_LENGTH: Final = 2
_BITS: Final = np.uint64(16)
_PLANE: Final = 0xFFFF
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
    """What is no word, has a rare character, and is but a look-alike away from what these pages use."""
    text = context.page.text
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    starts, gaps = _odd_pairs(context, codes)
    which, alike = context.language.characters.all_look_alikes(codes[starts + gaps], _SHAPE)
    starts, gaps = starts[which], gaps[which]
    first, second = np.where(gaps == 0, alike, codes[starts]), np.where(gaps == 0, codes[starts + 1], alike)
    keys = first << _BITS | second
    view = context.other_pages
    seen = view.seen(keys, _LENGTH) if view is not None else np.zeros(len(keys), np.int64)
    times = np.maximum(seen, _counted(codes, keys))
    current = times >= np.where(among(keys, _keys(context.lexicon.short_names)), 1, _OFTEN)
    for at in np.flatnonzero(current).tolist():
        start, gap = int(starts[at]), int(gaps[at])
        name = chr(int(first[at])) + chr(int(second[at]))
        found = _Candidate(start, text[start : start + _LENGTH], name, gap, int(seen[at]))
        if _may_be(context, found):
            yield found


def _odd_pairs(context: Context, codes: Codes) -> tuple[Ints, Ints]:
    """Where two Han characters stand of which one is rare; and which of the two is the other."""
    counts = context.language.words.counts(codes)
    han = han_mask(codes) & (codes <= _PLANE)
    rare = np.flatnonzero(han & (np.log10(1.0 + counts) <= _RARE))
    starts = np.concatenate([rare - 1, rare])
    gaps = np.concatenate([np.zeros(len(rare), np.int64), np.ones(len(rare), np.int64)])
    fits = (starts >= 0) & (starts + 1 < len(codes))
    starts, gaps = starts[fits], gaps[fits]
    both = han[starts] & han[starts + 1]
    return starts[both], gaps[both]


def _counted(codes: Codes, keys: Codes) -> Ints:
    """How often each pair of characters stands on the page."""
    if len(codes) < _LENGTH:
        return np.zeros(len(keys), np.int64)
    found, counts = np.unique(codes[:-1] << _BITS | codes[1:], return_counts=True)
    at = np.minimum(np.searchsorted(found, keys), len(found) - 1)
    times: Ints = np.where(found[at] == keys, counts[at], 0)
    return times


@lru_cache(maxsize=2)
def _keys(names: frozenset[str]) -> Codes:
    return np.array(sorted(map(_key, names)), np.uint64)


def _key(name: str) -> int:
    return ord(name[0]) << int(_BITS) | ord(name[1])


def _may_be(context: Context, each: _Candidate) -> bool:
    """Whether the pair is no word, no person's name and no part of one, and the name is one of the lexicon or no word."""
    words, lexicon, text = context.language.words, context.lexicon, context.page.text
    if lexicon.contains(each.wrong) or words.contains(each.wrong):
        return False
    if each.start and text[each.start - 1] in FAMILY_NAMES - _AND:
        return False
    if each.wrong[each.gap] in NO_GIVEN or each.wrong[each.gap] in SAYING:
        return False
    if not lexicon.contains(each.name) and (words.contains(each.name) or each.wrong[0] in FAMILY_NAMES):
        # 王玥 and 于玥 are two persons
        return False
    block, at = context.page.place(each.start)
    # a stray traditional form is read as the simplified one here: mixed-script tells of it
    return block.text[at : at + _LENGTH] == each.wrong and _stands_alone(context, each.start)


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
    evidence = [support(times), *look_alike(context, each.wrong[each.gap], each.name[each.gap])]
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
