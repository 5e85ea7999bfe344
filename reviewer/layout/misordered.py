"""Lines in a wrong order, by another reading of the same page that has them in another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from reviewer.layout.joints import Score, fluency
from reviewer.text.readings import Break, breaks

_REACH: Final = 9
_EDGE: Final = 2
"""Characters beside a joint in which no line end may stand: such joints are looked for otherwise."""
_STOPS: Final = frozenset("。！？；")
"""Lines break anywhere; whole sentences that stand otherwise elsewhere were left out or put in by an editor."""
_MARKS: Final = frozenset("，、：,:")
_CLOSE: Final = 1
"""Characters of a joint that the two readings disagree about, up to which its place is certain."""
_LEAST_GAIN, _MOST_GAIN = -1.5, 3.0
_SURE: Final = 3.0
"""log10 by which a whole reading must be better in the other's order."""
_OVER: Final = 2.0
"""Times by which its gain must outweigh the other's."""
_RUN: Final = 80
"""Characters between joints that are judged together."""
_GAIN: Final = 1.0
_WORSE: Final = -1.0


class Misplaced(NamedTuple):
    """At `end` the text goes on with what begins at `start`, where the other reading has `goes_on`, at `there`."""

    end: int
    start: int
    goes_on: str
    comes_from: str
    there: int
    gain: float
    """log10 by which both halves read better in the other order, roughly."""

    at_mark: bool = False
    """Whether a mark stands at it, so that members of a list may have been put in another order."""

    @property
    def certain(self) -> bool:
        """Whether its place is certain."""
        return self.start - self.end <= _CLOSE


def misordered(text: str, other: str, score: Score) -> list[Misplaced]:
    """The joints of `text` that `other` has otherwise, where the order of `text` is the worse one on the whole."""
    own, theirs = list(_judged(text, other, score)), list(_judged(other, text, score))
    gain = _total(own)
    if gain < _SURE or gain < _OVER * _total(theirs):
        return []
    return [
        joint
        for run in _runs(own)
        if _total(run) >= _GAIN and not all(joint.at_mark for joint in run)
        for joint in run
        if joint.gain >= (_WORSE if joint.certain else _GAIN)
    ]


def _total(joints: Iterable[Misplaced]) -> float:
    return sum(min(joint.gain, _MOST_GAIN) for joint in joints if joint.certain)


def _judged(text: str, other: str, score: Score) -> Iterator[Misplaced]:
    for found in breaks(text, other):
        whole = not _STOPS.isdisjoint(text[max(0, found.end - 1) : found.start + 1])
        if "\n" not in text[max(0, found.end - _EDGE) : found.start + _EDGE] and not whole:
            yield _weighed(text, other, found, score)


def _weighed(text: str, other: str, found: Break, score: Score) -> Misplaced:
    left, right = text[max(0, found.end - _REACH) : found.end], text[found.start : found.start + _REACH]
    goes_on = other[found.goes_on : found.goes_on + _REACH].partition("\n")[0]
    comes_from = other[max(0, found.comes_from - _REACH) : found.comes_from].rpartition("\n")[2]
    there = min(_MOST_GAIN, fluency(left, goes_on, score)) + min(_MOST_GAIN, fluency(comes_from, right, score))
    here = min(_MOST_GAIN, max(_LEAST_GAIN, fluency(left, right, score)))
    at_mark = not _MARKS.isdisjoint(text[max(0, found.end - 1) : found.start + 1])
    return Misplaced(found.end, found.start, goes_on, comes_from, found.goes_on, there - 2 * here, at_mark)


def _runs(joints: Iterable[Misplaced]) -> list[list[Misplaced]]:
    """Joints that stand close to one another."""
    runs: list[list[Misplaced]] = []
    for joint in joints:
        if runs and joint.end - runs[-1][-1].end < _RUN:
            runs[-1].append(joint)
        else:
            runs.append([joint])
    return runs
