import pytest

from reviewer.lexicon.persons import gather, is_foreign, is_framed, is_name, persons
from reviewer.storage.loader import issue_from_bytes


def framed_names(text: str) -> set[str]:
    return {name for name, person in persons(text).items() if person.framed}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("省委书记盛云龙，昨天到会。", "盛云龙"),
        ("盛云龙说，要办实事。", "盛云龙"),
        ("埃利奥特·莫尔斯在会上讲话。", "莫尔斯"),
    ],
)
def test_a_title_a_saying_verb_or_a_dot_shows_a_name(text: str, name: str) -> None:
    assert name in framed_names(text)


def test_a_family_name_inside_running_text_shows_nothing() -> None:
    assert framed_names("全市高新技术产业发展很快，方便面卖得好。") == set()


def test_every_place_of_a_name_is_told() -> None:
    text = "盛云龙来了，盛云龙走了。"
    assert persons(text)["盛云龙"].starts == [0, 6]


def test_a_title_longer_than_is_compared_is_cut_not_lost() -> None:
    text = "中共山西省委书记徐永芳到会。"
    [mention] = gather(issue_from_bytes(text.encode(), "a.txt"))
    assert mention.text == "省委书记徐永芳"
    assert text[mention.start : mention.end] == mention.text


def test_characters_no_given_name_has_make_no_name() -> None:
    assert is_name("徐永芳")
    assert not is_name("徐的芳")
    assert is_foreign("莫尔斯")
    assert not is_foreign("莫尔猫")


@pytest.mark.parametrize("text", ["", "王", "王\n", "\ud800\ud800王", "·", "\U00020bb7王\U00020bb7", "说" * 400])
def test_no_text_is_too_odd(text: str) -> None:
    for person in persons(text).values():
        for start in person.starts:
            assert text.startswith(person.text, start)


def test_the_edges_of_the_text_count_as_edges() -> None:
    assert is_framed("书记徐永芳", 2, 5)
    assert not is_framed("徐永芳", 0, 3)
