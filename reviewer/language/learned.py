"""What a newspaper's own accepted pages say: their character sequences, and which pages they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from reviewer.language.batch import EMPTY, Tally

PROOFREAD_WEIGHT: Final = 4
"""How often a character of proofread text counts; one that nobody has read counts once."""


class LearnedPage(NamedTuple):
    """One page that was learned: its `name` for people, its length in code points, how often its characters count."""

    name: str
    characters: int
    weight: int


@dataclass(frozen=True)
class Learned:
    """The sum of what was learned, and the pages by the SHA-256 of their bytes."""

    tally: Tally = EMPTY
    pages: Mapping[str, LearnedPage] = field(default_factory=dict)

    def weight(self, sha256: str) -> int:
        """How often the page of that hash is in the sum: it must be left out where the page itself is under review."""
        page = self.pages.get(sha256)
        return page.weight if page else 0


def weighed(tally: Tally, weight: int) -> Tally:
    """`tally` as if its text had been read `weight` times."""
    return Tally(tally.keys, tally.counts * weight) if weight else EMPTY
