"""More pages of a paper, with the misreadings that an engine made: a batch of any size to fit on, and to measure with."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Confusions = dict[str, list[tuple[str, float]]]

PAGE = 4000
SHARED = 12
"""Characters in a row that two texts must share to be the same."""


def pages(corpus: Path, source: Path) -> Iterator[str]:
    """Pages of `PAGE` characters made of the paragraphs of `corpus` that do not stand in the evaluation pages `source`."""
    known = {
        text[at : at + SHARED]
        for folder in ("clean", "synthetic")
        for path in (source / folder).glob("*.txt")
        for text in [_bare(path.read_text("utf-8"))]
        for at in range(len(text))
    }
    page, size = [], 0
    for line in corpus.read_text("utf-8").splitlines():
        words = (word.rpartition("/")[0].lstrip("[") for word in line.split())
        text = "".join(words) if "/" in line else line
        bare = _bare(text)
        if len(bare) < SHARED or any(bare[at : at + SHARED] in known for at in range(len(bare) - SHARED + 1)):
            continue
        page.append(text)
        size += len(text)
        if size >= PAGE:
            yield "\n".join(page) + "\n"
            page, size = [], 0


def _bare(text: str) -> str:
    return re.sub(r"[^\u4e00-\u9fff]", "", text)


def confusions(path: Path, engine: str) -> Confusions:
    """For each character what it is read as, and how often."""
    header, *lines = path.read_text("utf-8").splitlines()
    names = header.split("\t")
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for line in lines:
        row = dict(zip(names, line.split("\t"), strict=True))
        if int(row[engine]) and len(row["truth"]) == 1 == len(row["ocr"]):
            # half of all readings are this engine's
            found[row["truth"]].append((row["ocr"], 2 * int(row[engine]) / int(row["truth_char_total"])))
    return found


def misread(text: str, confusions: Confusions, dice: random.Random) -> str:
    """`text` with misreadings thrown by `dice`."""
    return "".join(_read(char, confusions.get(char, ()), dice.random()) for char in text)


def _read(char: str, likely: Any, thrown: float) -> str:
    for other, share in likely:
        thrown -= share
        if thrown < 0:
            return str(other)
    return char
