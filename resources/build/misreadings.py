"""Makes `resources/language/misreadings`: what an OCR engine takes for what.

    python resources/build/misreadings.py [FONT_FOLDER] [RESOURCES/language]

Each character is drawn in a Song and a Hei face (Noto Serif and Noto Sans CJK SC), in four ways harmed as
newsprint and scanning harm it, and shown to the recogniser of PP-OCRv4 (in the package rapidocr-onnxruntime). Not what it reads
is kept, but how probable it holds each other character: for each character read, those that most likely stood there.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from characters import _FACES, _SIMPLIFIED_INDEX, characters
from numpy.typing import NDArray

from reviewer.language.misreadings import LEAST_LOG, RANGE

Array = NDArray[Any]

_HEIGHT, _WIDTH, _FACE_SIZE, _AT = 48, 96, 40, (28, -4)
_HARM = ((20, 12), (15, 18), (12, 22), (12, 22))
"""Height in pixels that the picture is brought down to, and the noise that is added there."""
_KEPT_OF_ONE = 30
_KEPT = 32
_BATCH = 64
_PRIOR = 0.5
"""How much a character's frequency counts in the choice of those that are kept, as a power."""


def pictures(chars: list[str], folder: Path) -> Iterator[tuple[int, Array]]:
    """The number of each character, and one of its pictures, floats from -1 to 1."""
    from PIL import Image, ImageDraw, ImageFilter, ImageFont

    fonts = [ImageFont.truetype(str(folder / face), _FACE_SIZE, index=_SIMPLIFIED_INDEX) for face in _FACES]
    noise = np.random.default_rng(0)
    for number, char in enumerate(chars):
        for font in fonts:
            for height, spread in _HARM:
                image = Image.new("L", (_WIDTH, _HEIGHT), 255)
                ImageDraw.Draw(image).text(_AT, char, font=font, fill=0)
                small = image.filter(ImageFilter.GaussianBlur(0.6)).resize(
                    (height * 2, height), Image.Resampling.BILINEAR
                )
                harmed = np.asarray(small, np.float32) + noise.normal(0, spread, (height, height * 2))
                whole = Image.fromarray(harmed.clip(0, 255).astype(np.uint8)).resize(
                    (_WIDTH, _HEIGHT), Image.Resampling.BICUBIC
                )
                yield number, np.asarray(whole, np.float32) / 127.5 - 1


def probabilities(chars: list[str], folder: Path) -> dict[tuple[int, int], float]:
    """How probable the recogniser holds the first character where the second stands, by their numbers."""
    import onnxruntime
    import rapidocr_onnxruntime

    [model] = Path(rapidocr_onnxruntime.__file__).parent.glob("models/ch_PP-OCRv4_rec_*.onnx")
    session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    labels = ["", *session.get_modelmeta().custom_metadata_map["character"].splitlines(), " "]
    number_of = {char: number for number, char in enumerate(chars)}
    known = np.array([number_of.get(label, -1) for label in labels])
    share = 1 / (len(_FACES) * len(_HARM))
    found: dict[tuple[int, int], float] = defaultdict(float)
    waiting: list[tuple[int, Array]] = []

    def read() -> None:
        shown = np.stack([picture for _, picture in waiting])[:, None].repeat(3, axis=1)
        [said] = session.run(None, {session.get_inputs()[0].name: shown})
        for (number, _), likely in zip(waiting, said.max(axis=1), strict=True):
            likely[0] = 0.0
            for label in np.argpartition(-likely, _KEPT_OF_ONE)[:_KEPT_OF_ONE].tolist():
                if known[label] not in (-1, number):
                    found[int(known[label]), number] += float(likely[label]) * share
        waiting.clear()

    for item in pictures(chars, folder):
        waiting.append(item)
        if len(waiting) == _BATCH:
            read()
    if waiting:
        read()
    return found


def frequencies(chars: list[str]) -> Array:
    """How often each character stands in text, by the words of jieba's dictionary and their counts."""
    import jieba

    number_of = {char: number for number, char in enumerate(chars)}
    count: Array = np.ones(len(chars))
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines():
        word, times, *_ = line.split(" ")
        for char in word:
            if char in number_of:
                count[number_of[char]] += int(times)
    share: Array = count / count.sum()
    return share


def table(likely: Mapping[tuple[int, int], float], frequency: Array) -> tuple[Array, Array]:
    """For each character read the numbers of those that stood there, the likeliest first, and their bytes; 0 where none."""
    read: dict[int, list[tuple[float, int, float]]] = defaultdict(list)
    for (seen, true), value in likely.items():
        if np.log10(value) > LEAST_LOG:
            read[seen].append((-value * frequency[true] ** _PRIOR, true, value))
    numbers = np.zeros((len(frequency), _KEPT), np.uint16)
    weights = np.zeros((len(frequency), _KEPT), np.uint8)
    for seen, rows in read.items():
        for column, (_, true, value) in enumerate(sorted(rows)[:_KEPT]):
            numbers[seen, column] = true
            weights[seen, column] = max(1, round(255 * min(1.0, (float(np.log10(value)) - LEAST_LOG) / RANGE)))
    return numbers, weights


def write(likely: Mapping[tuple[int, int], float], chars: list[str], target: Path) -> None:
    """Save the three arrays below `target`."""
    target.mkdir(parents=True, exist_ok=True)
    codes = np.array([ord(char) for char in chars], np.uint16)
    numbers, weights = table(likely, frequencies(chars))
    np.save(target / "read.npy", codes)
    np.save(target / "stood.npy", np.where(weights > 0, codes[numbers], 0).astype(np.uint16))
    np.save(target / "weight.npy", weights)


def main() -> None:
    """Build from the command line's paths."""
    fonts = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("/usr/share/fonts/opentype/noto")
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parents[1] / "language"
    chars = characters()
    write(probabilities(chars, fonts), chars, target / "misreadings")


if __name__ == "__main__":
    main()
