"""A word trigram model of simplified Chinese: how probable running text is, over all its segmentations.

The figures are memory-mapped; nothing is read before it is asked for. Their origin, licence and the formula stand in
`resources/language/README.md`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.errors import ResourceError
from reviewer.resources import resource_path
from reviewer.text.hashing import hash_of
from reviewer.text.marks import is_han
from reviewer.wording import Wording

LONGEST: Final = 9
"""Characters of the longest word."""
_THIRD_BITS: Final = 19
_BEAM: Final = 12
"""Readings kept at each place; more changes no score that was tried."""
_MOST_CACHED: Final = 200_000
_NO_WORD: Final = 0xFFFFFFFF
_NO_ITSELF: Final = -1
_NO_PREFIX: Final = -2
_NAMES: Final = (
    "prefix",
    "word",
    "unigram",
    "backoff",
    "unknown",
    "bigram_start",
    "bigram_second",
    "bigram_codes",
    "bigram_logprob_table",
    "bigram_backoff_table",
    "trigram_key",
    "trigram_code",
    "trigram_logprob_table",
)


class Segmented(NamedTuple):
    """A passage's best reading: its log10 probability, and its words as half-open ranges of the passage."""

    score: float
    words: tuple[tuple[int, int], ...]


class _State(NamedTuple):
    score: float
    before: int
    """The word before the last one, -1 for none."""
    last: int
    back: _State | None
    start: int
    end: int


class Ngrams:
    """The model. Scores are log10; a passage is split at everything that is no Han character, free of charge."""

    def __init__(self, folder: Path) -> None:
        """Open the model below `folder`. Raises ResourceError when a file is missing or damaged."""
        try:
            # plain views: a memory map of numpy's own class costs ten microseconds a look
            arrays: dict[str, Any] = {
                name: np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in _NAMES
            }
        except (OSError, ValueError) as trouble:
            raise ResourceError(
                Wording("语言模型缺失或损坏", "the language model is missing or damaged"),
                where=str(folder),
                remedy=Wording("请重新安装 reviewer", "reinstall reviewer"),
            ) from trouble
        self._arrays = arrays
        self._prefix: Any = memoryview(arrays["prefix"])
        self._word: Any = memoryview(arrays["word"])
        self._unigram: Any = memoryview(arrays["unigram"])
        self._backoff: Any = memoryview(arrays["backoff"])
        self._unknown = int(arrays["unknown"][0])
        self._start: Any = memoryview(arrays["bigram_start"])
        self._second: Any = memoryview(arrays["bigram_second"])
        self._codes: Any = memoryview(arrays["bigram_codes"])
        self._third: Any = memoryview(arrays["trigram_key"])
        self._third_code: Any = memoryview(arrays["trigram_code"])
        self._bigram_array = np.array(arrays["bigram_logprob_table"], np.float64)
        self._bigram_table = [float(value) for value in arrays["bigram_logprob_table"]]
        self._backoff_table = [float(value) for value in arrays["bigram_backoff_table"]]
        self._trigram_table = [float(value) for value in arrays["trigram_logprob_table"]]
        self._ids: dict[str, int] = {}
        self._pairs: dict[tuple[int, int], tuple[int, float, float]] = {}

    @classmethod
    def load(cls) -> Ngrams:
        """The program's own model."""
        return cls(resource_path("language", "ngrams"))

    def score(self, text: str) -> float:
        """log10 probability of the best segmentation of `text`; 0 where it has no Han character."""
        return sum(self._best(run).score for _, run in _runs(text))

    def segment(self, text: str) -> Segmented:
        """The best segmentation of `text`; what is no Han character belongs to no word."""
        total, words = 0.0, []
        for start, run in _runs(text):
            state: _State | None = self._best(run)
            assert state is not None
            total += state.score
            ranges = []
            while state is not None and state.back is not None:
                ranges.append((start + state.start, start + state.end))
                state = state.back
            words += ranges[::-1]
        return Segmented(total, tuple(words))

    def joint(self, left: str, right: str) -> float:
        """log10 by which `left` and `right` are more probable run together than apart, judged near the joint."""
        left, right = left[-2 * LONGEST :], right[: 2 * LONGEST]
        return self.score(left + right) - self.score(left) - self.score(right)

    def word_score(self, word: str) -> float | None:
        """log10 probability of `word` by itself; None where the model does not have it."""
        number = self._number(word)
        return None if number < 0 else float(self._unigram[number])

    def log_probability(self, words: Sequence[str]) -> float:
        """log10 probability of these words in this order, unknown ones at the unknown word's price."""
        before, last, total = -1, -1, 0.0
        for word in words:
            number = self._number(word)
            number = self._unknown if number < 0 else number
            total += self._price(before, last, number)
            before, last = last, number
        return total

    @property
    def unknown(self) -> int:
        """The number of the unknown word."""
        return self._unknown

    def numbers(self, hashes: NDArray[np.uint64], *, single: bool = False) -> NDArray[np.int64]:
        """The numbers of the words with these hashes (`text.hashing`); -1 for no word, or the unknown word's if `single`."""
        prefixes = self._arrays["prefix"]
        at = np.minimum(np.searchsorted(prefixes, hashes), len(prefixes) - 1)
        found = np.where(prefixes[at] == hashes, self._arrays["word"][at], _NO_WORD).astype(np.int64)
        return np.where(found == _NO_WORD, self._unknown if single else -1, found)

    def word_hashes(self) -> NDArray[np.uint64]:
        """The hashes of all words."""
        words: NDArray[np.uint64] = self._arrays["prefix"][self._arrays["word"] != _NO_WORD]
        return words

    def all_alone(self) -> NDArray[np.float64]:
        """log10 probabilities of all words by themselves, by their numbers."""
        every: NDArray[np.float64] = self._arrays["unigram"].astype(np.float64)
        return every

    def alone(self, numbers: NDArray[np.int64]) -> NDArray[np.float64]:
        """log10 probabilities of words by themselves."""
        found: NDArray[np.float64] = self._arrays["unigram"][numbers].astype(np.float64)
        return found

    def prices(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.float64]:
        """log10 p(second | first), backed off where the pair is not in the model."""
        low = self._arrays["bigram_start"][first].astype(np.int64)
        high = self._arrays["bigram_start"][first + 1].astype(np.int64)
        seconds = self._arrays["bigram_second"]
        top = len(seconds) - 1
        end = high
        while True:
            open_ = low < high
            if not open_.any():
                break
            middle = (low + high) >> 1
            less = open_ & (seconds[np.minimum(middle, top)] < second)
            low = np.where(less, middle + 1, low)
            high = np.where(open_ & ~less, middle, high)
        at = np.minimum(low, top)
        there = (low < end) & (seconds[at] == second)
        known = self._bigram_array[self._arrays["bigram_codes"][at] & 15]
        backed = self._arrays["backoff"][first] + self._arrays["unigram"][second]
        price: NDArray[np.float64] = np.where(there, known, backed)
        return price

    def _best(self, run: str) -> _State:
        at: list[list[_State]] = [[] for _ in range(len(run) + 1)]
        at[0] = [_State(0.0, -1, -1, None, 0, 0)]
        for start in range(len(run)):
            states = at[start]
            if len(states) > _BEAM:
                states = sorted(states, key=lambda state: -state.score)[:_BEAM]
            for end, number in self._words_at(run, start):
                found: dict[int, _State] = {}
                for state in states:
                    score = state.score + self._price(state.before, state.last, number)
                    old = found.get(state.last)
                    if old is None or score > old.score:
                        found[state.last] = _State(score, state.last, number, state, start, end)
                at[end].extend(found.values())
        return max(at[len(run)], key=lambda state: state.score)

    def _words_at(self, run: str, start: int) -> list[tuple[int, int]]:
        """The words that begin at `start`, as end and number; a single character always."""
        words = []
        for end in range(start + 1, min(len(run), start + LONGEST) + 1):
            number = self._number(run[start:end])
            if number >= 0:
                words.append((end, number))
            elif end == start + 1:
                words.append((end, self._unknown))
            if number == _NO_PREFIX:
                break
        return words

    def _number(self, word: str) -> int:
        """The number of `word`; -1 where it only begins words, -2 where it does not even do that."""
        number = self._ids.get(word)
        if number is None:
            if len(self._ids) >= _MOST_CACHED:
                self._ids.clear()
            at = _find(self._prefix, hash_of(word), 0, len(self._prefix))
            number = _NO_PREFIX if at < 0 else self._word[at] if self._word[at] != _NO_WORD else _NO_ITSELF
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
        if index >= 0:
            at = _find(self._third, earlier << _THIRD_BITS | word, 0, len(self._third))
            if at >= 0:
                trigram: float = self._trigram_table[self._third_code[at]]
                return trigram
        return backoff + price

    def _pair(self, first: int, second: int) -> tuple[int, float, float]:
        """A bigram's place (-1: not there), its log10 probability with back-off, and its own back-off weight."""
        key = (first, second)
        pair = self._pairs.get(key)
        if pair is None:
            if len(self._pairs) >= _MOST_CACHED:
                self._pairs.clear()
            at = _find(self._second, second, self._start[first], self._start[first + 1])
            if at < 0:
                pair = (-1, self._backoff[first] + self._unigram[second], 0.0)
            else:
                code = self._codes[at]
                pair = (at, self._bigram_table[code & 15], self._backoff_table[code >> 4])
            self._pairs[key] = pair
        return pair


def _find(numbers: Any, wanted: int, low: int, high: int) -> int:
    at = bisect_left(numbers, wanted, low, high)
    return at if at < high and numbers[at] == wanted else -1


def _runs(text: str) -> list[tuple[int, str]]:
    """The runs of Han characters in `text`, each with where it starts."""
    runs, start = [], -1
    for i, char in enumerate(text):
        if is_han(char):
            if start < 0:
                start = i
        elif start >= 0:
            runs.append((start, text[start:i]))
            start = -1
    if start >= 0:
        runs.append((start, text[start:]))
    return runs
