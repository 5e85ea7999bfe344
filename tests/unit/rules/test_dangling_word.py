"""dangling-word: words that want something before or after them, where there is nothing."""

import pytest

from reviewer.model.finding import Applicability, Category
from reviewer.rules.base import Rule
from reviewer.rules.registry import rule_by_id
from tests.unit.rules.conftest import FlagText

RULE: Rule = rule_by_id("dangling-word")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("改造后的街道更加整洁和。居民们纷纷称赞政府办了好事。", "和。"),
        ("这项改革涉及土地、资金以及；人才方面也有新的举措。", "及；"),
        ("双方就合作事宜交换了意见并。会谈在友好的气氛中进行。", "并。"),
        ("园区出台了一系列政策以便。企业家们对此反响热烈。", "便。"),
        ("全市大力推进招商引资为了。各县也纷纷行动起来了。", "了。"),
    ],
)
def test_what_wants_more_before_a_mark_is_found_without_a_fix(flag_text: FlagText, text: str, place: str) -> None:
    [finding] = flag_text(RULE, text).findings
    assert (finding.text, finding.category) == (place, Category.MISSING)
    assert finding.applicability is Applicability.DISPLAY


def test_behind_a_mark_a_particle_may_lose_the_mark(flag_text: FlagText) -> None:
    [finding] = flag_text(RULE, "我们要认真总结这些年来积累，的经验，把工作做得更好。").findings
    assert (finding.text, finding.suggestions[0].text) == ("，的", "的")
    assert finding.category is Category.PUNCTUATION


@pytest.mark.parametrize(
    "text",
    [
        "全民参与。企业兼并。把握方向；态度温和。来不及。触手可及。二者之和。",
        "这是他的一把。气候温和；关系缓和。参加座谈的有村民李德和。张庆和。",
        "他说：“的确如此。”，了解情况，了不起的成就，的士、的哥都来了，的的确确。",
        "法律的、行政的、经济的手段，都用上了。",
        "政通人和。力所能及；始料未及。一唱一和。望尘莫及；惠及、触及、企及。拉了他一把。推他一把；交火、议和。",
        "“丝路与和平”“传承与创新”，普及与提高，改革和开放。",
        "全厂无人及。当世鲜有人及。上半场他被重点针对。",
        "歌声一直伴随着。再也不敢胡作非为了。今后大有可为了；终于有所作为了。",
        "结构助词有地、的、得三个，语气助词有啊、呢、了、吗等。",
        "他呀，的的确确是个好人，湖泊中，的的喀喀湖最高。",
        "回到故乡，了了一桩心事。归隐山林，了此残生。捐出积蓄，了其夙愿。还清欠款，了一桩心愿。",
        "远亲近邻相处和。九州同庆天下和。",
        "学校统一购买学生被。其中有救灾被；折扇两把；花生两大把。",
    ],
)
def test_words_and_names_that_end_so_are_right(flag_text: FlagText, text: str) -> None:
    assert flag_text(RULE, text).findings == ()
