"""Sentences that several issues print: found by their hashes, sorted on disk where they are many."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reviewer.archive.kinds import Entry, Kind, Plain
from reviewer.archive.scratch import Scratch
from reviewer.language.completions import expanded
from reviewer.language.groups import distinct, firsts
from reviewer.layout import copies
from reviewer.layout.copies import Sighting
from reviewer.model.issue import Issue
from reviewer.model.span import Span

_ROW: Final = np.dtype([("key", np.uint64), ("issue", np.uint32), ("start", np.uint32), ("end", np.uint32)])
_MOST_IN_MEMORY: Final = 2_000_000
"""Sentences; the next ones go to disk, sorted."""
_MOST_SIGHTINGS: Final = 8
"""Of a sentence that stands everywhere the first places are enough: it is a formula."""
_KEY_BYTES: Final = 8
Rows = NDArray[np.void]


class Copies:
    """The sentences that stand in two issues or more, with their first places, by `layout.copies.fingerprint`."""

    def __init__(self, rows: Rows, paths: Sequence[str]) -> None:
        """`rows` are sorted by key and issue; `paths` are those of the issues that occur, by number."""
        self._keys = np.ascontiguousarray(rows["key"])
        self._places = np.stack([rows["issue"], rows["start"], rows["end"]], axis=1)
        named = distinct(self._places[:, 0])
        self._places[:, 0] = np.searchsorted(named, self._places[:, 0])
        self._paths = [paths[number] for number in named]

    def __len__(self) -> int:
        """How many places there are."""
        return len(self._keys)

    def get(self, key: bytes, default: tuple[Sighting, ...] = ()) -> tuple[Sighting, ...]:
        """The places of the sentence with that fingerprint, by path."""
        number = np.uint64(int.from_bytes(key[:_KEY_BYTES], "big"))
        low, high = np.searchsorted(self._keys, number, "left"), np.searchsorted(self._keys, number, "right")
        if low == high:
            return default
        return tuple(
            Sighting(self._paths[issue], Span(start, end)) for issue, start, end in self._places[low:high].tolist()
        )

    def rows(self, keys: Sequence[str]) -> list[list[str | int]]:
        """Path, start and end of all places of the sentences with these fingerprints (hexadecimal), one after another."""
        numbers = np.array([int(key[: 2 * _KEY_BYTES], 16) for key in keys], np.uint64)
        low, high = np.searchsorted(self._keys, numbers, "left"), np.searchsorted(self._keys, numbers, "right")
        _, at = expanded(low, high)
        return [[self._paths[issue], start, end] for issue, start, end in self._places[at].tolist()]


class _Sorter:
    def __init__(self) -> None:
        self._keys, self._rest = array("Q"), array("I")
        self._scratch: Scratch | None = None
        self._runs: list[Path] = []

    def add(self, entry: Entry, partial: Plain) -> None:
        for key, start, end in partial:
            self._keys.append(int(key[: 2 * _KEY_BYTES], 16))
            self._rest.extend((entry.number, start, end))
        if len(self._keys) >= _MOST_IN_MEMORY:
            self._spill()

    def result(self, paths: Sequence[str]) -> Copies:
        if not self._runs:
            return Copies(_repeated(self._rows()), paths)
        self._spill()
        runs = [np.load(run, mmap_mode="r") for run in self._runs]
        found = np.concatenate([_repeated(part) for part in _ranges(runs)])
        del runs
        if self._scratch is not None:
            self._scratch.close()
        return Copies(found, paths)

    def _rows(self) -> Rows:
        rows = np.empty(len(self._keys), _ROW)
        rows["key"] = np.frombuffer(self._keys, np.uint64) if len(self._keys) else 0
        rest = np.frombuffer(self._rest, np.uint32).reshape(-1, 3) if len(self._rest) else np.zeros((0, 3), np.uint32)
        rows["issue"], rows["start"], rows["end"] = rest.T
        return _sorted(rows)

    def _spill(self) -> None:
        if self._scratch is None:
            self._scratch = Scratch()
        run = self._scratch.path / f"{len(self._runs)}.npy"
        np.save(run, self._rows())
        self._runs.append(run)
        self._keys, self._rest = array("Q"), array("I")


def _ranges(runs: Sequence[Rows]) -> Iterator[Rows]:
    """The rows of all runs, a range of keys after the other, each small enough to be sorted in memory."""
    parts = max(1, 2 * len(runs))
    bounds = [np.uint64(part * ((1 << 64) // parts)) for part in range(1, parts)]
    cuts = [[0, *(int(np.searchsorted(run["key"], bound)) for bound in bounds), len(run)] for run in runs]
    for part in range(parts):
        pieces = [np.array(run[cut[part] : cut[part + 1]]) for run, cut in zip(runs, cuts, strict=True)]
        yield _sorted(np.concatenate(pieces))


def _sorted(rows: Rows) -> Rows:
    # several times as fast as a sort of whole rows
    found: Rows = rows[np.lexsort((rows["start"], rows["issue"], rows["key"]))]
    return found


def _repeated(rows: Rows) -> Rows:
    """Of sorted rows those whose key stands in two issues or more, an issue once and no more than the first few."""
    if not len(rows):
        return rows
    keys, issues = rows["key"], rows["issue"]
    fresh = np.concatenate([[True], (keys[1:] != keys[:-1]) | (issues[1:] != issues[:-1])])
    rows, keys = rows[fresh], keys[fresh]
    first = firsts(keys)
    counts = np.diff(np.append(first, len(keys)))
    rank = np.arange(len(keys)) - np.repeat(first, counts)
    kept: Rows = rows[(np.repeat(counts, counts) > 1) & (rank < _MOST_SIGHTINGS)]
    return kept


def _gather(issue: Issue) -> Plain:
    return [[key.hex(), *places[0].span] for key, places in copies.gather(issue).items()]


def _bearing(evidence: Copies, _: str, partial: Plain) -> Plain:
    return evidence.rows([key for key, *_rest in partial])


REPEATS: Final = Kind("copies", _gather, _Sorter, _bearing)
