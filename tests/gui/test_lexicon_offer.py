"""What Shift+X offers for the lexicon, and what U says."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from .conftest import OpenWindow


def test_marks_are_not_offered_for_the_lexicon(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window("全市经济运行平稳,企业效益好转,居民收入增加,消费市场活跃。\n\n会议要求,各部门要抓好落实。\n")
    qtbot.waitUntil(lambda: window.desk.current is not None)
    assert window.desk.current.finding.text == ","
    qtbot.keyClick(window.editor, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)  # a question would fail the test
    assert "没有可以收入词库的词" in window.statusBar().currentMessage()


def test_a_single_character_is_offered_with_its_neighbours(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window("他们克服了重重因难，按时完成任务。\n")
    qtbot.waitUntil(lambda: window.desk.current is not None)
    offered: list[str] = []
    window.prompts.term = lambda text: offered.append(text) or ""  # type: ignore[method-assign]
    qtbot.keyClick(window.editor, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    assert offered == ["重因难"]


def test_undo_says_that_it_was_done(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window("他们克服了重重因难，按时完成任务。\n")
    qtbot.waitUntil(lambda: window.desk.current is not None)
    qtbot.keyClick(window.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "困难" in window.desk.session.text)
    qtbot.keyClick(window.editor, Qt.Key.Key_U)
    assert window.statusBar().currentMessage() == "已撤销"


def test_the_card_stays_in_its_paragraph_and_says_the_rule_in_words(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window("头一段没有毛病。\n\n他们克服了重重因难，按时完成任务。\n\n末一段也没有毛病。\n")
    qtbot.waitUntil(lambda: window.desk.current is not None)
    card = window.card.toPlainText()
    assert "字在此读不通，换一字则通" in card
    assert "头一段" not in card.split("⏎")[0]
