"""The firms, bodies and persons that the issues name, and which spellings are near one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final, NamedTuple

import numpy as np

from reviewer.archive.kinds import Entry, Kind, Plain
from reviewer.lexicon import bodies, names, persons
from reviewer.lexicon.names import Mention
from reviewer.model.issue import Issue
from reviewer.model.span import Span
from reviewer.text.hashing import hash_of

_MOST_MENTIONS: Final = 300_000
"""Of a larger archive the mentions in a fixed choice of its issues."""
_MOST_BODIES: Final = 150_000
_STRETCH: Final = 3
_CROWD: Final = 200
"""A stretch that more spellings than this have (经济开) says nothing of a name."""

Keys = Callable[[str], set[int]]
"""Numbers of which spellings that may be one name share at least one."""


class _Row(NamedTuple):
    share: int
    number: int
    mention: tuple[int, int, int, str, int, int]


class Names:
    """The spellings of all issues: how often each stands, and its first places in two issues."""

    def __init__(self, rows: Iterable[_Row], paths: Sequence[str], keys: Keys) -> None:
        """`rows` are sorted by issue and place."""
        self._keys_of = keys
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
        pairs = sorted({(key, at) for at, text in enumerate(self._texts) for key in keys(text)})
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
        """`own`, the mentions of one issue, with those elsewhere that may be spellings of the same name, by path and
        place; and how often each spelling stands, `own` included.
        """
        paths = {mention.path for mention in own}
        wanted = np.array(sorted({key for mention in own for key in self._keys_of(mention.text)}), np.uint64)
        found: set[int] = set()
        for low, high in zip(
            np.searchsorted(self._keys, wanted, "left"), np.searchsorted(self._keys, wanted, "right"), strict=True
        ):
            if high - low <= _CROWD:
                found.update(self._owners[low:high].tolist())
        counts = Counter({self._texts[at]: self._counts[at] for at in sorted(found)})
        for text, count in Counter(mention.text for mention in own).items():
            counts[text] = max(counts[text], count)
        elsewhere = (next((place for place in self._places[at] if place.path not in paths), None) for at in found)
        return tuple(sorted({*own, *(place for place in elsewhere if place is not None)})), counts


class Chooser:
    """Keeps the mentions of a share of the issues that is halved whenever they grow too many."""

    def __init__(self, keys: Keys, most: int) -> None:
        self._keys, self._most = keys, most
        self._rows: list[_Row] = []
        self._limit = 1 << 32

    def add(self, entry: Entry, partial: Plain) -> None:
        """Take the mentions of one issue."""
        share = int(entry.sha256[:8] or "0", 16)
        if share < self._limit:
            self._rows += [_Row(share, entry.number, tuple(mention)) for mention in partial]
        while len(self._rows) > self._most and self._limit > 1:
            self._limit //= 2
            self._rows = [row for row in self._rows if row.share < self._limit]

    def result(self, paths: Sequence[str]) -> Names:
        """What is left of them."""
        return Names(sorted(self._rows, key=lambda row: (row.number, row.mention)), paths, self._keys)


def stretches(text: str) -> set[int]:
    """Three characters each, as one number."""
    core = names.core(text)
    return {_number(core[at : at + _STRETCH]) for at in range(len(core) - _STRETCH + 1)}


def _with_a_gap(text: str) -> set[int]:
    """A person's name without one of its characters, with what stands before it."""
    setting, name = text[: -persons.LENGTH], text[-persons.LENGTH :]
    return {hash_of(f"{setting}{name[:gap]}\0{name[gap + 1 :]}") for gap in range(persons.LENGTH)}


def _number(three: str) -> int:
    return ord(three[0]) << 42 | ord(three[1]) << 21 | ord(three[2])


def _bearing(evidence: Names, path: str, rows: Plain) -> Plain:
    own = [Mention(path, block, start, end, text, Span(*span)) for block, start, end, text, *span in rows]
    mentions, counts = evidence.near(own)
    return [[list(m) for m in mentions], sorted(counts.items())]


def _kind(name: str, gather: Callable[[Issue], tuple[Mention, ...]], keys: Keys, most: int) -> Kind[Names]:
    def gathered(issue: Issue) -> Plain:
        return [[m.block, m.start, m.end, m.text, *m.span] for m in gather(issue)]

    return Kind(name, gathered, partial(Chooser, keys, most), _bearing)


FIRMS: Final = _kind("names", names.gather, stretches, _MOST_MENTIONS)
BODIES: Final = _kind("bodies", bodies.gather, stretches, _MOST_BODIES)
PERSONS: Final = _kind("persons", persons.gather, _with_a_gap, _MOST_BODIES)
