"""What goes wrong around an editor: files that change, disks that refuse, issues without text, filters that hide what is left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reviewer.gui.main_window import MainWindow
from reviewer.gui.prompts import Answer

from .conftest import PAGE, Answers, OpenWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def told(window: MainWindow) -> str:
    assert isinstance(window.prompts, Answers)
    return "\n".join(window.prompts.told)


def press(qtbot: QtBot, widget: QWidget, keys: str) -> None:
    for key in keys:
        qtbot.keyClick(widget, key)


def test_a_save_over_what_another_program_wrote_is_refused_and_says_where_the_work_is(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    path = window.desk.session.path
    qtbot.keyClick(window.editor, Qt.Key.Key_Return)
    path.write_text(PAGE + "外面加了一句。\n", "utf-8")
    qtbot.keyClick(window.editor, Qt.Key.Key_S, CONTROL)
    assert "其他程序" in told(window)
    assert "日志" in told(window)
    assert window.desk.session.is_dirty
    window.prompts.close_with = Answer.LEAVE
    window.close()
    again = open_window(None)
    [rescued] = again.desk.workspace.corrected(path).parent.glob("page.rescued-*.txt")
    assert rescued.read_text("utf-8") == PAGE.replace("阳泉阳泉", "阳泉")
    assert again.desk.session.text == PAGE + "外面加了一句。\n"


def test_a_save_that_the_disk_refuses_must_be_read(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    window.desk.workspace.corrected(window.desk.session.path).parent.write_text("no folder", "utf-8")
    qtbot.keyClick(window.editor, Qt.Key.Key_Return)
    qtbot.keyClick(window.editor, Qt.Key.Key_S, CONTROL)
    assert "corrected" in told(window)
    assert window.desk.session.is_dirty
    assert "●" in window.windowTitle()


def test_an_empty_issue_is_not_said_to_be_checked_for_ever(open_window: OpenWindow) -> None:
    window = open_window("")
    assert "检查" not in window.card.toPlainText()


def test_who_has_filtered_is_told_what_is_left_outside(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.findings.search.setText("lost-mark")
    qtbot.keyClick(window.editor, Qt.Key.Key_Return)
    assert window.findings.shown == ()
    assert "筛选之外还有 2 处" in window.card.toPlainText()
    assert "筛选之外还有 2 处" in window.statusBar().currentMessage()
    window.findings.search.clear()
    press(qtbot, window.editor, "XX")
    assert "审完" in window.card.toPlainText()


def test_what_was_postponed_is_not_done(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    press(qtbot, window.editor, "XSX")
    assert "待定的 1 处" in window.card.toPlainText()
