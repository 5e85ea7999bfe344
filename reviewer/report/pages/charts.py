"""Charts as SVG that stands in the page itself."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

_WIDTH: Final = 480
_LABEL: Final = 150
_ROW: Final = 22
_TREND_HEIGHT: Final = 150
_EDGE: Final = 34


def bars(rows: Sequence[tuple[str, float]]) -> str:
    """A bar for each row, its number behind it; the longest fills the width."""
    most = max((count for _, count in rows), default=1) or 1
    room = _WIDTH - _LABEL - 56
    parts = []
    for number, (label, count) in enumerate(rows):
        y = number * _ROW
        width = room * count / most
        parts.append(
            f'<text x="{_LABEL - 8}" y="{y + 15}" text-anchor="end">{escape(label)}</text>'
            f'<rect class="bar" x="{_LABEL}" y="{y + 4}" width="{width:.1f}" height="14" rx="2"/>'
            f'<text class="faint" x="{_LABEL + width + 6:.1f}" y="{y + 15}">{count:g}</text>'
        )
    height = max(_ROW, _ROW * len(rows))
    return f'<svg viewBox="0 0 {_WIDTH} {height}" role="img">{"".join(parts)}</svg>'


def trend(points: Sequence[tuple[str, float]]) -> str:
    """A line through the points, from left to right at equal distances."""
    most = max((value for _, value in points), default=0.0) or 1.0
    step = (_WIDTH - 2 * _EDGE) / max(1, len(points) - 1)
    places = [
        (_EDGE + number * step, _TREND_HEIGHT - 30 - (_TREND_HEIGHT - 50) * value / most)
        for number, (_, value) in enumerate(points)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = "".join(
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3"><title>{escape(label)}: {value:.2f}</title></circle>'
        for (x, y), (label, value) in zip(places, points, strict=True)
    )
    every = max(1, len(points) // 6)
    labels = "".join(
        f'<text class="faint" x="{x:.1f}" y="{_TREND_HEIGHT - 8}" text-anchor="middle">{escape(label)}</text>'
        for number, ((x, _), (label, _)) in enumerate(zip(places, points, strict=True))
        if number % every == 0
    )
    top = f'<text class="faint" x="{_EDGE}" y="14">{most:.1f}</text>'
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_TREND_HEIGHT}" role="img">{top}<polyline class="trend" points="{line}"/>'
        f"{dots}{labels}</svg>"
    )
