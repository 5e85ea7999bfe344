import errno
import os
from pathlib import Path

import pytest

from reviewer.errors import StorageError
from reviewer.storage.system import System
from reviewer.storage.writer import ChangedOnDiskError, check_unchanged, remove_partials, sha256, write_together

BEFORE_REPLACE = ["make_folder", "create", "write", "sync", "close", "copy_mode"]
NUMBERS = [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS]


@pytest.mark.parametrize("number", NUMBERS, ids=errno.errorcode.get)
@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize("call", [*BEFORE_REPLACE, "replace"])
def test_whatever_fails_both_files_keep_their_old_content_and_nothing_strays(
    tmp_path: Path, faulty, contents, call: str, nth: int, number: int
) -> None:
    log, text = tmp_path / "a.difflog.jsonl", tmp_path / "a.txt"
    log.write_bytes(b"old log")
    text.write_bytes(b"old text")
    before = contents(tmp_path)
    system = faulty(call, nth, number)
    with pytest.raises(StorageError) as caught:
        write_together([(log, b"new log" * 99), (text, b"new text" * 99)], system)
    assert system.failed == 1
    assert os.strerror(number) in str(caught.value)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("call", [*BEFORE_REPLACE[:-1], "replace"])
def test_new_files_that_could_not_be_written_are_not_there(tmp_path: Path, faulty, contents, call: str) -> None:
    with pytest.raises(StorageError):
        write_together([(tmp_path / "x" / "a", b"1"), (tmp_path / "x" / "b", b"2")], faulty(call, 1))
    assert contents(tmp_path) == {}


def test_a_folder_that_cannot_be_synced_is_told_though_the_files_are_whole(tmp_path: Path, faulty) -> None:
    with pytest.raises(StorageError):
        write_together([(tmp_path / "a", b"1")], faulty("sync_folder"))
    assert (tmp_path / "a").read_bytes() == b"1"


def test_a_system_that_takes_three_bytes_at_a_time_gets_all(tmp_path: Path, faulty, contents) -> None:
    write_together([(tmp_path / "a", b"0123456789")], faulty(short=3))
    assert contents(tmp_path) == {"a": b"0123456789"}


def test_permissions_stay(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_together([(target, b"new")], System())
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_file_changed_made_or_removed_meanwhile_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    check_unchanged(path, None, System())
    path.write_bytes(b"theirs")
    for expected in (None, sha256(b"mine")):
        with pytest.raises(ChangedOnDiskError, match="another program"):
            check_unchanged(path, expected, System())
    check_unchanged(path, sha256(b"theirs"), System())


def test_what_a_killed_process_left_is_cleared_and_nothing_else(tmp_path: Path, contents) -> None:
    for name in (".a[1].txt.77.partial", ".b.txt.77.partial", "a[1].txt"):
        (tmp_path / name).write_bytes(b"")
    remove_partials(tmp_path / "a[1].txt", System())
    assert set(contents(tmp_path)) == {".b.txt.77.partial", "a[1].txt"}
