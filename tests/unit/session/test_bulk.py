from pathlib import Path

from reviewer.session import Scope, Session, accept_all_like, accept_places, places_like, undo_group


def opened(path: Path, check) -> Session:
    session = Session.open(path, check=check, user="li")
    session.set_findings(check(session.text))
    return session


def test_every_place_is_shown_first_and_made_as_one_step(page: Path, check) -> None:
    with opened(page, check) as session:
        before = session.text
        session.dismiss(session.findings[1])
        places = places_like(session.findings[0].finding, 0, session, Scope.ISSUE)
        assert [(place.before[-2:], place.after[:2]) for place in places] == [
            ("山西", "晶体"),
            ("体，", "的路"),
            ("行讲", "的未"),
        ]
        accept_places(places[:2])
        assert session.text.count("炼科") == 2
        session.undo()
        assert session.text == before


def test_unreviewed_places_only(page: Path, check) -> None:
    with opened(page, check) as session:
        session.postpone(session.findings[2])
        first = session.findings[0].finding
        assert len(places_like(first, 0, session, Scope.ISSUE)) == 4
        assert len(places_like(first, 0, session, Scope.UNREVIEWED)) == 3


def test_over_every_open_issue_and_back(page: Path, check, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text("炼科又来了,\n", encoding="gb18030")
    with opened(page, check) as first, opened(other, check) as second:
        before = first.text, second.text
        accept_all_like(first.findings[0].finding, 0, first, Scope.OPEN_ISSUES, [first, second])
        assert "炼科" not in first.text + second.text
        group = first.done[-1].group
        assert undo_group([first, second], group) == ()
        assert (first.text, second.text) == before
        accept_all_like(first.findings[0].finding, 0, first, Scope.OPEN_ISSUES, [first, second])
        second.accept(second.findings[0])
        assert undo_group([first, second], first.done[-1].group) == (second,)


def test_overlapping_places_are_passed_over_and_told(page: Path, check) -> None:
    with opened(page, check) as session:
        places = places_like(session.findings[0].finding, 0, session, Scope.ISSUE)
        assert len(accept_places([*places, places[0]])) == 1
        assert "炼科" not in session.text
