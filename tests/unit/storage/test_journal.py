import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.errors import StorageError
from reviewer.storage.journal import Journal, read_journal, set_aside
from reviewer.storage.system import System


def kept(path: Path) -> list[int]:
    return [row["n"] for row in read_journal(path.read_bytes()).rows] if path.exists() else []


def written(path: Path, count: int, system: System | None = None) -> Journal:
    journal = Journal(path, {"name": "a"}, system or System())
    for n in range(count):
        journal.append({"n": n, "text": "山\ud800\n"})
    return journal


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=errno.errorcode.get)
@pytest.mark.parametrize("call", ["open_for_append", "write", "sync"])
@pytest.mark.parametrize("rows", [0, 3])
def test_a_row_that_could_not_be_kept_is_refused_and_does_not_come_back(
    tmp_path: Path, faulty, call: str, rows: int, number: int
) -> None:
    path, system = tmp_path / "j" / "a.jsonl", faulty()
    journal = written(path, rows, system)
    journal.close()
    system.arm(call, number=number)
    with pytest.raises(StorageError, match="not done"):
        journal.append({"n": 99})
    assert kept(path) == list(range(rows))
    journal.append({"n": rows})
    assert kept(path) == list(range(rows + 1))


def test_nothing_after_a_failure_that_could_not_be_taken_back_is_lost(tmp_path: Path, faulty) -> None:
    path, system = tmp_path / "a.jsonl", faulty()
    journal = written(path, 2, system)
    system.arm("sync", times=2)  # neither the row nor its taking back reaches the disk for sure
    with pytest.raises(StorageError):
        journal.append({"n": 99})
    system.arm("create")
    with pytest.raises(StorageError):
        journal.append({"n": 98})
    journal.append({"n": 2})
    assert kept(path) == [0, 1, 2]


@given(st.integers(0, 400))
def test_cut_anywhere_the_whole_rows_before_the_cut_are_there(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.jsonl"
    path.unlink(missing_ok=True)
    written(path, 4).close()
    data = path.read_bytes()
    replay = read_journal(data[:cut])
    whole = max(0, data[:cut].count(b"\n") - 1)
    assert [row["n"] for row in replay.rows] == list(range(whole))
    assert replay.torn == (cut < len(data) and cut > 0 and data[cut - 1 : cut] != b"\n")
    assert replay.damaged is None


@given(st.integers(0, 10**6), st.integers(1, 255))
def test_a_changed_byte_is_noticed_wherever_it_is(tmp_path: Path, at: int, by: int) -> None:
    path = tmp_path / "a.jsonl"
    path.unlink(missing_ok=True)
    written(path, 4).close()
    data = bytearray(path.read_bytes())
    at %= len(data)
    data[at] ^= by
    replay = read_journal(bytes(data))
    assert [row["n"] for row in replay.rows] == list(range(max(0, path.read_bytes()[:at].count(b"\n") - 1)))
    assert replay.torn or replay.damaged is not None


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reading(data: bytes) -> None:
    assert read_journal(data).rows == ()


def test_rewriting_that_fails_leaves_the_old_rows(tmp_path: Path, faulty) -> None:
    path, system = tmp_path / "a.jsonl", faulty()
    journal = written(path, 3, system)
    system.arm("replace")
    with pytest.raises(StorageError):
        journal.rewrite([{"n": 7}])
    assert kept(path) == [0, 1, 2]
    journal.append({"n": 3})
    journal.rewrite([{"n": 7}])
    journal.append({"n": 8})
    assert kept(path) == [7, 8]


def test_set_aside_never_takes_a_name_that_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    names = set()
    for content in (b"1", b"2"):
        path.write_bytes(content)
        names.add(set_aside(path, "2026-01-01T00:00", "other", System()))
    assert sorted(name.read_bytes() for name in names) == [b"1", b"2"]
    assert not path.exists()
