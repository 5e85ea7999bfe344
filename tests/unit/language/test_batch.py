import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reviewer.language.batch import EMPTY, BatchModel, count, merge, symbols, windows

PAGES = ["山西烁科晶体有限公司近日投产。", "烁科晶体的碳化硅衬底全球首发。", "太原第二热电厂三期工程开工。"]


@given(st.lists(st.text("烁炼科晶体。,a1\n𠮷", max_size=12), min_size=2, max_size=5))
def test_a_page_left_out_is_as_if_it_had_never_been_counted(pages: list[str]) -> None:
    tallies = [count(page) for page in pages]
    keys = np.concatenate([tally.keys for tally in tallies])
    without = BatchModel(merge(tallies)).without(tallies[0])
    never = BatchModel(merge(tallies[1:])).without(EMPTY)
    assert np.allclose(without.log_probability(keys), never.log_probability(keys))
    assert without.size == never.size


@given(st.permutations(PAGES))
def test_the_order_of_pages_makes_no_difference(pages: list[str]) -> None:
    merged, other = merge(map(count, pages)), merge(map(count, PAGES))
    assert np.array_equal(merged.keys, other.keys)
    assert np.array_equal(merged.counts, other.counts)


def test_what_the_other_pages_say_speaks_for_it() -> None:
    tallies = [count(page) for page in PAGES]
    text = "山西炼科晶体有限公司"
    view = BatchModel(merge(tallies)).without(EMPTY)
    right, wrong = view.substitutions(symbols(text), np.array([2, 2]), np.array([ord("烁"), ord("矿")], np.uint64))
    assert right > 2 > wrong


def test_probabilities_after_three_symbols_add_up_to_about_one() -> None:
    view = BatchModel(merge(map(count, PAGES))).without(EMPTY)
    beginning = int(windows(symbols("烁科晶"), 3)[0])
    keys = np.array([beginning << 16 | code for code in range(0x3000, 0x9FFF)], np.uint64)
    assert 0.7 < float((10 ** view.log_probability(keys)).sum()) < 6


def test_an_edited_page_may_be_left_out_too() -> None:
    tallies = [count(page) for page in PAGES]
    view = BatchModel(merge(tallies)).without(count(PAGES[0] + "又添了一句话。"))
    assert np.isfinite(view.log_probability(tallies[0].keys)).all()


def test_what_stands_on_the_page_alone_is_not_elsewhere() -> None:
    page, other = "山西烁科晶体投产", "山西炼科晶体投产"
    row, after = symbols("山西某"), np.array([2])
    view = BatchModel(merge([count(page), count(other)])).without(count(page))
    _, found = view.following_at(row, after, 12, 3)
    assert found.tolist() == [ord("炼")]
