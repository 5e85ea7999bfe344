import numpy as np
import pytest

from reviewer.language.completions import Openings
from reviewer.language.ngrams import Ngrams
from reviewer.text.hashing import hash_of, powers


def opened(word: str, at: int) -> np.ndarray:
    """The pattern of `word` with the character at `at` left open."""
    with np.errstate(over="ignore"):
        return np.array([hash_of(word)], np.uint64) - np.uint64(ord(word[at])) * powers(len(word))[at]


@pytest.mark.parametrize(("word", "at"), [("发展", 0), ("发展", 1), ("音乐会", 1), ("行之有效", 2)])
def test_a_word_with_a_character_left_open_is_completed(word: str, at: int) -> None:
    openings = Openings.load()
    found = openings.complete(opened(word, at), len(word))
    assert ord(word[at]) in found.codes.tolist()
    assert openings.may_hold(opened(word, at), len(word)).all()


def test_most_of_what_has_no_completion_is_told_at_once() -> None:
    openings = Openings.load()
    nothing = np.arange(1, 20_001, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    assert openings.may_hold(nothing, 3).mean() < 0.2


def test_the_words_of_a_character_are_summed() -> None:
    openings, ngrams = Openings.load(), Ngrams.load()
    assert openings.in_words[ord("展")] > (ngrams.word_score("发展") or 0)
    assert openings.in_words[ord("a")] < -8
