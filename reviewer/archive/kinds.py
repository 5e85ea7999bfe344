"""What a kind of evidence across issues is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from reviewer.model.issue import Issue

Plain = Any
"""What JSON can hold, without the issue's path: strings, numbers, lists."""
E_co = TypeVar("E_co", covariant=True)


class Entry(NamedTuple):
    """An issue of the archive: `number` counts by path from 0, `sha256` is that of its bytes, `size` its code points."""

    number: int
    path: str
    sha256: str
    size: int


class Merger(Protocol[E_co]):
    """Takes what was gathered, in any order, and keeps no more of it in memory than it must."""

    def add(self, entry: Entry, partial: Plain) -> None:
        """Take what one issue says; each issue is added once."""

    def result(self, paths: Sequence[str]) -> E_co:
        """The evidence; `paths[n]` is the path of issue number `n`."""


@dataclass(frozen=True)
class Kind(Generic[E_co]):
    """A kind of evidence: what one issue says (`gather`) and how many issues' say is put together (`merger`).

    `gather` looks at one issue alone and gives plain data, so that it can be done anywhere and kept. `bearing` gives as
    plain data all that the merged evidence holds for an issue of that path which gathered that: while it stays the
    same, so does what rules find in the issue.
    """

    name: str
    gather: Callable[[Issue], Plain]
    merger: Callable[[], Merger[E_co]]
    bearing: Callable[[Any, str, Plain], Plain]
