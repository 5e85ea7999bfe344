"""The page's broken sentences, worked out once for the rules that speak of them."""

from __future__ import annotations

from functools import lru_cache

from reviewer.layout.across import Region, read_across
from reviewer.layout.continuations import Continuations, follow
from reviewer.layout.joints import Score
from reviewer.layout.mending import Join, Move, mend
from reviewer.model.finding import Evidence
from reviewer.rules._gains import likelier
from reviewer.rules.base import Context
from reviewer.wording import Wording

_SHOWN = 12
_KEPT = 20_000


def continuations(context: Context) -> Continuations:
    """What follows what on the page."""
    return context.shared(_continuations)


def mends(context: Context) -> tuple[list[Join], list[Move]]:
    """What is to be done about it."""
    return context.shared(_mends)


def across(context: Context) -> list[Region]:
    """The stretches of the page that were read straight across its columns."""
    return context.shared(_across)


def _across(context: Context) -> list[Region]:
    score = score_of(context)
    return [] if score is None else read_across(context.issue.text, score)


def _continuations(context: Context) -> Continuations:
    return follow(context.issue, score_of(context), [region.span for region in across(context)])


def _mends(context: Context) -> tuple[list[Join], list[Move]]:
    return mend(context.issue, continuations(context))


def score_of(context: Context) -> Score | None:
    """The language model's score of a passage, kept for the next to ask; None where there is no model."""
    return context.shared(_score)


def _score(context: Context) -> Score | None:
    score: Score | None = getattr(getattr(context.language, "ngrams", None), "score", None)
    return None if score is None else lru_cache(maxsize=_KEPT)(score)


def joint_evidence(before: str, after: str, gain: float) -> tuple[Evidence, ...]:
    """Why two halves belong together, in words."""
    left, right = before[-_SHOWN:], after[:_SHOWN]
    found = [
        Evidence("joint", Wording(f"“…{left}”接“{right}…”读得通", f"'…{left}' reads on with '{right}…'")),
    ]
    if gain >= 1:
        found.append(likelier(gain))
    return tuple(found)
