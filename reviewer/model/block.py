"""A run of lines with one role."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reviewer.model.reading import Reading
from reviewer.model.span import Span


class Role(StrEnum):
    """What a block is on the page."""

    MASTHEAD = "masthead"
    HEADLINE = "headline"
    KICKER = "kicker"
    SUBTITLE = "subtitle"
    LABEL = "label"
    BYLINE = "byline"
    CAPTION = "caption"
    INFOGRAPHIC = "infographic"
    CONTINUATION = "continuation"
    BODY = "body"

    @property
    def is_prose(self) -> bool:
        """Whether its text runs in sentences."""
        return self in (Role.BODY, Role.CAPTION)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines `span` of the issue, read as `reading`.

    `number` counts from 0 in page order, `story` from 0, -1 for none.
    """

    number: int
    role: Role
    span: Span
    reading: Reading
    story: int = -1

    @property
    def text(self) -> str:
        """The block as a reader reads it."""
        return self.reading.text
