from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.layout.blocks import read_page
from reviewer.model.block import Role
from reviewer.resources import resource_path

PIECES = [
    "新材料",
    "产业，",
    "发展。",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\u3000\u3000",
    "# ",
    "**",
    "[a](http://b)",
    "<http://c.cn>",
]
PIECES += ["PC", "12", "- ", "|", "《", "》", "\x00", "\u200b", "𠮷", "李强", "记者", "。”", ", ", "*", "_", "---"]


def texts(page: str) -> list[str]:
    return [block.text for block in read_page(page)[1]]


def roles(page: str) -> list[str]:
    return [block.role.value for block in read_page(page)[1]]


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)))
def test_every_reading_quotes_the_page(page: str) -> None:
    _, blocks = read_page(page)
    last = 0
    for number, block in enumerate(blocks):
        reading = block.reading
        assert block.number == number
        assert len(reading.text) == len(reading.origin)
        assert all(a < b for a, b in zip(reading.origin, list(reading.origin)[1:], strict=False))
        assert "".join(page[at] for at in reading.origin) == reading.text
        assert last <= block.span.start <= reading.origin[0] < reading.end <= block.span.end <= len(page)
        last = block.span.end


@pytest.mark.parametrize("page", ["", "\n\n", "\u3000 \t\r\n", "---\n", "\ufeff"[1:]])
def test_a_page_without_text_has_no_blocks(page: str) -> None:
    assert read_page(page)[1] == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_wrapped_lines_read_as_one_paragraph(end: str) -> None:
    lines = [
        "历时两天的第十五届内政部",
        "长理事会会议今日在此闭幕",
        "，会议通过了协议草案，各",
        "国代表对此表示满意。",
        "",
        "会议还听取了年度报告，并",
    ]
    lines += ["且选出了新一届的秘书长，", "任期从今年一月开始计算，", "共三年。"]
    assert texts(end.join(lines)) == ["".join(lines[:4]), "".join(lines[5:])]


def test_double_spaced_wrapped_lines_read_as_one_paragraph() -> None:
    lines = [
        "历时两天的第十五届内政部",
        "长理事会会议今日在此闭幕",
        "，会议通过了协议草案，各",
        "国代表对此表示满意。此外",
    ] * 3
    assert texts("\n\n".join(lines)) == ["".join(lines)]


def test_paragraph_lines_stay_apart() -> None:
    page = "今年以来，示范区全力推进项目建设，成效明显。\n第二段说的是另一件事，与上一段没有关系。"
    assert len(texts(page)) == 2


def test_line_end_blanks_are_passed_over_and_others_kept() -> None:
    page = "中北高新技术 产业开发区坚持强龙头、 延链条,引进 PC 生产线 40 多条, 年产 1000 万 平方米。"
    assert texts(page) == ["中北高新技术产业开发区坚持强龙头、延链条,引进 PC 生产线 40 多条,年产 1000 万平方米。"]


def test_blanks_that_part_names_and_headline_halves_stay() -> None:
    page = "科学导报讯 记者王波 近日,签约仪式顺利举行,各方参加。\n\n引资量质齐升 产业聚链成势\n\n"
    page += "综合利用取得成效,利用率大幅提升。 罗文平 张小菊"
    read = texts(page)
    assert read[0].startswith("科学导报讯 记者王波 近日")
    assert read[1] == "引资量质齐升 产业聚链成势"
    assert read[2].endswith("提升。 罗文平 张小菊")


def test_markup_is_no_text() -> None:
    page = "## 开发区**建设**周刊\n\n网址: <http://a.com> 邮箱: [b@c.com](mailto:b@c.com)\n\n- 累计 **67家**  \n\n---\n"
    assert texts(page) == ["开发区建设周刊", "网址: http://a.com 邮箱: b@c.com", "累计 67家"]


def test_lone_stars_and_hashes_in_text_stay() -> None:
    assert texts("3*4*5等于60，编号C#不变。") == ["3*4*5等于60，编号C#不变。"]


def test_the_masthead_of_a_seed() -> None:
    page = next(resource_path("seeds").glob("001_*")).read_text(encoding="utf-8")
    masthead, blocks = read_page(page)
    assert (masthead.number, masthead.total_number, masthead.pages) == (15, 4374, 8)
    assert (masthead.date, masthead.weekday) == (date(2025, 5, 16), 4)
    assert masthead.weekday_span is not None
    assert masthead.weekday_span.of(page) == "星期五"
    assert [block.role for block in blocks[:14]] == [Role.MASTHEAD] * 14


def test_a_masthead_on_one_line() -> None:
    masthead, _ = read_page(
        "01版   国际   汾水晚报\n\n1998年11月26日 星期日\n\n责编：陈国 校对：孙峰\n\n今年以来，各地发展很快，成效明显。"
    )
    assert (masthead.paper, masthead.edition, masthead.weekday) == ("汾水晚报", "01", 6)


def test_a_long_line_without_end_is_read_in_linear_time() -> None:
    page = "发展 新质，生产力" * 100_000
    assert len(read_page(page)[1][0].text) == 8 * 100_000
