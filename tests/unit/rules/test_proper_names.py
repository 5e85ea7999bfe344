from collections.abc import Callable

import pytest

from reviewer.engine import Report
from reviewer.rules.registry import rule_by_id

Flag = Callable[..., Report]


@pytest.mark.parametrize(
    "text",
    [
        "通过市场化模式,吸引了江北金控、建投集团等多方参与,补全了光伏产业链。",
        "南通中远集团、能投集团、文投集团参加了会议。",
        "汽笛长鸣，集大原铁路开通，沿线群众出行更方便。",
    ],
)
def test_the_short_name_of_a_firm_or_a_line_is_no_misread_word(flag_text: Flag, text: str) -> None:
    assert flag_text(rule_by_id("unlikely-character"), text).findings == ()


def test_a_misread_verb_before_a_kind_of_line_is_found(flag_text: Flag) -> None:
    found = flag_text(rule_by_id("unlikely-character"), "他们建没高速铁路，方便了沿线群众的出行。").findings
    assert [(one.text, one.suggestions[0].text) for one in found] == [("没", "设")]
