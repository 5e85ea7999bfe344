from hypothesis import given
from hypothesis import strategies as st

from reviewer.lexicon.exact import Automaton, Table

FORMS = st.lists(st.text(st.sampled_from("甲乙丙𠮷"), min_size=1, max_size=6), max_size=8, unique=True)


@given(FORMS, st.text(st.sampled_from("甲乙丙𠮷。"), max_size=40))
def test_the_table_finds_what_the_automaton_finds(forms: list[str], text: str) -> None:
    assert Table(forms, frozenset(forms)).find(text) == Automaton(forms).find(text)


def test_the_longest_of_those_that_begin_alike_is_taken_and_none_overlap() -> None:
    forms = ["山西", "山西省", "省会", "会"]
    for finder in (Automaton(forms), Table(forms, frozenset(forms))):
        assert finder.find("山西省会议") == [(0, 3, "山西省"), (3, 4, "会")]
