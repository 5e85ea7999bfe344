import numpy as np
import pytest

from reviewer.language.lattice import Lattice
from reviewer.language.ngrams import Ngrams

TEXT = "全市人民生洁水平不断提高，山西转型综改示范区近日启动新项目。他们克服了重重因难"


@pytest.fixture(scope="module")
def ngrams() -> Ngrams:
    return Ngrams.load()


def gain_by_hand(ngrams: Ngrams, before: str, after: str) -> float:
    """The sum of the best readings of all runs, after less before."""

    def total(text: str) -> float:
        lattice = Lattice(ngrams, text)
        starts = [i for i in np.flatnonzero(lattice.inside) if i == 0 or not lattice.inside[i - 1]]
        return float(sum(lattice.best[i] for i in starts))

    return total(after) - total(before)


@pytest.mark.parametrize(("at", "new"), [(5, "活"), (0, "金"), (13, "晋"), (38, "难"), (21, "在")])
def test_the_gain_of_another_character_is_that_of_the_changed_text(ngrams: Ngrams, at: int, new: str) -> None:
    gain = Lattice(ngrams, TEXT).substitutions(np.array([at]), np.array([ord(new)], np.uint64))[0]
    assert gain == pytest.approx(gain_by_hand(ngrams, TEXT, TEXT[:at] + new + TEXT[at + 1 :]), abs=1e-5)


@pytest.mark.parametrize(("at", "new"), [(6, "活"), (14, "的"), (20, "于")])
def test_the_gain_of_one_character_more_is_that_of_the_changed_text(ngrams: Ngrams, at: int, new: str) -> None:
    gain = Lattice(ngrams, TEXT).insertions(np.array([at]), np.array([ord(new)], np.uint64))[0]
    assert gain == pytest.approx(gain_by_hand(ngrams, TEXT, TEXT[:at] + new + TEXT[at:]), abs=1e-5)


def test_a_character_that_fell_out_of_its_word_stands_alone(ngrams: Ngrams) -> None:
    lattice = Lattice(ngrams, TEXT)
    assert lattice.solitude[TEXT.index("洁")] > 0 > lattice.solitude[TEXT.index("项")]


@pytest.mark.parametrize("text", ["", "abc 123", "。", "\ud800", "𠮷野家", "中" * 500])
def test_any_text_has_readings(ngrams: Ngrams, text: str) -> None:
    lattice = Lattice(ngrams, text)
    assert len(lattice.best) == len(lattice.solitude) == len(text)
    assert (lattice.best[lattice.inside] < 0).all()
