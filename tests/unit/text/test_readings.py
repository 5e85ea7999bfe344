from reviewer.text.readings import breaks, differences

FIRST = "今年以来，全县积极推进乡村振兴，建成高标准农田三万亩，群众收入稳步提高。"


def changed(second: str) -> list[tuple[str, str]]:
    return [(FIRST[d.start : d.end], second[d.low : d.high]) for d in differences(FIRST, second)]


def test_the_same_text_has_no_differences() -> None:
    assert changed(FIRST) == []


def test_a_changed_a_lost_and_an_added_character_stand_in_their_places() -> None:
    assert changed(FIRST.replace("振兴", "振典")) == [("兴", "典")]
    assert changed(FIRST.replace("积极推进", "积推进")) == [("极", "")]
    assert changed(FIRST.replace("农田三", "农田，三")) == [("", "，")]


def test_a_stretch_read_twice_is_one_difference() -> None:
    second = FIRST.replace("建成高标准农田", "建成高标准高标准农田")
    assert [(old, len(new)) for old, new in changed(second)] == [("", 3)]


def test_columns_in_another_order_are_compared_all_the_same() -> None:
    half = FIRST.index("，建成")
    second = FIRST[half:].replace("三万", "二万") + FIRST[:half].replace("全县", "全具")
    assert changed(second) == [("县", "具"), ("三", "二")]


def test_what_only_one_of_them_has_is_no_reading_of_the_other() -> None:
    assert changed(FIRST.replace("建成", "其间许多与此无关的别的文字插在当中，建成")) == []
    assert changed("短") == []


SECOND = "防汛物资储备充足，通信设备全部检修完毕，抢险队员随时待命，沿河各村都组织了巡查队伍。"


def joints(first: str, second: str) -> list[tuple[str, str, str, str]]:
    return [
        (first[b.end - 2 : b.end], first[b.start : b.start + 2], second[b.goes_on :][:2], second[: b.comes_from][-2:])
        for b in breaks(first, second)
    ]


def test_a_line_that_stands_elsewhere_breaks_the_text_at_both_its_ends_and_where_it_is_lost() -> None:
    line, good = "通信设备全部检修完毕，抢险", FIRST + SECOND
    poor = good.replace(line, "").replace("建成高标准", f"建成{line}高标准")
    assert joints(poor, good) == [
        ("建成", "通信", "高标", "足，"),
        ("抢险", "高标", "队员", "建成"),
        ("足，", "队员", "通信", "抢险"),
    ]


def test_texts_in_one_order_have_no_breaks_whatever_characters_differ() -> None:
    assert joints(FIRST + SECOND, FIRST.replace("积极", "识极") + SECOND.replace("通信设备", "通信没备")) == []
