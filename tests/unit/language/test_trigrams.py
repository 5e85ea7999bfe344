import numpy as np
import pytest

from reviewer.language.groups import best_named, best_of_each, ranks
from reviewer.language.lattice import Lattice
from reviewer.language.ngrams import Ngrams
from reviewer.language.trigrams import Trigrams
from reviewer.text.hashing import hash_of

TEXT = "记者从会议上获悉，全市人民生洁水平不断提高"


@pytest.fixture(scope="module")
def ngrams() -> Ngrams:
    return Ngrams.load()


def words_of(lattice: Lattice) -> list[str]:
    order = sorted(lattice.best_words.tolist(), key=lambda word: int(lattice.words.start[word]))
    return [TEXT[lattice.words.start[word] : lattice.words.end[word]] for word in order]


def test_the_best_reading_covers_all_han_once(ngrams: Ngrams) -> None:
    assert "".join(words_of(Lattice(ngrams, TEXT))) == TEXT.replace("，", "")


def test_words_by_threes_cost_what_the_model_says(ngrams: Ngrams) -> None:
    words = ["人民", "生活", "水平", "不断", "提高"]
    numbers = np.array([ngrams.numbers(np.array([hash_], np.uint64))[0] for hash_ in map(hash_of, words)])
    beyond = ngrams.thirds(numbers[:-2], numbers[1:-1], numbers[2:])
    by_twos = ngrams.prices(numbers[1:-1], numbers[2:])
    said = [ngrams.log_probability(words[:end]) for end in range(2, len(words) + 1)]
    assert beyond + by_twos == pytest.approx(np.diff(said), abs=1e-5)


def test_a_change_is_worth_what_the_whole_text_gains(ngrams: Ngrams) -> None:
    lattice, at = Lattice(ngrams, TEXT), TEXT.index("洁")
    gain, changes = lattice.substituted(np.array([at]), np.array([ord("活")], np.uint64))
    after = Lattice(ngrams, TEXT.replace("洁", "活"))
    by_hand = ngrams.log_probability(_run(after, "全市")) - ngrams.log_probability(_run(lattice, "全市"))
    assert gain[0] + Trigrams(lattice, ngrams).gains(changes)[0] == pytest.approx(by_hand, abs=1e-4)


def test_no_change_is_worth_nothing_where_there_is_no_text(ngrams: Ngrams) -> None:
    lattice = Lattice(ngrams, "abc")
    _, changes = lattice.substituted(np.zeros(0, np.int64), np.zeros(0, np.uint64))
    assert len(Trigrams(lattice, ngrams).gains(changes)) == 0


def test_the_best_of_each_group() -> None:
    groups, value = np.array([2, 0, 2, 0]), np.array([1.0, 5.0, 3.0, 5.0])
    assert best_of_each(groups, value).tolist() == [1, 2]
    assert best_named(groups, value, np.array([10, 11, 12, 13]), 3).tolist() == [11, -1, 12]
    assert ranks(groups, value).tolist() == [1, 0, 0, 1]


def _run(lattice: Lattice, beginning: str) -> list[str]:
    """The words of the run that begins so, in the lattice's best reading."""
    order = sorted(lattice.best_words.tolist(), key=lambda word: int(lattice.words.start[word]))
    text = "".join(map(chr, lattice.codes.tolist()))
    first = text.index(beginning)
    return [
        text[s:e] for s, e in ((int(lattice.words.start[w]), int(lattice.words.end[w])) for w in order) if s >= first
    ]
