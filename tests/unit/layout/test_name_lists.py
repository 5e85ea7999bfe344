"""Lists of persons, by the shape of their members."""

import pytest

from reviewer.layout.ends import open_end
from reviewer.layout.names import is_name_list, name_lists

NAMES = "陈祖庇、张学津、朱光武（满族）、刘作霖、吕培俭（女，回族）、徐志毅、翁祖泽、黎汉云"


def test_a_list_of_persons_is_found_where_it_stands() -> None:
    text = f"会议选举{NAMES}为副主席，任期五年。"
    ((start, end),) = name_lists(text)
    assert "张学津" in text[start:end]
    assert "翁祖泽" in text[start:end]
    assert "任期" not in text[start:end]


@pytest.mark.parametrize(
    "text",
    [
        "煤炭、电力、钢铁、水泥、化肥、农药、粮食、棉花",
        "北京、天津、河北、山西、内蒙古、辽宁、吉林",
        "全市经济平稳增长，农民收入增加。",
        "",
        "、、、、、、",
    ],
)
def test_other_lists_are_none(text: str) -> None:
    assert name_lists(text) == []
    assert not is_name_list(text)


def test_a_list_of_persons_needs_no_full_stop() -> None:
    assert open_end(f"中国民主同盟　{NAMES}") == 0.0
    assert open_end(f"{NAMES}、") == 1.0
