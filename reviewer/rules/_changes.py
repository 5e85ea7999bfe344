"""What rules that change characters share: the lexicon's right forms are left alone, and what speaks for a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reviewer.language.characters import describe
from reviewer.model.block import Block
from reviewer.model.finding import Evidence
from reviewer.rules._gains import likelier, likelier_elsewhere
from reviewer.rules.base import Context

Covers = Callable[[Block, int, int], bool]


def right_forms(context: Context) -> Covers:
    """Says whether a right form of the lexicon covers `block[start:end]`; for `Context.shared`."""
    found: dict[int, list[tuple[int, int]]] = {}

    def covers(block: Block, start: int, end: int) -> bool:
        if block.number not in found:
            found[block.number] = [(o.start, o.end) for o in context.lexicon.occurrences(block.text)]
        return any(low <= start and end <= high for low, high in found[block.number])

    return covers


def look_alike(context: Context, wrong: str, right: str) -> Iterator[Evidence]:
    """That the one character looks or sounds like the other, where it does."""
    likeness = describe(context.language.characters, wrong, right)
    if likeness is not None:
        yield Evidence("look-alike", likeness)


def gains(gain: float, batch_gain: float) -> Iterator[Evidence]:
    """What the language model and the other pages say for a change, where they do."""
    if gain > 0:
        yield likelier(gain)
    if batch_gain > 0:
        yield likelier_elsewhere(batch_gain)
