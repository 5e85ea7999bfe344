"""Where two readings of one text differ: short stretches between places that agree, in whatever order the texts run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.text.hashing import powers, prefix_hashes, window_hashes

_ANCHOR: Final = 6
"""Characters that must agree on either side, and stand but once in each text."""
_LONGEST: Final = 12
"""Characters of the longest stretch in which the two are taken for readings of the same print."""


_LEAST_RUN: Final = 9
"""Characters that must run on alike for a stretch to count as print of the same line."""
_APART: Final = 3 * _LONGEST
"""Characters between stretches that agree, at most, for these still to be one run."""


class Difference(NamedTuple):
    """`first[start:end]` against `second[low:high]`; what stands around both agrees."""

    start: int
    end: int
    low: int
    high: int


class Break(NamedTuple):
    """`first` goes from `end` on with `start`; in `second` what stands before goes on at `goes_on` instead.

    What `first` has from `start` on stands in `second` behind `comes_from`.
    """

    end: int
    start: int
    goes_on: int
    comes_from: int


class _Run(NamedTuple):
    """`first[start:end]` is, differences aside, `second[low:high]`."""

    start: int
    end: int
    low: int
    high: int


def differences(first: str, second: str) -> Iterator[Difference]:
    """The stretches in which two readings of the same print differ, by place in `first`."""
    from rapidfuzz.distance import Levenshtein

    a, b = _anchors(first, second)
    for (here, there), (next_here, next_there) in zip(
        zip(a, b, strict=True), zip(a[1:], b[1:], strict=True), strict=False
    ):
        start, low = here + _ANCHOR, there + _ANCHOR
        gap, other = next_here - start, next_there - low
        if (gap <= 0 and other <= 0 and gap == other) or not (
            -_ANCHOR < gap <= _LONGEST and -_ANCHOR < other <= _LONGEST
        ):
            continue
        if gap < 0 or other < 0:
            # the anchors overlap: one text has a stretch twice
            shift = max(-gap, -other)
            start, low = start - shift, low - shift
        for code in Levenshtein.opcodes(first[start:next_here], second[low:next_there]):
            if code.tag != "equal":
                yield Difference(
                    start + code.src_start, start + code.src_end, low + code.dest_start, low + code.dest_end
                )


def breaks(first: str, second: str) -> Iterator[Break]:
    """Where `first` joins what `second` has in two places: one of the two has read lines in a wrong order."""
    runs = [run for run in _runs(*_anchors(first, second)) if run.end - run.start >= _LEAST_RUN]
    for before, after in pairwise(runs):
        if after.start - before.end > _LONGEST or abs(after.low - before.high - (after.start - before.end)) <= _LONGEST:
            continue
        over = max(0, before.end - after.start)
        yield Break(before.end, after.start + over, before.high, after.low + over)


def _runs(a: list[int], b: list[int]) -> Iterator[_Run]:
    """The anchors put together where both texts go on alike."""
    run: _Run | None = None
    for here, there in zip(a, b, strict=True):
        if run and here - run.end <= _APART and abs(there - run.high - (here - run.end)) <= _LONGEST:
            run = _Run(run.start, here + _ANCHOR, run.low, there + _ANCHOR)
        else:
            if run:
                yield run
            run = _Run(here, here + _ANCHOR, there, there + _ANCHOR)
    if run:
        yield run


def _anchors(first: str, second: str) -> tuple[list[int], list[int]]:
    """Places of stretches that stand once in both, by place in the first."""
    one, other = _hashes(first), _hashes(second)
    known, at, counts = np.unique(one, return_index=True, return_counts=True)
    known, at = known[counts == 1], at[counts == 1]
    others, there, counts = np.unique(other, return_index=True, return_counts=True)
    others, there = others[counts == 1], there[counts == 1]
    _, i, j = np.intersect1d(known, others, assume_unique=True, return_indices=True)
    order = np.argsort(at[i])
    return at[i][order].tolist(), there[j][order].tolist()


def _hashes(text: str) -> NDArray[np.uint64]:
    if len(text) < _ANCHOR:
        return np.zeros(0, np.uint64)
    return window_hashes(prefix_hashes(text), powers(len(text), inverse=True), _ANCHOR)
