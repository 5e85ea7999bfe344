"""Whether one piece of running text goes on with another."""

from __future__ import annotations

import math
from operator import mul
from typing import Final, NamedTuple, Protocol

from reviewer.layout.ends import (
    StartCounts,
    dash_goes_on,
    figure_then_unit,
    is_opener,
    list_goes_on,
    marks_match,
    open_end,
    parted_dash,
    range_goes_on,
    unfit_start,
    unmatched_closers,
    unmatched_openers,
    wants_figure,
)


class Score(Protocol):
    """log10 of a passage's probability, over all its segmentations."""

    def __call__(self, text: str, behind: str = "", /) -> float:
        """That of `text` and `behind` together."""


_REACH: Final = 9
"""Characters on either side of the joint that the language model looks at."""
_LIST: Final = 0.6
_UNSEEN: Final = -0.85
"""log10 odds that an unknown pair of characters begins a sentence."""
_STOP: Final = frozenset("，。；：、！？“”‘’（）《》【】「」『』,;:!?()\"' \t\n\u3000")


class Features(NamedTuple):
    """What speaks for `before` + `after`; each 0 where it says nothing."""

    open_end: float
    unfit_start: float
    opener: float
    marks: float
    fluency: float
    """log10 by which the two together are more probable than apart."""
    start_share: float
    """log10 odds that what begins `after` begins sentences elsewhere."""
    seen: float
    unit: float
    """1 where a figure meets its unit, less where a list goes on."""


class Before(NamedTuple):
    """What is known of a piece that something may go on behind."""

    text: str
    open_end: float
    opened: str
    """Marks that nothing closes."""
    words: str

    @classmethod
    def of(cls, text: str) -> Before:
        """Of the piece `text`."""
        return cls(text, open_end(text), unmatched_openers(text), _left_words(text))


class After(NamedTuple):
    """What is known of a piece that may go on with something."""

    text: str
    unfit_start: float
    is_opener: bool
    closed: str
    """Marks that nothing opened."""
    words: str

    @classmethod
    def of(cls, text: str) -> After:
        """Of the piece `text`."""
        return cls(text, unfit_start(text), is_opener(text), unmatched_closers(text), _right_words(text))


def features(before: str, after: str, score: Score | None, counts: StartCounts | None) -> Features:
    """The evidence for `before` + `after`; `score` and `counts` may be missing."""
    return features_of(Before.of(before), After.of(after), score, counts)


def features_of(before: Before, after: After, score: Score | None, counts: StartCounts | None) -> Features:
    """The same for two pieces of which each may be weighed with many others."""
    left, right = before.text, after.text
    ranged = range_goes_on(left, right)
    figure = ranged or wants_figure(left, right)
    share = _log_odds(counts.start_share(right)) if counts else 0.0
    return Features(
        before.open_end,
        after.unfit_start,
        float(after.is_opener and not figure and not dash_goes_on(left, right)),
        1.0 if parted_dash(left, right) else float(marks_match(before.opened, after.closed)),
        _fluency(before.words, after.words, score) if score else 0.0,
        min(share, _UNSEEN) if figure else share,
        float(counts.seen(left.rstrip(), right.lstrip())) if counts else 0.0,
        1.0 if ranged or figure_then_unit(left, right) else _LIST * list_goes_on(left, right),
    )


def fluency(before: str, after: str, score: Score) -> float:
    """log10 p(before after) / p(before) p(after), over the words next to the joint."""
    return _fluency(_left_words(before), _right_words(after), score)


def _fluency(left: str, right: str, score: Score) -> float:
    if not left or not right:
        return 0.0
    return score(left, right) - score(left) - score(right)


def _left_words(text: str) -> str:
    """The Han words before the joint: of figures and Latin letters the model knows nothing."""
    end = len(text)
    start = end
    while start > max(0, end - _REACH) and text[start - 1] not in _STOP and text[start - 1] > "\x7f":
        start -= 1
    return text[start:end]


def _right_words(text: str) -> str:
    end = 0
    while end < min(len(text), _REACH) and text[end] not in _STOP and text[end] > "\x7f":
        end += 1
    return text[:end]


def _log_odds(share: float) -> float:
    return math.log10(share / (1 - share))


_WEIGHTS: Final = Features(
    open_end=1.0, unfit_start=1.7, opener=-1.7, marks=3.4, fluency=1.95, start_share=-2.4, seen=1.2, unit=2.8
)
_BIAS: Final = -4.05
"""Weights and bias of a logistic fit on sentences cut at random against sentences that a new paragraph followed."""
_FLUENCY_LEAST, _FLUENCY_MOST = -2.0, 3.0


def evidence_for(found: Features) -> float:
    """Log odds (natural) that the two pieces belong together, before where they stand is looked at."""
    clipped = found._replace(fluency=min(_FLUENCY_MOST, max(_FLUENCY_LEAST, found.fluency)))
    odds: float = _BIAS + sum(map(mul, _WEIGHTS, clipped))
    return odds


def doubled(before: str, after: str, score: Score | None) -> int:
    """How many characters at the beginning of `after` repeat the end of `before` across the joint; 0 for none."""
    most = 24 if after[:2] in before[-24:] else 0
    for count in range(min(len(before), len(after), most), 1, -1):
        if before.endswith(after[:count]) and after[:count].isalnum():
            return count
    if score is None or before[-1:] != after[:1] or not after[:1].isalpha() or after[:1].isascii():
        return 0
    # with the first of the two gone the halves must belong together, or the second one merely begins a word
    return int(fluency(before[:-1], after, score) >= _DOUBLED_GAIN)


_DOUBLED_GAIN: Final = 1.5
"""log10 by which the halves must be likelier together, once one of the two characters is gone."""
