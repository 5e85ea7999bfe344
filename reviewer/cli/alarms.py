"""A least confidence of the batch's own: the one that gives the wanted number of findings a page."""

from __future__ import annotations

import pickle
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import IO, Final

from reviewer.archive.scratch import cannot_pass
from reviewer.engine import Report

PAGE: Final = 5_000
"""Characters of a newspaper page, by which an issue of several pages counts as several."""
_STEPS: Final = 1_000
"""Confidences are told apart to this part of one."""


def within(reports: Iterable[Report], wanted: float, say: Callable[[float, int, int], None]) -> Iterator[Report]:
    """The reports with only the most confident findings, at most `wanted` a page on the average of all.

    Findings of equal confidence stay or go together; the surest stay, even where they alone are more than wanted. The
    reports wait on disk until the last has come; `say` is then told the least confidence, how many findings reach it, and
    on how many pages. Raises StorageError where there is no place for them.
    """
    with _made() as waiting:
        counts: Counter[int] = Counter()
        pages = 0
        for report in reports:
            counts.update(_step(finding.confidence) for finding in report.findings)
            pages += max(1, round(len(report.issue.text) / PAGE))
            with _told():
                pickle.dump(report, waiting)
        least = least_step(counts, wanted * pages)
        say(least / _STEPS, sum(count for step, count in counts.items() if step >= least), pages)
        with _told():
            waiting.seek(0)
        while True:
            try:
                report = pickle.load(waiting)
            except EOFError:
                return
            yield replace(report, findings=tuple(f for f in report.findings if _step(f.confidence) >= least))


def _made() -> IO[bytes]:
    with _told():
        return tempfile.TemporaryFile()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as trouble:
        raise cannot_pass("TMPDIR", trouble) from trouble


def least_step(counts: Counter[int], most: float) -> int:
    """The lowest step from which on `counts` holds no more than `most`; the greatest where even that is too many.

    One above all steps where there is nothing to count.
    """
    total = 0
    least = _STEPS + 1
    for step in sorted(counts, reverse=True):
        total += counts[step]
        if total > most and least <= _STEPS:
            break
        least = step
    return least


def _step(confidence: float) -> int:
    return round(confidence * _STEPS)
