"""Exact search for many strings in one pass: leftmost, and of those that begin alike the longest."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from reviewer.text.arrays import Hashes
from reviewer.text.hashing import powers, prefix_hashes, window_hashes

_MOST_IN_AUTOMATON: Final = 150_000
"""An automaton of a million strings takes 400 MB and half a minute to build."""

Place = tuple[int, int, str]
"""Start, end and the string that stands there."""


class Finder(Protocol):
    """Finds strings in a text."""

    def find(self, text: str) -> list[Place]:
        """Where they stand, by place; none overlap."""


def finder(forms: Sequence[str], known: Container[str]) -> Finder:
    """What searches for `forms`, each given once, fastest for so many; `known` holds them too."""
    return Automaton(forms) if len(forms) <= _MOST_IN_AUTOMATON else Table(forms, known)


class Automaton:
    """All in one automaton: a page takes a millisecond."""

    def __init__(self, forms: Sequence[str]) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        self._forms = forms
        self._automaton = AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest) if forms else None

    def find(self, text: str) -> list[Place]:
        """Where they stand, by place."""
        if self._automaton is None:
            return []
        found = self._automaton.find_matches_as_indexes(text)
        return [(start, end, self._forms[number]) for number, start, end in found]


class Table:
    """A sorted table of hashes for each length: 8 bytes a string, and built in a second or two for a million."""

    def __init__(self, forms: Sequence[str], known: Container[str]) -> None:
        self._known = known
        self._hashes: list[tuple[int, Hashes]] = []
        for length, same in groupby(sorted(forms, key=len), key=len):
            self._hashes.append((length, np.sort(_hashes_of(list(same), length))))

    def find(self, text: str) -> list[Place]:
        """Where they stand, by place."""
        longest: dict[int, int] = {}
        prefix, inverse = prefix_hashes(text), powers(len(text), inverse=True)
        for length, hashes in self._hashes:
            if length > len(text):
                break
            windows = window_hashes(prefix, inverse, length)
            at = np.minimum(np.searchsorted(hashes, windows), len(hashes) - 1)
            for start in np.flatnonzero(hashes[at] == windows).tolist():
                if text[start : start + length] in self._known:
                    longest[start] = start + length
        return list(_apart(text, longest))


def _hashes_of(forms: list[str], length: int) -> Hashes:
    codes: NDArray[np.uint32] = np.frombuffer("".join(forms).encode("utf-32-le", "surrogatepass"), np.uint32)
    with np.errstate(over="ignore"):
        sums: Hashes = (codes.reshape(-1, length).astype(np.uint64) * powers(length)[:length]).sum(
            axis=1, dtype=np.uint64
        )
    return sums


def _apart(text: str, longest: dict[int, int]) -> Iterator[Place]:
    reached = 0
    for start in sorted(longest):
        if start >= reached:
            reached = longest[start]
            yield start, reached, text[start:reached]
