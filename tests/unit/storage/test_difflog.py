import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.errors import StorageError
from reviewer.storage.difflog import apply_log, derive, from_bytes, revert_log, to_bytes
from reviewer.text.decode import encode

TEXTS = st.text(st.sampled_from("山西晋中烁科\n\r\ufeff，。a𠮷\u2028"), max_size=60)
ENCODINGS = st.sampled_from(
    [("utf-8", False), ("utf-8", True), ("utf-16-le", True), ("utf-16-be", True), ("gb18030", False)]
)


@given(TEXTS, TEXTS, ENCODINGS)
def test_replayed_and_reverted_every_byte_is_right_in_any_encoding(old: str, new: str, how: tuple[str, bool]) -> None:
    original, corrected = encode(old, *how), encode(new, *how)
    log = from_bytes(to_bytes(derive("a.txt", old, new, *how)))
    assert apply_log(log, original) == corrected
    assert revert_log(log, corrected) == original
    assert (log.rows == ()) == (old == new)
    for row in log.rows:
        assert old[row.start : row.end] == row.before


@pytest.mark.parametrize(("old", "new"), [("末\r\n", "末"), ("末", "末\r\n"), ("x", ""), ("", "x"), ("\ufeff甲", "甲")])
def test_a_lone_change_at_an_end_of_the_file(old: str, new: str) -> None:
    log = derive("a.txt", old, new, "utf-8", True)
    assert len(log.rows) == 1
    assert apply_log(log, encode(old, "utf-8", True)) == encode(new, "utf-8", True)
    assert revert_log(log, encode(new, "utf-8", True)) == encode(old, "utf-8", True)


def test_a_file_that_is_another_one_is_refused() -> None:
    log = derive("a.txt", "炼科", "烁科", "utf-8", False)
    for replay, text in ((apply_log, "炼料"), (revert_log, "炼科")):
        with pytest.raises(StorageError, match="not the one"):
            replay(log, text.encode())


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reading_of_a_log(data: bytes) -> None:
    with pytest.raises(StorageError):
        from_bytes(data, "x")


@given(st.data())
def test_a_damaged_log_is_refused_or_says_what_it_said(data: st.DataObject) -> None:
    whole = to_bytes(derive("a.txt", "山西炼科晶体，。", "山西烁科晶体。\n", "utf-8", False))
    at = data.draw(st.integers(0, len(whole) - 1))
    hurt = whole[:at] + data.draw(st.binary(max_size=3)) + whole[at + data.draw(st.integers(0, 9)) :]
    try:
        log = from_bytes(hurt, "x")
        result = apply_log(log, "山西炼科晶体，。".encode())
    except StorageError:
        return
    assert result == "山西烁科晶体。\n".encode()


def test_a_row_says_all_that_the_format_promises() -> None:
    rows = to_bytes(derive("a.txt", "山西炼科", "山西烁科", "utf-8", False)).decode().splitlines()
    header, row = json.loads(rows[0]), json.loads(rows[1])
    assert {"format", "version", "name", "original", "corrected", "encoding", "bom", "hunks"} == header.keys()
    assert (row["start"], row["end"], row["before"], row["after"]) == (2, 3, "炼", "烁")
    assert {"rule", "origin", "confidence", "user", "time", "note", "context", "category"} < row.keys()
