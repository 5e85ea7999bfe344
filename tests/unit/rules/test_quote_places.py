from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.rules._quote_places import closing_places, least_closing_cost, least_opening_cost, opening_places

TEXTS = st.text(st.sampled_from("甲乙的为了是：:，。；！？“《、和"), min_size=1, max_size=60)


@settings(max_examples=400)
@given(TEXTS, st.data())
def test_the_least_cost_is_that_of_the_best_place(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text) - 1))
    high = data.draw(st.integers(low + 1, len(text)))
    open_at = data.draw(st.integers(0, low))
    assert least_opening_cost(text, low, high) == opening_places(text, low, high)[0].cost
    assert least_closing_cost(text, open_at, low, high) == closing_places(text, open_at, low, high)[0].cost
