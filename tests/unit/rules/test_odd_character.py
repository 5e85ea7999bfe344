"""odd-character: what no newspaper prints, and what stood there."""

import pytest

from reviewer.model.finding import Applicability, Category
from reviewer.rules.base import Rule
from reviewer.rules.registry import all_rules
from tests.unit.rules.conftest import FlagText

RULE: Rule = next(rule for rule in all_rules() if rule.info.id == "odd-character")


@pytest.mark.parametrize(
    ("text", "odd", "fix"),
    [
        ("大会于1月5日在省城召开，]月8日闭幕，共有三百多名代表参加。", "]", "1"),
        ("大会于l月5日在省城召开，会期三天，共有三百多名代表参加。", "l", "1"),
        ("这项工程于2O25年开工，两年后建成投产，效益良好。", "O", "0"),
        ("老人在山里住了-个月，每天早起锻炼，身体越来越好。", "-", "一"),
        ("总统艾哈迈德.本.穆罕默德在讲话中表示，将继续发展两国友好关系。", ".", "·"),
        ("企业加大投入，·产品质量不断提高，市场占有率稳步上升。", "·", ""),
        ("各县区都已经开工．深入推进项目建设，效果十分明显。", "．", "，"),
        ("全市人ロ普查工作已经全面启动，各项准备就绪。", "ロ", "口"),
    ],
)
def test_what_stood_there_is_the_first_suggestion(flag_text: FlagText, text: str, odd: str, fix: str) -> None:
    findings = flag_text(RULE, text).findings
    assert findings
    assert {(finding.text, finding.suggestions[0].text) for finding in findings} == {(odd, fix)}


@pytest.mark.parametrize(
    ("odd", "category"),
    [
        ("\ufffd", Category.SUBSTITUTION),
        ("\ue123\ue124", Category.SUBSTITUTION),
        ("\x01", Category.EXTRA),
        ("\u202e", Category.EXTRA),
        ("⽣", Category.SUBSTITUTION),
    ],
)
def test_a_run_of_odd_characters_is_one_finding(flag_text: FlagText, odd: str, category: Category) -> None:
    (finding,) = flag_text(RULE, f"全市经济运行稳中{odd}向好，各项工作扎实推进，成效明显。").findings
    assert (finding.text, finding.category) == (odd, category)


def test_only_what_cannot_change_the_reading_is_mended_in_bulk(flag_text: FlagText) -> None:
    text = "全市⽣产\u200b稳步增长*各项工作扎实推进，成效\ue000明显，企业\x01效益提高。"
    by_text = {finding.text: finding.applicability for finding in flag_text(RULE, text).findings}
    assert by_text == {
        "⽣": Applicability.SAFE,
        "\u200b": Applicability.SAFE,
        "*": Applicability.UNSAFE,
        "\ue000": Applicability.DISPLAY,
        "\x01": Applicability.UNSAFE,
    }


@pytest.mark.parametrize(
    "text",
    [
        "各地认真贯彻.落实会议精神.加大工作力度.确保完成任务.经济稳步增长.人民生活改善.",
        "编译结果为a=b+c，投入=产出÷人数，型号为X-1，坐标为[3]和[4]，标注为*号的3*5个。",
        "家庭成员👨\u200d👩\u200d👧一同出行，市民纷纷点赞，现场气氛热烈非常。",
        "《诗经·小雅》与“水调歌头·明月几时有”是名篇，（清·龚自珍）在诗中写道，人们传诵至今。",
        "专题 | 聚焦高质量发展\n\n- 第一条要求\n- 第二条要求\n\n| 指标 | 数值 |\n|---|---|\n| 产值 | 3.5 |",
        "微粒直径为5μm，电阻为3Ω，α粒子与β射线的强度不同，АБВ公司参加了展览会。",
    ],
)
def test_what_is_printed_like_that_stays(flag_text: FlagText, text: str) -> None:
    assert [finding.text for finding in flag_text(RULE, text).findings] == []
