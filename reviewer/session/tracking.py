"""Findings that move with the text as it is edited."""

from __future__ import annotations

import itertools
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reviewer.model.finding import Finding, Related
from reviewer.model.span import Span
from reviewer.session.actions import Replaced
from reviewer.session.moving import hull, moved, moved_finding, shifted, shifted_fixes
from reviewer.text.offsets import LineIndex


class State(StrEnum):
    """What became of a finding that still stands in the text."""

    OPEN = "open"
    POSTPONED = "postponed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Tracked:
    """A finding where it stands now. `number` stays the same while the session lasts."""

    number: int
    finding: Finding
    state: State = State.OPEN


_Key = tuple[str, int, int, str]


class _Item:
    """A finding as it stood when its hull began at `base`; `related` has been moved along up to edit `seen`.

    `shown` is what `view` gave last, `listed` what `outline` gave.
    """

    __slots__ = ("base", "finding", "listed", "number", "related", "seen", "shown", "state")

    def __init__(self, number: int, finding: Finding, state: State, seen: int) -> None:
        self.number, self.finding, self.state = number, finding, state
        self.base = hull(finding).start
        self.related, self.seen = finding.related, seen
        self.shown: Tracked | None = None
        self.listed: Tracked | None = None

    def key(self, low: int) -> _Key:
        """What tells it from others, its hull beginning at `low`: rule, place and text."""
        (start, end), by = self.finding.span, low - self.base
        return (self.finding.rule, start + by, end + by, self.finding.text)

    def changed(self) -> None:
        """It says something else now."""
        self.shown = self.listed = None


class Tracker:
    """Findings in order of place, moved with every edit.

    An edit moves two numbers a finding; the findings themselves follow when they are asked for.
    """

    def __init__(self) -> None:
        self._items: list[_Item] = []
        self._lows: list[int] = []
        self._highs: list[int] = []
        self._edits: list[Replaced] = []
        self._numbers = itertools.count(1)
        self._view: tuple[Tracked, ...] | None = None
        self._order: list[_Item] | None = None
        self._outline: tuple[Tracked, ...] = ()
        self._lines: tuple[str, LineIndex] = ("", LineIndex(""))

    def outline(self) -> tuple[Tracked, ...]:
        """All findings in the order of `view`, without their places: these are those that the findings came with.

        The same objects as long as nothing but places changed.
        """
        self._ordered()
        return self._outline

    def starts(self) -> list[int]:
        """Where each finding of `outline` begins now."""
        lows = dict(zip(map(id, self._items), self._lows, strict=True))
        return [item.finding.span.start + lows[id(item)] - item.base for item in self._ordered()]

    def _ordered(self) -> list[_Item]:
        if self._order is None:
            keys = [item.key(low) for item, low in zip(self._items, self._lows, strict=True)]
            order = sorted(range(len(keys)), key=lambda i: (keys[i][1], keys[i][0], keys[i][2]))
            self._order = [self._items[i] for i in order]
            for item in self._order:
                item.listed = item.listed or Tracked(item.number, item.finding, item.state)
            self._outline = tuple(item.listed for item in self._order if item.listed is not None)
        return self._order

    def near(self, span: Span) -> list[Tracked]:
        """The findings of which a place, or a fix's, lies at or about `span`, where they stand now; without lines."""
        last = bisect_right(self._lows, span.end)
        return [self._now(i) for i, high in enumerate(self._highs[:last]) if high >= span.start]

    def one(self, number: int, text: str) -> Tracked | None:
        """The finding of that number where it stands in `text` now."""
        for i, item in enumerate(self._items):
            if item.number == number:
                if item.shown is None or item.seen < len(self._edits):
                    item.shown = self._shown(item, self._lows[i], self._lines_of(text))
                return item.shown
        return None

    def view(self, text: str) -> tuple[Tracked, ...]:
        """All findings where they stand in `text` now, by start and rule."""
        if self._view is None:
            self._view = self._viewed(text)
        return self._view

    def _viewed(self, text: str) -> tuple[Tracked, ...]:
        now, first = len(self._edits), self._first_edits()
        shown = []
        for item, low in zip(self._items, self._lows, strict=True):
            if item.shown is None or (item.seen < now and (item.related or low >= first[item.seen])):
                item.shown = self._shown(item, low, self._lines_of(text))
            item.seen = now
            shown.append(item.shown)
        return tuple(sorted(shown, key=lambda tracked: tracked.finding.sort_key))

    def _lines_of(self, text: str) -> LineIndex:
        if self._lines[0] is not text:
            self._lines = (text, LineIndex(text))
        return self._lines[1]

    def _first_edits(self) -> dict[int, int]:
        """By how many edits were known, the first place that those after them changed."""
        first: dict[int, int] = {}
        place = sys.maxsize
        oldest = min((item.seen for item in self._items), default=0)
        for known in range(len(self._edits) - 1, oldest - 1, -1):
            place = first[known] = min(place, self._edits[known].start)
        return first

    def _shown(self, item: _Item, low: int, lines: LineIndex) -> Tracked:
        related = tuple(self._moved_related(item)) if item.related else ()
        item.related, item.seen = related, len(self._edits)
        finding, by = item.finding, low - item.base
        line, column = lines.place(finding.span.start + by)
        there = replace(
            finding,
            span=finding.span.shift(by),
            suggestions=shifted_fixes(finding.suggestions, by) if by else finding.suggestions,
            related=related,
            line=line,
            column=column,
        )
        return Tracked(item.number, there, item.state)

    def _moved_related(self, item: _Item) -> Iterable[Related]:
        for related in item.related:
            if related.path != item.finding.path:
                yield related
                continue
            span: Span | None = related.span
            for start, before, after in self._edits[item.seen :]:
                span = span and moved(span, start, start + len(before), len(after))
            if span is not None:
                yield replace(related, span=span)

    def load(self, findings: Iterable[Finding], state_of: Callable[[Finding], State]) -> dict[str, State]:
        """Let `findings` take the place of all; the same ones keep number and state. See `merge` for what it gives."""
        return self.merge(findings, None, state_of)

    def merge(
        self, findings: Iterable[Finding], regions: Sequence[Span] | None, state_of: Callable[[Finding], State]
    ) -> dict[str, State]:
        """Let those of `findings` that meet `regions` take the place of the ones that stand there.

        A finding of the same rule over the same text in the same place keeps number and state. Gives the states so
        kept by fingerprint, where `state_of` did not know them under the fingerprint they have now.
        """
        fresh = {_key(finding): finding for finding in findings}
        keys = self._keys()
        old = dict(zip(keys, self._items, strict=True))
        self._keep([i for i in range(len(keys)) if not self._meets(i, regions)])
        standing = self._keys()
        inherited = self._refreshed(standing, fresh)
        known = set(standing)
        for key, finding in fresh.items():
            if key in known or not _meets(finding, regions):
                continue
            state, before = state_of(finding), old.get(key)
            if before is not None and before.state is not state and state is State.OPEN:
                state = before.state
                inherited[finding.fingerprint] = state
            self._insert(_Item(before.number if before else next(self._numbers), finding, state, len(self._edits)))
        return inherited

    def _refreshed(self, standing: Sequence[_Key], fresh: Mapping[_Key, Finding]) -> dict[str, State]:
        """An edit nearby changes what stands around a finding, and so its fingerprint, but not the finding."""
        inherited: dict[str, State] = {}
        for item, key in zip(self._items, standing, strict=True):
            same = fresh.get(key)
            if same is not None and same.fingerprint != item.finding.fingerprint:
                item.finding = replace(item.finding, fingerprint=same.fingerprint)
                item.changed()
                self._forget()
                if item.state is not State.OPEN:
                    inherited[same.fingerprint] = item.state
        return inherited

    def _keys(self) -> list[_Key]:
        return [item.key(low) for item, low in zip(self._items, self._lows, strict=True)]

    def _meets(self, i: int, regions: Sequence[Span] | None) -> bool:
        return regions is None or _meets(self._now(i).finding, regions)

    def _left(self) -> None:
        """Some are gone; the others are in the order that they were in."""
        order = self._order
        self._forget()
        if order is not None:
            here = set(map(id, self._items))
            self._order = [item for item in order if id(item) in here]
            self._outline = tuple(item.listed for item in self._order if item.listed is not None)

    def _forget(self) -> None:
        """What was given is out of date, and not for its places alone."""
        self._view = self._order = None

    def decide(self, number: int, state: State) -> None:
        """Set the state of a finding; none of that number is no trouble."""
        for item in self._items:
            if item.number == number:
                item.state = state
                item.changed()
                self._forget()

    def at(self, finding: Finding) -> Tracked | None:
        """The finding that stands where `finding` does and says the same."""
        low = hull(finding).start
        for i in range(bisect_left(self._lows, low), bisect_right(self._lows, low)):
            if self._items[i].key(self._lows[i]) == _key(finding):
                return self._now(i)
        return None

    def restore(self, tracked: Iterable[Tracked]) -> None:
        """Put findings back as they stood in the text that stands again; they replace what says the same there."""
        for one in tracked:
            same = self.at(one.finding)
            if same is not None:
                self.remove([same.number])
            number = one.number or (same.number if same is not None else next(self._numbers))
            self._insert(_Item(number, one.finding, one.state, len(self._edits)))

    def remove(self, numbers: Iterable[int]) -> tuple[Tracked, ...]:
        """Take findings out; gives them as they stood."""
        wanted = set(numbers)
        taken = tuple(self._exact(i) for i, item in enumerate(self._items) if item.number in wanted)
        self._keep([i for i, item in enumerate(self._items) if item.number not in wanted])
        return taken

    def edited(self, edits: Sequence[Replaced]) -> tuple[Tracked, ...]:
        """Move all findings along with `edits` (sorted); gives those that were touched, which are gone now, as they stood."""
        before: dict[int, Tracked] = {}
        for edit in edits:
            for i in self._near(edit):
                before.setdefault(self._items[i].number, self._exact(i))
        for edit in reversed(edits):
            self._edited(edit)
        left = {item.number for item in self._items}
        return tuple(tracked for number, tracked in before.items() if number not in left)

    def _near(self, edit: Replaced) -> list[int]:
        return [i for i in range(bisect_right(self._lows, edit.end)) if self._highs[i] >= edit.start]

    def _exact(self, i: int) -> Tracked:
        """As `_now`, with the related places moved along too."""
        now = self._now(i)
        return replace(now, finding=replace(now.finding, related=tuple(self._moved_related(self._items[i]))))

    def _edited(self, edit: Replaced) -> None:
        start, end, length = edit.start, edit.end, len(edit.after)
        behind = bisect_right(self._lows, end)
        touched = self._near(edit)
        followed = [(self._items[i], moved_finding(self._now(i).finding, start, end, edit.after)) for i in touched]
        grown = length - (end - start)
        self._lows[behind:] = [low + grown for low in self._lows[behind:]]
        self._highs[behind:] = [high + grown for high in self._highs[behind:]]
        for i in reversed(touched):
            del self._items[i], self._lows[i], self._highs[i]
        self._edits.append(edit)
        self._view = None
        if touched:
            self._left()
        for item, finding in followed:
            if finding is not None:
                fresh = _Item(item.number, finding, item.state, item.seen)
                fresh.related = item.related
                self._insert(fresh)

    def _now(self, i: int) -> Tracked:
        item = self._items[i]
        return Tracked(item.number, shifted(item.finding, self._lows[i] - item.base), item.state)

    def _insert(self, item: _Item) -> None:
        place = hull(item.finding)
        i = bisect_right(self._lows, place.start)
        self._items.insert(i, item)
        self._lows.insert(i, place.start)
        self._highs.insert(i, place.end)
        self._forget()

    def _keep(self, kept: Sequence[int]) -> None:
        if len(kept) < len(self._items):
            self._items = [self._items[i] for i in kept]
            self._lows = [self._lows[i] for i in kept]
            self._highs = [self._highs[i] for i in kept]
            self._left()


def _key(finding: Finding) -> _Key:
    return (finding.rule, *finding.span, finding.text)


def _meets(finding: Finding, regions: Sequence[Span] | None) -> bool:
    """Whether the finding, or a place that a fix of it changes, lies in or beside a region."""
    if regions is None:
        return True
    spans = [finding.span, *(edit.span for suggestion in finding.suggestions for edit in suggestion.edits)]
    return any(span.start <= region.end and region.start <= span.end for span in spans for region in regions)
