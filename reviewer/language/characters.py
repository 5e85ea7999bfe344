"""How likely one character is taken for another: by shape (OCR), by sound (typists)."""

from __future__ import annotations

import zlib
from functools import cached_property
from pathlib import Path
from typing import Final, Literal, NamedTuple
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from reviewer.errors import ResourceError
from reviewer.language.groups import distinct
from reviewer.resources import resource_path
from reviewer.wording import Wording

Channel = Literal["shape", "sound"]

_AT_ONCE: Final = 2048
"""Pairs that are compared in one go: few enough to stay near the processor."""
SAME_SYLLABLE: Final = 0.9
"""Sound weight of one syllable in two tones; the same tone gives 1."""
FUZZY_SYLLABLE: Final = 0.6
"""Sound weight of syllables that many speakers do not tell apart."""
_PLANE: Final = 0xFFFF
_FIRST_LEVEL: Final = (0xB0, 0xD7)
_FUZZY: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("f", "h"))
_FUZZY_ENDS: Final = (("ing", "in"), ("eng", "en"), ("ang", "an"))


class Neighbour(NamedTuple):
    """A character that may be taken for another, with a weight from 0 to 1 and what makes them alike."""

    char: str
    weight: float
    channel: Channel


class Characters:
    """8,836 characters (GB2312 and Big5's first level); others are like nothing."""

    def __init__(self, path: Path) -> None:
        """Open the table at `path`. Raises ResourceError when it is missing or damaged."""
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as data:
                self._codes: NDArray[np.uint32] = data["characters"]
                shapes = data["shapes"].astype(np.float32)
                self._nearest: NDArray[np.uint16] = data["nearest"]
                self._likeness: NDArray[np.uint8] = data["likeness"]
                self._readings: NDArray[np.int16] = data["readings"]
                self._syllables = bytes(data["syllables"]).decode().split("\n")
        except (OSError, EOFError, ValueError, KeyError, zlib.error, BadZipFile) as trouble:
            raise ResourceError(
                Wording("字形表缺失或损坏", "the table of characters is missing or damaged"),
                where=str(path),
                remedy=Wording("请重新安装 reviewer", "reinstall reviewer"),
            ) from trouble
        self._shapes = shapes / np.linalg.norm(shapes, axis=1, keepdims=True)
        self._place_of = np.zeros(_PLANE + 1, np.int64)
        self._place_of[self._codes] = np.arange(len(self._codes))
        self._rows = {chr(code): row for row, code in enumerate(self._codes.tolist())}
        self._alike_rows: dict[tuple[int, int, int, float], NDArray[np.uint64]] = {}

    @classmethod
    def load(cls) -> Characters:
        """The program's own table."""
        return cls(resource_path("language", "characters.npz"))

    def shape(self, first: str, second: str) -> float:
        """How alike two characters look, 0 to 1: 己 已 .97, 县 具 .82, 烁 炼 .72; unrelated ones are below .5."""
        if first == second:
            return 1.0
        a, b = self._rows.get(first), self._rows.get(second)
        if a is None or b is None:
            return 0.0
        return max(0.0, float(self._shapes[a] @ self._shapes[b]))

    def shapes(self, first: NDArray[np.uint64], second: NDArray[np.uint64]) -> NDArray[np.float64]:
        """`shape` of each pair of code points; 0 where one is not in the table."""
        a, b = self._places(first), self._places(second)
        likeness = np.empty(len(a), np.float32)
        for low in range(0, len(a), _AT_ONCE):
            part = slice(low, low + _AT_ONCE)
            np.einsum("ij,ij->i", self._shapes.take(a[part], 0), self._shapes.take(b[part], 0), out=likeness[part])
        known = (self._codes[a] == first) & (self._codes[b] == second)
        return np.where(known, np.maximum(likeness, 0.0), 0.0).astype(np.float64)

    def _places(self, codes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Rows by code point; some other character's row for one that is not in the table."""
        at: NDArray[np.int64] = self._place_of[np.minimum(codes, _PLANE)]
        return at

    def sound(self, first: str, second: str) -> float:
        """How alike two characters sound: 1 the same, .9 but for the tone, .6 for what many do not tell apart, else 0."""
        if first == second:
            return 1.0
        a, b = self._rows.get(first), self._rows.get(second)
        if a is None or b is None:
            return 0.0
        best = 0.0
        for one in self._readings[a].tolist():
            for other in self._readings[b].tolist():
                if one >= 0 and other >= 0:
                    best = max(best, self._alike(one, other))
        return best

    def sounds(self, first: NDArray[np.uint64], second: NDArray[np.uint64]) -> NDArray[np.float64]:
        """`sound` of each pair of code points, without what only many speakers do not tell apart."""
        a, b = self._places(first), self._places(second)
        one, other = self._readings[a][:, :, None], self._readings[b][:, None, :]
        both = (one >= 0) & (other >= 0)
        same = (both & (one == other)).any(axis=(1, 2))
        near = (both & (one // 10 == other // 10)).any(axis=(1, 2))
        known = (self._codes[a] == first) & (self._codes[b] == second)
        return np.where(known & same, 1.0, np.where(known & near, SAME_SYLLABLE, 0.0))

    def weight(self, first: str, second: str) -> float:
        """The greater of shape and sound."""
        return max(self.shape(first, second), self.sound(first, second))

    def neighbours(self, char: str, count: int = 20) -> list[Neighbour]:
        """The characters most alike in shape, then those of the same sound, `count` (40 shapes) of each at the most."""
        row = self._rows.get(char)
        if row is None:
            return []
        near = zip(self._nearest[row].tolist(), self._likeness[row].tolist(), strict=True)
        found = [Neighbour(chr(self._codes[i]), likeness / 255, "shape") for i, likeness in near if likeness]
        return [*found[:count], *self._same_sound(row, count)]

    def look_alikes(self, char: str) -> tuple[NDArray[np.uint64], NDArray[np.float64]]:
        """Code points of the 40 characters most alike in shape, and how alike each is; empty for an unknown one."""
        row = self._rows.get(char)
        if row is None:
            return np.zeros(0, np.uint64), np.zeros(0)
        return self._codes[self._nearest[row]].astype(np.uint64), self._likeness[row] / 255

    def all_look_alikes(self, codes: NDArray[np.uint64], least: float) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
        """The nearest 40 look-alikes of each of `codes` that are at least so alike: which of them, and code points."""
        rows = self._places(codes)
        near, likeness = self._nearest[rows], self._likeness[rows]
        alike = (likeness >= least * 255) & (self._codes[rows] == codes)[:, None]
        which, column = np.nonzero(alike)
        return which, self._codes[near[which, column]].astype(np.uint64)

    def confusable(
        self, codes: NDArray[np.uint64], shapes: int, sounds: int, least: float
    ) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
        """Which common characters each of `codes` may stand for: which of them (sorted), and code points.

        The `shapes` most alike in shape that are at least so alike, and `sounds` of the same syllable, those alike in shape first.
        """
        places = self._places(codes)
        distinct, back = np.unique(places, return_inverse=True)
        rows = [self._confusable(row, shapes, sounds, least) for row in distinct.tolist()]
        sizes = np.array([len(row) for row in rows], np.int64)
        known = self._codes[places] == codes
        of_each = np.where(known, sizes[back], 0) if len(rows) else np.zeros(0, np.int64)
        which = np.repeat(np.arange(len(codes)), of_each)
        found = [rows[i] for i, good in zip(back.tolist(), known.tolist(), strict=True) if good]
        return which, np.concatenate([np.zeros(0, np.uint64), *found])

    def _confusable(self, row: int, shapes: int, sounds: int, least: float) -> NDArray[np.uint64]:
        if (row, shapes, sounds, least) not in self._alike_rows:
            near = self._nearest[row].astype(np.int64)
            alike = near[(self._likeness[row] >= least * 255) & self._usual[near]][:shapes]
            own = {reading // 10 for reading in self._readings[row].tolist() if reading >= 0}
            same = np.array(
                sorted({r for s in own for r in self._by_syllable.get(s, ()) if r != row and self._usual[r]}), np.int64
            )
            nearest = np.argsort(-(self._shapes[same] @ self._shapes[row]), kind="stable")[:sounds]
            both = distinct(np.concatenate([alike, same[nearest]]))
            self._alike_rows[row, shapes, sounds, least] = self._codes[both].astype(np.uint64)
        return self._alike_rows[row, shapes, sounds, least]

    @cached_property
    def _usual(self) -> NDArray[np.bool_]:
        """Which rows are of the 3,755 common characters, the first level of GB2312."""
        lead = [chr(code).encode("gb2312", "replace")[0] for code in self._codes.tolist()]
        return np.array([_FIRST_LEVEL[0] <= byte <= _FIRST_LEVEL[1] for byte in lead])

    def _same_sound(self, row: int, count: int) -> list[Neighbour]:
        char = chr(self._codes[row])
        own = {reading // 10 for reading in self._readings[row].tolist() if reading >= 0}
        rows = sorted({r for syllable in own for r in self._by_syllable.get(syllable, ()) if r != row})
        heard = [Neighbour(other := chr(self._codes[r]), self.sound(char, other), "sound") for r in rows]
        # of the many that sound the same, those that look alike too are mistaken most often
        return sorted(heard, key=lambda n: (-n.weight, -self.shape(char, n.char), n.char))[:count]

    @cached_property
    def _by_syllable(self) -> dict[int, list[int]]:
        rows: dict[int, list[int]] = {}
        for row, readings in enumerate(self._readings.tolist()):
            for syllable in {reading // 10 for reading in readings if reading >= 0}:
                rows.setdefault(syllable, []).append(row)
        return rows

    def _alike(self, one: int, other: int) -> float:
        if one == other:
            return 1.0
        if one // 10 == other // 10:
            return SAME_SYLLABLE
        key = self._fuzzy_key
        return FUZZY_SYLLABLE if key[one // 10] == key[other // 10] else 0.0

    @cached_property
    def _fuzzy_key(self) -> list[str]:
        return [_levelled(syllable) for syllable in self._syllables]


def _levelled(syllable: str) -> str:
    """The syllable with beginnings and ends that many speakers do not tell apart made one."""
    for marked, plain in _FUZZY:
        if syllable.startswith(marked):
            syllable = plain + syllable[len(marked) :]
            break
    for marked, plain in _FUZZY_ENDS:
        if syllable.endswith(marked):
            return syllable[: -len(marked)] + plain
    return syllable


def describe(characters: Characters, wrong: str, right: str) -> Wording | None:
    """In what two characters are alike, for people; None where in nothing."""
    shape, sound = characters.shape(wrong, right), characters.sound(wrong, right)
    kinds: list[tuple[str, str]] = []
    if shape >= 0.55:
        kinds.append((f"形近 {shape:.2f}", f"alike in shape {shape:.2f}"))
    if sound >= FUZZY_SYLLABLE:
        kinds.append(("音同", "the same sound") if sound >= SAME_SYLLABLE else ("音近", "alike in sound"))
    if not kinds:
        return None
    zh, en = "、".join(zh for zh, _ in kinds), ", ".join(en for _, en in kinds)
    return Wording(f"“{wrong}”“{right}”{zh}", f"{wrong} and {right}: {en}")
