"""The whole form of a phrase of which only the inside was read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from reviewer.model.block import Block
from reviewer.model.span import Span
from reviewer.text.marks import PAIRS

_QUOTES: Final = frozenset("“”‘’「」『』\"'")
_REACH: Final = 8
"""Characters on either side that may have been lost."""


class Whole(NamedTuple):
    """The phrase with the marks of the broken one, and where the body has it."""

    text: str
    span: Span


def whole_phrase(broken: str, blocks: Iterable[Block]) -> Whole | None:
    """`broken`, which closes a quote before it opens one, made whole after a body block that has the same words.

    None where no block has them between quotes.
    """
    core = "".join(character for character in broken if character not in _QUOTES)
    if len(core) < 3:
        return None
    for block in blocks:
        if not block.role.is_prose:
            continue
        kept = [at for at, character in enumerate(block.text) if character not in _QUOTES]
        bare = "".join(block.text[at] for at in kept)
        at = bare.find(core)
        if at >= 0:
            whole = _widened(broken, block, kept[at], kept[at + len(core) - 1])
            if whole is not None:
                return whole
    return None


def _widened(broken: str, block: Block, first: int, last: int) -> Whole | None:
    """The words from the quote that opens before `first` to the one that closes after `last`."""
    text = block.text
    start = next((at for at in range(first, max(-1, first - _REACH), -1) if text[at - 1 : at] in _QUOTES and at), None)
    end = next((at for at in range(last, min(len(text) - 1, last + _REACH)) if text[at + 1] in _QUOTES), None)
    if start is None or end is None:
        return None
    opening = next((PAIRS[character] for character in broken if character in PAIRS), None)
    closing = next((close for close, opened in PAIRS.items() for character in broken if character == opened), None)
    if opening is None or closing is None:
        return None
    inner = broken if start == first and end == last else text[start:first] + broken + text[last + 1 : end + 1]
    return Whole(f"{opening}{inner}{closing}", block.reading.span(start - 1, end + 2))
