from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.errors import DecodeError, SessionError
from reviewer.model.finding import Related
from reviewer.model.span import Span
from reviewer.session import Session, State
from reviewer.storage.decisions import Decisions
from reviewer.storage.difflog import apply_log, from_bytes, revert_log


def opened(page: Path, check) -> Session:
    session = Session.open(page, check=check, user="li")
    session.set_findings(check(session.text))
    return session


def quoted(session: Session) -> list[str]:
    for one in session.findings:
        assert one.finding.span.of(session.text) == one.finding.text
    return [one.finding.text for one in session.findings]


def test_accepting_replaces_just_the_span_and_the_others_move(page: Path, check) -> None:
    with opened(page, check) as session:
        before = session.text
        session.accept(session.findings[1])
        session.edit(Span(0, 0), "《特刊》\r\n")
        assert session.text == "《特刊》\r\n" + before[:12] + "烁" + before[13:]
        assert quoted(session) == ["炼科", "炼科", ",", "炼科"]
        session.accept(session.findings[3])
        assert session.text.endswith("第四行讲烁科的未来𠮷\r\n")


def test_what_is_saved_fits_its_log_byte_for_byte(page: Path, check, tmp_path: Path) -> None:
    with opened(page, check) as session:
        session.accept(session.findings[0])
        session.edit(Span(0, 2), "")
        assert session.is_dirty
        session.save()
        assert not session.is_dirty
    corrected = (tmp_path / "corrected" / "a.txt").read_bytes()
    log = from_bytes((tmp_path / "corrected" / "a.difflog.jsonl").read_bytes())
    assert apply_log(log, page.read_bytes()) == corrected
    assert revert_log(log, corrected) == page.read_bytes()
    assert [(row.before, row.provenance.origin, row.provenance.rule) for row in log.rows] == [
        ("山西", "manual", ""),
        ("炼", "suggestion", "near-term"),
    ]


def test_undo_and_redo_go_on_after_a_restart(page: Path, check) -> None:
    with opened(page, check) as session:
        texts = [session.text]
        session.accept(session.findings[0])
        texts.append(session.text)
        session.edit(Span(3, 5), "新\n")
        texts.append(session.text)
        session.save()
    with opened(page, check) as session:
        assert session.text == texts[2]
        assert not session.is_dirty
        session.undo()
        assert session.text == texts[1]
        session.undo()
        assert (session.text, session.can_undo) == (texts[0], False)
        assert quoted(session).count("炼科") == 4
    with opened(page, check) as session:
        session.redo()
        session.redo()
        assert (session.text, session.can_redo) == (texts[2], False)


def test_undo_to_the_start_is_clean_and_logs_nothing(page: Path, check) -> None:
    with opened(page, check) as session:
        session.accept(session.findings[2])
        session.edit(Span(1, 1), "x")
        session.undo()
        session.undo()
        assert not session.is_dirty
        assert session.diff_log().rows == ()


def test_a_dismissal_holds_through_edits_near_it_re_runs_and_restarts(page: Path, check, tmp_path: Path) -> None:
    with opened(page, check) as session:
        session.dismiss(session.findings[1], "另一家公司")
        session.edit(Span(14, 15), "之")
        session.set_findings(check(session.text))
        assert [one.state for one in session.findings].count(State.DISMISSED) == 1
    with opened(page, check) as session:
        assert [one.state for one in session.findings].count(State.DISMISSED) == 1
        (kept,) = [one for one in session.findings if one.state is State.DISMISSED]
        assert Decisions.load(tmp_path).hides(kept.finding)
        session.reopen(kept)
        assert not Decisions.load(tmp_path).hides(kept.finding)
        session.undo()
        assert Decisions.load(tmp_path).hides(kept.finding)


def test_dismissing_is_undone_like_all_else(page: Path, check, tmp_path: Path) -> None:
    with opened(page, check) as session:
        session.postpone(session.findings[0])
        session.dismiss(session.findings[0])
        session.undo()
        assert session.findings[0].state is State.POSTPONED
        session.undo()
        assert session.findings[0].state is State.OPEN
    assert Decisions.load(tmp_path).verdict(check(page.read_text("utf-8-sig"))[0]) == "open"


def test_an_edit_brings_what_it_made_and_takes_what_it_mended(page: Path, check) -> None:
    with opened(page, check) as session:
        first = session.findings[0].finding.span
        session.edit(Span(first.start, first.start + 1), "烁")
        assert quoted(session).count("炼科") == 3
        session.edit(Span(0, 0), "晶休")
        assert quoted(session)[0] == "晶休"
        session.undo()
        session.undo()
        assert quoted(session) == ["炼科", "炼科", "炼科", ",", "炼科"]


def test_what_does_not_fit_is_refused_and_changes_nothing(page: Path, check, contents, tmp_path: Path) -> None:
    with opened(page, check) as session:
        first = session.findings[0]
        session.accept(first)
        before, text = contents(tmp_path), session.text
        with pytest.raises(SessionError):
            session.accept(first)
        with pytest.raises(SessionError):
            session.edit(Span(5, 999), "")
        with pytest.raises(DecodeError):
            session.edit(Span(0, 1), "\ud800")
        with pytest.raises(SessionError):
            session.redo()
        assert session.text == text
        assert contents(tmp_path) == before


def test_the_second_program_reads_only_and_names_the_first(page: Path, check) -> None:
    with opened(page, check) as first:
        first.accept(first.findings[0])
        with opened(page, check) as second:
            assert second.text == first.text
            assert second.read_only
            assert second.holder is not None
            assert "li" in str(second.notices[0])
            with pytest.raises(SessionError):
                second.edit(Span(0, 1), "")
    with opened(page, check) as third:
        assert not third.read_only


def test_saving_over_the_original_keeps_it_and_its_history(page: Path, check, tmp_path: Path) -> None:
    original = page.read_bytes()
    with opened(page, check) as session:
        session.accept(session.findings[0])
        copy = session.save_over_original()
        assert copy.read_bytes() == original
        assert page.read_bytes().decode("utf-8-sig") == session.text
        session.edit(Span(0, 2), "晋中")
        wanted = session.text
    with opened(page, check) as session:
        assert (session.text, len(session.done)) == (wanted, 1)
        session.save()
    assert list((tmp_path / ".reviewer" / "journal").glob("*.saved-over-*"))


def test_related_places_move_with_edits(page: Path, check) -> None:
    with Session.open(page) as session:
        first, *_, last, _ = check(session.text)
        related = Related(
            first.path, Span(session.text.rindex("炼科"), session.text.rindex("炼科") + 2), "炼科", last.message
        )
        session.set_findings([replace(first, related=(related,))])
        session.edit(Span(first.span.start + 5, first.span.start + 6), "很多字")
        session.accept(session.findings[0])
        session.undo()
        (one,) = session.findings
        assert [place.span.of(session.text) for place in one.finding.related] == ["炼科"]


def test_a_group_stays_though_one_of_its_places_was_mended_by_hand(page: Path, check) -> None:
    page.write_text("一,二,三\n" + "正文\n" * 40 + "四,五\n", "utf-8", newline="")

    def groups(text: str, _: object = ()) -> tuple:
        first, *rest = [finding for finding in check(text) if finding.text == ","]
        edits = tuple(edit for one in (first, *rest) for edit in one.suggestions[0].edits)
        return (replace(first, suggestions=(replace(first.suggestions[0], edits=edits),)),)

    with Session.open(page, check=groups) as session:
        session.set_findings(groups(session.text))
        last = session.text.rindex(",")
        session.edit(Span(last, last + 1), "、")
        (one,) = session.findings
        assert [edit.span.of(session.text) for edit in one.finding.suggestions[0].edits] == [",", ","]
        session.undo()
        assert len(session.findings[0].finding.suggestions[0].edits) == 3
