"""Opening never loses or changes anything, whatever the disk does and whatever stands there."""

import errno
from pathlib import Path

import pytest

from reviewer.errors import InputError, SessionError
from reviewer.model.span import Span
from reviewer.session import Session, State
from reviewer.storage.decisions import Decisions


def saved_work(page: Path) -> str:
    with Session.open(page, user="li") as session:
        session.edit(Span(0, 2), "晋中")
        session.save()
        session.edit(Span(4, 4), "新")
        return session.text


def journal(page: Path) -> Path:
    return page.parent / ".reviewer" / "journal" / "a.txt.jsonl"


def unlocked(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if not name.endswith(".lock")}


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES], ids=errno.errorcode.get)
@pytest.mark.parametrize("nth", range(4))
def test_what_cannot_be_read_makes_it_read_only_and_stays(page: Path, faulty, contents, nth: int, number: int) -> None:
    text = saved_work(page)
    before = contents(page.parent)
    system = faulty("read", nth, number)
    try:
        with Session.open(page, system=system) as session:
            assert session.read_only == bool(system.failed)
            if session.read_only:
                with pytest.raises(SessionError):
                    session.edit(Span(0, 1), "")
    except InputError:
        assert nth == 0
    assert unlocked(contents(page.parent)) == before
    with Session.open(page) as session:
        assert session.text == text


@pytest.mark.parametrize("call", ["replace", "create", "write", "sync", "sync_folder"])
@pytest.mark.parametrize("hurt", ["other", "damaged"])
def test_a_journal_that_cannot_be_kept_safe_is_not_touched(page: Path, faulty, call: str, hurt: str) -> None:
    saved_work(page)
    if hurt == "other":
        page.write_bytes("另一份原文\n".encode())
    else:
        data = journal(page).read_bytes().splitlines(keepends=True)
        journal(page).write_bytes(b"".join([*data[:2], b"x" + data[2], *data[3:]]))
    kept = journal(page).read_bytes()
    system = faulty(call)
    with Session.open(page, system=system) as session:
        moved = hurt == "other" and call in ("create", "write", "sync")  # these only fail to write the old text beside
        assert session.read_only == (bool(system.failed) and not moved)
        assert session.notices
    assert kept in [path.read_bytes() for path in journal(page).parent.iterdir()]


@pytest.mark.parametrize("log", [None, b"rubbish", b"\xff"])
def test_a_corrected_text_without_journal_or_log_is_gone_on_with(page: Path, log: bytes | None) -> None:
    saved_work(page)
    journal(page).unlink()
    difflog = page.parent / "corrected" / "a.difflog.jsonl"
    difflog.unlink() if log is None else difflog.write_bytes(log)
    with Session.open(page, read_only=True) as session:
        assert session.text.startswith("晋中")
    assert not journal(page).exists()
    with Session.open(page, user="wang") as session:
        assert session.text.startswith("晋中")
        assert [row.provenance.origin for row in session.diff_log().rows] == ["manual"]
        session.undo()
        assert session.text == session.original


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", "晋中".encode("utf-16")])
def test_a_corrected_text_that_is_no_text_of_ours_is_left_alone(page: Path, contents, data: bytes) -> None:
    saved_work(page)
    journal(page).unlink()
    (page.parent / "corrected" / "a.txt").write_bytes(data)
    before = contents(page.parent)
    with Session.open(page) as session:
        assert session.read_only
        assert session.text == session.original
    assert unlocked(contents(page.parent)) == before


def test_a_saving_cut_short_that_cannot_be_completed_is_told_and_completed_later(page: Path, faulty) -> None:
    saved_work(page)
    corrected = page.parent / "corrected" / "a.txt"
    old = corrected.read_bytes()
    with Session.open(page) as session:
        text = session.text
        session.save()
    rows = journal(page).read_bytes().splitlines(keepends=True)
    journal(page).write_bytes(b"".join(rows[:-1]))
    corrected.write_bytes(old)
    with Session.open(page, system=faulty("create")) as session:
        assert (session.text, session.is_dirty) == (text, True)
        assert "could not be completed" in " ".join(map(str, session.notices))
    with Session.open(page) as session:
        assert not session.is_dirty
    assert corrected.read_bytes().decode("utf-8-sig") == text


def test_a_decision_that_the_shared_file_refused_is_recorded_later(page: Path, check, faulty) -> None:
    system = faulty()
    with Session.open(page, system=system) as session:
        session.set_findings(check(session.text))
        session.edit(Span(0, 0), "新")
        session.set_findings(check(session.text))
        system.arm("open_for_append", times=1)
        session.dismiss(session.findings[0])
        first = session.findings[0]
        assert first.state is State.DISMISSED
        assert not Decisions.load(page).hides(first.finding)
    with Session.open(page) as session:
        assert Decisions.load(page).hides(first.finding)
        session.set_findings(check(session.text))
        assert session.findings[0].state is State.DISMISSED
