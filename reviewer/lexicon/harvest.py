"""Candidates for terms, from what an archive itself says again and again.

A stretch of Han characters is one when its parts stand together far more often than chance has it (cohesion) and when what
stands before and behind it varies (freedom); a name by its frame (…有限公司, 记者…) needs less; so does what stands in quotation
marks more than once. All stretches of a length are counted in one numpy operation.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.language.words import Words
from reviewer.lexicon.lexicon import Lexicon
from reviewer.lexicon.term import Term
from reviewer.text.family_names import FAMILY_NAMES
from reviewer.text.hashing import Hashes, powers, prefix_hashes, window_hashes
from reviewer.text.marks import HAN, is_han

Ints = NDArray[np.int64]
MOST_CHARACTERS: Final = 8_000_000
"""Beyond this, issues are chosen at equal distances: what is said again and again is said in those too."""
_LENGTHS: Final = range(1, 11)
_SHORTEST: Final = 2
_LEAST_FREEDOM: Final = 0.7
"""Entropy in nats of what stands on either side."""
_LEAST_COHESION: Final = 1.6
"""log10 by which the parts stand together more often than chance has it, wherever they are parted."""
_LEAST_NAME_COHESION: Final = 0.7
_SHARE_OF_MOST: Final = 0.8
_NO_EDGE: Final = frozenset(
    "的了在是和与及或也就都而但并被把将对为从到向于以其这那此该我你他她它们个不有要会能可上下中里外来去说着过地得之所等又再更最很各每一二三四五六七八九十两几多年月日第"
)
_NO_ENDING: Final = _NO_EDGE | {"副"}
_BYLINES: Final = ("记者", "通讯员")
_KINDS: Final = (
    ("company", re.compile("(?:公司|集团|银行|酒店|超市|商场|饭店|煤矿|煤业|电厂|钢厂)$")),
    ("zone", re.compile("(?:开发区|示范区|高新区|产业园|工业园|园区|保税区|综改区|新区)$")),
    (
        "institution",
        re.compile(
            "(?:大学|学院|研究院|研究所|实验室|医院|中学|小学|幼儿园|委员会|协会|联合会|学会|基金会|管理局|监管局|厅|"
            "检察院|法院|公安局|报社|电视台|出版社|剧院|博物馆|图书馆)$"
        ),
    ),
    ("place", re.compile("(?:县|镇|乡|村|街道|社区|景区|水库|高速|大桥|古城)$")),
)  # fmt: skip
_PERSON: Final = re.compile(
    "(?:记者|通讯员|实习生|董事长|总经理|经理|主任|书记|市长|县长|镇长|局长|厅长|校长|院长|所长|教授|研究员|医生|村民|居民)"
    f"((?:{'|'.join(sorted(FAMILY_NAMES, key=len, reverse=True))})[{HAN}]{{1,2}})(?=[说表示介绍告诉坦言认为报从在走来近日电，、。：；）)（(\\s]|$)"
)
_QUOTED: Final = re.compile(f"[“《]([{HAN}A-Za-z0-9·—]{{3,14}})[”》]")


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


def harvest(pages: Sequence[Page], lexicon: Lexicon, words: Words, least: int = 3) -> list[Candidate]:
    """Stretches that stand `least` times or more and are neither in the lexicon nor in the dictionary, best first."""
    pages = _chosen(pages)
    found: dict[str, Candidate] = {}
    for candidate in [
        *_stretches(pages, least),
        *_framed(pages, _PERSON, "person", least),
        *_framed(pages, _QUOTED, "phrase", least),
    ]:
        known = found.get(candidate.text)
        if known is None or known.score < candidate.score:
            found[candidate.text] = candidate
    fresh = [
        c
        for c in found.values()
        if not lexicon.contains(c.text) and lexicon.correct(c.text) is None and not words.contains(c.text)
    ]
    return sorted(_whole(fresh), key=lambda c: (-c.score, c.text))


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


class _Length(NamedTuple):
    """All stretches of one length that stand often enough: sorted hashes and their counts."""

    hashes: Hashes
    counts: Ints

    def of(self, wanted: Hashes) -> Ints:
        at = np.minimum(np.searchsorted(self.hashes, wanted), len(self.hashes) - 1)
        return np.where(self.hashes[at] == wanted, self.counts[at], 1)


def _stretches(pages: Sequence[Page], least: int) -> Iterator[Candidate]:
    text = "\n".join(page.text for page in pages)
    if len(text) < _SHORTEST:
        return
    starts = np.cumsum([0, *(len(page.text) + 1 for page in pages)])
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    han = np.array([is_han(chr(code)) for code in np.unique(codes)])[np.searchsorted(np.unique(codes), codes)]
    reach = _run_lengths(han)
    prefix, inverse = prefix_hashes(text), powers(len(text), inverse=True)
    size = float(han.sum())
    tables: dict[int, _Length] = {}
    for length in _LENGTHS:
        if len(text) < length:
            return
        hashes = window_hashes(prefix, inverse, length)
        places = np.flatnonzero(reach[: len(hashes)] >= length)
        order = places[np.argsort(hashes[places], kind="stable")]
        ordered = hashes[order]
        if not len(order):
            return
        first = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
        counts = np.diff(np.append(first, len(ordered)))
        often = counts >= (least if length > 1 else 1)
        tables[length] = _Length(ordered[first[often]], counts[often])
        if length >= _SHORTEST:
            yield from _judged(
                text, pages, starts, codes, prefix, inverse, tables, length, order, first[often], counts[often], size
            )


def _judged(
    text: str,
    pages: Sequence[Page],
    starts: Ints,
    codes: NDArray[np.uint32],
    prefix: Hashes,
    inverse: Hashes,
    tables: dict[int, _Length],
    length: int,
    order: Ints,
    first: Ints,
    counts: Ints,
    size: float,
) -> Iterator[Candidate]:
    """The stretches of one length that hang together and stand free; `order[first:first + count]` are one's places."""
    one = order[first]
    cohesion = np.full(len(one), np.inf)
    for cut in range(1, length):
        left, right = (
            tables[part].of(_hashes_at(prefix, inverse, one + shift, part))
            for part, shift in ((cut, 0), (length - cut, cut))
        )
        cohesion = np.minimum(cohesion, np.log10(counts * size / (left * right)))
    # a short text cannot say more than this
    most = np.log10(size / counts)
    good = np.flatnonzero(cohesion >= np.minimum(_LEAST_NAME_COHESION, _SHARE_OF_MOST * most))
    for at in good.tolist():
        stretch = text[one[at] : one[at] + length]
        if stretch[0] in _NO_EDGE or stretch[-1] in _NO_ENDING or stretch.startswith(_BYLINES):
            continue
        kind = _kind(stretch)
        if cohesion[at] < min(_LEAST_COHESION, _SHARE_OF_MOST * most[at]) and kind == "":
            continue
        places = order[first[at] : first[at] + counts[at]]
        before = codes[np.maximum(places - 1, 0)]
        behind = codes[np.minimum(places + length, len(codes) - 1)]
        freedom = min(_entropy(before), _entropy(behind))
        issues = len(np.unique(np.searchsorted(starts, places, "right")))
        if freedom < _LEAST_FREEDOM or (len(pages) > 1 and issues < _SHORTEST):
            continue
        score = float(np.log2(counts[at]) * cohesion[at] * freedom * (1.5 if kind else 1.0))
        kind = kind or ("phrase" if length > 3 else "word")
        yield Candidate(stretch, kind, int(counts[at]), issues, _example(pages, starts, int(one[at])), score)


def _framed(pages: Sequence[Page], frame: re.Pattern[str], kind: str, least: int) -> Iterator[Candidate]:
    """What stands in a frame often enough."""
    counts: Counter[str] = Counter()
    issues: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for page in pages:
        met = [(match[1], match.start(1)) for match in frame.finditer(page.text) if any(map(is_han, match[1]))]
        counts.update(text for text, _ in met)
        issues.update({text for text, _ in met})
        for text, at in met:
            examples.setdefault(text, _around(page, at))
    for text, count in counts.items():
        if count >= least - 1 and (len(pages) == 1 or issues[text] > 1 or count >= least):
            yield Candidate(
                text, _kind(text) or kind, count, issues[text], examples[text], float(3 * np.log2(count) + issues[text])
            )


def _kind(text: str) -> str:
    return next((kind for kind, ending in _KINDS if ending.search(text) and len(text) > _SHORTEST), "")


def _run_lengths(han: NDArray[Any]) -> Ints:
    """How many Han characters stand from each place on without a break."""
    ends = np.where(han, len(han), np.arange(len(han)))
    nearest = np.minimum.accumulate(ends[::-1])[::-1]
    lengths: Ints = nearest - np.arange(len(han))
    return lengths


def _hashes_at(prefix: Hashes, inverse: Hashes, places: Ints, length: int) -> Hashes:
    with np.errstate(over="ignore"):
        found: Hashes = (prefix[places + length] - prefix[places]) * inverse[places]
    return found


def _entropy(codes: NDArray[np.uint32]) -> float:
    _, counts = np.unique(codes, return_counts=True)
    share = counts / counts.sum()
    return float(-(share * np.log(share)).sum())


def _example(pages: Sequence[Page], starts: Ints, at: int) -> str:
    number = int(np.searchsorted(starts, at, "right")) - 1
    return _around(pages[number], at - int(starts[number]))


def _around(page: Page, at: int) -> str:
    """The path and the sentence around a place."""
    low = max(page.text.rfind(mark, 0, at) for mark in "。！？\n") + 1
    ends = [end for mark in "。！？\n" if (end := page.text.find(mark, at)) >= 0]
    sentence = page.text[max(low, at - 20) : min([*ends, len(page.text), at + 30])].strip()
    return f"{page.path} {' '.join(sentence.split())}"
