from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.layout.assignment import assign
from reviewer.layout.blocks import read_page
from reviewer.layout.continuations import follow
from reviewer.layout.ends import open_end, unfit_start
from reviewer.layout.mending import mend
from reviewer.model.finding import Edit
from reviewer.model.issue import Issue
from reviewer.model.span import Span
from reviewer.rules.base import applied

HOME = "国家发布了十四五规划，随后《关于新时代推动中部地"
NEXT = "省委、省政府作出了重大决策，各项工作有序推进，成效明显。"
OTHER = "此外，各开发区也完成了年度任务，成绩明显，群众满意。"
FRAGMENT = "区高质量发展的意见》印发实施。"
CAPTION = "■ 董保彤摄"


def issue_of(*blocks: str) -> Issue:
    text = "\n\n".join(blocks)
    masthead, read = read_page(text)
    return Issue("a.txt", text, masthead=masthead, blocks=read)


def mended(issue: Issue, edits: tuple[Edit, ...]) -> str:
    return applied(issue.text, Span(0, len(issue.text)), edits)


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("投资很大。", False),
        ("他说：“好。”", False),
        ("项目的", True),
        ("电子信息、", True),
        ("推动中部地", True),
        ("年度任务。（邢燕翔）", False),
        ("印发《关于推动", True),
    ],
)
def test_open_ends(text: str, open_: bool) -> None:
    assert (open_end(text) >= 0.5) == open_


def test_beginnings_that_no_paragraph_has() -> None:
    assert unfit_start("》印发实施。") == 1.0
    assert unfit_start("企业合规”而非其他。") > 0.9
    assert unfit_start("据了解，项目已建成。") == 0.0
    assert unfit_start("地方政府高度重视。") == 0.0


def test_a_cut_sentence_is_joined() -> None:
    issue = issue_of(HOME, FRAGMENT, OTHER)
    joins, moves = mend(issue, follow(issue, None))
    assert moves == []
    assert joins[0].gap.of(issue.text) == "\n\n"
    assert mended(issue, joins[0].edits) == f"{HOME}{FRAGMENT}\n\n{OTHER}"


def test_a_caption_is_moved_behind_the_sentence_it_cut() -> None:
    issue = issue_of(HOME, CAPTION, FRAGMENT, OTHER)
    (join,), _ = mend(issue, follow(issue, None))
    assert mended(issue, join.edits) == f"{HOME}{FRAGMENT}\n\n{CAPTION}\n\n{OTHER}"


def test_a_headline_is_moved_above_the_sentence_it_cut() -> None:
    issue = issue_of(HOME, "## 打造发展高地", FRAGMENT, OTHER)
    (join,), _ = mend(issue, follow(issue, None))
    assert mended(issue, join.edits) == f"## 打造发展高地\n\n{HOME}{FRAGMENT}\n\n{OTHER}"


def test_a_headline_goes_to_the_top_of_a_story_that_has_none() -> None:
    issue = issue_of(NEXT, "李强", "### 创新前沿", OTHER, HOME, "## 打造发展高地", "——园区见闻", FRAGMENT)
    (join,), moves = mend(issue, follow(issue, lambda *_: 0.0))
    head = "## 打造发展高地\n\n——园区见闻"
    assert moves == []
    assert mended(issue, join.edits) == "\n\n".join([NEXT, "李强", "### 创新前沿", head, OTHER, HOME + FRAGMENT])


def test_a_fragment_far_away_is_moved_home() -> None:
    issue = issue_of(HOME, NEXT, OTHER, NEXT, OTHER, FRAGMENT)
    joins, (move,) = mend(issue, follow(issue, None))
    assert joins == []
    assert mended(issue, move.edits) == "\n\n".join([HOME + FRAGMENT, NEXT, OTHER, NEXT, OTHER])


def test_a_fragment_that_fills_a_gap_is_moved_into_it() -> None:
    parts = [
        "园区先后引进了二十家企业，其中电子信息产",
        "业八家，新材料企业五家，装备制造企",
        "业七家，总投资四十亿元。",
    ]
    issue = issue_of(parts[0], parts[2], OTHER, NEXT, parts[1], NEXT)
    found = follow(issue, lambda *text: 4.0 * ("信息产业" in "".join(text)) + 4.0 * ("造企业" in "".join(text)))
    joins, (move,) = mend(issue, found)
    assert mended(issue, move.edits) == "\n\n".join(["".join(parts), OTHER, NEXT, NEXT])
    assert joins == []


def test_swapped_pieces_are_put_in_order() -> None:
    parts = [
        "他们提出了三项办法，第一项是《关于产",
        "业发展的意见》，第二项是《关于人",
        "才引进的办法》，第三项是《关于土",
        "地利用的规定》，均已施行。",
    ]
    issue = issue_of(parts[0], parts[2], parts[1], parts[3])
    score = {"产业": 3.0, "人才": 3.0, "土地": 3.0}
    found = follow(issue, lambda *text: sum(gain for word, gain in score.items() if word in "".join(text)))
    joins, (move,) = mend(issue, found)
    assert mended(issue, move.edits) == "".join(parts)
    assert joins == []


def test_a_text_that_seems_to_go_round_has_a_beginning() -> None:
    issue = issue_of("今年以来，", "项目的今年以来，今年以来，今年以来，", "今年以来，")
    found = follow(issue, None)
    assert len(found.links) < len(found.pieces)


def test_finished_paragraphs_are_left_alone() -> None:
    issue = issue_of(NEXT, OTHER, NEXT)
    found = follow(issue, None)
    assert (found.links, found.lost) == ((), ())


def test_a_text_that_goes_on_elsewhere_is_not_lost() -> None:
    issue = issue_of(NEXT + "长治高新区与企业签署项目合作协议(下转A2版)", OTHER)
    found = follow(issue, None)
    assert (found.links, found.lost) == ((), ())


@pytest.mark.parametrize("end", ["", "；"])
def test_lines_of_a_list_are_neither_joined_nor_lost(end: str) -> None:
    lines = [
        "一、坚持项目为王，加快推进重点工程建设",
        "二、优化营商环境，全面落实惠企政策",
        "三、加强人才引育，打造高水平创新平台",
    ]
    found = follow(issue_of(*(line + end for line in lines), OTHER), None)
    assert (found.links, found.lost) == ((), ())


def test_assignment_takes_the_greatest_sum() -> None:
    assert assign({(0, 1): 2.0, (0, 2): 1.9, (3, 1): 1.8, (5, 6): 0.1}) == {(0, 2), (3, 1), (5, 6)}


@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 11)), st.floats(0.1, 9), max_size=16))
def test_assignment_is_one_to_one_and_no_worse_than_greed(gains: dict[tuple[int, int], float]) -> None:
    chosen = assign(gains)
    assert len({left for left, _ in chosen}) == len({right for _, right in chosen}) == len(chosen)
    greedy: dict[int, int] = {}
    for left, right in sorted(gains, key=lambda pair: -gains[pair]):
        if left not in greedy and right not in greedy.values():
            greedy[left] = right
    assert sum(gains[pair] for pair in chosen) >= sum(gains[pair] for pair in greedy.items()) - 1e-9


def test_a_wide_part_is_solved_like_a_narrow_one() -> None:
    gains = {(left, right): 1.0 + (left == right) for left in range(12) for right in range(12)}
    assert assign(gains) == {(at, at) for at in range(12)}


BLOCKS = st.sampled_from(
    [HOME, NEXT, OTHER, FRAGMENT, CAPTION, "产业发展", "和规定》，", "第一项是《关于土", "李强", "## 标题"]
)


@settings(max_examples=200)
@given(st.lists(BLOCKS, max_size=12))
def test_edits_lie_in_the_text_and_do_not_overlap(blocks: list[str]) -> None:
    issue = issue_of(*blocks)
    joins, moves = mend(issue, follow(issue, None))
    for edits in [join.edits for join in joins] + [move.edits for move in moves]:
        assert all(0 <= edit.span.start <= edit.span.end <= len(issue.text) for edit in edits)
        assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(edits))
        before = sorted("".join(issue.text.split()))
        assert sorted("".join(mended(issue, edits).split())) == before
