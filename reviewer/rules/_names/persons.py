"""Persons whom a page spells in two ways: which pairs, and whether they are one name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import numpy as np

from reviewer.lexicon.persons import NO_GIVEN, SAYING, TITLES, Person, is_foreign, is_framed, is_name, persons
from reviewer.model.finding import Evidence
from reviewer.model.span import Span
from reviewer.rules._changes import look_alike
from reviewer.rules._names.slip import REACH, Slip, is_list, likeness, related_places, support, words_about
from reviewer.rules.base import Context
from reviewer.text.arrays import Codes
from reviewer.text.hashing import powers, prefix_hashes, window_hashes
from reviewer.text.marks import is_han
from reviewer.wording import Wording

_BASE: Final = np.uint64(0x9E3779B97F4A7C15)
_OFTEN: Final = 2
"""Places of a spelling against one of another, from which the other is the slip."""
_MUCH_OFTENER: Final = 3
_SAME_SETTING: Final = 2
"""Characters beside both spellings that are the same, from which they are one name though not alike."""
_COMMON: Final = 2.0
"""log10 of the dictionary's count, from which a word is no chance."""
_VERY_COMMON: Final = 4.0
_LIST_REACH: Final = 60
_KIN_BEFORE: Final = re.compile(
    "(?:兄|弟|姐|妹|父亲|母亲|爸爸|妈妈|儿子|女儿|长子|次子|之子|之女|孙子|孙女|爷爷|奶奶|叔叔|堂|表)[^。！？\\n]{0,2}$"
)
_KIN_BEHIND: Final = re.compile("(?:兄弟|姐妹|兄妹|姐弟|父子|父女|母子|母女|夫妇|夫妻|祖孙)")
"""A kinsman's name is like one's own."""


@dataclass(frozen=True, slots=True)
class Pair:
    """At `start` of the page stands `wrong`, which is `right` misread in the character `gap`."""

    start: int
    wrong: str
    right: Person
    gap: int
    known: bool
    """Whether the lexicon or the dictionary has the right one."""
    likeness: float
    same_setting: bool


def person_slips(context: Context) -> Iterator[Slip]:
    """The names of the page that stand in another spelling, by place."""
    for pair in respelt(context):
        block, start = context.page.place(pair.start)
        if block.text[start : start + len(pair.wrong)] == pair.wrong:
            first = [(context.issue.path, _span(context, at, len(pair.wrong))) for at in pair.right.starts]
            yield Slip(
                block,
                start,
                start + len(pair.wrong),
                pair.right.text,
                pair.right.text,
                _confidence(pair),
                related_places(context, pair.right.text, first),
                tuple(_evidence(context, pair)),
            )


def _span(context: Context, at: int, length: int) -> Span:
    block, start = context.page.place(at)
    return block.reading.span(start, start + length)


def _confidence(pair: Pair) -> float:
    often = 0.06 * min(4, len(pair.right.starts) - 1)
    alike = 0.25 * max(0.0, pair.likeness - 0.5)
    return min(0.95, 0.58 + often + alike + 0.08 * pair.known + 0.06 * pair.same_setting)


def _evidence(context: Context, pair: Pair) -> Iterator[Evidence]:
    yield support(len(pair.right.starts))
    yield from look_alike(context, pair.wrong[pair.gap], pair.right.text[pair.gap])
    if pair.same_setting:
        yield Evidence("same-frame", Wording("前后文相同", "what stands beside both is the same"))
    if pair.known:
        yield Evidence("dictionary", Wording(f"词库或词典有“{pair.right.text}”", f"{pair.right.text} is a known name"))


def respelt(context: Context) -> Iterator[Pair]:
    """The pairs, the best of each place."""
    text = context.page.text
    listed = persons(text)
    known = _in_dictionary(context, text, listed.values())
    names = {name: person for name, person in listed.items() if _may_be(context, person, name in known)}
    best: dict[int, Pair] = {}
    for start, wrong, right in _near(text, names):
        found = _judged(context, text, start, wrong, names[right])
        if found is not None and (start not in best or _rank(found) > _rank(best[start])):
            best[start] = found
    yield from (best[start] for start in sorted(best))


def _rank(pair: Pair) -> tuple[int, float, str]:
    return len(pair.right.starts), pair.likeness, pair.right.text


def _in_dictionary(context: Context, text: str, listed: Iterable[Person]) -> set[str]:
    """Those of the names that the dictionary has, looked up all at once."""
    known: set[str] = set()
    prefix, inverse = prefix_hashes(text), powers(len(text), inverse=True)
    for length, same in groupby(sorted(listed, key=_length), key=_length):
        people = list(same)
        hashes = window_hashes(prefix, inverse, length)[[person.starts[0] for person in people]]
        counts = context.language.words.counts(hashes).tolist()
        known.update(person.text for person, count in zip(people, counts, strict=True) if count)
    return known


def _length(person: Person) -> int:
    return len(person.text)


def _may_be(context: Context, person: Person, known: bool) -> bool:
    """Whether the stretch may be the right spelling of a name."""
    known = known or context.lexicon.contains(person.text)
    if person.foreign and is_foreign(person.text):
        return known or person.framed or len(person.starts) >= _OFTEN
    return known or (is_name(person.text) and (person.framed or len(person.starts) > _OFTEN))


def is_known(context: Context, name: str) -> bool:
    return context.language.words.contains(name) or context.lexicon.contains(name)


def _near(text: str, names: dict[str, Person]) -> Iterator[tuple[int, str, str]]:
    """Where the text has all but one character of a name: place, what stands there, the name."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    for length in sorted({len(name) for name in names}):
        listed = sorted(name for name in names if len(name) == length)
        rows = np.array([list(map(ord, name)) for name in listed], np.uint64)
        for gap in range(length):
            windows = [codes[at : len(codes) - length + 1 + at] for at in range(length)]
            keys, wanted = _key(windows, gap), _key(list(rows.T), gap)
            order = np.argsort(wanted, kind="stable")
            ordered = wanted[order]
            low, high = (np.searchsorted(ordered, keys, side) for side in ("left", "right"))
            for start in np.flatnonzero(high > low).tolist():
                window = text[start : start + length]
                for at in order[low[start] : high[start]].tolist():
                    name = listed[at]
                    rest = window[:gap] + window[gap + 1 :]
                    if window[gap] != name[gap] and rest == name[:gap] + name[gap + 1 :] and is_han(window[gap]):
                        yield start, window, name


def _key(columns: Sequence[Codes], gap: int) -> Codes:
    """One number for each row of characters but for the column `gap`."""
    key = np.zeros(len(columns[0]), np.uint64)
    with np.errstate(over="ignore"):
        for at, column in enumerate(columns):
            if at != gap:
                key = key * _BASE + column
    return key


def _judged(context: Context, text: str, start: int, wrong: str, right: Person) -> Pair | None:
    """The pair, if `wrong` is a slip for `right` and no other name or word."""
    gap = next(at for at in range(len(wrong)) if wrong[at] != right.text[at])
    times, places = len(right.starts), _places(text, wrong)
    known, framed = is_known(context, right.text), is_framed(text, start, start + len(wrong))
    enough = _MUCH_OFTENER if _has_another_title(text, start, right) else _OFTEN
    if not _outweighs(times, len(places), known, enough) or is_known(context, wrong):
        return None
    alike = likeness(context, wrong[gap], right.text[gap])
    setting = (times >= _MUCH_OFTENER or (known and times > 1)) and any(
        _has_same_setting(text, start, place, len(wrong)) for place in right.starts
    )
    odd = framed and is_foreign(right.text) and not is_foreign(wrong)
    if not (alike or setting or odd) or (times == 1 and not (known or (framed and right.framed))):
        return None
    if any(_are_two(text, place, right, len(wrong)) for place in places):
        return None
    if not _stands_apart(context, text, right) or not _reads_badly(
        context, text, start, gap, right, bool(alike or odd)
    ):
        return None
    return Pair(start, wrong, right, gap, known, alike, setting)


def _stands_apart(context: Context, text: str, name: Person) -> bool:
    """Whether the words around a name leave it whole; a given name that is a word needs a frame."""
    start, length = name.starts[0], len(name.text)
    for a, b in _relative(words_about(context, text, start, start + length), start):
        whole = a == 0 and b == length
        given = a == 1 and b == length and (name.framed or _is_rare(context, name.text[1:]))
        if not (whole or given or (name.foreign and a >= 0 and b <= length)):
            return False
    return True


def _reads_badly(context: Context, text: str, start: int, gap: int, name: Person, alike: bool) -> bool:
    """Whether the odd character belongs to no word, and no word crosses the name's ends; if not alike, none is in it.

    Within foreign names there are words by chance, and rare words anywhere.
    """
    length = len(name.text)
    if gap in (0, length - 1) and _is_word_beside_word(context, text[start : start + length], gap, name):
        return False
    for a, b in _relative(words_about(context, text, start, start + length), start):
        if alike and _is_rare(context, text[start + a : start + b]):
            continue
        foreign = name.foreign and alike
        if (a <= gap < b and not foreign) or a < 0 or b > length or not alike:
            return False
    return True


def _is_word_beside_word(context: Context, wrong: str, gap: int, name: Person) -> bool:
    """Whether it is a common word with another beside it, and no misread name: 方便而 is not 方便面."""
    rest = wrong[1:] if gap == 0 else wrong[:-1]
    if not context.language.words.contains(rest) or _is_rare(context, rest):
        return False
    alone = context.language.words.frequency(wrong[gap]) or 0.0
    return wrong[gap] in NO_GIVEN or (not name.framed and alone >= _VERY_COMMON)


def _is_rare(context: Context, word: str) -> bool:
    return (context.language.words.frequency(word) or 0.0) < _COMMON


def _relative(words: list[tuple[int, int]], start: int) -> list[tuple[int, int]]:
    return [(a - start, b - start) for a, b in words]


def _has_same_setting(text: str, one: int, other: int, length: int) -> bool:
    """Whether the same characters stand before or behind both places: more than a title or a saying verb."""
    before = after = 0
    while before < REACH and min(one, other) > before and text[one - 1 - before] == text[other - 1 - before]:
        before += 1
    while after < REACH and max(one, other) + length + after < len(text):
        if text[one + length + after] != text[other + length + after]:
            break
        after += 1
    left, right = text[one - before : one], text[one + length : one + length + after]
    if len(right) >= _SAME_SETTING and all(map(is_han, right[:_SAME_SETTING])) and not right.startswith(SAYING):
        return True
    return len(left) >= _SAME_SETTING and all(map(is_han, left[-_SAME_SETTING:])) and not left.endswith(TITLES)


def _places(text: str, form: str) -> list[int]:
    found, at = [], text.find(form)
    while at >= 0:
        found.append(at)
        at = text.find(form, at + 1)
    return found


def _outweighs(times: int, against: int, known: bool, enough: int) -> bool:
    """Whether so many places speak against so many of the other spelling; one against one may."""
    if against == 1:
        return times == 1 or known or times >= enough
    return times >= against * (_OFTEN if known else _MUCH_OFTENER)


def _has_another_title(text: str, start: int, right: Person) -> bool:
    """Whether a title stands before the place, and before no place of the other spelling."""
    title = text[max(0, start - 2) : start]
    return text.endswith(TITLES, 0, start) and not any(text.endswith(title, 0, place) for place in right.starts)


def _are_two(text: str, start: int, right: Person, length: int) -> bool:
    """Whether the other spelling stands beside the name in a list, or is said to be a kinsman's."""
    return _is_kin(text, start, length) or any(_in_one_list(text, start, place, length) for place in right.starts)


def _is_kin(text: str, start: int, length: int) -> bool:
    """Whether the name is said to be that of someone's kin."""
    before = text[max(0, start - REACH) : start]
    return _KIN_BEFORE.search(before) is not None or _KIN_BEHIND.match(text, start + length) is not None


def _in_one_list(text: str, one: int, other: int, length: int) -> bool:
    first, second = sorted((one, other))
    return second - first < _LIST_REACH and is_list(text[first + length : second])
