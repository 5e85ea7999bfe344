"""The vocabulary: which strings are words, and how common they are."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reviewer.errors import ResourceError
from reviewer.resources import resource_path
from reviewer.text.hashing import hash_of
from reviewer.text.lookup import Lookup, mapped
from reviewer.wording import Wording

LONGEST: Final = 8
"""Characters of the longest word."""


class Words:
    """Han words of one to eight characters: the language model's and jieba's dictionary's, memory-mapped."""

    def __init__(self, folder: Path) -> None:
        """Open the vocabulary below `folder`. Raises ResourceError when a file is missing or damaged."""
        try:
            self._lookup = Lookup.load(folder)
            self._counts: NDArray[np.uint32] = mapped(folder / "count.npy")
        except (OSError, ValueError) as trouble:
            raise ResourceError(
                Wording("词表缺失或损坏", "the vocabulary is missing or damaged"),
                where=str(folder),
                remedy=Wording("请重新安装 reviewer", "reinstall reviewer"),
            ) from trouble
        self._count: Any = self._counts.data

    @classmethod
    def load(cls) -> Words:
        """The program's own vocabulary."""
        return cls(resource_path("language", "words"))

    def __len__(self) -> int:
        """How many words there are."""
        return len(self._lookup)

    def contains(self, word: str) -> bool:
        """Whether `word` is in the vocabulary."""
        return self._place(word) >= 0

    def frequency(self, word: str) -> float | None:
        """log10 of one more than the dictionary's count; 0 for a word that only the model has, None for no word."""
        at = self._place(word)
        return None if at < 0 else math.log10(1 + self._count[at])

    def counts(self, hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
        """The dictionary's counts of the words with these hashes (`text.hashing`); 0 where there is no such word."""
        places = self._lookup.places(hashes)
        known = np.flatnonzero(places >= 0)
        found = np.zeros(len(hashes), np.uint32)
        found[known] = self._counts.take(places[known])
        return found

    def words_at(self, text: str, start: int) -> list[int]:
        """Ends of the words of two characters or more that begin at `start`, shortest first."""
        most = min(len(text), start + LONGEST)
        return [end for end in range(start + 2, most + 1) if self.contains(text[start:end])]

    def covers(self, text: str, start: int, end: int, least: int = 2) -> bool:
        """Whether some word of `least` characters or more overlaps `text[start:end]` and reaches beyond it or fills it."""
        for low in range(max(0, end - LONGEST), end):
            for high in range(max(low + least, start + 1), min(len(text), low + LONGEST) + 1):
                if low <= start and high >= end and self.contains(text[low:high]):
                    return True
        return False

    def _place(self, word: str) -> int:
        if not 1 <= len(word) <= LONGEST:
            return -1
        return self._lookup.place(hash_of(word))
