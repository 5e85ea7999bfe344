"""Candidates for terms, from what an archive itself says again and again.

Names by their frame (…有限公司, 记者…), what stands in quotation marks more than once, and stretches of characters that
hang together and stand free (`stretches`). What an editor would strike at once is left out: fragments of longer words and
names, and words beside each other that say no more than each by itself come last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from reviewer.language.ngrams import Ngrams
from reviewer.language.words import Words
from reviewer.lexicon.framed import LEGAL, counted, framed, kind_of
from reviewer.lexicon.lexicon import Lexicon
from reviewer.lexicon.stretches import Stretch, stretches
from reviewer.lexicon.term import Term
from reviewer.text.arrays import Ints

MOST_CHARACTERS: Final = 8_000_000
"""Beyond this, issues are chosen at equal distances: what is said again and again is said in those too."""
_SHORTEST: Final = 2
_OPENED: Final = 0.3
"""The share of its places at which a name must be able to begin; else it is the end of longer ones."""
_REACH: Final = 8
_SPREAD: Final = 0.2
"""What the score of mere neighbours is worth: 优质项目 says no more than 优质 and 项目."""
_NAMES_FIRST: Final = 20.0
_SUFFIXES: Final = frozenset("化率性度级型式法论谷链园员者家学线站港岛山河湖")
_TITLES: Final = (
    "同志",
    "先生",
    "女士",
    "总理",
    "主席",
    "书记",
    "教授",
    "博士",
    "总统",
    "主任",
    "市长",
    "省长",
    "部长",
)
"""Titles that stand behind a name and are no part of it."""


class Candidate(NamedTuple):
    """A stretch that may be a term, how often it stands, in how many issues, one place of it, and how good it looks."""

    text: str
    kind: str
    times: int
    issues: int
    example: str
    score: float

    def as_term(self) -> Term:
        """A row for an editor to keep or to delete."""
        return Term(self.text, self.kind, source="harvest", note=f"{self.times}×, {self.issues}: {self.example}")


@dataclass(frozen=True, slots=True)
class Page:
    """An issue's readings, a line each."""

    path: str
    text: str


def harvest(
    pages: Sequence[Page], lexicon: Lexicon, words: Words, least: int = 3, ngrams: Ngrams | None = None
) -> list[Candidate]:
    """Stretches that stand `least` times or more and are neither in the lexicon nor in the dictionary, best first.

    What a frame shows needs one place less, a firm with its legal form but one.
    """
    pages = _chosen(pages)
    found: dict[str, Candidate] = {}
    ngrams = ngrams or Ngrams.load()
    for candidate in [*_framed(pages, least, ngrams), *_hanging(pages, least, words, ngrams)]:
        known = found.get(candidate.text)
        if known is None or known.score < candidate.score:
            found[candidate.text] = candidate
    fresh = [
        c
        for c in found.values()
        if not lexicon.contains(c.text)
        and lexicon.correct(c.text) is None
        and not words.contains(c.text)
        and not _is_near(c, lexicon)
    ]
    return sorted(_whole(fresh), key=lambda c: (-c.score, c.text))


def _is_near(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether a name that stands but once is a known one but for a step or two: more likely it is misread."""
    if candidate.times > 1:
        return False
    text = candidate.text
    return any(miss.start == 0 and miss.end == len(text) for miss in lexicon.near_misses(text))


def _chosen(pages: Sequence[Page]) -> list[Page]:
    total = sum(len(page.text) for page in pages)
    step = max(1, -(-total // MOST_CHARACTERS))
    return sorted(pages, key=lambda page: page.path)[::step]


def _whole(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Those that are not just a part of a longer one."""
    listed = list(found)
    longer: dict[str, int] = defaultdict(int)
    for candidate in listed:
        text = candidate.text
        for low in range(len(text)):
            for high in range(low + _SHORTEST, len(text) + 1):
                if high - low < len(text):
                    longer[text[low:high]] = max(longer[text[low:high]], candidate.times)
    yield from (c for c in listed if longer.get(c.text, 0) < 0.6 * c.times)


def _framed(pages: Sequence[Page], least: int, ngrams: Ngrams) -> Iterator[Candidate]:
    """What stands in a frame often enough."""
    seen = [(page.path, list(framed(page.text))) for page in pages]
    times, issues = counted(seen)
    first: dict[tuple[str, str], tuple[Page, int]] = {}
    for page, (_, found) in zip(pages, seen, strict=True):
        for each in found:
            first.setdefault((each.text, each.kind), (page, each.start))
    for (text, kind), count in times.items():
        page, start = first[text, kind]
        often = count >= least - 1 and (len(pages) == 1 or issues[text, kind] > 1 or count >= least)
        if not often and not text.endswith(LEGAL):
            continue
        if kind == "person" and not _is_person(page.text, start, len(text), ngrams):
            continue
        score = float(3 * np.log2(count) + issues[text, kind])
        if kind != "phrase" and often:
            score += _NAMES_FIRST
        yield Candidate(text, kind, count, issues[text, kind], _around(page, start), score)


def _is_person(text: str, start: int, length: int, ngrams: Ngrams) -> bool:
    """Whether no word reaches into the name, but for one that is the whole given name."""
    end = start + length
    words = ngrams.words_around(text, start, end, _REACH)
    inside = [(a, b) for a, b in words if b - a > 1 and b > start and a < end]
    return all(word in ((start, end), (start + 1, end)) for word in inside)


def _hanging(pages: Sequence[Page], least: int, words: Words, ngrams: Ngrams) -> Iterator[Candidate]:
    """What hangs together and is no fragment."""
    text = "\n".join(page.text for page in pages)
    starts = np.cumsum([0, *(len(page.text) + 1 for page in pages)])[:-1]
    for each in stretches(text, starts, least):
        kind = kind_of(each.text)
        if words.contains(each.text) or (kind and each.opened < _OPENED) or each.text.endswith(_TITLES):
            continue
        worth = 0.0 if _is_torn(text, each, ngrams) else _worth(each.text, words, ngrams)
        if worth > 0:
            kind = kind or ("phrase" if len(each.text) > 3 else "word")
            yield Candidate(
                each.text, kind, each.times, each.issues, _example(pages, starts, each.places[0]), each.score * worth
            )


def _is_torn(text: str, stretch: Stretch, ngrams: Ngrams) -> bool:
    """Whether a word reaches across its ends at most of its places."""
    torn = 0
    for place in stretch.places:
        end = place + len(stretch.text)
        words = ngrams.words_around(text, place, end, _REACH)
        torn += any(a < place < b or a < end < b for a, b in words)
    return 2 * torn > len(stretch.places)


def _worth(text: str, words: Words, ngrams: Ngrams) -> float:
    """1 for what the dictionary cannot put together, little for words beside each other, 0 for a word and a stray character."""
    pieces = [text[a:b] for a, b in ngrams.segment(text).words]
    singles = [at for at, piece in enumerate(pieces) if len(piece) == 1]
    if not singles:
        return _SPREAD if all(map(words.contains, pieces)) else 1.0
    if len(pieces) > 1 and len(singles) == 1 and all(words.contains(p) for p in pieces if len(p) > 1):
        at = singles[0]
        if at == 0 or (at == len(pieces) - 1 and pieces[at] not in _SUFFIXES):
            return 0.0
    return 1.0


def _example(pages: Sequence[Page], starts: Ints, at: int) -> str:
    number = int(np.searchsorted(starts, at, "right")) - 1
    return _around(pages[number], at - int(starts[number]))


def _around(page: Page, at: int) -> str:
    """The path and the sentence around a place."""
    low = max(page.text.rfind(mark, 0, at) for mark in "。！？\n") + 1
    ends = [end for mark in "。！？\n" if (end := page.text.find(mark, at)) >= 0]
    sentence = page.text[max(low, at - 20) : min([*ends, len(page.text), at + 30])].strip()
    return f"{page.path} {' '.join(sentence.split())}"
