import pytest

from reviewer.text.traditional import folded, is_traditional, restored, simplified

PAGE = "全市經濟運行穩中向好，各項工作扎實推進，國內外企業紛紛前來投資。頭髮、發展、皇后、以後、裡面，為此。\n"


def test_a_page_is_traditional_by_its_share_of_traditional_forms() -> None:
    assert is_traditional(PAGE)
    assert not is_traditional("全市经济运行稳中向好，毕昇、陶喆參加了会议，镕基同志出席。")
    assert not is_traditional("")


def test_a_page_read_in_simplified_characters_keeps_its_length() -> None:
    assert len(simplified(PAGE)) == len(PAGE)
    assert simplified(PAGE).startswith("全市经济运行稳中向好，各项工作扎实推进")
    assert simplified("乾隆年間，𠮷野家。\n") == "乾隆年间，𠮷野家。\n"


def test_stray_forms_are_folded_and_standard_characters_of_names_stay() -> None:
    assert folded("抢抓機遇，毕昇、陶喆") == "抢抓机遇，毕昇、陶喆"


@pytest.mark.parametrize(
    ("new", "at", "made"),
    [("发展", 0, "發展"), ("为", 3, "為"), ("里", 3, "裡"), ("机", 3, "機"), ("，", 3, "，"), ("國", 3, "國")],
)
def test_a_correction_is_put_into_the_pages_own_characters(new: str, at: int, made: str) -> None:
    assert restored(new, PAGE, at, at + 1) == made


def test_neighbours_tell_which_of_two_forms_is_meant() -> None:
    page = PAGE + "理發店"
    assert restored("头发", page, 3, 3) == "頭髮"
    assert restored("发", PAGE.replace("髮", "法"), PAGE.index("髮"), PAGE.index("髮") + 1) == "髮"
