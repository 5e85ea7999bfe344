"""The firms that the issues name, and which spellings are near one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np

from reviewer.archive.kinds import Entry, Kind, Plain
from reviewer.lexicon import names
from reviewer.lexicon.names import Mention
from reviewer.model.issue import Issue
from reviewer.model.span import Span

_MOST_MENTIONS: Final = 300_000
"""Of a larger archive the mentions in a fixed choice of its issues."""
_STRETCH: Final = 3


class _Row(NamedTuple):
    share: int
    number: int
    mention: tuple[int, int, int, str, int, int]


class Names:
    """The spellings of all issues: how often each stands, and its first places in two issues."""

    def __init__(self, rows: Iterable[_Row], paths: Sequence[str]) -> None:
        """`rows` are sorted by issue and place."""
        counts: Counter[str] = Counter()
        places: dict[str, list[Mention]] = {}
        for row in rows:
            block, start, end, text, *span = row.mention
            counts[text] += 1
            known = places.setdefault(text, [])
            if not known or (len(known) < 2 and known[0].path != paths[row.number]):
                known.append(Mention(paths[row.number], block, start, end, text, Span(*span)))
        self._texts = sorted(places)
        self._counts = [counts[text] for text in self._texts]
        self._places = [tuple(places[text]) for text in self._texts]
        pairs = sorted({(key, at) for at, text in enumerate(self._texts) for key in _stretches(text)})
        self._keys = np.array([key for key, _ in pairs], np.uint64)
        self._owners = np.array([at for _, at in pairs], np.uint32)

    def __len__(self) -> int:
        """How many spellings there are."""
        return len(self._texts)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The first places of all spellings, by path and place."""
        return tuple(sorted(mention for places in self._places for mention in places))

    def near(self, own: Sequence[Mention]) -> tuple[tuple[Mention, ...], Counter[str]]:
        """`own`, the mentions of one issue, with those elsewhere that share a stretch of their text, by path and
        place; and how often each spelling stands, `own` included.
        """
        paths = {mention.path for mention in own}
        wanted = np.array(sorted({key for mention in own for key in _stretches(mention.text)}), np.uint64)
        found: set[int] = set()
        for low, high in zip(
            np.searchsorted(self._keys, wanted, "left"), np.searchsorted(self._keys, wanted, "right"), strict=True
        ):
            found.update(self._owners[low:high].tolist())
        counts = Counter({self._texts[at]: self._counts[at] for at in sorted(found)})
        for text, count in Counter(mention.text for mention in own).items():
            counts[text] = max(counts[text], count)
        elsewhere = (next((place for place in self._places[at] if place.path not in paths), None) for at in found)
        return tuple(sorted({*own, *(place for place in elsewhere if place is not None)})), counts


class _Chooser:
    """Keeps the mentions of a share of the issues that is halved whenever they grow too many."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._limit = 1 << 32

    def add(self, entry: Entry, partial: Plain) -> None:
        share = int(entry.sha256[:8] or "0", 16)
        if share < self._limit:
            self._rows += [_Row(share, entry.number, tuple(mention)) for mention in partial]
        while len(self._rows) > _MOST_MENTIONS and self._limit > 1:
            self._limit //= 2
            self._rows = [row for row in self._rows if row.share < self._limit]

    def result(self, paths: Sequence[str]) -> Names:
        return Names(sorted(self._rows, key=lambda row: (row.number, row.mention)), paths)


def _stretches(text: str) -> set[int]:
    """Three characters each, as one number."""
    core = names.core(text)
    return {ord(core[at]) << 42 | ord(core[at + 1]) << 21 | ord(core[at + 2]) for at in range(len(core) - _STRETCH + 1)}


def _gather(issue: Issue) -> Plain:
    return [[m.block, m.start, m.end, m.text, *m.span] for m in names.gather(issue)]


def _bearing(evidence: Names, path: str, partial: Plain) -> Plain:
    own = [Mention(path, block, start, end, text, Span(*span)) for block, start, end, text, *span in partial]
    mentions, counts = evidence.near(own)
    return [[list(m) for m in mentions], sorted(counts.items())]


FIRMS: Final = Kind("names", _gather, _Chooser, _bearing)
