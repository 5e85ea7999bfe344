from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from reviewer.lexicon.fuzzy import FuzzyIndex

LETTERS = "甲乙丙丁戊"


def brute_force(terms: list[str], text: str) -> set[tuple[int, int]]:
    """Term number and start of every window within the term's reach."""
    found = set()
    for number, term in enumerate(terms):
        most = 1 if len(term) <= 5 else 2
        for length in range(max(1, len(term) - most), len(term) + most + 1):
            for start in range(len(text) - length + 1):
                if OSA.distance(text[start : start + length], term) <= most:
                    found.add((number, start))
    return found


@settings(max_examples=150)
@given(
    st.lists(st.text(st.sampled_from(LETTERS), min_size=3, max_size=9), min_size=1, max_size=4, unique=True),
    st.text(st.sampled_from(LETTERS), max_size=30),
)
def test_what_brute_force_finds_is_found_and_nothing_else(terms: list[str], text: str) -> None:
    index = FuzzyIndex(terms)
    wanted = brute_force(terms, text)
    found = index.candidates(text)
    for start, end, number, distance in found:
        assert OSA.distance(text[start:end], terms[number]) == distance
        assert (number, start) in wanted
    covered = {(c.number, p) for c in found for p in range(c.start - len(terms[c.number]) - 2, c.end + 1)}
    assert wanted <= covered


def test_each_kind_of_step_is_found_where_it_stands() -> None:
    index = FuzzyIndex(["烁科晶体", "全面从严治党", "县城"])
    text = "山西炼科晶体和烁科体、烁科的晶体、科烁晶体；会面从严治觉"
    assert [(text[c.start : c.end], c.distance) for c in index.candidates(text)] == [
        ("炼科晶体", 1),
        ("烁科体", 1),
        ("烁科的晶体", 1),
        ("科烁晶体", 1),
        ("会面从严治觉", 2),
    ]


def test_overlapping_near_misses_of_a_repetitive_text_leave_no_gap() -> None:
    found = FuzzyIndex(["丙丁丙"]).candidates("丁丁丁丁丙丙丙丁")
    assert [(c.start, c.end) for c in found] == [(2, 5), (5, 8)]


def test_no_terms_and_no_text_give_nothing() -> None:
    assert FuzzyIndex([]).candidates("山西省") == []
    assert FuzzyIndex(["山西省"]).candidates("") == []
