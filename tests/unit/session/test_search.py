from pathlib import Path

import pytest

from reviewer.errors import SessionError
from reviewer.session import Session
from reviewer.session.search import LINE_END, LONG_CHANGE, Match, Query, find, replace


def found(session: Session, **query) -> list[tuple[str, str]]:
    return [(match.text, match.new) for match in find(Query(**query), [session])]


def test_plain_text_is_taken_as_it_stands(page: Path) -> None:
    with Session.open(page) as session:
        assert found(session, pattern=",", replacement="，") == [(",", "，")]
        assert found(session, pattern=".", replacement="x") == []


def test_plain_text_is_found_across_a_line_end(page: Path) -> None:
    with Session.open(page) as session:
        (match,) = find(Query("公司炼科", "公司烁科", across_lines=True), [session])
        assert match.text == "公司\r\n炼科"
        assert match.doubt is LINE_END
        assert found(session, pattern="公司炼科") == []


def test_a_regular_expression_may_name_its_groups(page: Path) -> None:
    with Session.open(page) as session:
        assert found(session, pattern="炼(科)", replacement=r"烁\1", regex=True) == [("炼科", "烁科")] * 4


@pytest.mark.parametrize(("pattern", "replacement"), [("(", ""), ("炼", r"\3"), ("[", "")])
def test_what_is_no_expression_is_refused(page: Path, pattern: str, replacement: str) -> None:
    with Session.open(page) as session, pytest.raises(SessionError):
        find(Query(pattern, replacement, regex=True), [session])


def test_an_expression_that_never_ends_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("啊" * 5000 + "\n", "utf-8")
    with Session.open(path) as session, pytest.raises(SessionError, match="more than"):
        find(Query("(啊+)+(啊+)+(啊+)+$x", regex=True), [session], seconds=0.05)


def test_replacing_is_one_action_and_undone_at_once(page: Path) -> None:
    with Session.open(page) as session:
        before = session.text
        assert replace(find(Query("炼科", "烁科"), [session])) == 4
        assert "炼科" not in session.text
        assert session.diff_log().rows[0].provenance.origin == "bulk"
        session.undo()
        assert session.text == before


def test_over_several_issues_all_or_none(page: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text("炼科又来了\n", "utf-8")
    with Session.open(page) as first, Session.open(other) as second:
        matches = find(Query("炼科", "烁科"), [first, second])
        second.edit(matches[-1].span, "别的")
        with pytest.raises(SessionError):
            replace(matches)
        assert first.text.count("炼科") == 4


def test_a_long_change_is_doubtful(page: Path) -> None:
    with Session.open(page) as session:
        (match,) = find(Query(",", "，" * 10), [session])
        assert isinstance(match, Match)
        assert match.doubt is LONG_CHANGE
