"""What the special views are made of: outcomes, hunks, entities."""

from pathlib import Path

import pytest

from reviewer.errors import SessionError
from reviewer.lexicon import Lexicon, Term
from reviewer.model.finding import Edit
from reviewer.model.span import Span
from reviewer.session import Session
from reviewer.session.entities import entities, occurrences, places
from reviewer.session.hunks import changed, place_beside, take_back
from reviewer.session.outcome import outcome
from reviewer.session.search import replace


def test_an_intruder_is_shown_where_it_stands_and_where_it_would_go() -> None:
    text = "会议通过了关于中部地\n\n图为会场。\n\n区发展的意见。"
    gap = Span(text.index("\n"), text.index("区"))
    result = outcome(text, [Edit(gap, ""), Edit(Span(len(text), len(text)), "\n\n图为会场。")])
    assert [part.text for part in result.before if part.fate == "moved"] == ["图为会场。"]
    assert result.moved == ("图为会场。",)
    assert "".join(part.text for part in result.after) == "会议通过了关于中部地区发展的意见。\n\n图为会场。"
    assert "".join(part.text for part in result.before) == text


def test_long_text_between_two_changes_is_left_out() -> None:
    text = "甲" + "字" * 500 + "乙"
    result = outcome(text, [Edit(Span(0, 1), "丙"), Edit(Span(501, 502), "丁")], around=10)
    assert [part.fate for part in result.after] == ["added", "same", "gap", "same", "added"]


def test_hunks_stand_exactly_in_both_texts_and_are_taken_back(page: Path, check) -> None:
    with Session.open(page, check=check, user="li") as session:
        session.set_findings(check(session.text))
        session.accept(session.findings[0])
        session.edit(Span(0, 2), "")
        hunks = changed(session)
        for hunk in hunks:
            assert hunk.original.of(session.original) == hunk.before
            assert hunk.now.of(session.text) == hunk.after
        take_back(session, hunks[0])
        take_back(session, changed(session)[0])
        assert session.text == session.original
        with pytest.raises(SessionError):
            take_back(session, hunks[0])


def test_places_stand_beside_each_other(page: Path) -> None:
    with Session.open(page) as session:
        session.edit(Span(2, 2), "新新新")
        hunks = changed(session)
        assert place_beside(hunks, 1, from_original=True) == 1
        assert place_beside(hunks, 5, from_original=True) == 8
        assert place_beside(hunks, 8, from_original=False) == 5


def test_all_spellings_of_a_name_over_several_issues(page: Path, check, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text("烁科来了，烁\n科又来了\n", "utf-8")
    with Session.open(page, check=check) as first, Session.open(other, check=check) as second:
        first.set_findings(check(first.text))
        found = entities([first, second], Lexicon([Term("烁科", "company")]))
        entity = next(entity for entity in found if entity.name == "烁科")
        assert [(s.text, s.count, s.issues, s.is_term) for s in entity.spellings] == [
            ("烁科", 3, 2, True),
            ("炼科", 4, 1, False),
        ]
        assert replace(places(entity, "烁科", [first, second])) == 4
        assert "炼科" not in first.text


def test_longer_forms_are_taken_before_the_shorter_ones_within_them() -> None:
    assert [form for *_, form in occurrences("烁科晶体与烁科", ["烁科", "烁科晶体"])] == ["烁科晶体", "烁科"]
