"""Persons whom another issue spells otherwise behind the same title (省委书记盛云龙 / 省委书记盛云尤)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from reviewer.lexicon.names import Mention
from reviewer.lexicon.persons import LENGTH, gather
from reviewer.model.finding import Evidence
from reviewer.model.span import Span
from reviewer.rules._changes import look_alike
from reviewer.rules._names.persons import is_known
from reviewer.rules._names.slip import SHAPE, Slip, likeness, related_places, support, words_about
from reviewer.rules.base import Context
from reviewer.wording import Wording

_OFTEN: Final = 2
_VERY_OFTEN: Final = 4
"""How often the other spelling must stand where the two only sound alike: two persons may."""


def titled_slips(context: Context) -> Iterator[Slip]:
    """Names that stand once in the archive, and often with one look-alike character instead."""
    own = gather(context.issue)
    if context.archive is None or not own:
        return
    known, counts = context.archive.persons.near(own)
    by_gap: dict[str, list[Mention]] = defaultdict(list)
    for mention in known:
        for key in _keys(mention.text):
            by_gap[key].append(mention)
    for mention in own:
        others = {
            other.text: other
            for key in _keys(mention.text)
            for other in by_gap[key]
            if other.text != mention.text and _is_slip(context, mention, other.text, counts)
        }
        if others and counts[mention.text] == 1:
            best = max(others, key=lambda text: (counts[text], text))
            yield _slip(context, mention, others[best], counts[best])


def _keys(text: str) -> Iterator[str]:
    at = len(text) - LENGTH
    for gap in range(at, len(text)):
        yield f"{text[:gap]}\0{text[gap + 1 :]}"


def _gap(one: str, other: str) -> int:
    return next(at for at in range(len(one)) if one[at] != other[at])


def _is_slip(context: Context, mention: Mention, right: str, counts: Counter[str]) -> bool:
    gap = _gap(mention.text, right)
    wrong, better = mention.text[gap], right[gap]
    if is_known(context, mention.text[-LENGTH:]) or not likeness(context, wrong, better):
        return False
    least = _OFTEN if context.language.characters.shape(wrong, better) >= SHAPE else _VERY_OFTEN
    block, at = context.issue.blocks[mention.block], mention.start + gap
    return counts[right] >= least and not words_about(context, block.text, at, at + 1)


def _slip(context: Context, mention: Mention, other: Mention, times: int) -> Slip:
    name, gap = other.text[-LENGTH:], _gap(mention.text, other.text)
    same = Evidence(
        "same-frame", Wording(f"前面同是“{other.text[:-LENGTH]}”", f"both stand behind {other.text[:-LENGTH]}")
    )
    evidence = (support(times), same, *look_alike(context, mention.text[gap], other.text[gap]))
    confidence = min(0.9, 0.6 + 0.04 * min(5, times) + 0.08 * is_known(context, name))
    span = Span(other.span.end - LENGTH, other.span.end)
    related = related_places(context, name, [(other.path, span)])
    block = context.issue.blocks[mention.block]
    return Slip(block, mention.end - LENGTH, mention.end, name, name, confidence, related, evidence)
