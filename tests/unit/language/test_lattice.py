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
    gains, _ = Lattice(ngrams, TEXT).substituted(np.array([at]), np.array([ord(new)], np.uint64))
    assert gains[0] == pytest.approx(gain_by_hand(ngrams, TEXT, TEXT[:at] + new + TEXT[at + 1 :]), abs=1e-5)


def test_a_character_that_fell_out_of_its_word_stands_alone(ngrams: Ngrams) -> None:
    lattice = Lattice(ngrams, TEXT)
    assert lattice.solitude[TEXT.index("洁")] > 0 > lattice.solitude[TEXT.index("项")]


@pytest.mark.parametrize("text", ["", "abc 123", "。", "\ud800", "𠮷野家", "中" * 500])
def test_any_text_has_readings(ngrams: Ngrams, text: str) -> None:
    lattice = Lattice(ngrams, text)
    assert len(lattice.best) == len(lattice.solitude) == len(text)
    assert (lattice.best[lattice.inside] < 0).all()


def test_the_halves_of_a_word_are_likelier_together_than_with_what_lies_between(ngrams: Ngrams) -> None:
    text = "水库已经提前腾出库老人们一边喝茶容沿河各村都组织了巡查"
    lattice = Lattice(ngrams, text)
    end, start = text.index("老人"), text.index("容")
    ends, starts = np.array([end, end, 4]), np.array([start, start + 3, start])
    gains = lattice.joined(ends, starts)
    assert gains[0] == pytest.approx(gain_by_hand(ngrams, f"{text[:end]}，{text[start:]}", text[:end] + text[start:]))
    assert gains[0] > 2 > max(gains[1:])


def test_a_text_reads_worse_parted_within_a_word_and_not_between_strangers(ngrams: Ngrams) -> None:
    lattice = Lattice(ngrams, "全市人民生活水平，不断提高")
    assert lattice.cuts[5] < -2
    assert lattice.cuts[0] == lattice.cuts[8] == lattice.cuts[9] == 0.0
