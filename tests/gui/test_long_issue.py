"""An issue with hundreds of findings: the list follows behind the keys, and nobody notices."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.gui.main_window import MainWindow
from reviewer.model.finding import Applicability, Category, Edit, Finding, Suggestion
from reviewer.model.span import Span
from reviewer.wording import Wording

from .conftest import OpenWindow

COUNT = 400
SENTENCE = "记者在现场看到，各项工作正有序推进，群众纷纷表示满意。\n"
SAID = Wording("“在”疑为“再”", "perhaps another")


def finding(at: int) -> Finding:
    fix = Suggestion("再", 0.8, SAID, (Edit(Span(at, at + 1), "再"),))
    return Finding(
        "page.txt", "unlikely-character", Category.SUBSTITUTION, Span(at, at + 1), "在", SAID, 0.8,
        Applicability.UNSAFE, suggestions=(fix,), fingerprint=f"{at}",
    )  # fmt: skip


@pytest.fixture
def window(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    made = open_window(SENTENCE * COUNT)
    # a check would put what it finds in the place of what is made up here
    monkeypatch.setattr(made.desk, "recheck_soon", lambda: None)
    made.desk.session.set_findings([finding(2 + number * len(SENTENCE)) for number in range(COUNT)])
    made.desk.changed.emit()
    made.desk.step(1)
    return made


def place(window: MainWindow) -> int:
    assert window.desk.current is not None
    return window.desk.current.finding.span.start // len(SENTENCE)


def press(qtbot: QtBot, window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(window.editor, key)


def test_keys_that_come_before_the_list_has_followed_act_as_ever(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_Return, Qt.Key.Key_X, Qt.Key.Key_Return)
    assert place(window) == 3
    press(qtbot, window, Qt.Key.Key_K)
    assert place(window) == COUNT - 1
    press(qtbot, window, Qt.Key.Key_J)
    assert place(window) == 3
    assert window.desk.session.text.count("再") == 2
    assert len(window.findings.shown) == COUNT - 3


def test_the_list_follows_by_itself(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.findings.shown) == COUNT - 1)
    assert window.findings.table.currentIndex().row() == 0
    press(qtbot, window, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: len(window.findings.shown) == COUNT)
    assert place(window) == 0


def test_the_last_of_many_says_what_is_left(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_K, Qt.Key.Key_Return)
    assert place(window) == 0
    for _ in range(COUNT - 1):
        window.run("dismiss")
    assert window.desk.current is None
    assert "审完" in window.statusBar().currentMessage()
    qtbot.waitUntil(lambda: "审完" in window.card.toPlainText())
