"""Characters that fit no word where they stand, and the look-alikes that do: a noisy channel on a short leash."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from reviewer.language.evidence import Language
from reviewer.layout.names import FAMILY_NAMES
from reviewer.text.hashing import hashes_around, powers
from reviewer.text.marks import is_han

LEAST_SCORE: Final = 2.5
"""log10 of the gain, less the price of an unlikely confusion: 96 % of what is above it was wrong on OCR pages."""
_RARE_ALONE: Final = -3.4
"""log10: characters more common than this as words of their own are not looked at."""
_LEAST_SHAPE: Final = 0.58
_LEAST_COUNT: Final = 9
"""The dictionary's count of a word that a candidate must make with its neighbours."""
_REACH: Final = 5
_MOST_TRIED: Final = 6
"""Look-alikes that are scored, the nearest first."""
_SHAPE_PRICE: Final = 12.0
_FREE_SHAPE: Final = 0.7
_NAME_PRICE: Final = 2.5
"""A family name is rare as a word, and right."""
_NUMERALS: Final = frozenset("〇零一二三四五六七八九十百千万亿两")
_LONGEST: Final = 4
_WINDOWS: Final = ((1, 0), (0, 1), (2, 0), (1, 1), (0, 2), (3, 0), (2, 1), (1, 2), (0, 3))
"""How many characters on either side a word with the candidate may take."""


class Doubt(NamedTuple):
    """The character at `at` is probably `right`; `gain` in log10, `shape` from 0 to 1, `score` what remains of both."""

    at: int
    right: str
    gain: float
    shape: float
    score: float


def doubts(language: Language, text: str, page: str) -> Iterator[Doubt]:
    """The characters of `text`, a part of `page`, that a look-alike clearly betters, in order."""
    alone = {start for start, end in language.ngrams.segment(text).words if end - start == 1}
    # a word of two that was misread falls apart into two
    apart = sorted(at for at in alone if at - 1 in alone or at + 1 in alone)
    suspects = [at for at in apart if _is_suspect(language, text[at]) and not _recurs(page, text, at)]
    for at, fitting in _fitting(language, text, suspects):
        found = _best(language, text, at, fitting)
        if found is not None and found.score >= LEAST_SCORE:
            yield found


def _recurs(page: str, text: str, at: int) -> bool:
    """Whether the character stands between the same two elsewhere: a name, or the paper's own word."""
    around = text[max(0, at - 1) : at + 2]
    return len(around) == 3 and page.count(around) > 1


def _is_suspect(language: Language, char: str) -> bool:
    alone = language.ngrams.word_score(char)
    return char not in _NUMERALS and (alone is None or alone <= _RARE_ALONE)


def _fitting(language: Language, text: str, suspects: list[int]) -> Iterator[tuple[int, list[tuple[str, float]]]]:
    """For each suspect the look-alikes that make a word with its neighbours; all words are looked up in one go."""
    base = powers(_LONGEST)
    hashes, likes = [np.zeros(0, np.uint64)], []
    for at in suspects:
        codes, shapes = language.characters.look_alikes(text[at])
        codes, shapes = codes[shapes >= _LEAST_SHAPE], shapes[shapes >= _LEAST_SHAPE]
        with np.errstate(over="ignore"):
            scaled = [codes * base[before] for before in range(_LONGEST)]
        around = list(_around(text, at)) if len(codes) else []
        hashes += [hashes_around(left, scaled[len(left)], right) for left, right in around]
        likes.append((at, codes, shapes, len(around)))
    counts = language.words.counts(np.concatenate(hashes))
    low = 0
    for at, codes, shapes, windows in likes:
        high = low + windows * len(codes)
        if windows:
            fits = (counts[low:high].reshape(windows, len(codes)) >= _LEAST_COUNT).any(axis=0)
            yield at, [(chr(int(codes[i])), float(shapes[i])) for i in np.flatnonzero(fits)]
        low = high


def _around(text: str, at: int) -> Iterator[tuple[str, str]]:
    """What may stand before and after the character in one word with it."""
    for before, after in _WINDOWS:
        left, right = text[max(0, at - before) : at], text[at + 1 : at + 1 + after]
        if len(left) == before and len(right) == after and all(map(is_han, left + right)):
            yield left, right


def _best(language: Language, text: str, at: int, fitting: list[tuple[str, float]]) -> Doubt | None:
    if not fitting:
        return None
    head, tail = text[max(0, at - _REACH) : at], text[at + 1 : at + _REACH + 1]
    score = language.ngrams.score
    before = score(head + text[at] + tail)
    price = _NAME_PRICE if text[at] in FAMILY_NAMES or text[at - 1 : at] in FAMILY_NAMES else 0.0
    found = []
    for right, shape in fitting[:_MOST_TRIED]:
        gain = score(head + right + tail) - before
        value = gain + _SHAPE_PRICE * (max(shape, _FREE_SHAPE) - 1) - price
        found.append(Doubt(at, right, gain, shape, value))
    return max(found, key=lambda doubt: doubt.score)
