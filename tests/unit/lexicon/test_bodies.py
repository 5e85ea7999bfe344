import pytest

from reviewer.lexicon.bodies import gather
from reviewer.storage.loader import issue_from_bytes


def bodies(text: str) -> list[str]:
    return [mention.text for mention in gather(issue_from_bytes(text.encode(), "a.txt"))]


def test_a_body_is_known_by_its_end_and_told_with_what_stands_before() -> None:
    assert bodies("劳伦斯伯克利国家实验室的学者到会。") == ["劳伦斯伯克利国家实验室"]


def test_what_stands_before_it_is_cut_at_a_mark_and_at_a_length() -> None:
    assert bodies("昨天，太原第一热电厂停机。") == ["太原第一热电厂"]
    [text] = bodies("昨" * 40 + "太原第一热电厂停机。")
    assert len(text) == len("电厂") + 16


@pytest.mark.parametrize(
    "text", ["开发区里机器轰鸣。", "一所大学。", "山西华盛新材料有限公司成立。", "，。！", "\U00020bb7大学"]
)
def test_an_end_without_a_name_and_a_firm_with_its_legal_form_are_none(text: str) -> None:
    assert bodies(text) == []
