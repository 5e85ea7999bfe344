"""numbering-gap: lists that miss a step or have one twice; unlike-lead-in: the odd one of a series."""

import pytest

from reviewer.model.finding import Category
from reviewer.rules._ordinals import number, numeral
from reviewer.rules.base import Rule
from reviewer.rules.registry import rule_by_id
from tests.unit.rules.conftest import FlagText

RULE: Rule = rule_by_id("numbering-gap")
LEAD_IN: Rule = rule_by_id("unlike-lead-in")
BY_PARAGRAPHS = (
    "（一）加强组织领导。成立领导小组，明确工作职责，层层抓好落实。",
    "（二）强化政策支持。出台扶持办法，加大资金投入，支持企业发展。",
    "（三）优化营商环境。精简审批事项，压缩办理时限，方便群众办事。",
    "（四）严格督查考核。定期开展督查，及时通报进展，严格兑现奖惩。",
)


@pytest.mark.parametrize("value", range(1, 100))
def test_numerals_say_what_they_were_made_from(value: int) -> None:
    assert number(numeral(value, "一")) == value


@pytest.mark.parametrize("value", range(1, 21))
def test_circled_numbers_stay_circled(value: int) -> None:
    assert number(numeral(value, "①")) == value
    assert len(numeral(value, "①")) == 1


def test_a_lost_paragraph_shows_in_the_numbers(flag_text: FlagText) -> None:
    text = "\n\n".join([BY_PARAGRAPHS[0], BY_PARAGRAPHS[1], BY_PARAGRAPHS[3]])
    [finding] = flag_text(RULE, text).findings
    assert (finding.text, finding.suggestions, finding.category) == ("四", (), Category.FACT)
    assert [related.text for related in finding.related] == ["二"]


def test_a_misread_number_gets_the_right_one(flag_text: FlagText) -> None:
    text = "\n\n".join(BY_PARAGRAPHS).replace("（三）", "（二）")
    [finding] = flag_text(RULE, text).findings
    assert (finding.text, finding.suggestions[0].text) == ("二", "三")


def test_a_number_that_comes_twice_at_the_end_is_the_next_one(flag_text: FlagText) -> None:
    text = "重点抓好三件事：①修路架桥，方便出行；②改水改厕，改善环境；②植树造林，美化家园。"
    [finding] = flag_text(RULE, text).findings
    assert (finding.text, finding.suggestions[0].text) == ("②", "③")


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(BY_PARAGRAPHS),
        "会议强调，一要提高认识；一是责任要明确，二是措施要具体，三是落实要到位。",
        "一是抓项目，二是抓招商。此外，一是抓安全，二是抓稳定，三是抓民生。",
        "第一，学习理论。第二，深入调研。第三、四项工作同步推进。第五，总结经验。",
        "\n\n".join([BY_PARAGRAPHS[0], BY_PARAGRAPHS[1] + "三、优化环境。", BY_PARAGRAPHS[3]]),
        "二是落实责任，四是强化监督，六是严格考核，确保完成任务。",
        "丁是丁，卯是卯，一是一，二是二，四是四。",
        "一是抓早，三是抓小，六是抓实，二是抓细，九是抓常，确保完成任务。",
    ],
)
def test_lists_in_order_and_what_is_no_list_are_left_alone(flag_text: FlagText, text: str) -> None:
    assert flag_text(RULE, text).findings == ()


def test_the_lists_of_two_stories_are_two(flag_text: FlagText) -> None:
    text = (
        "# 加强领导抓落实\n\n本报讯 会议提出，一是加强领导，二是落实责任，各项工作要抓紧抓好。\n\n"
        "# 强化监督促发展\n\n本报讯 会议要求，四是强化监督，五是严格考核，各项工作要抓紧抓好。"
    )
    assert flag_text(RULE, text).findings == ()


def test_two_lead_ins_with_a_comma_are_no_slip(flag_text: FlagText) -> None:
    tail = "今年以来，园区新建实验室五个，引进博士三十名，成效明显。"
    heads = [
        "科研攻关：协同创新显身手。",
        "成果转化，本地开花结硕果。",
        "人才引育，筑巢引凤聚英才。",
        "服务企业：贴心帮办解难题。",
    ]
    heads += ["党建引领：先锋模范作表率。"]
    assert flag_text(LEAD_IN, "\n\n".join(head + tail for head in heads)).findings == ()
