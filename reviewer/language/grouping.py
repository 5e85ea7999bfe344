"""Best of each group, in arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def best_of_each(groups: Ints, value: Floats) -> Ints:
    """For each group the index of its greatest value, by group; of equal values the first."""
    order = np.lexsort((-value, groups))
    best: Ints = order[_firsts(groups[order])]
    return best


def best_named(groups: Ints, value: Floats, names: Ints, number: int) -> Ints:
    """For each group from 0 to `number` - 1 the one of `names` with its greatest value, -1 where it has none."""
    found = np.full(number, -1)
    best = best_of_each(groups, value)
    found[groups[best]] = names[best]
    return found


def ranks(groups: Ints, value: Floats) -> Ints:
    """The rank of each value among those of its group, 0 for the greatest."""
    order = np.lexsort((-value, groups))
    first = _firsts(groups[order])
    size = np.diff(np.append(first, len(order)))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order)) - np.repeat(first, size)
    return rank


def _firsts(ordered: Ints) -> Ints:
    return (
        np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])) if len(ordered) else np.zeros(0, np.int64)
    )
