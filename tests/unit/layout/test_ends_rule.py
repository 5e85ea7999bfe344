from __future__ import annotations

from reviewer.rules._ends import completion, ends_in_whole_word, wants_more


def test_words_that_want_more() -> None:
    assert all(wants_more(text) for text in ["综合利用率达", "进出口总额", "经济区的", "印发《关于推动"])
    assert not wants_more("金融服务明显增强")


def test_a_last_word_is_whole_when_its_characters_belong_together() -> None:
    def knows_strength(*passage: str) -> float:
        return 3.0 if "增强" in "".join(passage) else 0.0

    assert ends_in_whole_word("服务明显增强", knows_strength)
    assert not ends_in_whole_word("高质量党建推", knows_strength)


def test_what_is_lost_is_taken_from_elsewhere_only_where_all_agree() -> None:
    assert completion("入选高质量发展百", ["连续两年入选高质量发展百强名单", "进入高质量发展百强"]) == "强"
    assert completion("入选高质量发展百", ["高质量发展百强名单", "高质量发展百家企业"]) == ""
    assert completion("入选高质量发展百", ["开发区高质量发展"]) == ""
