"""One-to-one assignment with the greatest sum, on a sparse graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

Pair = tuple[int, int]
_FEW = 8
"""Right numbers of a part that is solved without the solver, which takes half a second to load."""


def assign(gains: Mapping[Pair, float]) -> set[Pair]:
    """The pairs of `gains` with the greatest sum in which no left and no right number stands twice.

    Gains are positive; leaving a number out costs nothing. The graph is solved part by part, so that cost grows
    with the number of pairs as long as the parts stay small.
    """
    chosen: set[Pair] = set()
    for part in _parts(gains):
        if len(part) == 1:
            chosen.add(part[0])
        else:
            chosen |= _solve(part, gains)
    return chosen


def _parts(gains: Mapping[Pair, float]) -> list[list[Pair]]:
    """The connected parts of the graph, each as its sorted pairs."""
    by_left: dict[int, list[Pair]] = defaultdict(list)
    by_right: dict[int, list[Pair]] = defaultdict(list)
    for pair in sorted(gains):
        by_left[pair[0]].append(pair)
        by_right[pair[1]].append(pair)
    seen: set[Pair] = set()
    parts = []
    for first in sorted(gains):
        if first in seen:
            continue
        part, queue = [], [first]
        seen.add(first)
        while queue:
            pair = queue.pop()
            part.append(pair)
            for neighbour in (*by_left[pair[0]], *by_right[pair[1]]):
                if neighbour not in seen:
                    seen.add(neighbour)
                    queue.append(neighbour)
        parts.append(sorted(part))
    return parts


def _try_all(lefts: Sequence[int], part: Sequence[Pair], gains: Mapping[Pair, float]) -> set[Pair]:
    """The best choice of a part with few right numbers, over all sets of these."""
    options: dict[int, list[Pair]] = defaultdict(list)
    for pair in part:
        options[pair[0]].append(pair)
    best: dict[frozenset[int], tuple[float, tuple[Pair, ...]]] = {frozenset(): (0.0, ())}
    for left in lefts:
        for used, (gain, pairs) in list(best.items()):
            for pair in options[left]:
                if pair[1] in used:
                    continue
                grown = used | {pair[1]}
                if grown not in best or best[grown][0] < gain + gains[pair]:
                    best[grown] = (gain + gains[pair], (*pairs, pair))
    return set(max(best.values(), key=lambda choice: choice[0])[1])


def _solve(part: Sequence[Pair], gains: Mapping[Pair, float]) -> set[Pair]:
    lefts = sorted({left for left, _ in part})
    rights = sorted({right for _, right in part})
    if len(rights) <= _FEW:
        return _try_all(lefts, part, gains)
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    row = {left: at for at, left in enumerate(lefts)}
    column = {right: at for at, right in enumerate(rights)}
    table = np.zeros((len(lefts), len(rights)))
    for left, right in part:
        table[row[left], column[right]] = gains[left, right]
    rows, columns = linear_sum_assignment(table, maximize=True)
    pairs = {(lefts[r], rights[c]) for r, c in zip(rows, columns, strict=True)}
    return {pair for pair in pairs if pair in gains}
