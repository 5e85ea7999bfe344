"""Things in arrays, taken by group."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reviewer.text.arrays import Floats, Ints


def firsts(ordered: NDArray[Any]) -> Ints:
    """Of sorted things, where each begins that is not as the one before it."""
    return np.flatnonzero(np.concatenate([np.ones(min(1, len(ordered)), np.bool_), ordered[1:] != ordered[:-1]]))


def distinct(values: NDArray[Any]) -> NDArray[Any]:
    """The values, each once, sorted."""
    ordered = np.sort(values)  # np.unique would load NumPy's masked arrays, which a cold start feels
    return ordered[firsts(ordered)]


def among(values: NDArray[Any], ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Which of `values` are among the sorted `ordered`."""
    if not len(ordered):
        return np.zeros(len(values), np.bool_)
    there: NDArray[np.bool_] = ordered.take(ordered.searchsorted(values), mode="clip") == values
    return there


def bounds(places: Ints, size: int) -> Ints:
    """Of things sorted by place, where those of each place from 0 to `size` begin, and where the last ones end."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(places, minlength=size + 1))])


def inverse(order: Ints) -> Ints:
    """Where each of the things that `order` arranges comes to stand."""
    inverse = np.empty(len(order), np.int64)
    inverse[order] = np.arange(len(order))
    return inverse


def levels(words: Ints, level: Ints) -> list[tuple[int, int, Ints, Ints]]:
    """The levels of sorted `words`: from where to where each goes, its words each once, and where in it each begins."""
    if not len(words):
        return []
    opens = firsts(words)
    each = words[opens]
    deep = level[each]
    edges = [*firsts(deep).tolist(), len(opens)]
    ends = [*opens[edges[:-1]].tolist(), len(words)]
    return [
        (ends[i], ends[i + 1], each[edges[i] : edges[i + 1]], opens[edges[i] : edges[i + 1]] - ends[i])
        for i in range(len(edges) - 1)
    ]


def keep_best(into: Floats, which: Ints, value: Floats) -> None:
    """Set each of `into` named in `which` (sorted) to the greatest of its values."""
    if len(which):
        opens = firsts(which)
        into[which[opens]] = np.maximum.reduceat(value, opens)


def best_of_each(groups: Ints, value: Floats) -> Ints:
    """For each group the index of its greatest value, by group; of equal values the first."""
    order = np.argsort(groups, kind="stable")
    ordered, arranged = groups.take(order), value.take(order)
    opens = firsts(ordered)
    if not len(opens):
        return opens
    greatest = np.maximum.reduceat(arranged, opens)
    at = (arranged == np.repeat(greatest, np.diff(np.append(opens, len(order))))).nonzero()[0]
    best: Ints = order.take(at.take(firsts(ordered.take(at))))
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
    first = firsts(groups[order])
    size = np.diff(np.append(first, len(order)))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order)) - np.repeat(first, size)
    return rank
