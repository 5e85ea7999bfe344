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
        "男子组比赛中，第一、第二、第四、第五名均为本省选手获得。",
        "说法有：①地球是行星；②太阳是恒星；③月球是卫星；④彗星是行星。其中正确的是①②④。",
        "参见文献①、②、④、⑤。如图①所示，如图②所示，如图④所示。",
        "问题：一是思想不重视，二是措施不得力。原因：一是一些干部认识不到位，二是制度不健全。",
        "一是成立领导小组，二是制定方案。会后，首先召开动员会，二是分头落实。",
        "第一，坚持。第二，创新。专家认为，第二，尤其重要。",
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


def test_a_circled_list_may_come_to_its_last_number_twice(flag_text: FlagText) -> None:
    numbers = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑳"
    report = flag_text(RULE, "；".join(f"{number}修路架桥" for number in numbers) + "。")
    assert (report.findings, report.failures) == ((), ())


@pytest.mark.parametrize(
    "paragraphs",
    [
        (
            "张大爷笑着说：日子一天比一天好。他种了十亩果树，收入不错。",
            "李大妈接着说：政策真是暖人心。她家去年盖了新房，宽敞明亮。",
            "正月十五，村里闹起了元宵。锣鼓喧天，热闹非凡。",
            "王支书介绍说：明年打算修水渠。全村的水浇地要增加一倍。",
        ),
        (
            "科技助农：专家走进田间地头。今年县里组织专家下乡二十次。",
            "文化惠民：好戏送到百姓门前。剧团演出五十场，场场爆满。",
            "与此同时，卫生下乡活动持续开展。医疗队走遍了全县。",
            "法律援助：热线服务千家万户。律师接待群众三百人，免收费用。",
        ),
        (
            "厂长王建国：今年产量要翻一番。我们有这个信心，也有办法。",
            "谈到这里，他的眼里闪着光芒。窗外机器轰鸣，热火朝天。",
            "记者李小明：那么资金从哪里来。这可不是个小数目，要想好。",
            "厂长王建国：主要靠自筹和贷款。银行也很支持，没有问题。",
        ),
    ],
)
def test_a_paragraph_between_that_tells_something_is_no_lead_in(flag_text: FlagText, paragraphs: tuple[str]) -> None:
    assert flag_text(LEAD_IN, "\n\n".join(paragraphs)).findings == ()


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
