"""What the last session left, whole or hurt, is found again."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.model.span import Span
from reviewer.session import Session
from reviewer.storage.difflog import apply_log, from_bytes


def journal(page: Path) -> Path:
    return page.parent / ".reviewer" / "journal" / "a.txt.jsonl"


def edited(page: Path, *texts: str) -> str:
    with Session.open(page) as session:
        for text in texts:
            session.edit(Span(0, 1), text)
        return session.text


def test_a_torn_row_is_dropped_and_said_so(page: Path) -> None:
    edited(page, "一")
    kept = journal(page).read_bytes()
    text = edited(page, "二二")
    journal(page).write_bytes(kept + b'{"do":"ed')
    with Session.open(page) as session:
        assert session.text == text.replace("二二", "一")
        assert "cut short" in " ".join(map(str, session.notices))
        session.edit(Span(0, 0), "三")
        wanted = session.text
    with Session.open(page) as session:
        assert (session.text, session.notices) == (wanted, ())


def test_a_journal_of_another_original_is_kept_and_told(page: Path) -> None:
    edited(page, "一")
    old, kept = page.read_bytes(), journal(page).read_bytes()
    page.write_bytes("重新识别的一页，炼科。\n".encode())
    with Session.open(page) as session:
        assert session.text == "重新识别的一页，炼科。\n"
        assert "set aside" in str(session.notices[0])
        assert ".rescued-" in str(session.notices[1])
    (rescued,) = (page.parent / "corrected").iterdir()
    assert rescued.read_bytes() == old.replace("山".encode(), "一".encode())
    (aside,) = journal(page).parent.glob("*.other-*")
    assert aside.read_bytes() == kept
    page.write_bytes(old)
    aside.rename(journal(page))
    with Session.open(page) as session:
        assert session.text.startswith("一")


def test_corrected_text_of_another_original_is_not_written_over(page: Path) -> None:
    with Session.open(page) as session:
        session.edit(Span(0, 1), "一")
        session.save()
    corrected = page.parent / "corrected" / "a.txt"
    kept = corrected.read_bytes()
    page.write_bytes("重新识别的一页，炼科。\n".encode())
    with Session.open(page) as session:
        session.edit(Span(0, 1), "二")
        with pytest.raises(Exception, match="another program"):
            session.save()
    assert corrected.read_bytes() == kept


def test_without_a_journal_the_corrected_text_is_gone_on_with(page: Path) -> None:
    with Session.open(page, user="li") as session:
        session.edit(Span(0, 2), "晋中")
        session.edit(Span(5, 5), "，新，")
        session.save()
        text, rows = session.text, session.diff_log().rows
    journal(page).unlink()
    with Session.open(page) as session:
        assert (session.text, session.is_dirty) == (text, False)
        assert session.diff_log().rows == rows
    with Session.open(page) as session:
        session.undo()
        assert session.text == session.original


@pytest.mark.parametrize("log_written", [True, False])
def test_a_saving_cut_short_between_log_and_text_is_completed(page: Path, log_written: bool) -> None:
    folder = page.parent / "corrected"
    with Session.open(page) as session:
        session.edit(Span(0, 2), "晋中")
        session.save()
        old = {path: path.read_bytes() for path in folder.iterdir()}
        session.edit(Span(0, 2), "大同")
        session.save()
    rows = journal(page).read_bytes().splitlines(keepends=True)
    journal(page).write_bytes(b"".join(rows[:-1]))  # the process was killed before it could say `saved`
    for path, data in old.items():
        if path.suffix == ".txt" or not log_written:
            path.write_bytes(data)
    with Session.open(page) as session:
        assert session.is_dirty == (not log_written)
        assert session.text.startswith("大同")
    log = from_bytes((folder / "a.difflog.jsonl").read_bytes())
    assert apply_log(log, page.read_bytes()) == (folder / "a.txt").read_bytes()


@given(st.data())
@settings(max_examples=60)
def test_whatever_happens_to_a_journal_no_text_is_lost_and_nothing_crashes(page: Path, data: st.DataObject) -> None:
    for stray in page.parent.rglob("*.jsonl*"):
        stray.unlink()
    with Session.open(page) as session:
        texts = [session.text]
        for text in ("一", "二二", "三"):
            session.edit(Span(0, 1), text)
            texts.append(session.text)
    whole = journal(page).read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    hurt = whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + data.draw(st.integers(0, 40)) :]
    journal(page).write_bytes(hurt)
    with Session.open(page) as session:
        assert session.text == texts[len(session.done)]
        assert session.text == texts[3] or session.notices
        session.edit(Span(0, 0), "再")
        wanted = session.text
    with Session.open(page) as session:
        assert session.text == wanted


@pytest.mark.parametrize("folder", ["originals", "journal"])
def test_what_a_killed_process_left_unfinished_is_cleared_away(page: Path, folder: str) -> None:
    edited(page, "一")
    [whole] = (one for one in (page.parent / ".reviewer" / folder).iterdir() if not one.name.endswith(".lock"))
    left = whole.with_name(f".{whole.name}.77.partial")
    left.write_bytes(b"half")
    with Session.open(page):
        assert whole.exists()
        assert not left.exists()
