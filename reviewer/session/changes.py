"""From actions one after another to what became of each stretch of the original."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from reviewer.model.span import Span
from reviewer.session.actions import Action
from reviewer.storage.difflog import Change, Provenance


def changes_of(actions: Iterable[Action]) -> tuple[Change, ...]:
    """Stretches of the original that differ now, in order; each names the last that touched it."""
    regions = _Regions()
    for action in actions:
        edits = [(edit, step.provenance) for step in action.steps for edit in step.edits]
        # from the end, so that each still stands where the action found it
        for edit, provenance in sorted(edits, key=lambda pair: pair[0], reverse=True):
            regions.replace(edit.start, edit.end, len(edit.after), provenance)
    return regions.changes()


class _Regions:
    """Changed stretches: where they stand in the original and in the text now."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._old: list[tuple[int, int]] = []
        self._sources: list[Provenance] = []

    def replace(self, start: int, end: int, length: int, source: Provenance) -> None:
        """`[start, end)` of the text now becomes `length` characters; stretches it touches become one with it."""
        first = bisect_left(self._ends, start)
        last = first
        while last < len(self._starts) and self._starts[last] <= end:
            last += 1
        first, last = self._without_mere_neighbours(first, last, start, end)
        before = self._old[first - 1][1] - self._ends[first - 1] if first else 0
        after = self._old[last - 1][1] - self._ends[last - 1] if last else 0
        low = min(start, self._starts[first]) if first < last else start
        high = max(end, self._ends[last - 1]) if first < last else end
        grown = length - (end - start)
        self._starts[first:last] = [low]
        self._ends[first:last] = [high + grown]
        self._old[first:last] = [(low + before, high + after)]
        self._sources[first:last] = [source]
        if grown:
            self._starts[first + 1 :] = [place + grown for place in self._starts[first + 1 :]]
            self._ends[first + 1 :] = [place + grown for place in self._ends[first + 1 :]]

    def _without_mere_neighbours(self, first: int, last: int, start: int, end: int) -> tuple[int, int]:
        """Two replacements side by side stay two; only where one is empty would their order be lost."""
        if start < end:
            while first < last and self._ends[first] == start and self._is_solid(first):
                first += 1
            while first < last and self._starts[last - 1] == end and self._is_solid(last - 1):
                last -= 1
        return first, last

    def _is_solid(self, i: int) -> bool:
        old = self._old[i]
        return self._starts[i] < self._ends[i] and old[0] < old[1]

    def changes(self) -> tuple[Change, ...]:
        """All stretches, in order."""
        return tuple(
            Change(Span(*old), Span(start, end), source)
            for start, end, old, source in zip(self._starts, self._ends, self._old, self._sources, strict=True)
        )
