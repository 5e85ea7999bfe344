"""Firms that are spelt in two ways, by their legal form; institutions and zones, by what their names end in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from reviewer.lexicon import bodies, names
from reviewer.lexicon.names import Mention, Pair, merge, pairs
from reviewer.model.finding import Evidence, Related
from reviewer.model.issue import Issue
from reviewer.rules._names.slip import Slip, is_list, likeness, related_places, support, words_about
from reviewer.rules.base import Context
from reviewer.wording import Wording

_NUMERALS: Final = frozenset("〇零一二三四五六七八九十东南西北中上下新老大小")
_PARTS: Final = frozenset({"股份", "集团", "科技", "责任"})
_ENOUGH: Final = 10
"""Shared characters beyond which a gap that is no word on one side is a misreading, alike or not."""
_OFTEN: Final = 2


class Spellings:
    """How often each spelling stands, as it is and at the end of longer ones."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """By the count of each stretch."""
        self._counts = counts
        self._ending: Counter[str] = Counter()
        for text, count in counts.items():
            for at in range(len(text)):
                self._ending[text[at:]] += count

    def ending(self, text: str) -> int:
        """How often stretches stand that end so."""
        return self._ending[text]

    def support(self, text: str) -> int:
        """How often the spelling stands, longer stretches that end in it and shorter ones that it ends in included."""
        return self._ending[text] + sum(self._counts.get(text[at:], 0) for at in range(1, len(text)))


Judge = Callable[[Context, Pair, Spellings], Pair | None]


def firm_slips(context: Context) -> Iterator[Slip]:
    """One slip a place that is spelt with less support than another."""
    known, counts = _mentions(context, names.gather, "names")
    yield from _slips(context, known, counts, _judged_firm, "公司", names.LEAST_HEAD)


def body_slips(context: Context) -> Iterator[Slip]:
    """The same for institutions and zones: one character for one that is alike."""
    known, counts = _mentions(context, bodies.gather, "bodies")
    yield from _slips(context, known, counts, _judged_body, "", bodies.LEAST_HEAD)


def _mentions(
    context: Context, gather: Callable[[Issue], tuple[Mention, ...]], kind: str
) -> tuple[tuple[Mention, ...], Counter[str]]:
    own = gather(context.issue)
    if context.archive is not None and own:
        known, counts = getattr(context.archive, kind).near(own)
        return known, counts
    return merge([own]), Counter(mention.text for mention in own)


def _slips(
    context: Context, known: tuple[Mention, ...], counts: Counter[str], judge: Judge, ending: str, head: int
) -> Iterator[Slip]:
    done: set[tuple[int, int]] = set()
    spellings = Spellings(counts)
    for pair in pairs(known, head, context.issue.path):
        if _are_two(context, pair):
            continue
        judged = judge(context, pair, spellings)
        if judged is None or judged.one.path != context.issue.path:
            continue
        key = (judged.one.block, judged.one.end)
        if key not in done:
            done.add(key)
            yield _slip(context, judged, spellings, ending)


def _are_two(context: Context, pair: Pair) -> bool:
    """Names that differ in a number or a side, or stand beside each other in a list."""
    if _NUMERALS & set(pair.ours + pair.theirs) or "(" in pair.ours + pair.theirs:
        return True
    first, second = sorted((pair.one, pair.other), key=lambda mention: mention.start)
    if not first.path == second.path == context.issue.path or first.block != second.block:
        return False
    between = context.issue.blocks[first.block].text[first.end : second.end]
    return is_list(between[: between.rfind(pair.head)], with_head=True)


def _judged_firm(context: Context, pair: Pair, spellings: Spellings) -> Pair | None:
    """The pair, the weaker spelling first; None where these are two firms."""
    words = context.language.words
    ours_word, theirs_word = (len(gap) > 1 and words.contains(gap) for gap in (pair.ours, pair.theirs))
    if pair.ours and pair.theirs:
        if not _alike(context, pair) and (ours_word == theirs_word or len(pair.head + pair.tail) < _ENOUGH):
            return None
    elif (pair.ours or pair.theirs) not in _PARTS and len(pair.ours + pair.theirs) > 1:
        return None
    ours = (spellings.support(pair.one.text), ours_word, len(pair.ours), -pair.one.span.start)
    theirs = (spellings.support(pair.other.text), theirs_word, len(pair.theirs), -pair.other.span.start)
    told_by_word = ours_word != theirs_word and pair.ours and pair.theirs
    weaker = theirs_word if told_by_word else ours < theirs
    return pair if weaker else _turned(pair)


def _judged_body(context: Context, pair: Pair, spellings: Spellings) -> Pair | None:
    """The same for bodies: the odd character must belong to no word, and the other spelling to one or stand oftener."""
    if not len(pair.ours) == len(pair.theirs) == 1 or not _alike(context, pair):
        return None
    if any(_is_term(context, pair, gap) for gap in (pair.ours, pair.theirs)):
        # the lexicon tells: where it has both, these are two
        pair = pair if _is_term(context, pair, pair.theirs) else _turned(pair)
        return None if _is_term(context, pair, pair.ours) else pair
    ours_words, theirs_words = (_is_worded(context, pair, mention) for mention in (pair.one, pair.other))
    ours, theirs = (spellings.support(mention.text) for mention in (pair.one, pair.other))
    if ours_words and theirs_words:
        return None
    if ours_words or (not theirs_words and ours > theirs):
        pair, ours_words, theirs_words, ours, theirs = _turned(pair), theirs_words, ours_words, theirs, ours
    if theirs_words:
        return pair if ours <= theirs else None
    return pair if theirs >= _OFTEN > ours else None


def _is_term(context: Context, pair: Pair, gap: str) -> bool:
    """Whether the lexicon has a name that ends so, and holds the odd character."""
    whole = pair.head + gap + pair.tail
    return any(context.lexicon.contains(whole[at:]) for at in range(len(pair.head) + 1))


def _is_worded(context: Context, pair: Pair, mention: Mention) -> bool:
    """Whether the odd character of the mention belongs to a word."""
    at = len(mention.text) - len(pair.tail) - 1
    return bool(words_about(context, mention.text, at, at + 1))


def _turned(pair: Pair) -> Pair:
    return Pair(pair.other, pair.one, pair.head, pair.tail, pair.theirs, pair.ours)


def _alike(context: Context, pair: Pair) -> bool:
    return len(pair.ours) == len(pair.theirs) and all(
        a == b or likeness(context, a, b) > 0 for a, b in zip(pair.ours, pair.theirs, strict=True)
    )


def _slip(context: Context, pair: Pair, spellings: Spellings, ending: str) -> Slip:
    block = context.issue.blocks[pair.one.block]
    end = pair.one.end - len(pair.tail)
    start = end - len(pair.ours)
    wrong, right = pair.ours, pair.theirs
    if not wrong or not right:
        # what is lost or too much has no place of its own: show it between what stands around it
        before, after = pair.head[-2:], pair.tail[:2]
        start, end = start - len(before), end + len(after)
        wrong, right = before + wrong + after, before + right + after
    whole = pair.head + pair.theirs + pair.tail
    times = spellings.ending(whole)
    confidence = 0.8 if pair.ours and pair.theirs else 0.62
    if pair.one.path != pair.other.path:
        confidence -= 0.06
    note = Wording("这里这样写", "spelt so here")
    there = Related(pair.other.path, pair.other.span, pair.other.text, note)
    more = [
        place
        for place in related_places(context, whole, ())
        if (place.path, place.span.end) != (there.path, there.span.end)
    ]
    same = Evidence("same-name", Wording("名称其余部分相同", "the rest of the name is the same"))
    return Slip(
        block,
        start,
        end,
        right,
        whole + ending,
        confidence,
        (there, *more),
        (same, *([support(times)] if times > 1 else [])),
    )
