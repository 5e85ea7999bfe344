from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from reviewer.gui.views.find_replace import FindReplace
from reviewer.session import Session

Open = Callable[..., Session]


def shown(qtbot: QtBot, *sessions: Session) -> FindReplace:
    view = FindReplace(lambda: sessions[0], lambda: sessions)
    qtbot.addWidget(view)
    view.show()
    return view


def test_typing_shows_the_places_and_ctrl_enter_replaces_them(qtbot: QtBot, open_issue: Open) -> None:
    session = open_issue()
    view = shown(qtbot, session)
    view.replacement.setText("烁科")
    view.pattern.insert("炼科")
    qtbot.waitUntil(lambda: view.table.rows.rowCount() == 4)
    with qtbot.waitSignal(view.replaced):
        qtbot.mouseClick(view.button, Qt.MouseButton.LeftButton)
    assert "炼科" not in session.text
    assert view.table.rows.rowCount() == 0


def test_enter_goes_to_the_place_and_f3_like_stepping_to_the_next(qtbot: QtBot, open_issue: Open) -> None:
    session = open_issue()
    view = shown(qtbot, session)
    view.look_for("炼科")
    with qtbot.waitSignal(view.shown) as told:
        qtbot.keyClick(view.pattern, Qt.Key.Key_Return)
    assert told.args[0].span.start == session.text.index("炼科")
    with qtbot.waitSignal(view.shown) as told:
        view.step(1)
    assert told.args[0].span.start > session.text.index("炼科")


def test_a_bad_expression_is_told_with_its_remedy(qtbot: QtBot, open_issue: Open) -> None:
    view = shown(qtbot, open_issue())
    view.regex.setChecked(True)
    view.pattern.setText("(")
    qtbot.keyClick(view.pattern, Qt.Key.Key_Return)
    assert "expression" in view.notice.text()
    assert not view.button.isEnabled()


def test_the_whole_workspace_is_searched_when_asked(qtbot: QtBot, open_issue: Open) -> None:
    view = shown(qtbot, open_issue(), open_issue("炼科又来了\n", "b.txt"))
    view.where.setCurrentIndex(1)
    view.look_for("炼科")
    assert view.table.rows.rowCount() == 5


def test_the_windows_keys_work_from_here(qtbot: QtBot, open_issue: Open) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    save = QAction("Save", window)
    save.setShortcut(QKeySequence("Ctrl+S"))
    window.addAction(save)
    view = FindReplace(open_issue, list, window)
    view.lend([save])
    view.show()
    qtbot.waitUntil(view.isActiveWindow)
    with qtbot.waitSignal(save.triggered):
        qtbot.keyClick(view.pattern, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
