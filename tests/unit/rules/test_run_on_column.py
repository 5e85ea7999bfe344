"""Lines of two columns in one paragraph: found by the column's width, or by another reading of the page."""

import pytest

from reviewer.archive import flag_together
from reviewer.engine import Report, flag
from reviewer.model.finding import Applicability
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import rule_by_id
from reviewer.storage.loader import issue_from_bytes

RULE = [rule_by_id("run-on-column")]
LEFT = (
    "镇里的老茶馆经过半年修缮重新开张，墙上挂着上世纪的照片，柜台后面摆满了各种茶叶。老人们一边喝茶一边聊天，"
    "说起当年码头上的热闹景象，个个眉飞色舞。茶馆老板介绍，这里每天接待游客三百多人，周末还要排队等候。"
)
RIGHT = (
    "气象部门预计今年夏季降水偏多，水库已经提前腾出库容，沿河各村都组织了巡查队伍。防汛物资储备充足，"
    "通信设备全部检修完毕，抢险队员随时待命。专家提醒居民不要在河道附近停留，遇到险情及时向当地政府报告。"
)
ABOVE = (
    "今天上午，本市召开全民健身工作会议，总结去年的经验，部署今年的任务，并且表彰了一批先进单位。\n\n"
    "会议要求各区县加快建设群众身边的体育设施，让居民走出家门不远就能找到锻炼身体的场所。\n\n"
)


def lines(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def woven(width: int) -> str:
    """The lines of the two columns in turn, as one paragraph."""
    rows = zip(lines(LEFT, width), lines(RIGHT, width), strict=False)
    return ABOVE + "".join(one + other for one, other in rows) + "\n"


def alone(evidence: EvidenceBase, text: str) -> Report:
    return flag(issue_from_bytes(text.encode(), "0.txt"), RULE, evidence, 0.5)


def together(evidence: EvidenceBase, *texts: str) -> list[Report]:
    issues = [issue_from_bytes(text.encode(), f"{number}.txt") for number, text in enumerate(texts)]
    return list(flag_together(issues, RULE, evidence, 0.5))


def joints(report: Report, width: int) -> tuple[int, int]:
    """How many findings stand where two lines meet, to a character, and how many do not."""
    text = report.issue.text
    places = range(len(ABOVE) + width, len(text) - 1, width)
    right = [any(abs(found.span.start + 1 - place) < 2 for place in places) for found in report.findings]
    return right.count(True), right.count(False)


@pytest.mark.parametrize(("width", "least"), [(11, 14), (12, 8), (16, 10)])
def test_woven_lines_are_found_by_the_width_of_their_column(evidence: EvidenceBase, width: int, least: int) -> None:
    right, wrong = joints(alone(evidence, woven(width)), width)
    assert right >= least
    assert wrong <= right // 10


def test_a_finding_shows_where_the_line_goes_on(evidence: EvidenceBase) -> None:
    report = alone(evidence, woven(11))
    first = report.findings[0]
    assert first.text == "修气"
    assert "前者下接“缮重新开张" in first.message.zh
    assert [related.text for related in first.related] == ["缮重新开张，墙上"]
    assert first.applicability is Applicability.DISPLAY


def test_columns_in_order_are_left_alone(evidence: EvidenceBase) -> None:
    assert alone(evidence, f"{ABOVE}{LEFT}\n\n{RIGHT}\n").findings == ()
    assert alone(evidence, f"{ABOVE}{LEFT}{RIGHT}\n").findings == ()


def test_items_of_one_pattern_are_left_alone(evidence: EvidenceBase) -> None:
    items = "".join(f"第{number}小学新建教学楼一幢，添置图书三千册，" for number in "一二三四五六七八")
    assert alone(evidence, f"{ABOVE}{items}办学条件明显改善。\n").findings == ()


def test_another_reading_tells_of_a_single_line_out_of_place(evidence: EvidenceBase) -> None:
    good = f"{ABOVE}{LEFT}\n\n{RIGHT}\n"
    moved = "喝茶一边聊天，说起当年码头上的热"
    poor = good.replace(moved, "").replace("防汛物资储", f"防汛物资储{moved}")
    assert alone(evidence, poor).findings == ()
    report, other = together(evidence, poor, good)
    assert other.findings == ()
    assert [found.text for found in report.findings] == ["边闹", "储喝", "热备"]
    first = report.findings[0]
    assert [(related.path, related.text) for related in first.related] == [("1.txt", good[good.index(moved) :][:9])]


def test_paragraphs_in_another_order_are_no_defect(evidence: EvidenceBase) -> None:
    for report in together(evidence, f"{ABOVE}{LEFT}\n\n{RIGHT}\n", f"{ABOVE}{RIGHT}\n\n{LEFT}\n"):
        assert report.findings == ()


NAMES = (
    "选举赵世昌为省长，钱福奎、孙世贤、李何存、周迁华（女）、吴健生、郑庚茂、王利民（满族）、冯玉芝、陈延年、褚怀恩、卫东升、蒋宝山为副省长，"
    "选举沈贤生、韩贤永、杨万禄、朱步智、秦自远、尤世德、许淑森、何谨华、吕序顺（侗族）、施思培、张桂美（女）为省人大常委会副主任。"
)
"""Made up."""


def test_a_list_of_names_is_no_woven_text(evidence: EvidenceBase) -> None:
    assert alone(evidence, ABOVE + NAMES * 4 + "\n").findings == ()


def test_whole_sentences_that_another_issue_has_in_another_order_are_right(evidence: EvidenceBase) -> None:
    sentences = [f"{sentence}。" for sentence in (LEFT + RIGHT).split("。") if sentence]
    turned = "".join(reversed(sentences))
    one, other = together(evidence, ABOVE + "".join(sentences) + "\n", ABOVE + turned + "\n")
    assert one.findings == other.findings == ()
