"""Findings that move with the text as it is edited."""

from __future__ import annotations

import itertools
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reviewer.model.finding import Edit, Finding, Related, Suggestion
from reviewer.model.span import Span
from reviewer.rules.base import applied
from reviewer.session.actions import Replaced
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


class _Item:
    """A finding as it stood when its hull began at `base`; `related` has been moved along up to edit `seen`."""

    __slots__ = ("base", "finding", "number", "related", "seen", "shown", "state")

    def __init__(self, number: int, finding: Finding, state: State, seen: int) -> None:
        self.number, self.finding, self.state = number, finding, state
        self.base = hull(finding).start
        self.related, self.seen = finding.related, seen
        self.shown: Tracked | None = None


def hull(finding: Finding) -> Span:
    """From the first to the last place that the finding or a fix of it touches."""
    spans = [finding.span, *(edit.span for suggestion in finding.suggestions for edit in suggestion.edits)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


class Tracker:
    """Findings in order of place, moved with every edit."""

    def __init__(self) -> None:
        self._items: list[_Item] = []
        self._lows: list[int] = []
        self._highs: list[int] = []
        self._edits: list[Replaced] = []
        self._numbers = itertools.count(1)

    def view(self, text: str) -> tuple[Tracked, ...]:
        """All findings where they stand in `text` now, by start and rule."""
        lines: LineIndex | None = None
        now, first = len(self._edits), self._first_edits()
        shown = []
        for item, low in zip(self._items, self._lows, strict=True):
            if item.shown is None or (item.seen < now and (item.related or low >= first[item.seen])):
                lines = lines or LineIndex(text)
                item.shown = self._shown(item, low, lines)
            item.seen = now
            shown.append(item.shown)
        return tuple(sorted(shown, key=lambda tracked: tracked.finding.sort_key))

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
        moved = replace(
            finding,
            span=finding.span.shift(by),
            suggestions=_shifted_fixes(finding.suggestions, by) if by else finding.suggestions,
            related=related,
            line=line,
            column=column,
        )
        return Tracked(item.number, moved, item.state)

    def _moved_related(self, item: _Item) -> Iterable[Related]:
        for related in item.related:
            if related.path != item.finding.path:
                yield related
                continue
            span: Span | None = related.span
            for start, before, after in self._edits[item.seen :]:
                span = span and _moved(span, start, start + len(before), len(after))
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
        fresh = {_identity(Tracked(0, finding)): finding for finding in findings}
        old = {_identity(now): now for now in (self._now(i) for i in range(len(self._items)))}
        self._keep([i for i in range(len(self._items)) if not _meets(self._now(i).finding, regions)])
        inherited = self._refreshed(fresh)
        standing = {_identity(self._now(i)) for i in range(len(self._items))}
        for key, finding in fresh.items():
            if key in standing or not _meets(finding, regions):
                continue
            state, known = state_of(finding), old.get(key)
            if known is not None and known.state is not state and state is State.OPEN:
                state = known.state
                inherited[finding.fingerprint] = state
            self._insert(_Item(known.number if known else next(self._numbers), finding, state, len(self._edits)))
        return inherited

    def _refreshed(self, fresh: Mapping[tuple[str, Span, str], Finding]) -> dict[str, State]:
        """An edit nearby changes what stands around a finding, and so its fingerprint, but not the finding."""
        inherited: dict[str, State] = {}
        for i, item in enumerate(self._items):
            same = fresh.get(_identity(self._now(i)))
            if same is not None and same.fingerprint != item.finding.fingerprint:
                item.finding, item.shown = replace(item.finding, fingerprint=same.fingerprint), None
                if item.state is not State.OPEN:
                    inherited[same.fingerprint] = item.state
        return inherited

    def decide(self, number: int, state: State) -> None:
        """Set the state of a finding; none of that number is no trouble."""
        for item in self._items:
            if item.number == number:
                item.state, item.shown = state, None

    def at(self, finding: Finding) -> Tracked | None:
        """The finding that stands where `finding` does and says the same."""
        low = hull(finding).start
        for i in range(bisect_left(self._lows, low), bisect_right(self._lows, low)):
            now = self._now(i)
            if _identity(now) == _identity(Tracked(0, finding)):
                return now
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
        moved = [(self._items[i], _moved_finding(self._now(i).finding, start, end, edit.after)) for i in touched]
        grown = length - (end - start)
        self._lows[behind:] = [low + grown for low in self._lows[behind:]]
        self._highs[behind:] = [high + grown for high in self._highs[behind:]]
        for i in reversed(touched):
            del self._items[i], self._lows[i], self._highs[i]
        self._edits.append(edit)
        for item, finding in moved:
            if finding is not None:
                fresh = _Item(item.number, finding, item.state, item.seen)
                fresh.related = item.related
                self._insert(fresh)

    def _now(self, i: int) -> Tracked:
        item = self._items[i]
        return Tracked(item.number, _shifted(item.finding, self._lows[i] - item.base), item.state)

    def _insert(self, item: _Item) -> None:
        place = hull(item.finding)
        i = bisect_right(self._lows, place.start)
        self._items.insert(i, item)
        self._lows.insert(i, place.start)
        self._highs.insert(i, place.end)

    def _keep(self, kept: Sequence[int]) -> None:
        if len(kept) < len(self._items):
            self._items = [self._items[i] for i in kept]
            self._lows = [self._lows[i] for i in kept]
            self._highs = [self._highs[i] for i in kept]


def _identity(tracked: Tracked) -> tuple[str, Span, str]:
    return (tracked.finding.rule, tracked.finding.span, tracked.finding.text)


def _meets(finding: Finding, regions: Sequence[Span] | None) -> bool:
    """Whether the finding, or a place that a fix of it changes, lies in or beside a region."""
    if regions is None:
        return True
    spans = [finding.span, *(edit.span for suggestion in finding.suggestions for edit in suggestion.edits)]
    return any(span.start <= region.end and region.start <= span.end for span in spans for region in regions)


def _shifted(finding: Finding, by: int) -> Finding:
    if not by:
        return finding
    return replace(finding, span=finding.span.shift(by), suggestions=_shifted_fixes(finding.suggestions, by))


def _shifted_fixes(suggestions: tuple[Suggestion, ...], by: int) -> tuple[Suggestion, ...]:
    return tuple(
        Suggestion(one.text, one.confidence, one.reason, tuple(Edit(e.span.shift(by), e.text) for e in one.edits))
        for one in suggestions
    )


def _moved(span: Span, start: int, end: int, length: int) -> Span | None:
    """Where `span` stands once `[start, end)` has become `length` characters; None when that touched it."""
    if span.end <= start and not (span.start == span.end == start == end):
        return span
    if span.start >= end and not (span.start == span.end == start == end):
        return span.shift(length - (end - start))
    return None


def _moved_finding(finding: Finding, start: int, end: int, after: str) -> Finding | None:
    """The finding after an edit near it; None when the edit touched what it is about or what a fix would change."""
    length = len(after)
    suggestions = []
    for one in finding.suggestions:
        spans = [_moved(edit.span, start, end, length) for edit in one.edits]
        if any(span is None for span in spans):
            return None
        edits = tuple(Edit(span, edit.text) for span, edit in zip(spans, one.edits, strict=True) if span is not None)
        suggestions.append(replace(one, edits=edits))
    span = _moved(finding.span, start, end, length)
    if span is not None:
        return replace(finding, span=span, suggestions=tuple(suggestions))
    if not suggestions or not (finding.span.start < start and end < finding.span.end):
        return None
    # the edit lies within a long span, in a stretch that the fix leaves as it is
    low = finding.span.start
    text = finding.text[: start - low] + after + finding.text[end - low :]
    span = Span(low, low + len(text))
    return replace(finding, span=span, text=text, suggestions=tuple(_reworded(one, span, text) for one in suggestions))


def _reworded(suggestion: Suggestion, span: Span, text: str) -> Suggestion:
    inside = [Edit(edit.span.shift(-span.start), edit.text) for edit in suggestion.edits]
    return replace(suggestion, text=applied(text, Span(0, len(text)), inside))
