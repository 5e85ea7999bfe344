"""Slips in an issue: lost, extra and swapped characters, and words of which two neighbours are wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reviewer.language.edits import Kind
from reviewer.language.ground import Ground, ground
from reviewer.language.slips import Slip
from reviewer.model.block import Block
from reviewer.model.finding import Evidence, Finding
from reviewer.rules._changes import gains, look_alike, right_forms
from reviewer.rules._proper import may_be_name
from reviewer.rules.base import Context, Fix, RuleInfo
from reviewer.text.marks import HAN
from reviewer.wording import Wording

_LEAST: Final = 0.2
"""Probability from which a slip is handed on; what is shown is set by the least confidence."""
_MOST: Final = 0.97
_REACH: Final = 6
_SIGNS: Final = re.compile(f"(?:记者|通讯员|摄影|作者|编辑|实习生)[{HAN}]{{0,2}}$")
_OPENED: Final = re.compile(f"[（(][{HAN}]{{0,2}}$")
_CLOSED: Final = re.compile(f"[{HAN}]{{0,2}}(?:摄|文|图|书)?[）)]")


def slips(context: Context, kind: Kind) -> Iterator[tuple[Block, int, Slip]]:
    """The slips of one kind that no right form of the lexicon covers, each with its block and place in it."""
    right = context.shared(right_forms)
    for slip in context.shared(_slips):
        if slip.kind is not kind:
            continue
        # a lost character may have stood at a line's end: what is before it tells the block
        anchor = slip.at - 1 if slip.at and context.page.text[slip.at - 1] != "\n" else slip.at
        block, at = context.page.place(anchor)
        at += slip.at - anchor
        if _is_name(block.text, at, at + len(slip.old)) or len(set(slip.old)) < len(slip.old):
            continue  # what stands twice (爿爿) is meant
        if not slip.seen and slip.old and may_be_name(context, block.text, at, at + len(slip.old)):
            continue
        as_printed = block.text[at : at + len(slip.old)] == slip.old
        if as_printed and not right(block, at - (not slip.old), at + max(1, len(slip.old))):
            yield block, at, slip


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether it stands where a name does: behind 记者 and the like, or in brackets that hold nothing more."""
    if _SIGNS.search(text, max(0, start - _REACH), start):
        return True
    return _OPENED.search(text, max(0, start - _REACH), start) is not None and _CLOSED.match(text, end) is not None


def known(context: Context) -> Ground:
    """What is known of the page's characters before anything is changed; for `Context.shared`."""
    return ground(context.lattice, context.language.ngrams)


def _slips(context: Context) -> list[Slip]:
    finder = context.language.slips
    return finder.slips(context.page.text, context.shared(known), context.other_pages, _LEAST)


def finding(
    context: Context,
    rule: RuleInfo,
    block: Block,
    span: tuple[int, int],
    new: str,
    slip: Slip,
    *,
    message: Wording,
    reason: Wording,
) -> Finding:
    """The finding that a slip makes: `new` in the place of `span` of the block."""
    confidence = round(min(_MOST, slip.probability), 3)
    return context.at(
        rule,
        block.reading,
        *span,
        message=message,
        confidence=confidence,
        fixes=[Fix(new, confidence, reason)],
        evidence=_witnesses(context, slip),
    )


def _witnesses(context: Context, slip: Slip) -> Iterator[Evidence]:
    yield Evidence("word", Wording(f"改后成词“{slip.word}”", f"makes the word {slip.word}"))
    yield from gains(slip.gain, slip.batch_gain)
    if slip.seen:
        yield Evidence("archive", Wording("别处也这样写", f"stands so elsewhere, {slip.seen} times"))
    if slip.kind is Kind.PAIR:
        for wrong, right in zip(slip.old, slip.new, strict=True):
            yield from look_alike(context, wrong, right)
