"""Which issues' characters are counted."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from typing import Final

from reviewer.archive.kinds import Entry, Kind, Plain
from reviewer.model.issue import Issue

MOST_COUNTED: Final = 4_000_000
"""Characters from which the archive's character model is made: more would cost memory and tell little more."""

Counted = Mapping[str, str]
"""The hashes of the issues that are counted, by path."""


class _Lowest:
    """The issues that come first by hash, until there are enough characters; whatever the order they are added in."""

    def __init__(self) -> None:
        self._heap: list[tuple[int, tuple[int, ...], Entry]] = []
        self._size = 0

    def add(self, entry: Entry, _: Plain) -> None:
        # a heap hands out its least: hash and path are turned about
        rank = (-int(entry.sha256 or "0", 16), (*(-ord(char) for char in entry.path), 1))
        heapq.heappush(self._heap, (*rank, entry))
        self._size += entry.size
        while self._size - self._heap[0][2].size >= MOST_COUNTED:
            self._size -= heapq.heappop(self._heap)[2].size

    def result(self, paths: Sequence[str]) -> Counted:
        found = sorted((paths[entry.number], entry.sha256) for *_, entry in self._heap)
        return dict(found)


def _gather(_: Issue) -> Plain:
    return []


def _bearing(_: Counted, __: str, ___: Plain) -> Plain:
    return []


CHOICE: Final = Kind("counted", _gather, _Lowest, _bearing)
