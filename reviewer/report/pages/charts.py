"""Charts as SVG that stands in the page itself; colours come from the page's style."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil, log10
from typing import Final, NamedTuple

_WIDTH: Final = 520
_ROW: Final = 24
_HEIGHT: Final = 210
_LEFT: Final = 44
_TOP: Final = 12
_BOTTOM: Final = 26
_LABELS: Final = 9
"""Names below a chart of times, at most."""


class Bar(NamedTuple):
    """A row of `bars`; `target` is where its name leads to, `family` what colours it."""

    name: str
    value: float
    family: str = ""
    target: str = ""


def bars(rows: Sequence[Bar], room: int = 150) -> str:
    """A bar for each row, its number behind it; the longest fills the width. `room` is for the names."""
    most = max((row.value for row in rows), default=1) or 1
    parts = []
    for number, row in enumerate(rows):
        y = number * _ROW
        width = (_WIDTH - room - 60) * row.value / most
        name = f'<text x="{room - 8}" y="{y + 16}" text-anchor="end">{escape(row.name)}</text>'
        if row.target:
            name = f'<a href="{escape(row.target)}">{name}</a>'
        parts.append(
            f'{name}<rect class="bar {row.family}" x="{room}" y="{y + 4}" width="{max(width, 1):.1f}" height="16" rx="2"/>'
            f'<text class="faint" x="{room + width + 6:.1f}" y="{y + 16}">{row.value:g}</text>'
        )
    return _svg("".join(parts), _ROW * max(1, len(rows)))


def columns(names: Sequence[str], layers: Sequence[tuple[str, str, Sequence[float]]]) -> str:
    """A column for each of `names`, of layers one on another: class of the layer, what it is called, its numbers."""
    heights = [sum(values[at] for _, _, values in layers) for at in range(len(names))]
    top = _round_up(max(heights, default=1))
    step = (_WIDTH - _LEFT) / max(1, len(names))
    width = min(46.0, step * 0.78)
    parts = []
    for at, name in enumerate(names):
        x = _LEFT + step * (at + 0.5) - width / 2
        floor = 0.0
        for family, said, values in layers:
            if values[at]:
                y, height = _y(floor + values[at], top), _y(floor, top) - _y(floor + values[at], top)
                parts.append(
                    f'<rect class="bar {family}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}">'
                    f"<title>{escape(name)} {escape(said)}: {values[at]:g}</title></rect>"
                )
            floor += values[at]
    return _svg(_grid(top) + "".join(parts) + _names(names, step), _HEIGHT)


def trend(names: Sequence[str], values: Sequence[float]) -> str:
    """A line through the values, from left to right at equal distances."""
    top = _round_up(max(values, default=1.0))
    step = (_WIDTH - _LEFT) / max(1, len(names))
    places = [(_LEFT + step * (at + 0.5), _y(value, top)) for at, value in enumerate(values)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = "".join(
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3.5"><title>{escape(name)}: {value:.2f}</title></circle>'
        for (x, y), name, value in zip(places, names, values, strict=True)
    )
    return _svg(f'{_grid(top)}<polyline class="trend" points="{line}"/>{dots}{_names(names, step)}', _HEIGHT)


def _svg(inside: str, height: int) -> str:
    return f'<svg viewBox="0 0 {_WIDTH} {height}" role="img">{inside}</svg>'


def _y(value: float, top: float) -> float:
    return _HEIGHT - _BOTTOM - (_HEIGHT - _BOTTOM - _TOP) * value / top


def _grid(top: float) -> str:
    lines = []
    for value in (0.0, top / 2, top):
        y = _y(value, top)
        lines.append(
            f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text class="faint" x="{_LEFT - 7}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>'
        )
    return "".join(lines)


def _names(names: Sequence[str], step: float) -> str:
    every = max(1, ceil(len(names) / _LABELS))
    return "".join(
        f'<text class="faint" x="{_LEFT + step * (at + 0.5):.1f}" y="{_HEIGHT - 7}" text-anchor="middle">{escape(name)}</text>'
        for at, name in enumerate(names)
        if at % every == 0
    )


def _round_up(value: float) -> float:
    """The next round number, whose half is round too."""
    if value <= 0:
        return 1.0
    power = 10.0 ** int(log10(value) // 1)
    return next(power * step for step in (1, 2, 3, 4, 5, 6, 8, 10) if power * step >= value * 0.999)
