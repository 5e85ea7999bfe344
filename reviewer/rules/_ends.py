"""Whether a text without a sentence mark lacks more than the mark."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reviewer.layout.ends import unmatched_openers
from reviewer.layout.joints import Score, fluency
from reviewer.text.marks import is_han

_FUNCTION_END = re.compile(
    "[的和与及或在对把被将向从为以由让使给达额至约超还也就都要能会可已正曾不没很更最再又才却只仅共并且但而则、，,]$"
    "|(?:进一步|已经|推动|因为|所以|如果|虽然|全面|积极|不断|大力|着力|切实|努力|加快|深入|充分|分别|同时|目前|其中|如何|通过|围绕|针对)$"
)
"""Words that no sentence ends on."""
_WORD = 0.8
"""log10 by which the last two characters must belong together to be a word."""


def ends_in_whole_word(text: str, score: Score | None) -> bool:
    """Whether the text, which has no sentence mark, lacks nothing else: its last word is whole and wants no object."""
    if wants_more(text):
        return False
    if not is_han(text[-1:]):
        return True
    return score is None or fluency(text[:-1], text[-1:], score) >= _WORD


def wants_more(text: str) -> bool:
    """Whether the text ends on a word that must be followed: 的, 达, 总额, or within a pair of marks."""
    return _FUNCTION_END.search(text) is not None or bool(unmatched_openers(text))


_KNOWN = 4
"""Characters that must stand elsewhere for what follows them there to be what is lost here."""
_LOST = re.compile("[\u4e00-\u9fff]{1,3}")


def completion(text: str, others: Iterable[str]) -> str:
    """The one to three characters that `others` have behind the last four of `text`, and behind them only.

    Empty where these stand nowhere else, or are followed by different things.
    """
    tail = text[-_KNOWN:]
    if len(tail) < _KNOWN:
        return ""
    follows: list[str] = []
    for other in others:
        at = other.find(tail)
        while at >= 0:
            if match := _LOST.match(other, at + _KNOWN):
                follows.append(match.group())
            at = other.find(tail, at + 1)
    if not follows:
        return ""
    shared = follows[0]
    for follow in follows[1:]:
        while shared and not follow.startswith(shared):
            shared = shared[:-1]
    return shared if len(follows) > 1 else shared[:1]
