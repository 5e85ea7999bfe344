import pytest

from reviewer.lexicon.framed import counted, framed, kind_of


def seen(text: str) -> set[tuple[str, str]]:
    return {(each.text, each.kind) for each in framed(text)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("走进山西华盛新材料有限公司，机器轰鸣。", "山西华盛新材料有限公司", "company"),
        ("推动山西华盛新材料有限公司上市。", "山西华盛新材料有限公司", "company"),
        ("记者徐永芳报道。", "徐永芳", "person"),
        ("开展“晋绣坊”行动。", "晋绣坊", "phrase"),
    ],
)
def test_a_frame_shows_a_name_of_its_kind(text: str, name: str, kind: str) -> None:
    assert (name, kind) in seen(text)


@pytest.mark.parametrize("text", ["", "有限公司", "“”", "“abc”", "记者", "\ud800有限公司", "开发区里很忙。"])
def test_a_frame_without_a_name_shows_none(text: str) -> None:
    assert seen(text) == set()


def test_every_place_is_where_the_text_stands() -> None:
    text = "记者徐永芳报道。山西华盛新材料有限公司成立，“晋绣坊”开张。\n徐永芳说，“晋绣坊”好。"
    found = list(framed(text))
    assert found
    assert all(text.startswith(each.text, each.start) for each in found)


def test_a_place_that_two_frames_show_counts_once() -> None:
    found = list(framed("记者徐永芳说，好。"))
    times, issues = counted([("a", found), ("b", [])])
    assert times["徐永芳", "person"] == 1
    assert issues["徐永芳", "person"] == 1


def test_a_bare_ending_has_no_kind() -> None:
    assert kind_of("新区") == ""
    assert kind_of("太忻新区") == "zone"
