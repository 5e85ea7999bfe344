"""One entry of a lexicon."""

from __future__ import annotations

from typing import Final, NamedTuple

KINDS: Final = (
    "place",
    "zone",
    "institution",
    "company",
    "person",
    "phrase",
    "idiom",
    "technology",
    "product",
    "unit",
    "word",
)
NAME_KINDS: Final = frozenset({"place", "zone", "institution", "company", "person", "product"})
"""Kinds of which no language model knows the members."""


class Term(NamedTuple):
    """A form that is right. `variants` are known wrong forms of it, `aliases` other right ones."""

    text: str
    kind: str = "word"
    variants: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    source: str = ""
    note: str = ""

    @property
    def is_name(self) -> bool:
        """Whether it names one place, body, firm, person or product."""
        return self.kind in NAME_KINDS

    @property
    def forms(self) -> tuple[str, ...]:
        """All right forms, the term itself first."""
        return (self.text, *self.aliases)
