"""What the special views are made of: outcomes, hunks, entities."""

from pathlib import Path

import pytest

from reviewer.engine import flag
from reviewer.errors import SessionError
from reviewer.lexicon import Lexicon, Term
from reviewer.model.finding import Applicability, Category, Edit, Finding, Suggestion
from reviewer.model.span import Span
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import rule_by_id
from reviewer.session import Session
from reviewer.session.entities import entities, occurrences, places
from reviewer.session.hunks import changed, place_beside, take_back
from reviewer.session.outcome import outcome
from reviewer.session.search import replace
from reviewer.storage.loader import issue_from_bytes
from reviewer.wording import Wording


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


def test_a_person_spelt_in_two_ways_is_one_entity(tmp_path: Path) -> None:
    text = "厂长顾沛煜到车间检查。顾沛煜说，质量第一。\n\n工人们都说顾沛煜好。顾沛煌的办公室很简朴。\n"
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    report = flag(issue_from_bytes(text.encode(), "a.txt"), [rule_by_id("inconsistent-name")], EvidenceBase.load())
    with Session.open(path) as session:
        session.set_findings(report.findings)
        (entity,) = entities([session], Lexicon(()))
    assert [(spelling.text, spelling.count) for spelling in entity.spellings] == [("顾沛煜", 3), ("顾沛煌", 1)]


def test_firms_that_no_finding_joins_stay_apart(tmp_path: Path) -> None:
    text = "走进河东第一重型机械有限公司和河东第二重型机械有限公司。河东第一重型机诚有限公司负责人说，河东第一重型机械有限公司很忙。\n"
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    at = text.index("诚")
    finding = Finding(
        "a.txt", "inconsistent-name", Category.INCONSISTENT_NAME, Span(at, at + 1), "诚", Wording("", ""), 0.8, Applicability.UNSAFE,
        suggestions=(Suggestion("械", 0.8, Wording("", ""), (Edit(Span(at, at + 1), "械"),)),),
    )  # fmt: skip
    with Session.open(path) as session:
        session.set_findings([finding])
        (entity,) = entities([session], Lexicon(()))
    assert all("第二" not in spelling.text for spelling in entity.spellings)


def test_longer_forms_are_taken_before_the_shorter_ones_within_them() -> None:
    assert [form for *_, form in occurrences("烁科晶体与烁科", ["烁科", "烁科晶体"])] == ["烁科晶体", "烁科"]
