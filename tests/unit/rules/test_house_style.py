"""house-style: one finding a page and pattern, all its places mended at once."""

from itertools import pairwise

import pytest

from reviewer.model.finding import Finding
from reviewer.resources import resource_path
from reviewer.rules.base import Rule
from reviewer.rules.registry import all_rules
from tests.unit.rules.conftest import FlagText

RULE: Rule = next(rule for rule in all_rules() if rule.info.id == "house-style")


def edits(findings: tuple[Finding, ...]) -> list[tuple[int, int, str]]:
    return sorted((e.span.start, e.span.end, e.text) for f in findings for e in f.suggestions[0].edits)


def mended(flag_text: FlagText, text: str) -> str:
    places = edits(flag_text(RULE, text, ()).findings)
    assert all(first[1] <= second[0] for first, second in pairwise(places)), "edits overlap"
    for start, end, new in reversed(places):
        text = text[:start] + new + text[end:]
    return text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "会议指出,今年以来,全市有12家企业 ,产值3亿元;要抓好落实!",
            "会议指出，今年以来，全市有12家企业，产值3亿元；要抓好落实！",
        ),
        (
            "他表示:\"要 抓好'三农'工作, 5月前完成。\"会议要求,各县(市、区)要落实。",
            "他表示：“要抓好'三农'工作，5月前完成。”会议要求，各县（市、区）要落实。",
        ),
        (
            "老牧民说: “政府对我们很关心。” 会议要求, “三农”工作要抓好。 (记者李明)他还说,要加快发展。",
            "老牧民说：“政府对我们很关心。”会议要求，“三农”工作要抓好。（记者李明）他还说，要加快发展。",
        ),
        (
            "企业从１２家增加到２３．５家, ３月底前全部开工,各项工作进展顺利。",
            "企业从12家增加到23.5家，3月底前全部开工，各项工作进展顺利。",
        ),
    ],
)
def test_patterns_that_meet_are_mended_together(flag_text: FlagText, text: str, wanted: str) -> None:
    assert mended(flag_text, text) == wanted
    assert flag_text(RULE, wanted, ()).findings == ()


def test_a_pattern_is_one_finding_with_its_count_at_the_first_place(flag_text: FlagText) -> None:
    text = "会议指出,今年以来经济运行稳中向好,要坚定信心,扎实推进重点工程。"
    (finding,) = flag_text(RULE, text, ()).findings
    assert (finding.span.start, finding.text, finding.suggestions[0].text) == (4, ",", "，")
    assert "3" in finding.message.zh
    assert len(finding.suggestions[0].edits) == 3


@pytest.mark.parametrize(
    "text",
    [
        "本报北京1月2日电 记者贾昭全 国务院今天召开会议，研究部署重点工作，要求抓好落实。",
        "编译器支持C, Java和Go，版本号为1:2:3，邮箱为a,b@c.com，时间是12:30，价格是1,200元。",
        '他说:"要抓好落实。会议"要求"各县认真贯彻，各项工作都要按时完成，"不得拖延。"'.replace(":", "："),
        "各县（市、区）要落实（一季度完成)前期工作，(二季度开工，三季度见效，四季度验收。",
    ],
)
def test_what_is_right_or_in_doubt_stays(flag_text: FlagText, text: str) -> None:
    assert edits(flag_text(RULE, text, ()).findings) == []


def test_seeds_are_mended_in_one_pass(flag_text: FlagText) -> None:
    folder = resource_path("seeds")
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8-sig")
        once = mended(flag_text, text)
        assert once != text
        assert edits(flag_text(RULE, once, ()).findings) == [], path.name
