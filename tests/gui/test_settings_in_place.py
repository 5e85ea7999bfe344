"""What the editor sets: face and leading, rules left out, docks closed; and what a settings file and a lock say."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget
from pytestqt.qtbot import QtBot

from reviewer.gui.look import TextLook
from reviewer.gui.views.text_look import TextLookView
from reviewer.session import Session
from reviewer.storage.workspace import Workspace

from .conftest import PAGE, OpenWindow


def leading(window: object) -> float:
    return window.editor.document().begin().next().blockFormat().lineHeight()  # type: ignore[attr-defined]


def look_view() -> TextLookView:
    [view] = [one for one in QApplication.topLevelWidgets() if isinstance(one, TextLookView) and one.isVisible()]
    return view


def test_face_size_and_leading_are_seen_at_once_and_remembered(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.run("text_look")
    view = look_view()
    view.leading.setValue(180)
    view.size_box.setValue(21)
    assert leading(window) == 180
    assert window.editor.font().pointSizeF() == 21
    assert window.editor.text == window.desk.session.text == PAGE
    view.accept()
    window.close()
    again = open_window()
    assert (again.editor.text_look.size, again.editor.text_look.leading, leading(again)) == (21, 180, 180)


def test_a_look_that_is_not_wanted_after_all_goes_back(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.run("text_look")
    view = look_view()
    view.leading.setValue(200)
    qtbot.waitUntil(view.isActiveWindow)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert window.editor.text_look == TextLook()
    assert leading(window) == TextLook().leading


def test_a_rule_is_left_out_by_a_key_from_list_text_and_counts(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    path = window.desk.session.path
    qtbot.keyClick(window.editor, Qt.Key.Key_M)
    assert [one.finding.rule for one in window.findings.shown] == ["lost-mark", "unlikely-character"]
    assert window.desk.left(path) == (2, 2)
    assert window.issues.model.entry(path).left == 2  # type: ignore[union-attr]
    assert "doubled-text" in window.findings.muted.text()
    assert window.desk.current.finding.rule == "lost-mark"  # type: ignore[union-attr]
    window.close()
    again = open_window(None)
    assert len(again.findings.shown) == 2
    qtbot.keyClick(again.editor, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert len(again.findings.shown) == 3
    assert again.desk.left(path) == (3, 3)


def test_the_settings_file_holds_in_the_window_as_in_batch(open_window: OpenWindow, tmp_path: Path) -> None:
    folder = tmp_path / "issues"
    folder.mkdir()
    (folder / "draft.txt").write_text(PAGE, "utf-8")
    (folder / "terms.tsv").write_text("term\tkind\tvariants\taliases\tsource\tnote\n招商矩阵\tword\t\t\t\t\n", "utf-8")
    (folder / "reviewer.toml").write_text(
        'ignore = ["lost-mark"]\nexclude = ["draft*"]\nlexicon = ["terms.tsv"]\n', "utf-8"
    )
    window = open_window()
    assert [one.finding.rule for one in window.findings.shown] == ["doubled-text", "unlikely-character"]
    assert [path.name for path in window.desk.paths] == ["page.txt"]
    assert window.checker.evidence.lexicon.contains("招商矩阵")


@pytest.mark.parametrize("wrong", ['ignore = ["no-such-rule"]\n', "nonsense = 3\n", "[\n"])
def test_a_settings_file_that_is_wrong_is_told_and_does_not_hold(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, wrong: str
) -> None:
    folder = tmp_path / "issues"
    folder.mkdir()
    (folder / "reviewer.toml").write_text(wrong, "utf-8")
    window = open_window()
    assert len(window.findings.shown) == 3
    assert any(
        word in window.statusBar().currentMessage() for word in ("no-such-rule", "nonsense", "TOML", "reviewer.toml")
    )


def test_a_dock_that_was_closed_stays_closed(open_window: OpenWindow) -> None:
    window = open_window()
    window.findChild(QDockWidget, "issues").close()  # type: ignore[union-attr]
    window.close()
    again = open_window()
    hidden = {dock.objectName() for dock in again.findChildren(QDockWidget) if dock.isHidden()}
    assert hidden == {"issues"}


def test_an_issue_that_another_holds_says_so_for_as_long_as_it_is_shown(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "issues"
    folder.mkdir()
    page = folder / "page.txt"
    page.write_text(PAGE, "utf-8")
    with Session.open(page, workspace=Workspace.of(folder), user="李编辑"):
        window = open_window(None)
        assert "只读" in window.focus_label.text()
        assert "李编辑" in window.focus_label.toolTip()
        qtbot.keyClick(window.editor, Qt.Key.Key_E)
        assert not window.editor.editing
        qtbot.keyClick(window.editor, Qt.Key.Key_Return)
        assert window.editor.text == PAGE
