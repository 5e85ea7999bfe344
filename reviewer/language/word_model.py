"""A word trigram model of simplified Chinese: what it holds of words, pairs and threes of words.

The figures are memory-mapped; nothing is read before it is asked for. Their origin, licence and the formula stand in
`resources/language/README.md`.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reviewer.errors import ResourceError
from reviewer.language.bigrams import Bigrams, find, find_all
from reviewer.text.hashing import hash_of
from reviewer.text.lookup import Lookup, mapped
from reviewer.wording import Wording

THIRD_BITS: Final = 19
"""Bits of a key that name its last word."""
_PLANE: Final = 0x10000
TRIGRAM_STEP: Final = 23
"""Bits of a trigram's key below those that name its step."""
_MOST_CACHED: Final = 200_000
_NO_WORD: Final = 0xFFFFFFFF
_NO_ITSELF: Final = -1
NO_PREFIX: Final = -2
"""The number of what no word even begins with."""
_NAMES: Final = (
    "word",
    "unigram",
    "backoff",
    "unknown",
    "bigram_start",
    "bigram_second",
    "bigram_rank",
    "bigram_step",
    "bigram_codes",
    "bigram_logprob_table",
    "bigram_backoff_table",
    "trigram_key",
    "trigram_step",
    "trigram_code",
    "trigram_logprob_table",
)


class WordModel:
    """Log10 probabilities of words by their numbers, in arrays and one by one."""

    def __init__(self, folder: Path) -> None:
        """Open the model below `folder`. Raises ResourceError when a file is missing or damaged."""
        try:
            self._lookup = Lookup.load(folder)
            arrays = {name: mapped(folder / f"{name}.npy") for name in _NAMES}
        except (OSError, ValueError) as trouble:
            raise ResourceError(
                Wording("语言模型缺失或损坏", "the language model is missing or damaged"),
                where=str(folder),
                remedy=Wording("请重新安装 reviewer", "reinstall reviewer"),
            ) from trouble
        self._arrays = arrays
        self._word: Any = arrays["word"].data
        self._unigram: Any = arrays["unigram"].data
        self._backoff: Any = arrays["backoff"].data
        self._bigrams = Bigrams(*(arrays[f"bigram_{name}"] for name in ("start", "second", "rank", "step")))
        self._unknown = int(arrays["unknown"][0])
        self._codes: Any = arrays["bigram_codes"].data
        self._third: Any = arrays["trigram_key"].data
        self._third_step: Any = arrays["trigram_step"].data
        self._third_code: Any = arrays["trigram_code"].data
        self._bigram_array = np.array(arrays["bigram_logprob_table"], np.float64)
        self._bigram_table = [float(value) for value in arrays["bigram_logprob_table"]]
        self._backoff_table = [float(value) for value in arrays["bigram_backoff_table"]]
        self._trigram_table = [float(value) for value in arrays["trigram_logprob_table"]]
        self._ids: dict[str, int] = {}
        self._pairs: dict[int, tuple[int, float, float]] = {}

    @property
    def unknown(self) -> int:
        """The number of the unknown word."""
        return self._unknown

    def of_characters(self, codes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The numbers of single characters, by their code points, as words; -1 for no word."""
        found = self._characters.take(codes.view(np.int64), mode="clip")
        far = np.flatnonzero(codes >= _PLANE)
        if len(far):
            found[far] = self.numbers(codes[far])
        return found

    @cached_property
    def _characters(self) -> NDArray[np.int64]:
        """The same of the first 65,536: a character's hash is its code point."""
        return self.numbers(np.arange(_PLANE, dtype=np.uint64))

    def numbers(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The numbers of the words with these hashes (`text.hashing`); -1 for no word."""
        return self.numbers_and_beginnings(hashes)[0]

    def numbers_and_beginnings(self, hashes: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The numbers of the words with these hashes, -1 for no word; and the indices of those that words begin with."""
        places = self._lookup.places(hashes)
        known = np.flatnonzero(places >= 0)
        words = self._arrays["word"].take(places.take(known)).astype(np.int64)
        found = np.full(len(hashes), -1)
        found[known] = np.where(words == _NO_WORD, -1, words)
        return found, known

    def known(self, hashes: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Which of `hashes` are words, and the words' numbers."""
        numbers = self.numbers(hashes)
        words = np.flatnonzero(numbers >= 0)
        return words, numbers[words]

    def alone(self, numbers: NDArray[np.int64]) -> NDArray[np.float64]:
        """log10 probabilities of words by themselves."""
        found: NDArray[np.float64] = self._arrays["unigram"].take(numbers).astype(np.float64)
        return found

    def prices(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.float64]:
        """log10 p(second | first), backed off where the pair is not in the model."""
        at, there = self._bigrams.places(first, second)
        known = self._bigram_array.take(self._arrays["bigram_codes"].take(at) & 15)
        backed = self._arrays["backoff"].take(first) + self._arrays["unigram"].take(second)
        price: NDArray[np.float64] = np.where(there, known, backed)
        return price

    def thirds(
        self, before: NDArray[np.int64], first: NDArray[np.int64], second: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """By how many log10 `second` is likelier after both words than after `first` alone; -1 is no word."""
        value = np.zeros(len(second))
        asked = np.flatnonzero((before >= 0) & (first >= 0))
        pair, there = self._bigrams.places(before[asked], first[asked])
        known, pair = asked[there], pair[there]
        after, follows = self._bigrams.places(first[known], second[known])
        key = pair << THIRD_BITS | second[known]
        steps = self._arrays["trigram_step"]
        low, high = (steps.take((key >> TRIGRAM_STEP) + end).astype(np.int64) for end in (0, 1))
        at, is_third = find_all(self._arrays["trigram_key"], key, low, high)
        codes = self._arrays["bigram_codes"]
        whole = np.array(self._trigram_table)[self._arrays["trigram_code"].take(at)]
        half = self._bigram_array[codes.take(after) & 15]
        backed = np.array(self._backoff_table)[codes.take(pair) >> 4]
        value[known] = np.where(follows & is_third, whole - half, backed)
        return value

    def _number(self, word: str) -> int:
        """The number of `word`; -1 where it only begins words, -2 where it does not even do that."""
        number = self._ids.get(word)
        if number is None:
            if len(self._ids) >= _MOST_CACHED:
                self._ids.clear()
            at = self._lookup.place(hash_of(word))
            number = NO_PREFIX if at < 0 else self._word[at] if self._word[at] != _NO_WORD else _NO_ITSELF
            self._ids[word] = number
        return number

    def _price(self, before: int, last: int, word: int) -> float:
        """log10 p(word | before last), backing off as far as it must."""
        if last < 0:
            return float(self._unigram[word])
        index, price, _ = self._pair(last, word)
        if before < 0:
            return price
        earlier, _, backoff = self._pair(before, last)
        if earlier < 0:
            return price
        return backoff + price if index < 0 else self._trigram(earlier, word, backoff + price)

    def _trigram(self, earlier: int, word: int, other: float) -> float:
        """log10 p(word) after the bigram at `earlier`; `other` where the three are not in the model."""
        key = earlier << THIRD_BITS | word
        step = key >> TRIGRAM_STEP
        at = find(self._third, key, self._third_step[step], self._third_step[step + 1])
        return self._trigram_table[self._third_code[at]] if at >= 0 else other

    def _pair(self, first: int, second: int) -> tuple[int, float, float]:
        """A bigram's place (-1: not there), its log10 probability with back-off, and its own back-off weight."""
        key = first << THIRD_BITS | second
        pair = self._pairs.get(key)
        if pair is None:
            if len(self._pairs) >= _MOST_CACHED:
                self._pairs.clear()
            at = self._bigrams.place(first, second)
            if at < 0:
                pair = (-1, self._backoff[first] + self._unigram[second], 0.0)
            else:
                code = self._codes[at]
                pair = (at, self._bigram_table[code & 15], self._backoff_table[code >> 4])
            self._pairs[key] = pair
        return pair
