"""What rules that change characters share: the lexicon's right forms are left alone, and what speaks for a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reviewer.language.characters import describe
from reviewer.model.block import Block
from reviewer.model.finding import Evidence
from reviewer.rules.base import Context
from reviewer.wording import Wording

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


def likelier(gain: float) -> Evidence:
    """That the text is so much (log10) more probable when changed, by the language model."""
    often = f"10^{gain:.1f}"
    return Evidence("language-model", Wording(f"改后概率高 {often} 倍", f"{often} times likelier when changed"))


def gains(gain: float, batch_gain: float) -> Iterator[Evidence]:
    """What the language model and the other pages say for a change, where they do."""
    if gain > 0:
        yield likelier(gain)
    if batch_gain > 0:
        often = f"10^{batch_gain:.1f}"
        yield Evidence(
            "archive", Wording(f"照其他各版的用字，改后概率高 {often} 倍", f"{often} times likelier by the other pages")
        )
