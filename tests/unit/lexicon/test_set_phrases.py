import pytest

from reviewer.lexicon.set_phrases import Miss, SetPhrases

PHRASES = SetPhrases(["当务之急", "行之有效", "夸夸其谈", "全心全意", "三个字"])


@pytest.mark.parametrize(
    ("text", "window", "form", "miss"),
    [
        ("这是当务急之。", "当务急之", "当务之急", Miss.SWAPPED),
        ("建立行之效的机制", "行之效", "行之有效", Miss.LOST),
        ("他夸夸歧谈起来", "夸夸歧谈", "夸夸其谈", Miss.WRONG),
        ("务之急是什么", "务之急", "当务之急", Miss.LOST),
    ],
)
def test_a_broken_phrase_is_met_where_it_stands(text: str, window: str, form: str, miss: Miss) -> None:
    found = {(text[n.start : n.end], n.form, n.miss) for n in PHRASES.near(text)}
    assert (window, form, miss) in found


def test_a_phrase_as_it_should_be_is_no_near_miss() -> None:
    assert PHRASES.near("这是当务之急，要全心全意地抓。") == []


def test_the_place_of_a_doubled_characters_loss_is_one_of_the_two() -> None:
    places = {n.at for n in PHRASES.near("他们全心意地工作") if n.miss is Miss.LOST}
    assert places == {4}


@pytest.mark.parametrize("text", ["", "中", "中文字", "\ud800" * 8, "𠮷" * 9])
def test_any_text_can_be_searched(text: str) -> None:
    assert PHRASES.near(text) == []


def test_without_phrases_nothing_is_near() -> None:
    assert SetPhrases([]).near("这是当务急之。") == []
