"""An issue reviewed by keys alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from reviewer.errors import StorageError
from reviewer.gui.actions import ACTIONS
from reviewer.gui.main_window import MainWindow
from reviewer.gui.prompts import Answer
from reviewer.model.span import Span
from reviewer.session import State
from reviewer.wording import Wording

from .conftest import PAGE, Answers, OpenWindow

NOTHING = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NOTHING) -> None:
    qtbot.keyClick(window.editor, key, modifier)


def answers(window: MainWindow) -> Answers:
    assert isinstance(window.prompts, Answers)
    return window.prompts


def compose(window: MainWindow, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(window.editor, event)


def test_an_issue_from_first_to_last_finding_and_onto_the_disk(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    texts = [one.finding.text for one in window.findings.shown]
    assert texts == ["阳泉阳泉", "员副", "因"]
    press(qtbot, window, Qt.Key.Key_Return)
    press(qtbot, window, Qt.Key.Key_1)
    assert window.desk.current is not None
    assert window.desk.current.finding.text == "因"
    press(qtbot, window, Qt.Key.Key_X)
    assert window.findings.shown == ()
    press(qtbot, window, Qt.Key.Key_S, CONTROL)
    corrected = window.desk.workspace.corrected(window.desk.paths[0])
    assert corrected.read_text("utf-8") == PAGE.replace("阳泉阳泉", "阳泉").replace("委员副", "委员、副")
    log = window.desk.workspace.difflog(window.desk.paths[0]).read_text("utf-8").splitlines()
    assert [json.loads(row)["rule"] for row in log[1:]] == ["doubled-text", "lost-mark"]
    assert (window.desk.paths[0]).read_text("utf-8") == PAGE


def test_keys_go_from_finding_to_finding_and_round_the_ends(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    seen = []
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K):
        press(qtbot, window, key)
        assert window.desk.current is not None
        seen.append(window.desk.current.finding.text)
    assert seen == ["员副", "因", "阳泉阳泉", "因"]


def test_letters_are_typed_in_edit_focus_and_act_in_review_focus(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    before = window.editor.text
    press(qtbot, window, Qt.Key.Key_E)
    assert window.editor.editing
    qtbot.keyClicks(window.editor, "xj")
    assert window.editor.text == window.desk.session.text != before
    assert "xj" in window.editor.text
    press(qtbot, window, Qt.Key.Key_Escape)
    qtbot.keyClicks(window.editor, "j")
    assert window.desk.session.text.count("xj") == 1


def test_who_has_edited_a_finding_away_goes_on_at_the_next(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    press(qtbot, window, Qt.Key.Key_J)
    press(qtbot, window, Qt.Key.Key_E)
    qtbot.keyClicks(window.editor, "x")
    assert window.desk.current is None
    qtbot.waitUntil(lambda: "J" in window.card.toPlainText())
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.desk.current is not None
    assert window.desk.current.finding.text == "因"


def test_every_kind_of_action_is_taken_back_and_done_again(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    press(qtbot, window, Qt.Key.Key_Return)
    press(qtbot, window, Qt.Key.Key_S)
    press(qtbot, window, Qt.Key.Key_X)
    press(qtbot, window, Qt.Key.Key_E)
    qtbot.keyClicks(window.editor, "ab")
    after = window.desk.session.text
    for _ in range(4):
        press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert window.desk.session.text == window.editor.text == PAGE
    assert all(one.state is State.OPEN for one in window.desk.session.findings)
    for _ in range(4):
        press(qtbot, window, Qt.Key.Key_Y, CONTROL)
    assert window.desk.session.text == window.editor.text == after


def test_while_an_input_method_composes_no_key_acts_and_nothing_is_lost(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    press(qtbot, window, Qt.Key.Key_E)
    compose(window, "xin")
    assert window.editor.composing
    window.commands["dismiss"].trigger()
    window.commands["undo"].trigger()
    assert window.desk.session.text == PAGE
    assert len(window.findings.shown) == 3
    compose(window, "", "新𠮷区")
    assert "新𠮷区" in window.desk.session.text
    assert window.editor.text == window.desk.session.text
    press(qtbot, window, Qt.Key.Key_S, CONTROL)
    assert "新𠮷区" in window.desk.workspace.corrected(window.desk.paths[0]).read_text("utf-8")


@pytest.mark.parametrize("chosen", ["阳泉阳泉", "𠮷\n\n公司", ""])
def test_a_composition_that_is_given_up_leaves_the_text_as_it_was(
    qtbot: QtBot, open_window: OpenWindow, chosen: str
) -> None:
    text = PAGE.replace("明显。\n", "明显𠮷\n")
    window = open_window(text)
    press(qtbot, window, Qt.Key.Key_E)
    if chosen != "阳泉阳泉":
        start = text.index(chosen)
        window.editor.setTextCursor(window.editor.cursor_of(Span(start, start + len(chosen))))
    for preedit in ("y", "ya"):
        compose(window, preedit)
    press(qtbot, window, Qt.Key.Key_Return)
    compose(window, "")
    assert window.desk.session.text == window.editor.text == text
    assert window.editor.toPlainText() == text
    assert window.desk.session.done == ()
    assert window.editor.selected().of(text) == chosen


def test_in_review_focus_an_input_method_is_off(open_window: OpenWindow) -> None:
    window = open_window()
    assert not window.editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    window.run("edit_here")
    assert window.editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_closing_with_a_failed_save_keeps_the_window_and_the_text(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    press(qtbot, window, Qt.Key.Key_Return)
    session = window.desk.session

    def full() -> None:
        raise StorageError(Wording("磁盘已满", "the disk is full"), where="page.txt")

    monkeypatch.setattr(session, "save", full)
    answers(window).close_with = Answer.SAVE
    assert not window.close()
    assert window.isVisible()
    assert "磁盘已满" in answers(window).told[0]
    assert session.is_dirty
    monkeypatch.undo()
    assert window.close()
    assert window.desk.workspace.corrected(session.path).exists()


def test_the_next_start_goes_on_where_the_editor_was(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    press(qtbot, window, Qt.Key.Key_Return)
    window.findings.least.setValue(30)
    answers(window).close_with = Answer.LEAVE
    window.close()
    again = open_window(text=None)
    assert "阳泉阳泉" not in again.editor.text
    assert again.desk.session.is_dirty
    assert again.findings.filter.least == 0.3


def test_what_could_not_be_acknowledged_does_not_stay_in_the_text(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    press(qtbot, window, Qt.Key.Key_E)

    def refuse(*_: object) -> None:
        raise StorageError(Wording("写不了日志", "the journal cannot be written"), where="page.txt")

    monkeypatch.setattr(window.desk.session, "edit", refuse)
    qtbot.keyClicks(window.editor, "a")
    assert window.editor.text == window.desk.session.text == PAGE
    assert "写不了日志" in window.statusBar().currentMessage()


def test_dismissing_for_good_makes_a_term(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    answers(window).add = "阳泉阳泉"
    press(qtbot, window, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    assert "阳泉阳泉\tword" in window.desk.workspace.lexicon.read_text("utf-8")
    assert "阳泉阳泉" not in [one.finding.text for one in window.findings.shown]


def test_typing_is_checked_again_and_late_results_are_dropped(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window("今天天气很好，大家都去上班了。\n")
    assert window.findings.shown == ()
    press(qtbot, window, Qt.Key.Key_E)
    compose(window, "", "他们克服了重重因难，")
    qtbot.waitUntil(lambda: [one.finding.text for one in window.findings.shown] == ["因"], timeout=20_000)


def test_every_action_has_a_name_a_place_in_a_menu_and_keys_of_its_own(open_window: OpenWindow) -> None:
    window = open_window()
    in_menus = {action.objectName() for menu in window.menuBar().actions() for action in menu.menu().actions()}
    assert {info.id for info in ACTIONS} <= in_menus
    keys = [QKeySequence(key).toString() for info in ACTIONS for key in info.keys]
    assert len(keys) == len(set(keys))
    for info in ACTIONS:
        assert info.name.zh
        assert info.name.en
        if not info.id.removeprefix("accept_").isdigit():
            assert callable(window.doer(info.id))


def test_the_models_keep_to_qts_contract(open_window: OpenWindow, qtmodeltester: ModelTester) -> None:
    window = open_window()
    for grouping in ("place", "category", "rule", "confidence"):
        window.findings.grouping.setCurrentIndex(window.findings.grouping.findData(grouping))
        assert len(window.findings.shown) == 3
        qtmodeltester.check(window.findings.model)
    qtmodeltester.check(window.issues.model)


def test_filters_narrow_the_list(open_window: OpenWindow) -> None:
    window = open_window()
    window.findings.search.setText("lost-mark")
    assert [one.finding.text for one in window.findings.shown] == ["员副"]
    assert window.desk.current is not None
    assert window.desk.current.finding.text == "员副"
    window.findings.search.clear()
    window.findings.least.setValue(99)
    assert window.findings.shown == ()


def test_the_other_language_reaches_menus_and_card(open_window: OpenWindow) -> None:
    window = open_window(language="en")
    assert window.commands["save"].text() == "Save the corrected text"
    assert "is doubled" in window.card.toPlainText()
    window.run("language_zh")
    assert window.commands["save"].text() == "保存校正稿"
