import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.text.diff import apply_hunks, diff, same_ends

TEXTS = st.text(st.sampled_from("山西晋中\n\r的,。𠮷"), max_size=40)


@given(TEXTS, TEXTS)
def test_hunks_turn_one_text_into_the_other_and_quote_both(old: str, new: str) -> None:
    hunks = diff(old, new)
    assert apply_hunks(old, hunks) == new
    for hunk in hunks:
        assert old[hunk.start : hunk.end] == hunk.before
        assert new[hunk.at : hunk.at + len(hunk.after)] == hunk.after
        assert hunk.before != hunk.after
    assert all(first.end < second.start for first, second in pairwise(hunks))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("山西炼科晶体", "山西烁科晶体", [(2, 3, "炼", "烁")]),
        ("他说:好,走。", "他说：好，走。", [(2, 3, ":", "："), (4, 5, ",", "，")]),
        ("末尾", "末尾\n", [(2, 2, "", "\n")]),
        ("\ufeff开头", "开头", [(0, 1, "\ufeff", "")]),
        ("一\n二\n三\n", "一\n三\n", [(2, 4, "二\n", "")]),
        ("", "全新", [(0, 0, "", "全新")]),
    ],
)
def test_only_what_differs_is_in_a_hunk(old: str, new: str, expected: list[tuple[int, int, str, str]]) -> None:
    assert [(h.start, h.end, h.before, h.after) for h in diff(old, new)] == expected


def test_a_moved_paragraph_is_not_torn_into_crumbs() -> None:
    moved = "记者从会上获悉，这一工作的全面展开对转型发展有重要的意义，干部群众为之振奋。"
    lines = ["第一段说的是春天的耕种。", moved, "第三段说的是秋天的收成，粮食满仓。"]
    old, new = "\n".join(lines), "\n".join([lines[0], lines[2], lines[1]])
    assert len(diff(old, new)) <= 3


def test_two_hundred_thousand_characters_with_scattered_changes() -> None:
    draw = random.Random(7)
    old = "".join(draw.choice("的一是在不了有和人这中大为上个国\n") for _ in range(200_000))
    places = sorted(draw.sample(range(200_000), 300))
    new = list(old)
    for place in places:
        new[place] = "晶"
    hunks = diff(old, "".join(new))
    assert apply_hunks(old, hunks) == "".join(new)
    assert sum(len(hunk.before) for hunk in hunks) <= 310


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("山西炼科", "山西烁科", (2, 1)),
        ("山西", "山西", (2, 0)),
        ("天天", "天天天", (2, 0)),
        ("太原市", "太市", (1, 1)),
        ("", "山", (0, 0)),
        ("山", "西", (0, 0)),
    ],
)
def test_no_character_is_shared_at_both_ends(one: str, other: str, expected: tuple[int, int]) -> None:
    assert same_ends(one, other) == expected
    assert same_ends(other, one) == expected
