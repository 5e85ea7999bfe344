"""Stretches of Han characters that an archive says again and again.

One is told when its parts stand together far more often than chance has it (cohesion) and what stands before and behind it
varies (freedom). All stretches of a length are counted in one numpy operation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.language.groups import firsts
from reviewer.lexicon.framed import OPENERS, kind_of
from reviewer.text.arrays import Hashes, Ints
from reviewer.text.hashing import powers, prefix_hashes, window_hashes
from reviewer.text.marks import is_han

_LENGTHS: Final = range(1, 11)
_SHORTEST: Final = 2
_LEAST_FREEDOM: Final = 0.7
"""Entropy in nats of what stands on either side."""
_LEAST_COHESION: Final = 1.6
"""log10 by which the parts stand together more often than chance has it, wherever they are parted."""
_LEAST_NAME_COHESION: Final = 0.7
_SHARE_OF_MOST: Final = 0.8
_NO_EDGE: Final = frozenset(
    "的了在是和与及或也就都而但并被把将对为从到向于以其这那此该我你他她它们个不有要会能可上下中里外来去说着过地得之所等又再更最很各每一二三四五六七八九十两几多年月日第已未正均共约近"
)
_NO_ENDING: Final = _NO_EDGE | {"副", "超", "达"}
_INSIDE: Final = "的"
_BYLINES: Final = ("记者", "通讯员")
_PLACES: Final = 3


class Stretch(NamedTuple):
    """A stretch, how often it stands, in how many pages, its first places, and how good it looks.

    `opened` is the share of places at which a name may begin: behind a mark, or a word that names follow.
    """

    text: str
    times: int
    issues: int
    places: tuple[int, ...]
    opened: float
    score: float


class _Length(NamedTuple):
    """All stretches of one length that stand often enough: sorted hashes and their counts."""

    hashes: Hashes
    counts: Ints

    def of(self, wanted: Hashes) -> Ints:
        at = np.minimum(np.searchsorted(self.hashes, wanted), len(self.hashes) - 1)
        return np.where(self.hashes[at] == wanted, self.counts[at], 1)


def stretches(text: str, starts: Ints, least: int) -> Iterator[Stretch]:
    """What hangs together and stands free in `text`, in which a page begins at each of `starts`."""
    if len(text) < _SHORTEST:
        return
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
        first = firsts(ordered)
        counts = np.diff(np.append(first, len(ordered)))
        often = counts >= (least if length > 1 else 1)
        tables[length] = _Length(ordered[first[often]], counts[often])
        if length >= _SHORTEST:
            yield from _judged(
                text,
                len(starts),
                starts,
                codes,
                prefix,
                inverse,
                tables,
                length,
                order,
                first[often],
                counts[often],
                size,
            )


def _judged(
    text: str,
    pages: int,
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
) -> Iterator[Stretch]:
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
        if stretch[0] in _NO_EDGE or stretch[-1] in _NO_ENDING or _INSIDE in stretch or stretch.startswith(_BYLINES):
            continue
        name = kind_of(stretch) != ""
        if cohesion[at] < min(_LEAST_COHESION, _SHARE_OF_MOST * most[at]) and not name:
            continue
        places = order[first[at] : first[at] + counts[at]]
        before = codes[np.maximum(places - 1, 0)]
        behind = codes[np.minimum(places + length, len(codes) - 1)]
        freedom = min(_entropy(before), _entropy(behind))
        issues = len(np.unique(np.searchsorted(starts, places, "right")))
        if freedom < _LEAST_FREEDOM or (pages > 1 and issues < _SHORTEST):
            continue
        opened = sum(not is_han(chr(code)) or chr(code) in OPENERS for code in before.tolist()) / len(before)
        score = float(np.log2(counts[at]) * cohesion[at] * freedom)
        yield Stretch(stretch, int(counts[at]), issues, tuple(places[:_PLACES].tolist()), opened, score)


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
