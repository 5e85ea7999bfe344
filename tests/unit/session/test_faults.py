"""Whatever call of the system fails, nothing that was there or acknowledged is lost."""

import errno
from pathlib import Path

import pytest

from reviewer.errors import StorageError
from reviewer.model.span import Span
from reviewer.session import Session
from reviewer.storage.difflog import apply_log, from_bytes, revert_log
from reviewer.storage.writer import ChangedOnDiskError

NUMBERS = [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS]
SAVING = [
    *(("read", nth) for nth in range(3)),
    *((call, nth) for call in ("make_folder", "create", "close", "copy_mode", "replace") for nth in range(2)),
    *(("write", nth) for nth in range(3)),
    *(("sync", nth) for nth in range(3)),
    ("sync_folder", 0),
]
# the last is called but once, when the journal is made
KEEPING = ["make_folder", "open_for_append", "write", "sync", "sync_folder"]


def worked_on(page: Path, system) -> Session:
    session = Session.open(page, system=system, user="li")
    session.edit(Span(0, 2), "晋中")
    session.save()
    session.edit(Span(4, 5), "新的")
    return session


@pytest.mark.parametrize("number", NUMBERS, ids=errno.errorcode.get)
@pytest.mark.parametrize(("call", "nth"), SAVING)
def test_a_save_that_fails_keeps_the_old_files_says_so_and_can_be_done_again(
    page: Path, faulty, contents, call: str, nth: int, number: int
) -> None:
    system = faulty()
    folder = page.parent / "corrected"
    with worked_on(page, system) as session:
        before = contents(folder)
        system.arm(call, nth, number)
        with pytest.raises(StorageError):
            session.save()
        assert system.failed == 1
        assert session.is_dirty
        assert contents(folder) == before or (call == "sync_folder" and contents(folder).keys() == before.keys())
        text = session.text
        session.save()
        assert not session.is_dirty
    check_pair(page, text)


@pytest.mark.parametrize("number", NUMBERS, ids=errno.errorcode.get)
@pytest.mark.parametrize(("call", "first"), [*((call, True) for call in KEEPING), *((c, False) for c in KEEPING[:-1])])
def test_an_action_that_could_not_be_recorded_is_not_done(
    page: Path, faulty, call: str, first: bool, number: int
) -> None:
    system = faulty()
    session = Session.open(page, system=system) if first else worked_on(page, system)
    session._store.journal.close()
    text = session.text
    system.arm(call, 0, number)
    with pytest.raises(StorageError):
        session.edit(Span(0, 1), "没有")
    assert system.failed == 1
    assert session.text == text
    session.edit(Span(1, 2), "有")
    wanted = session.text
    session.close()
    with Session.open(page) as again:
        assert again.text == wanted


@pytest.mark.parametrize("call", ["rewrite", "saved"])
def test_a_journal_that_cannot_say_saved_costs_nothing(page: Path, faulty, call: str) -> None:
    system = faulty()
    with worked_on(page, system) as session:
        for _ in range(6 if call == "rewrite" else 0):
            session.undo()
            session.redo()
        system.arm("create" if call == "rewrite" else "write", 2 if call == "rewrite" else 3)
        session.save()
        assert system.failed == 1
        text = session.text
    with Session.open(page) as again:
        assert (again.text, again.is_dirty) == (text, False)
    check_pair(page, text)


def check_pair(page: Path, text: str) -> None:
    folder = page.parent / "corrected"
    assert {path.name for path in folder.iterdir()} == {"a.txt", "a.difflog.jsonl"}
    corrected = (folder / "a.txt").read_bytes()
    log = from_bytes((folder / "a.difflog.jsonl").read_bytes())
    assert corrected.decode("utf-8-sig") == text
    assert apply_log(log, page.read_bytes()) == corrected
    assert revert_log(log, corrected) == page.read_bytes()


def test_the_issue_changed_on_disk_is_never_saved_from(page: Path, contents) -> None:
    with Session.open(page) as session:
        session.edit(Span(0, 2), "晋中")
        page.write_bytes("另一份".encode())
        with pytest.raises(ChangedOnDiskError):
            session.save()
        assert session.is_dirty
        assert session.save_beside(page.parent / "mine.txt").read_bytes().decode("utf-8-sig") == session.text
        with pytest.raises(StorageError):
            session.save_beside(page.parent / "mine.txt")


def test_another_programs_changes_are_shown_before_they_go(page: Path) -> None:
    with Session.open(page) as session:
        session.edit(Span(0, 2), "晋中")
        session.save()
        corrected = page.parent / "corrected" / "a.txt"
        corrected.write_bytes(corrected.read_bytes().replace("有限".encode(), b""))
        session.edit(Span(0, 0), "新")
        with pytest.raises(ChangedOnDiskError):
            session.save()
        seen = session.difference()
        assert [hunk.before for hunk in seen.their_hunks] == ["山西", "有限"]
        corrected.write_bytes(corrected.read_bytes() + b"!")
        with pytest.raises(ChangedOnDiskError):
            session.save(replacing=seen.sha256)
        session.save(replacing=session.difference().sha256)
    check_pair(page, session.text)


def test_a_folder_that_cannot_be_written_to_opens_read_only(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with Session.open(page) as session:
        assert session.read_only
        assert "Read-only file system" in str(session.notices[0])


@pytest.mark.parametrize("nth", range(7))
@pytest.mark.parametrize("call", ["read", "create", "write", "sync", "replace", "sync_folder"])
def test_saving_over_the_original_never_loses_either_text(page: Path, faulty, contents, call: str, nth: int) -> None:
    system, original = faulty(), page.read_bytes()
    with worked_on(page, system) as session:
        wanted = session.text
        system.arm(call, nth)
        try:
            session.save_over_original()
        except StorageError:
            assert system.failed == 1
        system.arm("nothing")
        if not session.read_only:
            session.edit(Span(0, 0), "后")
            wanted = session.text
    assert original in contents(page.parent).values()
    with Session.open(page) as again:
        assert again.text == wanted
    assert not list(page.parent.rglob("*.partial"))
