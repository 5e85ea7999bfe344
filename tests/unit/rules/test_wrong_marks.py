import pytest

from reviewer.rules._wrong_marks import wrong_marks


@pytest.mark.parametrize(
    "text",
    [
        "由于连日大雨。河水猛涨，多处道路中断。",
        "改革开放以来。全县的面貌发生了很大变化。",
        "根据会议的部署。各地迅速行动起来。",
        "与此同时。各项准备工作也在进行。",
        "会议强调。安全生产一刻也不能放松。",
        "全年完成产值十亿元。比上年增长两成。",
        "这种统一标准的做法。已经在全国推广。",
        "他希望各地认真总结经验、改进作风。并把好的做法推广开来。",
    ],
)
def test_a_full_stop_in_the_middle_of_a_sentence_is_found(text: str) -> None:
    assert [(mark.at, mark.rights[0]) for mark in wrong_marks(text)] == [(text.index("。"), "，")]


@pytest.mark.parametrize(
    "text",
    [
        "电影根据真人真事改编。主演是一位新人。",
        "雨停了。也许明天就能动工。",
        "孩子们都喜欢他。就业形势一天天好起来。",
        "为什么要修这条路？因为群众需要。只有路通了，山货才出得去。",
        "会议听取了报告，讨论了方案。并要求各地抓好落实。",
        "他读书、写字、会下棋，但是不会游泳。",
        "除了演出还开展了讲学活动。另一种形式是交流。",
    ],
)
def test_a_sentence_that_ends_where_its_mark_stands_is_left_alone(text: str) -> None:
    assert list(wrong_marks(text)) == []


def test_a_verb_of_saying_wants_a_comma_or_a_colon() -> None:
    [mark] = wrong_marks("市委书记指出。今年的工作要突出重点。")
    assert mark.rights == ("，", "：")


def test_a_subject_may_hold_a_verb_in_its_attribute() -> None:
    text = "一些有条件的单位。应当带头公开账目。"
    assert [(mark.at, mark.rights[0]) for mark in wrong_marks(text)] == [(text.index("。"), "，")]
