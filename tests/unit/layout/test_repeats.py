from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.layout.blocks import read_page
from reviewer.layout.copies import gather, merge
from reviewer.layout.repeats import repeats
from reviewer.model.issue import Issue

PASSAGE = "强化全链条监管体系建设，形成出让、建设、验收的闭环管理，提升土地配置精准度。"
LEAD = "循着机器轰鸣声走进现场，处处是忙碌的身影。"
OTHER = "今年以来各地签约项目很多，总投资很大，成效十分明显。"


def found(*paragraphs: str) -> list[tuple[str, str]]:
    return [(r.first.text, r.copy.text) for r in repeats(read_page("\n\n".join(paragraphs))[1])]


def test_an_exact_copy() -> None:
    assert found(OTHER + PASSAGE, LEAD + PASSAGE) == [(PASSAGE, PASSAGE)]


def test_a_near_copy_with_a_lost_and_a_wrong_character() -> None:
    near = PASSAGE.replace("出让、建设", "出让建设").replace("精准度", "精淮度")
    assert found(OTHER + PASSAGE, LEAD + near) == [(PASSAGE, near)]


def test_a_copy_that_follows_directly() -> None:
    assert found(LEAD + OTHER + OTHER + PASSAGE) == [(OTHER, OTHER)]


def test_what_is_only_alike_at_the_beginning_is_cut_back_to_whole_clauses() -> None:
    assert found(PASSAGE, PASSAGE.replace("提升土地配置精准度", "取得良好社会效益")) == [
        ("强化全链条监管体系建设，形成出让、建设、验收的闭环管理，",) * 2
    ]


PARTS = st.lists(
    st.sampled_from([PASSAGE, LEAD, OTHER, "发展，", "\n\n", "”", "12345678，", "的的的的的的的的，"]), max_size=14
)


@settings(max_examples=150)
@given(PARTS)
def test_copies_stand_after_their_firsts_and_within_their_blocks(parts: list[str]) -> None:
    for repeat in repeats(read_page("".join(parts))[1]):
        assert 0 <= repeat.first.start < repeat.first.end <= len(repeat.first.block.text)
        assert 0 <= repeat.copy.start < repeat.copy.end <= len(repeat.copy.block.text)
        assert (repeat.first.block.number, repeat.first.end) <= (repeat.copy.block.number, repeat.copy.end)
        assert 0 < repeat.same <= 1


def issue_of(path: str, text: str) -> Issue:
    masthead, blocks = read_page(text)
    return Issue(path, text, masthead=masthead, blocks=blocks)


def test_copies_across_issues_do_not_depend_on_the_order() -> None:
    issues = [issue_of("a.txt", LEAD + PASSAGE), issue_of("b.txt", OTHER + PASSAGE), issue_of("c.txt", OTHER)]
    merged = merge(gather(issue) for issue in issues)
    assert merged == merge(gather(issue) for issue in reversed(issues))
    places = [
        [(place.path, place.span.of(issues["ab".index(place.path[0])].text)) for place in merged[key]] for key in merged
    ]
    assert [("a.txt", PASSAGE), ("b.txt", PASSAGE)] in places
