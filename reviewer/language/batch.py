"""A character model counted from the texts at hand: what the paper itself says, with the page under review left out.

Interpolated Kneser-Ney over sequences of four characters. Any number of pages are counted apart (`count`) and merged in
any order (`merge`); `BatchModel.without` takes one page's share out again, exactly, so that a defect is never evidence
for itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.language.completions import expanded
from reviewer.text.lookup import Lookup

Keys = NDArray[np.uint64]
Counts = NDArray[np.int64]
Floats = NDArray[np.float64]
Symbols = NDArray[np.uint64]

ORDER: Final = 4
_BITS: Final = np.uint64(16)
_MASK: Final = np.uint64(0xFFFF)
_DISCOUNT: Final = 0.75
_BOUNDARY: Final = 10
_SYMBOLS: Final = 6000
_OTHER: Final = 0xFFFF
"""Characters beyond the basic plane share one symbol; they are too rare to be counted."""


class Tally(NamedTuple):
    """Sorted keys and how often each was counted."""

    keys: Keys
    counts: Counts

    def of(self, keys: Keys) -> Counts:
        """The counts of `keys`, 0 for one that was never counted."""
        return self.figures(keys, self.counts)[0]

    def figures(self, keys: Keys, *columns: Counts) -> list[Counts]:
        """For each of `keys` its figure in each of `columns`, which go by this tally's keys; 0 for one that was never counted."""
        if not len(self.keys):
            return [np.zeros(len(keys), np.int64) for _ in columns]
        at = self.keys.searchsorted(keys)
        known = self.keys.take(at, mode="clip") == keys
        return [np.where(known, column.take(at, mode="clip"), 0) for column in columns]


EMPTY: Final = Tally(np.zeros(0, np.uint64), np.zeros(0, np.int64))


def symbols(text: str) -> Symbols:
    """One symbol for each character: digits are one, letters are one, marks of either width are one."""
    codes = np.frombuffer(text.translate(_ONE_WIDTH).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    codes[codes > _MASK] = _OTHER
    codes[(codes >= 0x30) & (codes <= 0x39)] = 0x30
    letters = (codes >= 0x41) & (codes <= 0x5A) | (codes >= 0x61) & (codes <= 0x7A)
    codes[letters] = 0x41
    return codes


_ONE_WIDTH: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}


def count(text: str) -> Tally:
    """The sequences of four symbols in `text`, with a boundary before and after."""
    edge = np.full(ORDER - 1, _BOUNDARY, np.uint64)
    row = np.concatenate([edge, symbols(text), edge[:1]])
    found, counts = np.unique(windows(row, ORDER), return_counts=True)
    return Tally(found, counts.astype(np.int64))


def merge(tallies: Iterable[Tally]) -> Tally:
    """The sum of `tallies`, whatever their order."""
    parts = [tally for tally in tallies if len(tally.keys)]
    if not parts:
        return EMPTY
    return _tally(np.concatenate([part.keys for part in parts]), np.concatenate([part.counts for part in parts]))


class _Level(NamedTuple):
    """What one order needs: how often a sequence counts, how often its beginning does, with how many endings."""

    whole: Tally
    beginning: Tally
    endings: Counts
    """By the keys of `beginning`."""

    def figures(self, keys: Keys) -> tuple[Counts, Counts, Counts]:
        beginning, endings = self.beginning.figures(keys >> _BITS, self.beginning.counts, self.endings)
        return self.whole.of(keys), beginning, endings


def _levels(counted: Tally, among: list[_Level] | None = None) -> list[_Level]:
    """The levels from four symbols down to one: the highest goes by counts, the others by what stands before.

    With `among`, the levels of all pages, it is one page's share of them: a sequence is gone with the page where all its
    occurrences are the page's.
    """
    levels: list[_Level] = []
    whole = counted
    for order in range(ORDER, 0, -1):
        gone = whole.keys if among is None else whole.keys[among[len(levels)].whole.of(whole.keys) == whole.counts]
        beginning = _tally(whole.keys >> _BITS, whole.counts)
        levels.append(_Level(whole, beginning, _tally(gone >> _BITS).of(beginning.keys)))
        whole = _tally(gone & np.uint64((1 << (16 * (order - 1))) - 1))
    return levels


def _tally(keys: Keys, counts: Counts | None = None) -> Tally:
    """Equal keys made one, their counts summed (each counts one where none are given)."""
    if not len(keys):
        return EMPTY
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    ones = np.ones(len(keys), np.int64) if counts is None else counts[order]
    return Tally(keys[first], np.add.reduceat(ones, first))


class _Table:
    """One order of all pages, prepared for many questions: the counts of sequences and of their beginnings."""

    def __init__(self, level: _Level) -> None:
        self._whole, order = Lookup.arranged(level.whole.keys)
        self._whole_counts = level.whole.counts[order]
        self._beginning, order = Lookup.arranged(level.beginning.keys)
        self._beginning_counts, self._ending_counts = level.beginning.counts[order], level.endings[order]

    def whole(self, keys: Keys) -> Counts:
        """How often each sequence counts."""
        places = self._whole.places(keys)
        known = np.flatnonzero(places >= 0)
        found = np.zeros(len(keys), np.int64)
        found[known] = self._whole_counts.take(places.take(known))
        return found

    def begun(self, beginnings: Keys) -> tuple[Counts, Counts, Counts]:
        """Which of these begin any sequence, how often, and with how many endings."""
        places = self._beginning.places(beginnings)
        known = np.flatnonzero(places >= 0)
        places = places.take(known)
        return known, self._beginning_counts.take(places), self._ending_counts.take(places)


class BatchModel:
    """Log10 probabilities of characters after three others, from what was counted."""

    def __init__(self, counted: Tally) -> None:
        """Work out all levels from the merged tallies."""
        self._levels = _levels(counted)
        self._tables = [_Table(level) for level in self._levels]
        self.size = int(counted.counts.sum())

    def without(self, page: Tally) -> PageView:
        """The model as if the page with this tally, one of those merged, had not been counted."""
        share = _levels(page, self._levels)
        return PageView(self._levels, self._tables, share, self.size - int(page.counts.sum()))


class PageView:
    """The model for one page, its own share left out."""

    def __init__(self, levels: list[_Level], tables: list[_Table], share: list[_Level], size: int) -> None:
        """`levels` (and `tables`) of all pages, the `share` of this one; `size` in characters counted without it."""
        self._levels, self._tables, self._share, self.size = levels, tables, share, size

    def log_probability(self, keys: Keys) -> Floats:
        """log10 of the probability of each key's last symbol after the other three."""
        logarithm: Floats = np.log10(self._by_order(keys)[ORDER])
        return logarithm

    def _by_order(self, keys: Keys) -> list[Floats]:
        """The probability of each key's last symbol after none, one, two, three others; first of all that of any symbol."""
        values = [np.full(len(keys), 1 / _SYMBOLS)]
        for order in range(1, ORDER + 1):
            values.append(self._raised(keys, values[-1], order))
        return values

    def _raised(self, keys: Keys, lower: Floats, order: int) -> Floats:
        """The probabilities of `order`, given those of the order below."""
        table, share = self._tables[ORDER - order], self._share[ORDER - order]
        part = keys & np.uint64((1 << (16 * order)) - 1)
        # what begins no sequence leaves the lower order's value as it is
        begun, beginning, endings = table.begun(part >> _BITS)
        part, below = part.take(begun), lower.take(begun)
        # a page that was edited since it was counted may hold what was not counted
        whole, beginning, endings = (
            np.maximum(a - b, 0)
            for a, b in zip((table.whole(part), beginning, endings), share.figures(part), strict=True)
        )
        higher = (np.maximum(whole - _DISCOUNT, 0) + _DISCOUNT * endings * below) / np.maximum(beginning, 1)
        value = lower.copy()
        value[begun] = np.where(beginning > 0, higher, below)
        return value

    def seen(self, keys: Keys, order: int) -> Counts:
        """After how many different symbols the sequences of `order` symbols stand on the other pages; of four, how often."""
        level, share = self._levels[ORDER - order], self._share[ORDER - order]
        return level.whole.of(keys) - share.whole.of(keys)

    def share(self, row: Symbols) -> float:
        """The share of the sequences of four in `row` that stand on other pages too."""
        known = self.seen(windows(row, ORDER), ORDER)
        return float((known > 0).mean()) if len(known) else 0.0

    def following_at(self, row: Symbols, places: Counts, most: int, order: int = ORDER) -> tuple[Counts, Keys]:
        """What stands on the other pages after the `order` - 1 symbols before each of `places`: which place, and symbols.

        Of each place the `most` first by code point are looked at, those of the page itself among them.
        """
        padded = _padded(row)
        keys = np.zeros(len(places), np.uint64)
        for k in range(ORDER - order, ORDER - 1):
            keys = keys << _BITS | padded[places + k]
        whole = self._levels[ORDER - order].whole
        low = np.searchsorted(whole.keys, keys << _BITS)
        high = np.searchsorted(whole.keys, (keys << _BITS) + _MASK, "right")
        which, at = expanded(low, np.minimum(high, low + most))
        found = whole.keys[at]
        elsewhere = whole.counts[at] > self._share[ORDER - order].whole.of(found)
        return which[elsewhere], found[elsewhere] & _MASK

    def between_at(self, row: Symbols, places: Counts, most: int) -> tuple[Counts, Keys]:
        """What stands elsewhere both after the two symbols before each of `places` and before the one after it."""
        padded = _padded(row)
        which, found = self.following_at(row, places, most, 3)
        middle = places[which] + ORDER - 1
        keys = (padded[middle - 1] << _BITS | found) << _BITS | padded[middle + 1]
        good = self.seen(keys, 3) > 0
        return which[good], found[good]

    def substitutions(self, row: Symbols, places: Counts, codes: Keys) -> Floats:
        """The gain in log10 of each of `codes` at the same-numbered place of `row` (`symbols` of the text)."""
        padded = _padded(row)
        each, which = np.unique(places, return_inverse=True)
        offsets = np.arange(ORDER)[:, None]
        keys = windows(padded, ORDER).take(each + offsets)
        before = [value.reshape(keys.shape) for value in self._by_order(keys.ravel())]
        changed = keys[:, which] ^ (padded[places + ORDER - 1] ^ codes) << (_BITS * offsets.astype(np.uint64))
        # the lower orders do not reach back to what is changed
        after = np.stack([before[offset][offset][which] for offset in range(ORDER)])
        for order in range(1, ORDER + 1):
            value = self._raised(changed[:order].ravel(), after[:order].ravel(), order)
            after[:order] = value.reshape(order, len(which))
        gain = np.zeros(len(places))
        for new, old in zip(np.log10(after), np.log10(before[ORDER]), strict=True):
            gain += new - old[which]
        return gain


def windows(row: Symbols, order: int) -> Keys:
    """The key of each sequence of `order` symbols of `row`, in order."""
    size = max(0, len(row) - order + 1)
    keys = row[:size].copy()
    for k in range(1, order):
        keys = keys << _BITS | row[k : size + k]
    return keys


def _padded(row: Symbols) -> Symbols:
    edge = np.full(ORDER - 1, _BOUNDARY, np.uint64)
    return np.concatenate([edge, row, edge])
