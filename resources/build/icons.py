"""Make the PNG sizes and the Windows icon from `resources/icons/reviewer.svg`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parents[1] / "icons"
SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
_LARGEST: Final = 256
"""Pixels a side that a Windows icon can hold."""


def render(size: int, path: Path) -> bytes:
    """Write the icon as a PNG of `size` by `size` pixels; gives the file's bytes."""
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(FOLDER / "reviewer.svg")).render(painter)
    painter.end()
    image.save(str(path))
    return path.read_bytes()


def ico(pictures: list[tuple[int, bytes]]) -> bytes:
    """A Windows icon that holds `pictures` (size and PNG), each up to 256 pixels."""
    head = (0).to_bytes(2, "little") + (1).to_bytes(2, "little") + len(pictures).to_bytes(2, "little")
    at = len(head) + 16 * len(pictures)
    entries = b""
    for size, data in pictures:
        side = (size % 256).to_bytes(1, "little")
        entries += side + side + b"\0\0" + (1).to_bytes(2, "little") + (32).to_bytes(2, "little")
        entries += len(data).to_bytes(4, "little") + at.to_bytes(4, "little")
        at += len(data)
    return head + entries + b"".join(data for _, data in pictures)


def main() -> None:
    """Write all files."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    pictures = [(size, render(size, FOLDER / f"reviewer-{size}.png")) for size in SIZES]
    (FOLDER / "reviewer.ico").write_bytes(ico([(size, data) for size, data in pictures if size <= _LARGEST]))


if __name__ == "__main__":
    main()
