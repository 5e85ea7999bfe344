from collections.abc import Callable

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
