"""Sentences that break off before, behind or within a dash."""

import pytest

from reviewer.rules.registry import rule_by_id
from tests.unit.rules.conftest import FlagText

STORY = "镇里的老人们常常聚在茶馆里聊天，说起几十年来的变化，个个兴高采烈，最让他们高兴的是"
REST = "镇上的图书馆下月开馆，藏书三万册，居民凭身份证就可以免费借阅。"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("今年通车的环山公路", "———全长二十公里的柏油路把十二个村子连在了一起，山货再也不愁卖不出去。"),
        ("今年通车的环山公路—", "—全长二十公里的柏油路把十二个村子连在了一起，山货再也不愁卖不出去。"),
        ("今年通车的环山公路······", "全长二十公里的柏油路把十二个村子连在了一起，山货再也不愁卖不出去。"),
        ("1998———", "1999年度新建的十二所小学，孩子们再也不用走十几里山路去上学了。"),
        ("1998", "———1999年度新建的十二所小学，孩子们再也不用走十几里山路去上学了。"),
    ],
)
def test_a_sentence_may_break_at_a_dash(flag_text: FlagText, before: str, after: str) -> None:
    report = flag_text(rule_by_id("broken-column"), f"{STORY}{before}\n\n{after}\n\n{REST}\n")
    assert [found.text for found in report.findings if found.confidence >= 0.5] == ["\n\n"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("今年办成的几件实事——", "——修通环山公路，全长十二公里。\n\n——建成镇卫生院，添置设备，方便群众看病。"),
        ("今年办成的几件实事：", "——修通环山公路，全长十二公里。\n\n——建成镇卫生院，添置设备，方便群众看病。"),
        ("今年通车的环山公路———", "全长二十公里的柏油路把十二个村子连在了一起，山货再也不愁卖不出去。"),
        ("这样一个故事——", "去年冬天，山里下了一场大雪，通往镇上的小路全被封住了，村里有人生了急病。"),
        ("这样一个故事······", "去年冬天，山里下了一场大雪，通往镇上的小路全被封住了，村里有人生了急病。"),
        ("今年通车的环山公路。", "——这条全长二十公里的柏油路把十二个村子连在了一起，山货再也不愁卖不出去。"),
    ],
)
def test_a_dash_that_leads_over_or_heads_an_item_breaks_nothing(flag_text: FlagText, before: str, after: str) -> None:
    report = flag_text(rule_by_id("broken-column"), f"{STORY}{before}\n\n{after}\n\n{REST}\n")
    assert [found.text for found in report.findings if found.confidence >= 0.5] == []
