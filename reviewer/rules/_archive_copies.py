"""Passages that another issue of the archive has already printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from reviewer.layout.copies import Sighting, sentences
from reviewer.model.finding import Applicability, Evidence, Finding, Related
from reviewer.rules.base import Context, RuleInfo
from reviewer.wording import Wording

_ISSUES = 2
"""What stands in more issues is a formula of the paper."""
_SAME_PAGE, _SAME_LEAST = 0.15, 4
"""Share and number of an issue's sentences in another one that make the two readings of one page."""
_LEAST = 80
"""Characters from which a passage that two issues share is worth a look."""


class Known(Protocol):
    """Where sentences stand in the archive, by fingerprint."""

    def get(self, key: bytes, default: tuple[Sighting, ...] = ...) -> tuple[Sighting, ...]:
        """The places of the sentence."""


class _Run(NamedTuple):
    block: int
    start: int
    end: int
    first_end: int
    """Where its first sentence ends."""
    places: list[Sighting]


def copies_elsewhere(context: Context, rule: RuleInfo) -> Iterator[Finding]:
    """One finding a passage that an earlier issue (by path) of the archive prints too. Nothing where there is none."""
    known = getattr(context.archive, "copies", None)
    if not known:
        return
    for run in _runs(context, known):
        block = context.issue.blocks[run.block]
        if run.end - run.start < _LEAST:
            continue
        first = run.places[0]
        yield context.at(
            rule,
            block.reading,
            run.start,
            run.end,
            message=Wording(f"{first.path} 已登过这段话", f"{first.path} has printed this passage"),
            confidence=0.55,
            related=[
                Related(
                    place.path,
                    place.span,
                    block.text[run.start : run.first_end],
                    Wording("同样的文字", "the same text"),
                )
                for place in run.places[:1]
            ],
            evidence=[Evidence("archive", Wording("两期文字相同", "two issues say the same"))],
            applicability=Applicability.DISPLAY,
        )


def _runs(context: Context, known: Known) -> list[_Run]:
    """Neighbouring sentences that one earlier issue has, put together."""
    runs: list[_Run] = []
    same_page = other_readings(context, known)
    for key, number, start, end in sentences(context.issue):
        places = [place for place in known.get(key, ()) if place.path not in same_page]
        earlier = [place for place in places if place.path < context.issue.path]
        if not earlier or len({place.path for place in places}) > _ISSUES:
            continue
        last = runs[-1] if runs else None
        if last and last.block == number and start - last.end <= 1 and last.places[0].path == earlier[0].path:
            runs[-1] = _Run(number, last.start, end, last.first_end, [*last.places, earlier[0]])
        else:
            runs.append(_Run(number, start, end, end, [earlier[0]]))
    return runs


def other_readings(context: Context, known: Known, least: int = _SAME_LEAST, share: float = _SAME_PAGE) -> set[str]:
    """Issues that are this page once more: read by another engine, or a later state of it.

    They have `least` of its sentences to the letter, and a `share` of them.
    """
    shared: Counter[str] = Counter()
    total = 0
    for key, *_ in sentences(context.issue):
        total += 1
        shared.update({place.path for place in known.get(key, ())} - {context.issue.path})
    return {path for path, count in shared.items() if count >= share * total and count >= least}
