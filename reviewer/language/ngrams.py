"""A word trigram model of simplified Chinese: how probable running text is, over all its segmentations.

The figures are memory-mapped; nothing is read before it is asked for. Their origin, licence and the formula stand in
`resources/language/README.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reviewer.errors import ResourceError
from reviewer.language.bigrams import Bigrams, find, find_all
from reviewer.resources import resource_path
from reviewer.text.hashing import hash_of
from reviewer.text.lookup import Lookup, mapped
from reviewer.text.marks import han_runs
from reviewer.wording import Wording

LONGEST: Final = 9
"""Characters of the longest word."""
_THIRD_BITS: Final = 19
_PLANE: Final = 0x10000
TRIGRAM_STEP: Final = 23
"""Bits of a trigram's key below those that name its step."""
_BEAM: Final = 12
"""Readings kept at each place; more changes no score that was tried."""
_MOST_CACHED: Final = 200_000
_MOST_KEPT: Final = 20_000
_MOST_BEGUN: Final = 1_000
_NO_WORD: Final = 0xFFFFFFFF
_NO_ITSELF: Final = -1
_NO_PREFIX: Final = -2
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


class Segmented(NamedTuple):
    """A passage's best reading: its log10 probability, and its words as half-open ranges of the passage."""

    score: float
    words: tuple[tuple[int, int], ...]


_State = tuple[float, int, float, int, Any, int, int]
"""A reading up to a word: its score, the bigram of its last two words (-1 for none) with its back-off weight, its last word (-1
for none), the reading before that word, and where the word starts and ends."""
_FIRST: Final[_State] = (0.0, -1, 0.0, -1, None, 0, 0)
_SCORE: Final = itemgetter(0)


class Ngrams:
    """The model. Scores are log10; a passage is split at everything that is no Han character, free of charge."""

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
        self._readings: dict[str, _State] = {}
        self._beginnings: dict[str, list[list[_State]]] = {}

    @classmethod
    def load(cls) -> Ngrams:
        """The program's own model."""
        return cls(resource_path("language", "ngrams"))

    def score(self, text: str, behind: str = "") -> float:
        """log10 probability of the best segmentation of `text` and `behind`; 0 where there is no Han character.

        What is read of `text` is remembered: it costs half to ask what many others are worth behind it.
        """
        runs = [run for _, run in han_runs(text)]
        if not behind:
            return sum(self._best(run)[0] for run in runs)
        more = [run for _, run in han_runs(behind)]
        if not (runs and more and text.endswith(runs[-1]) and behind.startswith(more[0])):
            return sum(self._best(run)[0] for run in (*runs, *more))
        scores = [self._best(run)[0] for run in runs[:-1]]
        scores.append(self._best(runs[-1] + more[0], len(runs[-1]))[0])
        return sum(scores + [self._best(run)[0] for run in more[1:]])

    def segment(self, text: str) -> Segmented:
        """The best segmentation of `text`; what is no Han character belongs to no word."""
        total, words = 0.0, []
        for start, run in han_runs(text):
            state: _State = self._best(run)
            total += state[0]
            ranges = []
            while state[4] is not None:
                ranges.append((start + state[5], start + state[6]))
                state = state[4]
            words += ranges[::-1]
        return Segmented(total, tuple(words))

    def words_around(self, text: str, start: int, end: int, reach: int) -> list[tuple[int, int]]:
        """The words at and near `text[start:end]`, where each begins and ends; `reach` more characters are read along."""
        low = max(0, start - reach)
        return [(low + first, low + last) for first, last in self.segment(text[low : end + reach]).words]

    def joint(self, left: str, right: str) -> float:
        """log10 by which `left` and `right` are more probable run together than apart, judged near the joint."""
        left, right = left[-2 * LONGEST :], right[: 2 * LONGEST]
        return self.score(left, right) - self.score(left) - self.score(right)

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

    def all_alone(self) -> NDArray[np.float64]:
        """log10 probabilities of all words by themselves, by their numbers."""
        every: NDArray[np.float64] = self._arrays["unigram"].astype(np.float64)
        return every

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
        key = pair << _THIRD_BITS | second[known]
        steps = self._arrays["trigram_step"]
        low, high = (steps.take((key >> TRIGRAM_STEP) + end).astype(np.int64) for end in (0, 1))
        at, is_third = find_all(self._arrays["trigram_key"], key, low, high)
        codes = self._arrays["bigram_codes"]
        whole = np.array(self._trigram_table)[self._arrays["trigram_code"].take(at)]
        half = self._bigram_array[codes.take(after) & 15]
        backed = np.array(self._backoff_table)[codes.take(pair) >> 4]
        value[known] = np.where(follows & is_third, whole - half, backed)
        return value

    def _best(self, run: str, first: int = 0) -> _State:
        """The best reading of `run`; that of its `first` characters is kept for what else may stand behind them."""
        known = self._readings.get(run)
        if known is None:
            if len(self._readings) >= _MOST_KEPT:
                self._readings.clear()
            read = self._beginnings.get(run) or self._read(run, first)
            known = self._readings[run] = max(read[-1], key=_SCORE)
        return known

    def _read(self, run: str, first: int = 0) -> list[list[_State]]:
        """The readings of `run` up to each place in it."""
        at = [*(self._begun(run[:first]) if first else [[_FIRST]]), *([] for _ in range(len(run) - first))]
        for start in range(max(0, first - LONGEST + 1), len(run)):
            states = at[start]
            if len(states) > _BEAM:
                states = sorted(states, key=_SCORE, reverse=True)[:_BEAM]
            for end, number in self._words_at(run, start):
                if end > first:
                    at[end].extend(self._continued(states, number, start, end))
        return at

    def _begun(self, run: str) -> list[list[_State]]:
        known = self._beginnings.get(run)
        if known is None:
            if len(self._beginnings) >= _MOST_BEGUN:
                self._beginnings.clear()
            known = self._beginnings[run] = self._read(run)
        return known

    def _continued(self, states: list[_State], number: int, start: int, end: int) -> Iterable[_State]:
        """`states` with one more word, the best one for each word before it."""
        found: dict[int, _State] = {}
        for state in states:
            score, earlier, backoff, last, *_ = state
            if last < 0:
                found[last] = (float(self._unigram[number]), -1, 0.0, number, state, start, end)
                continue
            pair = self._pairs.get(last << _THIRD_BITS | number)
            index, price, weight = pair or self._pair(last, number)
            if earlier >= 0:
                price = backoff + price if index < 0 else self._trigram(earlier, number, backoff + price)
            score += price
            old = found.get(last)
            if old is None or score > old[0]:
                found[last] = (score, index, weight, number, state, start, end)
        return found.values()

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
            at = self._lookup.place(hash_of(word))
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
        return backoff + price if index < 0 else self._trigram(earlier, word, backoff + price)

    def _trigram(self, earlier: int, word: int, other: float) -> float:
        """log10 p(word) after the bigram at `earlier`; `other` where the three are not in the model."""
        key = earlier << _THIRD_BITS | word
        step = key >> TRIGRAM_STEP
        at = find(self._third, key, self._third_step[step], self._third_step[step + 1])
        return self._trigram_table[self._third_code[at]] if at >= 0 else other

    def _pair(self, first: int, second: int) -> tuple[int, float, float]:
        """A bigram's place (-1: not there), its log10 probability with back-off, and its own back-off weight."""
        key = first << _THIRD_BITS | second
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
