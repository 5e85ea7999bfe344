"""Which piece of the page's running text goes on with which: one to one, over the whole page."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from reviewer.layout.assignment import Pair, assign
from reviewer.layout.ends import StartCounts, is_opener
from reviewer.layout.joints import After, Before, Features, Score, doubled, evidence_for, features_of
from reviewer.layout.pieces import Piece, pieces_of
from reviewer.layout.roles import is_dateline
from reviewer.model.block import Role
from reviewer.model.issue import Issue
from reviewer.model.span import Span

_NEAR: Final = 3
"""Pieces: within so many every beginning is tried; further off only those that no paragraph begins with."""
_FAR: Final = 40
_LOOSE: Final = 0.5
_FRAGMENT: Final = 120
"""Characters: longer pieces do not wander off far."""
_SHORT: Final = 20
"""Characters: a paragraph shorter than this is seldom one."""
_ADJACENT_ODDS: Final = 1.9
_CROWD: Final = 80
"""Pieces from which a page that mostly breaks off is searched less widely."""
_PUNCTUATED: Final = 0.25
"""Share of a page's paragraphs that must end with a sentence mark for its lack to speak."""
_SKIP_ODDS: Final = 0.0
_NEAR_ODDS: Final = -1.6
_FAR_ODDS: Final = -2.2
_ACROSS_STORIES: Final = -2.5
_DATELINE_ODDS: Final = -5.0
_CHOSEN_ODDS: Final = 0.7
_INSERT_GAIN: Final = 3.0
"""The same for two joints of a fragment that fills a gap."""
_FIT_LEAST: Final = -0.5
_SWAP_GAIN: Final = 2.5
"""Natural log odds by which three joints must be better in the other order."""


class Link(NamedTuple):
    """`before` goes on with `after`; `doubled` characters stand at both sides of the joint."""

    before: Piece
    after: Piece
    odds: float
    """Natural log odds that this is so."""
    found: Features
    doubled: int

    @property
    def confidence(self) -> float:
        """From 0 to 1, calibrated: a link is only made where no other explains the page better."""
        found = self.found
        spoken_for = found.fluency > 0.2 or found.marks > 0 or found.seen or found.unit or found.unfit_start
        return 1 / (1 + math.exp(-self.odds - (_CHOSEN_ODDS if spoken_for else 0.0)))


@dataclass(frozen=True)
class Continuations:
    """What follows what on a page."""

    pieces: tuple[Piece, ...]
    links: tuple[Link, ...]
    """In order of their first halves."""
    lost: tuple[tuple[Piece, float], ...]
    """Pieces that break off and are not continued, each with the odds of its best continuation."""


def follow(issue: Issue, score: Score | None, jumbled: Sequence[Span] = ()) -> Continuations:
    """How the page's pieces go on; `score` gives log10 of a passage's probability. Linear in the number of pieces.

    What lies in the spans `jumbled` is left out: its lines are in no order that could be mended piece by piece.
    """
    blocks = [block for block in issue.blocks if not any(span.overlaps(block.span) for span in jumbled)]
    pieces = pieces_of(issue, blocks, score)
    page = _Page(issue, pieces, score)
    links = page.swapped()
    links |= page.inserted(links)
    links = _without_rings(links | page.assigned(links))
    links = _without_rings(links | page.assigned(links))  # what has moved has new neighbours
    lost = tuple(
        (piece, page.best.get(piece.number, -10.0))
        for piece in page.pieces
        if piece.is_open and piece.number not in links
    )
    return Continuations(page.pieces, tuple(links[number] for number in sorted(links)), lost)


def _without_rings(links: Mapping[int, Link]) -> dict[int, Link]:
    """`links` without the weakest of each ring: a text has a beginning."""
    kept = dict(links)
    seen: set[int] = set()
    for first in sorted(links):
        path: list[int] = []
        number = first
        while number in kept and number not in seen:
            seen.add(number)
            path.append(number)
            number = kept[number].after.number
        if number in path:
            ring = path[path.index(number) :]
            del kept[min(ring, key=lambda one: (kept[one].odds, one))]
    return kept


@dataclass
class _Page:
    """The pieces of one page while their joints are being sought; links by the number of their first half."""

    issue: Issue
    pieces: tuple[Piece, ...]
    score: Score | None
    best: dict[int, float] = field(default_factory=dict)
    _known: dict[Pair, Link] = field(default_factory=dict)
    _befores: dict[int, Before] = field(default_factory=dict)
    _afters: dict[int, After] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.counts = StartCounts(piece.text for piece in self.pieces)
        finished = sum(piece.finished for piece in self.pieces)
        self.crowded = len(self.pieces) > _CROWD and 2 * finished < len(self.pieces)
        # where hardly any paragraph ends with a mark, a missing mark says nothing
        self.adjacent = 0.0 if finished < _PUNCTUATED * len(self.pieces) - 1 else _ADJACENT_ODDS

    def swapped(self) -> dict[int, Link]:
        """Links over places where two neighbouring pieces have changed places: A C B D was A B C D."""
        links: dict[int, Link] = {}
        at = 0
        while at + 3 < len(self.pieces):
            a, c, b, d = self.pieces[at : at + 4]
            if a.is_open and c.is_open and b.is_open:
                plain = [self.bare(a, c), self.bare(c, b), self.bare(b, d)]
                other = [self.bare(a, b), self.bare(b, c), self.bare(c, d)]
                gain = sum(link.odds for link in other) - sum(link.odds for link in plain)
                if gain >= _SWAP_GAIN and max(link.odds for link in other) > 0:
                    for link in other:
                        links[link.before.number] = link._replace(odds=min(gain, 3.0))
                    at += 3
                    continue
            at += 1
        return links

    def inserted(self, links: Mapping[int, Link]) -> dict[int, Link]:
        """Links over gaps that a fragment from elsewhere fills: A B was A F B."""
        found: dict[int, Link] = {}
        used = {link.after.number for link in links.values()}
        fragments = [piece for piece in self.pieces if self._is_fragment(piece)]
        places = [piece.number for piece in fragments]
        for a, b in zip(self.pieces, self.pieces[1:], strict=False):
            if not a.is_open or a.number in links or b.number in used or is_dateline(b.text):
                continue
            reach = fragments[bisect_left(places, a.number - _FAR) : bisect_left(places, a.number + _FAR + 1)]
            near = [f for f in reach if abs(f.number - a.number) > 1 and f.number not in used]
            best = max(((self._fit(a, f, b), f) for f in near), key=lambda one: one[0], default=None)
            if best is not None and best[0] >= _INSERT_GAIN:
                gain, f = best
                for link in (self.bare(a, f), self.bare(f, b)):
                    found[link.before.number] = link._replace(odds=min(gain, 3.0))
                    used.add(link.after.number)
        return found

    def _is_fragment(self, piece: Piece) -> bool:
        """Whether the piece is short, breaks off, and stands behind a finished one."""
        before = self.pieces[piece.number - 1] if piece.number else None
        loose = piece.is_open and len(piece.text) <= _FRAGMENT and not piece.has_more
        return loose and (before is None or not before.is_open)

    def _fit(self, a: Piece, f: Piece, b: Piece) -> float:
        """Log odds by which `f` between `a` and `b` reads better than nothing, and than `f` where it stands."""
        links = []
        for before, after in ((a, f), (f, b)):
            links.append(self.bare(before, after).odds)
            if links[-1] < _FIT_LEAST:
                return -10.0
        following = self.pieces[f.number + 1 : f.number + 2]
        stays = max((self.bare(f, other).odds for other in following), default=-4.0)
        return sum(links) - max(0.0, self.bare(a, b).odds) - max(0.0, stays)

    def assigned(self, links: Mapping[int, Link]) -> dict[int, Link]:
        """The best links for the ends that `links` leaves open, given the order that `links` brings about."""
        order = self._order(links)
        place = {piece.number: at for at, piece in enumerate(order)}
        taken = {link.after.number for link in links.values()}
        found: dict[Pair, Link] = {}
        for piece in order:
            if not piece.is_open or piece.number in links:
                continue
            for other in self._candidates(order, place[piece.number], taken):
                link = self.bare(piece, other)
                odds = link.odds + self._place_odds(order, place[piece.number], place[other.number])
                self.best[piece.number] = max(self.best.get(piece.number, -10.0), odds)
                if odds > 0:
                    found[piece.number, other.number] = link._replace(odds=odds)
        return {pair[0]: found[pair] for pair in assign({pair: link.odds for pair, link in found.items()})}

    def bare(self, before: Piece, after: Piece) -> Link:
        """The link of the two by their text alone, wherever they stand."""
        pair = (before.number, after.number)
        if pair not in self._known:
            self._known[pair] = self._linked(before, after)
        return self._known[pair]

    def _linked(self, before: Piece, after: Piece) -> Link:
        repeated = doubled(before.text, after.text, self.score)
        found = features_of(self._before(before), self._after(after), self.score, self.counts)
        odds = evidence_for(found)
        if repeated:
            once = features_of(self._before(before), After.of(after.text[repeated:]), self.score, self.counts)
            odds = max(odds, evidence_for(once._replace(unfit_start=0.0, start_share=-0.8)) + min(repeated, 3) - 1.0)
        if len(after.text) < _SHORT:
            odds += (_SHORT - len(after.text)) / 10
        if is_dateline(after.text):
            odds += _DATELINE_ODDS
        return Link(before, after, odds, found, repeated)

    def _before(self, piece: Piece) -> Before:
        if piece.number not in self._befores:
            self._befores[piece.number] = Before.of(piece.text)
        return self._befores[piece.number]

    def _after(self, piece: Piece) -> After:
        if piece.number not in self._afters:
            self._afters[piece.number] = After.of(piece.text)
        return self._afters[piece.number]

    def _order(self, links: Mapping[int, Link]) -> list[Piece]:
        """The pieces in page order, but each right behind the piece that goes on with it."""
        moved = {link.after.number for link in links.values()}
        order: list[Piece] = []
        seen: set[int] = set()
        for first in self.pieces:
            if first.number in moved or first.number in seen:
                continue
            piece: Piece | None = first
            while piece is not None and piece.number not in seen:
                seen.add(piece.number)
                order.append(piece)
                link = links.get(piece.number)
                piece = link.after if link else None
        order += [piece for piece in self.pieces if piece.number not in seen]
        return order

    def _candidates(self, order: Sequence[Piece], at: int, taken: Iterable[int]) -> Iterator[Piece]:
        for there in range(max(0, at - _FAR), min(len(order), at + _FAR + 1)):
            other = order[there]
            if there == at or other.number in taken:
                continue
            if there == at + 1 or self._may_have_moved(order, there) or (there == at + 2 and not order[at + 1].is_open):
                yield other

    def _may_have_moved(self, order: Sequence[Piece], at: int) -> bool:
        """Whether the piece may have been carried off from elsewhere: by how it begins, or short and cut off."""
        piece = order[at]
        if piece.unfit >= _LOOSE:
            return True
        if self.crowded and at and order[at - 1].is_open:
            return False  # it has a first half of its own
        return len(piece.text) <= _FRAGMENT and (piece.is_open or len(piece.text) <= _SHORT)

    def _place_odds(self, order: Sequence[Piece], at: int, there: int) -> float:
        """What the places of the two say, `at` of the first half and `there` of the second in `order`."""
        distance = there - at
        if distance == 1:
            return self.adjacent + (_ACROSS_STORIES if self._ends_story(order[at], order[there]) else 0.0)
        if distance == 2:
            between = order[at + 1]
            if len(between.text) > _FRAGMENT:
                return _NEAR_ODDS
            return _SKIP_ODDS + (0.9 if is_opener(between.text) else 0.0)
        blocked = at + 1 == len(order) or self._ends_story(order[at], order[at + 1])
        return (_NEAR_ODDS if -_NEAR <= distance <= _NEAR else _FAR_ODDS) + (1.0 if blocked else 0.0)

    def _ends_story(self, before: Piece, after: Piece) -> bool:
        """Whether a byline or a new report's beginning stands between two neighbours."""
        if is_dateline(after.text) or before.is_signed:
            return True
        low, high = sorted((before.block.number, after.block.number))
        return any(block.role == Role.BYLINE for block in self.issue.blocks[low + 1 : min(high, low + 7)])
