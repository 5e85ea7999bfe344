from collections.abc import Callable

import pytest

from reviewer.engine import Report
from reviewer.rules.registry import rule_by_id


def test_the_place_of_a_lost_mark_is_quoted_without_what_stands_between_two_blocks(
    flag_text: Callable[..., Report],
) -> None:
    heads = "".join(f"第{n}届艺术节\n\n" for n in "一二三四")
    text = f"他说：“大家辛苦了，谢谢。\n\n{heads}会议结束后，大家就回去了，一路上都很高兴，没有人说话。\n"
    [found] = flag_text(rule_by_id("unpaired-quote"), text).findings
    assert "\n" not in found.text
    [edit] = found.suggestions[0].edits
    assert text[: edit.span.start].endswith("谢谢。")


def test_of_two_marks_that_may_end_a_speech_the_one_within_a_sentence_is_too_many(
    flag_text: Callable[..., Report],
) -> None:
    text = "厂长说：“这条生产线既是全厂的希望，更是两地长期合作”的纽带，对双方都有好处。”\n"
    [found] = flag_text(rule_by_id("unpaired-quote"), text).findings
    assert text[: found.span.start].endswith("长期合作")


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("本报北京5月8日电（记者张小林昨天从有关部门获悉，今年夏粮又获丰收。", "张小林"),
        ("本报北京5月8日电（记者张林昨天从有关部门获悉，今年夏粮又获丰收。", "张林"),
        ("全市开通了“12345、“12319”两条热线，为市民排忧解难。", "12345"),
        ("“菜篮子”供应充足，各地都重视“菜篮子问题的解决，市民满意。", "“菜篮子”供应充足，各地都重视“菜篮子"),
    ],
)
def test_a_lost_mark_stands_behind_a_name_a_number_or_what_is_quoted_elsewhere(
    flag_text: Callable[..., Report], text: str, before: str
) -> None:
    [found] = flag_text(rule_by_id("unpaired-quote"), text).findings
    [edit] = found.suggestions[0].edits
    assert text[: edit.span.start].endswith(before)


def test_no_quotation_ends_between_a_number_and_its_measure_word(flag_text: Callable[..., Report]) -> None:
    text = "园区建立了“管委会+公司+N”个合作渠道”的机制，企业反映良好。"
    [found] = flag_text(rule_by_id("unpaired-quote"), text).findings
    assert (found.span.start, found.suggestions[0].text) == (text.index("”"), "")


def test_a_quotation_may_stand_before_a_measure_word(flag_text: Callable[..., Report]) -> None:
    text = "园区搭建“1+N”个平台，用好“双11”个人消费热潮，成效明显。"
    assert flag_text(rule_by_id("unpaired-quote"), text).findings == ()
