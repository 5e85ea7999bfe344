from reviewer.language.evidence import Language
from reviewer.lexicon import Lexicon, Term
from reviewer.rules._near_alike import resembling


def left(term: str, text: str) -> list[str]:
    """The near misses of `term` in `text` that are worth a closer look."""
    misses = Lexicon([Term(term)]).near_misses(text)
    return [text[miss.start : miss.end] for miss in resembling(Language().characters, text, misses)]


def test_a_look_alike_and_a_sound_alike_are_looked_at() -> None:
    assert left("烁科晶体", "日前炼科晶体公司") == ["炼科晶体"]
    assert left("烁科晶体", "日前硕科晶体公司") == ["硕科晶体"]


def test_a_quite_unlike_character_in_a_short_term_is_not() -> None:
    assert left("烁科晶体", "日前人科晶体公司") == []


def test_a_neighbour_written_twice_is_looked_at_at_either_end_of_the_text() -> None:
    assert left("烁科晶体", "科科晶体") == ["科科晶体"]
    assert left("烁科晶体", "烁科晶晶") == ["烁科晶晶"]


def test_other_steps_and_longer_terms_are_always_looked_at() -> None:
    assert left("烁科晶体", "日前烁晶体公司") == ["烁晶体"]
    assert left("全面从严治党", "要人面从严治党") == ["人面从严治党"]
