"""Keys to compare text by. Their result is never saved, and has the length of what went in."""

from __future__ import annotations

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_MARKS: dict[int, str] = {
    ord("\u3000"): " ",
    ord("\u00a0"): " ",
    ord("“"): '"',
    ord("”"): '"',
    ord("‘"): "'",
    ord("’"): "'",
    ord("。"): ".",
    ord("．"): ".",
    ord("、"): ",",
    ord("—"): "-",
    ord("－"): "-",
    ord("–"): "-",
    ord("·"): ".",
    ord("•"): ".",
}
_ONE_WIDTH = _WIDE
_LOOSE = _WIDE | _MARKS


def one_width(text: str) -> str:
    """`text` with full-width letters, digits and marks at half width, character by character."""
    return text.translate(_ONE_WIDTH)


def loose_key(text: str) -> str:
    """`text` with width, quotation marks, dashes and dots levelled, character by character."""
    return text.translate(_LOOSE)
