"""bare-place-list: places that run straight into people; not into what is named after people."""

import pytest

from reviewer.rules.base import Rule
from reviewer.rules.registry import rule_by_id
from tests.unit.rules.conftest import FlagText

RULE: Rule = rule_by_id("bare-place-list")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("开幕式上，来自太原、大同、阳泉客商签下了一批大单。", "泉客"),
        ("夏令营里来自北京和天津学生相处融洽，依依不舍。", "津学"),
    ],
)
def test_people_want_a_link(flag_text: FlagText, text: str, place: str) -> None:
    [finding] = flag_text(RULE, text).findings
    assert finding.text == place
    assert [suggestion.text for suggestion in finding.suggestions] == [
        f"{place[0]}{link}{place[1]}" for link in ("等地", "的")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "来自杭州、成都游客中心的工作人员，来自北京、上海专家组的成员，都参加了培训。",
        "来自北京、上海代表性企业的负责人，来自北京、天津旅客列车的乘务员，都受到表彰。",
        "来自北京和上海选手村的消息，来自大同、朔州客户端的数据。",
        "来自太原、晋中企业家联合会的会员，来自太原、大同志愿者服务队的队员。",
        "来自太原、大同学生会的干部，来自北京、上海观众席的掌声，来自太原、大同学生家长的信。",
    ],
)
def test_what_is_named_after_people_is_none(flag_text: FlagText, text: str) -> None:
    assert flag_text(RULE, text).findings == ()
