from __future__ import annotations

import pytest

from reviewer.layout.blocks import read_page
from reviewer.model.block import Block

BODY = "今年以来，示范区全力推进项目建设，成效明显，得到企业好评。"
DATELINE = "科学导报讯 近日，签约仪式顺利举行，各方代表参加了仪式。"


def blocks(*lines: str) -> tuple[Block, ...]:
    return read_page("\n\n".join(lines))[1]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("■ 董保彤摄", "caption"),
        ("图为工人在车间里忙碌。", "caption"),
        ("车间里一片忙碌。（新华社记者王波摄）（传真照片）", "caption"),
        ("——上党经开区以项目之“进”支撑发展之“稳”", "subtitle"),
        ("王金华 魏鹏飞", "byline"),
        ("本报驻突尼斯记者吕志星", "byline"),
        ("● 签约金额 **419.85亿元**", "infographic"),
        ("(下转 D4 版)", "continuation"),
        ("上接A1版", "continuation"),
        ("## 临汾:用五个“加快”打造开发区建设升级版", "headline"),
        ("前瞻布局,描绘“十五五”新蓝图", "headline"),
        ("创新前沿", "label"),
        ("形成上下联动的“一盘棋”格局。", "body"),
        ("区高质量发展的意见》印发实施,进一步明确", "body"),
        ("新水平。", "body"),
    ],
)
def test_the_role_of_a_line_between_paragraphs(line: str, role: str) -> None:
    assert blocks(BODY, line, BODY)[1].role == role


def test_a_headline_group_has_a_kicker_and_a_subtitle() -> None:
    read = blocks("大同经济技术开发区", "创新驱动结硕果 赋能发展谱新篇", "——开发区回访记", BODY)
    assert [block.role.value for block in read] == ["kicker", "headline", "subtitle", "body"]


def test_the_prose_above_a_credit_is_a_caption_unless_it_breaks_off() -> None:
    assert [block.role.value for block in blocks(BODY, BODY, "■ 宣传中心供图")] == ["body", "caption", "caption"]
    cut = BODY[:20]
    assert blocks(BODY, cut, "■ 宣传中心供图")[1].role == "body"


@pytest.mark.parametrize(
    "page",
    [
        ("发展新篇章开启", BODY, "李强", "产业新高地建成", BODY),
        ("发展新篇章开启", BODY, "产业新高地建成", DATELINE),
        ("发展新篇章开启", BODY + " 罗文平 张小菊", BODY),
        (BODY + " ■ 牛佳锡", BODY),
        (BODY, DATELINE),
    ],
)
def test_two_stories(page: tuple[str, ...]) -> None:
    assert {block.story for block in blocks(*page)} == {0, 1}


def test_a_headline_within_a_story_opens_none() -> None:
    assert {block.story for block in blocks("发展新篇章开启", BODY, "服务升级培育新沃土", BODY)} == {0}
