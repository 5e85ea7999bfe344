"""Findings of what is lost between two characters."""

from __future__ import annotations

from collections.abc import Iterable

from reviewer.model.block import Block
from reviewer.model.finding import Evidence, Finding
from reviewer.rules.base import Context, Fix, RuleInfo
from reviewer.wording import Wording


def lost(
    context: Context,
    info: RuleInfo,
    block: Block,
    at: int,
    *,
    message: Wording,
    why: Wording,
    confidence: float,
    texts: Iterable[tuple[str, float]] = (),
) -> Finding:
    """Something is lost before place `at` of the block's text, which is shown with the characters on either side.

    Each of `texts` may have stood there, with how sure that is; `why` is the grammar that says so.
    """
    before, after = block.text[at - 1], block.text[at]
    return context.at(
        info,
        block.reading,
        at - 1,
        at + 1,
        message=message,
        confidence=confidence,
        fixes=[Fix(before + text + after, sure, Wording(f"补“{text}”", f"put {text} in")) for text, sure in texts],
        evidence=[Evidence("grammar", why)],
    )
