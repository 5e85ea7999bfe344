"""One file of a newspaper issue as it came from OCR."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reviewer.model.block import Block
from reviewer.model.span import Span


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the page says of itself; None or empty where it says nothing. Spans quote where it stands."""

    paper: str = ""
    number: int | None = None
    """期号: the number within the year or series."""
    total_number: int | None = None
    """总期号: the number since the paper was founded."""
    date: date | None = None
    date_span: Span | None = None
    weekday: int | None = None
    """As printed, Monday is 0."""
    weekday_span: Span | None = None
    number_span: Span | None = None
    total_number_span: Span | None = None
    pages: int | None = None
    """How many pages the issue says it has."""
    serial: str = ""
    """The series' own number, e.g. `CN 14-0015`, digits only."""
    edition: str = ""
    """The page's own name, e.g. `A2` or `第3版`."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A decoded issue. `text` is exact but for the byte-order mark; `encoding` and `bom` give the bytes back."""

    path: str
    text: str
    encoding: str = "utf-8"
    bom: bool = False
    encoding_guessed: bool = False
    """Whether nothing but the look of the text vouches for `encoding`; such an issue is never saved over."""
    sha256: str = ""
    masthead: Masthead = Masthead()
    blocks: tuple[Block, ...] = ()

    def places_of(self, form: str, most: int = 3) -> list[tuple[str, Span]]:
        """The first places at which `form` stands in the text, with this issue's path."""
        places: list[tuple[str, Span]] = []
        at = self.text.find(form)
        while at >= 0 and len(places) < most:
            places.append((self.path, Span(at, at + len(form))))
            at = self.text.find(form, at + 1)
        return places
