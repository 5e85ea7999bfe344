"""Columns that OCR read straight across: line one of each column, then line two of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reviewer.layout.assignment import assign
from reviewer.layout.ends import open_end
from reviewer.layout.joints import Score, evidence_for, features, fluency
from reviewer.layout.lines import Line, split_lines
from reviewer.model.span import Span
from reviewer.text.marks import han_count, width

_REACH: Final = 6
"""Columns abreast that are looked for, less one."""
_WINDOW: Final = 30
"""Lines that are judged together."""
_SAMPLE: Final = 12
_NARROW: Final = 90
"""Half-width units: no column is wider."""
_READS_ON: Final = 1.0
"""log10 by which two lines must be likelier together than apart to read on."""
_NORMAL: Final = 0.2
"""Share of lines that the next one continues, from which a page was read in order."""
_WIDE: Final = 260
"""Characters: a longer line is a paragraph."""
_PART: Final = re.compile("\\S+(?: (?=[A-Za-z0-9])\\S+)*")
_GAP: Final = re.compile("\\S[ \\t\u3000]{3,}\\S")
_SKIP: Final = 3
_TRIED: Final = 7
_LEAST_LINES: Final = 15


class Region(NamedTuple):
    """`span` of the text was read across; `ordered` is its lines column by column, `sure` how much of it is certain.

    `ordered` is empty where it would lose a character.
    """

    span: Span
    columns: int
    ordered: str
    sure: float


def read_across(text: str, score: Score) -> list[Region]:
    """The stretches of `text` that were read across columns, in order. Linear in the number of lines."""
    return [region for lines in _narrow_runs(text) for region in _regions(text, lines, score)]


def _narrow_runs(text: str) -> Iterator[list[Line]]:
    """Runs of narrow lines: a paragraph on one long line ends a run."""
    run: list[Line] = []
    for line in split_lines(text):
        parts = list(_segments(line))
        if parts or line.is_blank or len(line.text.strip()) < 2:
            run += parts
        else:
            if len(run) >= _LEAST_LINES:
                yield run
            run = []
    if len(run) >= _LEAST_LINES:
        yield run


def _regions(text: str, lines: Sequence[Line], score: Score) -> Iterator[Region]:
    verdicts: list[bool | None] = []
    for start in range(0, len(lines), _WINDOW):
        if len(verdicts) % _SKIP and verdicts[-_SKIP:] == [False] * _SKIP:
            verdicts.append(False)  # a page in order is only sampled
        else:
            verdicts.append(_is_across(lines[start : start + _WINDOW + _REACH], score))
    for low, high in _runs(verdicts):
        part = lines[low * _WINDOW : high * _WINDOW]
        if len(part) >= _LEAST_LINES:
            yield _region(text, part, score)


def _segments(line: Line) -> Iterator[Line]:
    """The line itself, or its parts where it runs over several columns with blanks between them."""
    if len(line.text) > _WIDE:
        return
    parts = list(_PART.finditer(line.text))
    if len(parts) < 2 or not (_GAP.search(line.text) or (len(parts) > 2 and width(line.text) > _NARROW)):
        bare = line.text.strip()
        if len(bare) >= 2 and width(bare) <= _NARROW:
            yield line
        return
    for part in parts:
        if han_count(part.group()) >= 2:
            yield Line(line.start + part.start(), line.start + part.end(), part.group())


def _runs(verdicts: Sequence[bool | None]) -> list[tuple[int, int]]:
    """Runs of True, over what is undecided between them."""
    runs: list[tuple[int, int]] = []
    for at, verdict in enumerate(verdicts):
        if not verdict:
            continue
        if runs and all(between is None for between in verdicts[runs[-1][1] : at]):
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _is_across(part: Sequence[Line], score: Score) -> bool | None:
    """Whether the lines go on some lines further down, and hardly ever on the next one; None where that is open."""
    bare = [line.text.strip() for line in part]
    tried = [at for at, line in enumerate(bare[:-_REACH]) if _is_cut(line)][:_SAMPLE]
    if len(tried) < _TRIED:
        return None
    next_line = sum(_reads_on(bare, at, 1, score) for at in tried)
    if next_line >= _NORMAL * len(tried):
        return False
    further = sum(_reads_on(bare, at, lag, score) for at in tried for lag in range(2, _REACH + 1))
    return True if further >= 0.3 * len(tried) and further >= 3 * next_line else None


def _is_cut(line: str) -> bool:
    return len(line) >= 6 and open_end(line) >= 0.7 and line[-1] not in "，、,"


def _reads_on(bare: Sequence[str], at: int, lag: int, score: Score) -> bool:
    return fluency(bare[at], bare[at + lag], score) >= _READS_ON


def _region(text: str, lines: Sequence[Line], score: Score) -> Region:
    bare = [line.text.strip() for line in lines]
    follows = _links(bare, score)
    gaps = [after - before for before, after in follows.items()]
    columns = max(2, sorted(gaps)[len(gaps) // 2]) if gaps else 2
    lanes, honoured = _lanes(len(bare), follows, columns)
    ordered = "\n".join(bare[at] for lane in lanes for at in lane)
    span = Span(lines[0].start, lines[-1].end)
    whole = sorted("".join(ordered.split())) == sorted("".join(span.of(text).split()))
    return Region(span, columns, ordered if whole else "", honoured / max(1, len(bare)))


def _links(bare: Sequence[str], score: Score) -> dict[int, int]:
    gains = {}
    for at, line in enumerate(bare):
        if open_end(line) < 0.5:
            continue
        for lag in range(1, _REACH + 1):
            if at + lag < len(bare):
                odds = evidence_for(features(line, bare[at + lag], score, None)) + 2.4 + (0.5 if lag > 1 else -1.0)
                if odds > 0:
                    gains[at, at + lag] = odds
    return dict(assign(gains))


def _lanes(count: int, follows: dict[int, int], columns: int) -> tuple[list[list[int]], int]:
    """Columns as lists of line numbers: a line joins the one it continues, else the one that has waited longest."""
    before = {after: first for first, after in follows.items()}
    lanes: list[list[int]] = []
    lane_of: dict[int, list[int]] = {}
    honoured = 0
    for at in range(count):
        first = before.get(at)
        lane = lane_of.get(first) if first is not None else None
        if lane is not None and lane[-1] == first:
            honoured += 1
        else:
            free = [one for one in lanes if one[-1] not in follows or follows[one[-1]] <= at]
            waiting = [one for one in free if at - one[-1] >= columns - 1]
            lane = min(waiting, key=lambda one: one[-1], default=None)
            if lane is None or len(lanes) < columns:
                lane = []
                lanes.append(lane)
        lane.append(at)
        lane_of[at] = lane
    return lanes, honoured
