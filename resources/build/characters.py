"""Makes `resources/language/characters.npz`: how alike characters look, and how they sound.

    python resources/build/characters.py [FONT_FOLDER] [RESOURCES/language]

Each character is drawn in a Song and a Hei face (Noto Serif and Noto Sans CJK SC), its gradients are binned by place and
direction, both faces are averaged, and all vectors are turned to their principal axes. pypinyin tells the readings.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_FACES = ("NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc")
_SIMPLIFIED_INDEX = 2
"""Place of the SC face in Noto's collections."""
_SIZE, _CELLS, _BINS = 48, 12, 6
_BLUR_SIZE, _BLUR_WEIGHT = 16, 0.6
_DIMENSIONS = 64
_NEIGHBOURS = 40
_MOST_READINGS = 3
_LEAST_READING = 0.02
"""Share of a character's words that a reading must have."""
_SYLLABLE = re.compile("([a-zü]+)([0-5]?)")


def characters() -> list[str]:
    """GB2312's Han characters and those of Big5's first level, in code point order."""
    found = set()
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            found.add(bytes([high, low]).decode("gb2312", "ignore"))
    for high in range(0xA4, 0xC7):
        for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            found.add(bytes([high, low]).decode("big5", "ignore"))
    return sorted(char for char in found if "\u4e00" <= char <= "\u9fff")


def picture(char: str, font: Any) -> Array:
    """The character in white on black, floats from 0 to 1, `_SIZE` by `_SIZE`."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (_SIZE, _SIZE), 0)
    ImageDraw.Draw(image).text((_SIZE / 2, _SIZE / 2), char, fill=255, font=font, anchor="mm")
    drawn: Array = np.asarray(image, np.float32) / 255
    return drawn


def features(drawn: Array) -> Array:
    """Gradients by place and direction, and the blurred picture: two unit vectors side by side."""
    down, right = np.gradient(drawn)
    strength = np.hypot(down, right)
    angle = np.mod(np.arctan2(down, right), np.pi) / np.pi * _BINS
    low = np.floor(angle).astype(int) % _BINS
    share = angle - np.floor(angle)
    planes = np.zeros((_BINS, _SIZE, _SIZE), np.float32)
    rows, columns = np.indices(drawn.shape)
    np.add.at(planes, (low, rows, columns), strength * (1 - share))
    np.add.at(planes, ((low + 1) % _BINS, rows, columns), strength * share)
    cell = _SIZE // _CELLS
    gradients = np.sqrt(_pooled(planes, cell)).ravel()
    blurred = _pooled(drawn[None], _SIZE // _BLUR_SIZE).ravel()
    return np.concatenate([_unit(gradients), _BLUR_WEIGHT * _unit(blurred)])


def _pooled(planes: Array, cell: int) -> Array:
    count, height, width = planes.shape
    # a little blur forgives strokes that lie one cell off
    padded = np.pad(planes, ((0, 0), (1, 1), (1, 1)))
    smooth = (padded[:, :-2, 1:-1] + 2 * padded[:, 1:-1, 1:-1] + padded[:, 2:, 1:-1]) / 4
    pooled: Array = smooth.reshape(count, height // cell, cell, width // cell, cell).sum(axis=(2, 4))
    return pooled


def _unit(vector: Array) -> Array:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


def shapes(chars: list[str], fonts: Path) -> Array:
    """A row of `_DIMENSIONS` whole numbers from -127 to 127 for each character."""
    from PIL import ImageFont

    total: Array = np.zeros(0)
    for face in _FACES:
        font = ImageFont.truetype(str(fonts / face), _SIZE - 6, index=_SIMPLIFIED_INDEX)
        rows = np.stack([features(picture(char, font)) for char in chars]).astype(np.float32)
        total = rows if not total.size else total + rows
    total -= total.mean(axis=0)
    _, vectors = np.linalg.eigh(total.T @ total)
    turned = total @ vectors[:, ::-1][:, :_DIMENSIONS]
    turned /= np.linalg.norm(turned, axis=1, keepdims=True)
    rounded: Array = np.round(turned * 127).astype(np.int8)
    return rounded


def nearest(rows: Array) -> tuple[Array, Array]:
    """For each character the places of the `_NEIGHBOURS` most alike, and their likeness in 255ths."""
    unit = rows.astype(np.float32)
    unit /= np.linalg.norm(unit, axis=1, keepdims=True)
    likeness = unit @ unit.T
    np.fill_diagonal(likeness, -1)
    places = np.argsort(-likeness, axis=1, kind="stable")[:, :_NEIGHBOURS]
    weights = np.take_along_axis(likeness, places, axis=1)
    return places.astype(np.uint16), np.round(np.clip(weights, 0, 1) * 255).astype(np.uint8)


def readings(chars: list[str]) -> tuple[list[str], Array]:
    """All syllables, and for each character up to three readings: ten times the syllable's place plus the tone; -1 for none.

    A reading that hardly any word has (广 as yan) is left out.
    """
    table = np.full((len(chars), _MOST_READINGS), -1, np.int16)
    syllables: dict[str, int] = {}
    heard = _heard()
    for row, char in enumerate(chars):
        column = 0
        for reading in _common(char, heard.get(char, Counter())):
            match = _SYLLABLE.fullmatch(reading)
            if match and column < _MOST_READINGS:
                number = syllables.setdefault(match[1], len(syllables))
                table[row, column] = number * 10 + int(match[2] or 5)
                column += 1
    return list(syllables), table


def _heard() -> dict[str, Counter[str]]:
    """How often each character is read how, in the words of jieba's dictionary, by their counts."""
    import jieba
    from pypinyin import Style, pinyin

    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines():
        word, times, *_ = line.split(" ")
        spoken = pinyin(word, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=True)
        if len(spoken) == len(word) > 1:
            for char, [reading] in zip(word, spoken, strict=True):
                heard[char][reading] += int(times)
    return heard


def _common(char: str, heard: Counter[str]) -> list[str]:
    """The readings of a character, the usual one first, then those that a fair share of its words has."""
    from pypinyin import Style, pinyin

    listed = pinyin(char, style=Style.TONE3, heteronym=True, neutral_tone_with_five=True, v_to_u=True)[0]
    least = _LEAST_READING * heard.total()
    return [reading for at, reading in enumerate(listed) if not at or not heard or heard[reading] > least]


def main() -> None:
    """Build from the command line's paths."""
    fonts = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/opentype/noto")
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parents[1] / "language"
    chars = characters()
    syllables, table = readings(chars)
    rows = shapes(chars, fonts)
    places, weights = nearest(rows)
    np.savez(
        folder / "characters.npz",
        characters=np.array([ord(char) for char in chars], np.uint32),
        shapes=rows,
        nearest=places,
        likeness=weights,
        syllables=np.frombuffer("\n".join(syllables).encode(), np.uint8),
        readings=table,
    )


if __name__ == "__main__":
    main()
