"""mixed-script: forms of the other script than the page's, never standard characters of names."""

import pytest

from reviewer.rules.base import Rule
from reviewer.rules.registry import all_rules
from tests.unit.rules.conftest import FlagText

RULE: Rule = next(rule for rule in all_rules() if rule.info.id == "mixed-script")
PLAIN = "全市上下抢抓重点任务，推动各项工作再上新台阶，不断取得新的成效，企业纷纷前来投资。"
TRADITIONAL = "全市經濟運行穩中向好，各項工作扎實推進，國內外企業紛紛前來投資。"


def found(flag_text: FlagText, text: str) -> list[tuple[str, str]]:
    return [(finding.text, finding.suggestions[0].text) for finding in flag_text(RULE, text).findings]


@pytest.mark.parametrize(
    ("old", "new"), [("經濟", "经济"), ("選", "选"), ("裏", "里"), ("羣", "群"), ("麵", "面"), ("隻", "只")]
)
def test_a_foreign_form_on_a_simplified_page_is_given_its_own(flag_text: FlagText, old: str, new: str) -> None:
    assert found(flag_text, f"{PLAIN}会议听取了{old}汇报。") == [(old, new)]


@pytest.mark.parametrize("name", list("昇喆堃淼镕犇甦邨龢迺氾皙祕陞甯勠"))
def test_standard_characters_of_names_stay(flag_text: FlagText, name: str) -> None:
    assert found(flag_text, f"{PLAIN}王{name}介绍了情况。") == []


def test_a_page_wholly_traditional_is_right(flag_text: FlagText) -> None:
    assert found(flag_text, TRADITIONAL) == []


def test_a_simplified_form_on_a_traditional_page_is_flagged(flag_text: FlagText) -> None:
    assert found(flag_text, TRADITIONAL + "会議聽取了彙報，市長講話。") == [("会", "會")]


def test_a_passage_wholly_traditional_on_a_simplified_page_stays(flag_text: FlagText) -> None:
    assert found(flag_text, "\n\n".join([PLAIN] * 8 + ["國家興亡，匹夫有責。經濟發展，萬眾一心。"])) == []


def test_forms_kept_in_japanese_names_and_rare_characters_without_a_form_stay(flag_text: FlagText) -> None:
    assert found(flag_text, f"{PLAIN}日本的辻先生、畑女士和赵孟頫的后人出席，𠮷野家参展。") == []
