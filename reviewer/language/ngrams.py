"""How probable running text is, over all its segmentations, by a word trigram model of simplified Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, NamedTuple

from reviewer.language.word_model import NO_PREFIX, THIRD_BITS, WordModel
from reviewer.resources import resource_path
from reviewer.text.marks import han_runs

LONGEST: Final = 9
"""Characters of the longest word."""
_BEAM: Final = 12
"""Readings kept at each place; more changes no score that was tried."""
_MOST_KEPT: Final = 20_000
_MOST_BEGUN: Final = 1_000


class Segmented(NamedTuple):
    """A passage's best reading: its log10 probability, and its words as half-open ranges of the passage."""

    score: float
    words: tuple[tuple[int, int], ...]


_State = tuple[float, int, float, int, Any, int, int]
"""A reading up to a word: its score, the bigram of its last two words (-1 for none) with its back-off weight, its last word (-1
for none), the reading before that word, and where the word starts and ends."""
_FIRST: Final[_State] = (0.0, -1, 0.0, -1, None, 0, 0)
_SCORE: Final = itemgetter(0)


class _Begun(NamedTuple):
    """A run that others may stand behind: its readings up to each place, and where words begin that may go on beyond it."""

    at: list[list[_State]]
    open: list[int]


class Ngrams(WordModel):
    """The model. Scores are log10; a passage is split at everything that is no Han character, free of charge."""

    def __init__(self, folder: Path) -> None:
        """Open the model below `folder`. Raises ResourceError when a file is missing or damaged."""
        super().__init__(folder)
        self._readings: dict[str, _State] = {}
        self._beginnings: dict[str, _Begun] = {}
        self._words: dict[str, list[list[tuple[int, int]]]] = {}

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

    def _best(self, run: str, first: int = 0) -> _State:
        """The best reading of `run`; that of its `first` characters is kept for what else may stand behind them."""
        known = self._readings.get(run)
        if known is None:
            if len(self._readings) >= _MOST_KEPT:
                self._readings.clear()
            read = self._behind(run, first) if first else self._read(run)
            known = self._readings[run] = max(read[-1], key=_SCORE)
        return known

    def _read(self, run: str) -> list[list[_State]]:
        """The readings of `run` up to each place in it."""
        if run in self._beginnings:
            return self._beginnings[run].at
        at: list[list[_State]] = [[] for _ in range(len(run) + 1)]
        at[0] = [_FIRST]
        for start in range(len(run)):
            states = _likeliest(at[start])
            for end, number in self._words_at(run, start):
                at[end].extend(self._continued(states, number, start, end))
        return at

    def _behind(self, run: str, first: int) -> list[list[_State]]:
        """The same, where the first characters of `run` were read before."""
        begun = self._begun(run[:first])
        at = [*begun.at, *([] for _ in range(len(run) - first))]
        for start in begun.open:
            states = _likeliest(at[start])
            for end in range(first + 1, min(len(run), start + LONGEST) + 1):
                number = self._number(run[start:end])
                if number >= 0:
                    at[end].extend(self._continued(states, number, start, end))
                elif number == NO_PREFIX:
                    break
        for start, words in enumerate(self._words_in(run[first:]), first):
            states = _likeliest(at[start])
            for end, number in words:
                at[first + end].extend(self._continued(states, number, start, first + end))
        return at

    def _begun(self, run: str) -> _Begun:
        known = self._beginnings.get(run)
        if known is None:
            if len(self._beginnings) >= _MOST_BEGUN:
                self._beginnings.clear()
            late = range(max(0, len(run) - LONGEST + 1), len(run))
            still = [start for start in late if self._number(run[start:]) != NO_PREFIX]
            known = self._beginnings[run] = _Begun(self._read(run), still)
        return known

    def _words_in(self, run: str) -> list[list[tuple[int, int]]]:
        """The words that begin at each place of `run`."""
        known = self._words.get(run)
        if known is None:
            if len(self._words) >= _MOST_BEGUN:
                self._words.clear()
            known = self._words[run] = [self._words_at(run, start) for start in range(len(run))]
        return known

    def _continued(self, states: list[_State], number: int, start: int, end: int) -> Iterable[_State]:
        """`states` with one more word, the best one for each word before it."""
        found: dict[int, _State] = {}
        for state in states:
            score, earlier, backoff, last, *_ = state
            if last < 0:
                found[last] = (float(self._unigram[number]), -1, 0.0, number, state, start, end)
                continue
            pair = self._pairs.get(last << THIRD_BITS | number)
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
            if number == NO_PREFIX:
                break
        return words


def _likeliest(states: list[_State]) -> list[_State]:
    return states if len(states) <= _BEAM else sorted(states, key=_SCORE, reverse=True)[:_BEAM]
