import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model.finding import Applicability, Category, Edit, Finding, Suggestion
from reviewer.model.span import Span
from reviewer.session.actions import Replaced
from reviewer.session.tracking import State, Tracker
from reviewer.wording import Wording

WORD = Wording("", "")
TEXT = "甲乙丙丁戊己庚辛壬癸"


def moved_passage() -> Finding:
    """A span over 乙…壬 whose fix takes 丙 out and puts it in before 壬."""
    edits = (Edit(Span(2, 3), ""), Edit(Span(8, 8), "丙"))
    fix = Suggestion("乙丁戊己庚辛丙壬", 0.9, WORD, edits)
    return Finding("a", "r", Category.BROKEN_COLUMN, Span(1, 9), TEXT[1:9], WORD, 0.9, Applicability.UNSAFE, (fix,))


def after(start: int, before: str, new: str) -> tuple[Finding | None, str, int]:
    tracker = Tracker()
    tracker.load([moved_passage()], lambda _: State.OPEN)
    text = TEXT[:start] + new + TEXT[start + len(before) :]
    gone = tracker.edited([Replaced(start, before, new)])
    left = tracker.view(text)
    return (left[0].finding if left else None), text, len(gone)


@pytest.mark.parametrize(
    ("start", "before", "new"), [(5, "己", "很多字"), (4, "戊己", ""), (6, "", "，"), (3, "丁", "订")]
)
def test_an_edit_within_a_span_that_leaves_the_fix_alone_is_taken_into_it(start: int, before: str, new: str) -> None:
    finding, text, _ = after(start, before, new)
    assert finding is not None
    assert finding.span.of(text) == finding.text
    fixed = text
    for edit in reversed(finding.suggestions[0].edits):
        fixed = fixed[: edit.span.start] + edit.text + fixed[edit.span.end :]
    low, length = finding.span.start, len(finding.suggestions[0].text)
    assert fixed[low : low + length] == finding.suggestions[0].text
    assert "辛丙壬" in fixed


@pytest.mark.parametrize(
    ("start", "before", "new"), [(2, "丙", ""), (1, "乙丙", "x"), (8, "", "x"), (7, "辛壬", ""), (0, "甲乙", "")]
)
def test_an_edit_of_what_the_fix_would_change_takes_the_finding_away(start: int, before: str, new: str) -> None:
    finding, _, gone = after(start, before, new)
    assert (finding, gone) == (None, 1)


@pytest.mark.parametrize(
    ("start", "before", "new", "span"), [(0, "甲", "一二三", (3, 11)), (9, "癸", "", (1, 9)), (1, "", "x", (2, 10))]
)
def test_an_edit_beside_a_finding_moves_it(start: int, before: str, new: str, span: tuple[int, int]) -> None:
    finding, text, _ = after(start, before, new)
    assert finding is not None
    assert finding.span == span
    assert finding.span.of(text) == finding.text


def group(text: str) -> Finding:
    """One finding over the first comma whose fix changes them all."""
    edits = tuple(Edit(Span(i, i + 1), "，") for i, char in enumerate(text) if char == ",")
    span = edits[0].span
    return Finding(
        "a", "g", Category.WIDTH, span, ",", WORD, 0.9, Applicability.SAFE, (Suggestion("，", 0.9, WORD, edits),)
    )


def test_a_group_that_an_edit_touched_far_from_its_first_place_is_taken_anew() -> None:
    text, tracker = "一,二,三\n四,五\n", Tracker()
    tracker.load([group(text)], lambda _: State.OPEN)
    tracker.edited([Replaced(7, ",", "、")])
    assert tracker.view(text) == ()
    text = text[:7] + "、" + text[8:]
    tracker.merge([group(text)], [Span(6, 9)], lambda _: State.OPEN)
    assert tracker.view(text) == ()  # none of its places is in the region: nothing there to take
    text = text + "六,七"
    tracker.merge([group(text)], [Span(6, 14)], lambda _: State.OPEN)
    (one,) = tracker.view(text)
    assert [edit.span.of(text) for edit in one.finding.suggestions[0].edits] == [","] * 3


PAGE = "甲乙丙丁\n戊己庚辛\n壬癸子丑\n" * 4


def one_character(at: int) -> Finding:
    fix = Suggestion("改", 0.8, WORD, (Edit(Span(at, at + 1), "改"),))
    return Finding("a", "r", Category.SUBSTITUTION, Span(at, at + 1), PAGE[at], WORD, 0.8, Applicability.UNSAFE, (fix,))


@given(st.data())
def test_however_long_nobody_looks_all_stand_where_they_should(data: st.DataObject) -> None:
    tracker, text = Tracker(), PAGE
    tracker.load([one_character(at) for at in range(0, len(PAGE), 3) if PAGE[at] != "\n"], lambda _: State.OPEN)
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 4)))
        new = data.draw(st.text("新\n", max_size=3))
        tracker.edited([Replaced(start, text[start:end], new)])
        text = text[:start] + new + text[end:]
        if data.draw(st.booleans()):
            tracker.outline()
    starts, outline = tracker.starts(), tracker.outline()
    low, high = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    near = {one.number: one.finding.span for one in tracker.near(Span(low, high))}
    alone = {one.number: tracker.one(one.number, text) for one in outline[::2]}
    view = tracker.view(text)
    assert [one.number for one in view] == [one.number for one in outline]
    assert [one.finding.span.start for one in view] == starts
    assert all(one.finding.span.of(text) == one.finding.text for one in view)
    assert near == {
        one.number: one.finding.span for one in view if one.finding.span.start <= high and one.finding.span.end >= low
    }
    assert alone == {one.number: one for one in view if one.number in alone}
