"""Keys act on the finding where the editor is at it, and on a control where that has the focus."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.gui.main_window import MainWindow

from .conftest import PAGE, OpenWindow

SHIFT, KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


def focus(qtbot: QtBot, widget: QWidget) -> None:
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def three_issues(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    folder = tmp_path / "issues"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(PAGE, "utf-8")
    return open_window(None, folder)


@pytest.mark.parametrize("name", ["search", "category", "state", "grouping", "least"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_X, Qt.Key.Key_1, Qt.Key.Key_Delete])
def test_a_filter_that_has_the_focus_decides_nothing(
    qtbot: QtBot, open_window: OpenWindow, name: str, key: Qt.Key
) -> None:
    window = open_window()
    control = getattr(window.findings, name)
    focus(qtbot, control)
    qtbot.keyClick(control, key)
    assert window.desk.session.done == ()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def test_from_the_filter_enter_leads_to_the_text_and_acts_there(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    focus(qtbot, window.findings.search)
    qtbot.keyClicks(window.findings.search, "lost-mark")
    qtbot.keyClick(window.findings.search, Qt.Key.Key_Return)
    qtbot.waitUntil(window.editor.hasFocus)
    qtbot.keyClick(window.editor, Qt.Key.Key_Return)
    assert "委员、副" in window.desk.session.text


def test_the_list_of_issues_is_gone_through_by_arrows(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = three_issues(open_window, tmp_path)
    listed = window.issues.list
    focus(qtbot, listed)
    for name in ("b.txt", "c.txt"):
        qtbot.keyClick(listed, Qt.Key.Key_Down)
        assert window.desk.session.path.name == name
        assert listed.hasFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    qtbot.waitUntil(window.editor.hasFocus)
    assert window.desk.session.done == ()


def test_the_issue_stays_while_the_list_is_narrowed(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = three_issues(open_window, tmp_path)
    search = window.issues.search
    focus(qtbot, search)
    qtbot.keyClicks(search, "c.t")
    assert search.text() == "c.t"
    assert window.desk.session.path.name == "a.txt"
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(window.editor.hasFocus)
    assert window.desk.session.path.name == "c.txt"
    assert window.desk.session.done == ()


def test_enter_on_a_suggestion_of_the_card_takes_that_one(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window("会上强调“要抓落实。随后又说”再接再厉”，代表们报以掌声。\n")
    number, wanted = next(
        (one.number, one.finding.suggestions[1].text) for one in window.findings.shown if one.finding.suggestions[1:]
    )
    window.desk.go(number)
    session, card = window.desk.session, window.card
    span = session.finding(number).finding.span
    expected = session.text[: span.start] + wanted + session.text[span.end :]
    focus(qtbot, card)
    for _ in range(4):
        if card.textCursor().charFormat().anchorHref() == "accept:1":
            break
        qtbot.keyClick(card, Qt.Key.Key_Tab)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert session.text == expected


def test_the_keypads_enter_takes_the_suggestion(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    qtbot.keyClick(window.editor, Qt.Key.Key_Enter, KEYPAD)
    assert "阳泉阳泉" not in window.desk.session.text


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, SHIFT])
def test_any_enter_that_is_typed_is_the_files_line_end(
    qtbot: QtBot, open_window: OpenWindow, modifier: Qt.KeyboardModifier
) -> None:
    text = "今天天气很好，大家都去上班了。\r\n"
    window = open_window(text)
    window.run("edit_here")
    qtbot.keyClick(window.editor, Qt.Key.Key_Return, modifier)
    assert window.desk.session.text == "\r\n" + text
    assert window.editor.text == window.desk.session.text
