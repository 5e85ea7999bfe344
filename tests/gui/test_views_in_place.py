"""The special views, opened by their keys from the window, and what comes of them."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.gui.main_window import MainWindow
from reviewer.gui.prompts import Answer
from reviewer.gui.views.about import AboutView
from reviewer.gui.views.changes import ChangesView
from reviewer.gui.views.duplicates import DuplicateView
from reviewer.gui.views.export_view import ExportView
from reviewer.gui.views.find_replace import FindReplace
from reviewer.gui.views.harvest_view import HarvestView
from reviewer.gui.views.joints import JointView
from reviewer.gui.views.lexicon_manager import LexiconManager
from reviewer.gui.views.lexicon_model import KIND_NAMES
from reviewer.gui.views.names import NamesView
from reviewer.gui.views.palette import CommandPalette
from reviewer.gui.views.progress_view import ProgressView
from reviewer.gui.views.script_view import ScriptView
from reviewer.gui.views.tour import Tour
from reviewer.model.span import Span
from reviewer.storage.record import load_record

from .conftest import PAGE, Answers, OpenWindow

V = TypeVar("V", bound=QWidget)
CONTROL = Qt.KeyboardModifier.ControlModifier
TWICE = (
    "去年完成产值二十亿元，支持企业购进商品四百亿元。支持企业购进商品四百亿元。\n\n他们克服了重重因难，按时完成任务。\n"
)


def opened(qtbot: QtBot, kind: type[V]) -> V:
    """The view of that kind that is on the screen."""

    def there() -> list[QWidget]:
        return [one for one in QApplication.topLevelWidgets() if type(one) is kind and one.isVisible()]

    qtbot.waitUntil(lambda: len(there()) == 1)
    view = there()[0]
    assert isinstance(view, kind)
    return view


def go_to(window: MainWindow, rule: str) -> None:
    [number] = [one.number for one in window.findings.shown if one.finding.rule == rule]
    window.desk.go(number)


def test_a_passage_that_stands_twice_is_compared_and_decided_by_keys(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(TWICE)
    go_to(window, "duplicate-passage")
    qtbot.keyClick(window.editor, Qt.Key.Key_C)
    view = opened(qtbot, DuplicateView)
    qtbot.waitUntil(view.isActiveWindow)
    with qtbot.waitSignal(view.decided):
        qtbot.keyClick(view, Qt.Key.Key_1)
    assert window.desk.session.text.count("支持企业购进商品四百亿元") == 1
    assert window.editor.text == window.desk.session.text
    assert window.desk.current is not None
    assert window.desk.current.finding.text == "因"
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.editor, Qt.Key.Key_Z, CONTROL)
    assert window.desk.session.text == window.editor.text == TWICE


def test_any_other_finding_is_shown_before_and_after(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    go_to(window, "doubled-text")
    qtbot.keyClick(window.editor, Qt.Key.Key_C)
    view = opened(qtbot, JointView)
    assert "阳泉阳泉" in "".join(piece.text for piece in view.before.pieces)
    assert "断" not in view.legend.text()
    qtbot.waitUntil(view.isActiveWindow)
    with qtbot.waitSignal(view.decided):
        qtbot.keyClick(view, Qt.Key.Key_S)  # the key that it has in the window
    assert [one.state.value for one in window.desk.session.findings].count("postponed") == 1


def test_a_change_is_taken_back_from_the_list_of_changes(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    qtbot.keyClick(window.editor, Qt.Key.Key_Return)
    assert window.editor.text != PAGE
    qtbot.keyClick(window.editor, Qt.Key.Key_D)
    view = opened(qtbot, ChangesView)
    view.table.selectRow(0)
    view.revert.click()
    assert window.editor.text == window.desk.session.text == PAGE
    view.reject()


def test_a_name_chosen_for_all_issues_changes_them_all(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    folder = tmp_path / "issues"
    folder.mkdir()
    (folder / "b.txt").write_text("山西炼科晶体有限公司的产品供不应求。\n", "utf-8")
    window = open_window("山西烁科晶体有限公司今天开工，山西烁科晶体有限公司负责人说，一切顺利。\n", folder)
    qtbot.keyClick(window.editor, Qt.Key.Key_N)
    view = opened(qtbot, NamesView)
    assert view.entity is not None
    assert {spelling.text for spelling in view.entity.spellings} == {"山西烁科晶体有限公司", "山西炼科晶体有限公司"}
    view.spellings.selectRow(0)
    view.button.click()
    texts = {session.path.name: session.text for session in window.desk.all_sessions()}
    assert texts["b.txt"] == "山西烁科晶体有限公司的产品供不应求。\n"
    view.reject()


def test_the_corrections_are_exported(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    qtbot.keyClick(window.editor, Qt.Key.Key_Return)
    qtbot.keyClick(window.editor, Qt.Key.Key_E, CONTROL)
    view = opened(qtbot, ExportView)
    view.folder.setText(str(tmp_path / "out"))
    for row in range(view.formats.count()):
        view.formats.item(row).setCheckState(Qt.CheckState.Checked)
    view.write()
    names = {path.suffix for path in (tmp_path / "out").iterdir()}
    assert {".docx", ".html", ".csv", ".diff", ".md", ".txt", ".jsonl"} <= names
    assert "阳泉高新区" in (tmp_path / "out" / "page.corrected.txt").read_text("utf-8")
    view.reject()


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("lexicon", LexiconManager),
        ("progress", ProgressView),
        ("other_script", ScriptView),
        ("palette", CommandPalette),
        ("tour", Tour),
        ("about", AboutView),
        ("report", AboutView),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_other_view_opens_with_a_title_and_closes(
    qtbot: QtBot, open_window: OpenWindow, action: str, kind: type[QWidget], language: str
) -> None:
    window = open_window(language=language)
    window.commands[action].trigger()
    view = opened(qtbot, kind)
    assert view.windowTitle() or view.accessibleName()
    view.close()


@pytest.mark.parametrize(
    ("text", "conversion"), [("这里发现问题，关门处理。\n", "s2t"), ("這裡發現問題，關門處理。\n", "t2s")]
)
def test_the_other_script_is_the_one_that_the_page_is_not_in(
    qtbot: QtBot, open_window: OpenWindow, text: str, conversion: str
) -> None:
    window = open_window(text)
    window.run("other_script")
    view = opened(qtbot, ScriptView)
    assert view.choice.currentData() == conversion
    view.close()


def test_the_corrected_issues_teach_the_workspace(open_window: OpenWindow) -> None:
    window = open_window()
    window.run("accept")
    window.run("save")
    window.run("learn")
    assert window.desk.workspace.learned_text.is_file()
    assert "1 份" in window.statusBar().currentMessage()


def test_the_next_start_goes_on_where_the_editor_was(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    qtbot.keyClick(window.editor, Qt.Key.Key_J)
    at = window.desk.current
    assert at is not None
    window.findings.search.setText("mark")
    window.close()
    again = open_window(None, tmp_path / "issues")
    assert again.findings.search.text() == "mark"
    assert again.desk.current is not None
    assert again.desk.current.finding.fingerprint == at.finding.fingerprint


def test_what_was_decided_is_counted_for_findings_to_come(open_window: OpenWindow) -> None:
    window = open_window()
    window.run("accept")
    window.run("dismiss")
    window.run("save")
    fared = load_record(window.desk.workspace.record)
    assert {rule: counts[:2] for rule, counts in fared.rules.items()} == {"doubled-text": (1, 0), "lost-mark": (0, 1)}
    assert "doubled-text 阳泉阳泉→阳泉" in fared.changes


def test_terms_that_the_issues_offer_are_ticked_into_the_lexicon(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "issues"
    folder.mkdir()
    for number, verb in enumerate(("开工", "投产", "扩建")):
        text = f"昨天，沣兆智造{verb}。\n\n走进沣兆智造，机器正忙。\n\n大家都夸沣兆智造办得好。\n"
        (folder / f"{number}.txt").write_text(text, "utf-8")
    window = open_window(None, folder)
    window.run("harvest")
    view = opened(qtbot, HarvestView)
    [item] = view.list.findItems("沣兆智造", Qt.MatchFlag.MatchExactly)
    assert item.text(1) in [name.zh for name in KIND_NAMES.values()]
    item.setCheckState(0, Qt.CheckState.Checked)
    view.button.click()
    assert "沣兆智造\t" in window.desk.workspace.lexicon.read_text("utf-8")
    assert view.list.findItems("沣兆智造", Qt.MatchFlag.MatchExactly) == []
    view.close()


def test_who_comes_back_to_an_issue_finds_the_finding_that_was_left(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "issues"
    folder.mkdir()
    (folder / "other.txt").write_text(TWICE, "utf-8")
    window = open_window()
    page, other = (next(path for path in window.desk.paths if path.name == name) for name in ("page.txt", "other.txt"))
    window.show_issue(page)
    go_to(window, "lost-mark")
    window.show_issue(other)
    assert window.desk.current is not None
    assert window.desk.current.finding.rule == "duplicate-passage"
    window.show_issue(page)
    assert window.desk.current.finding.rule == "lost-mark"


def test_issues_are_sorted_as_asked_and_gone_through_in_that_order(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "issues"
    folder.mkdir()
    (folder / "a.txt").write_text("今天天气很好。\n", "utf-8")
    (folder / "b.txt").write_text(TWICE, "utf-8")
    window = open_window()
    assert [path.name for path in window.issues.paths] == ["a.txt", "b.txt", "page.txt"]
    window.issues.order.setCurrentIndex(window.issues.order.findData("left"))
    left = [window.desk.left(path)[0] for path in window.issues.paths]
    assert left == sorted(left, reverse=True)
    window.show_issue(window.issues.paths[0])
    window.run("next_issue")
    assert window.desk.session.path == window.issues.paths[1]
    window.issues.search.setText("b.t")
    assert [path.name for path in window.issues.paths] == ["b.txt"]


def test_of_a_large_folder_the_issues_around_the_one_shown_are_checked(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewer.gui.checking.TOGETHER", 2)
    folder = tmp_path / "issues"
    folder.mkdir()
    for name in "abcdef":
        (folder / f"{name}.txt").write_text(f"第{ord(name)}期\n\n" + TWICE, "utf-8")
    window = open_window(None)
    checked = {path.name: window.desk.left(path)[0] > 0 for path in window.desk.paths}
    assert checked == {"a.txt": True, "b.txt": True, "c.txt": False, "d.txt": False, "e.txt": False, "f.txt": False}
    assert all(entry.masthead.number for entry in window.issues.model.entries)
    for _ in range(2):
        window.run("next_issue")
    assert window.desk.session.path.name == "c.txt"
    qtbot.waitUntil(lambda: bool(window.findings.shown), timeout=20_000)
    window.show_issue(window.desk.paths[0])
    qtbot.keyClick(window.editor, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: not window.checker.busy, timeout=20_000)
    assert window.findings.shown


def test_what_goes_through_the_folder_keeps_to_a_number_of_open_files(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewer.gui.shelf.MOST_OPEN", 3)
    folder = tmp_path / "issues"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").write_text(TWICE, "utf-8")
    window = open_window(None)
    window.show_issue(window.desk.paths[5])
    assert [session.path.name for session in window.desk.all_sessions()] == ["4.txt", "5.txt", "6.txt"]
    window.run("dismiss")
    for path in window.desk.paths:
        window.show_issue(path)
    assert len(window.desk.sessions) <= 7
    window.show_issue(window.desk.paths[5])
    qtbot.waitUntil(lambda: not window.checker.busy, timeout=20_000)
    assert [one.state.value for one in window.desk.session.outline].count("dismissed") == 1


def test_what_was_left_unsaved_shows_as_such_at_the_next_start_and_is_saved(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "issues"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "page.txt").write_text(TWICE, "utf-8")
    window = open_window()
    page, other = window.desk.paths
    window.show_issue(page)
    window.run("accept")
    window.show_issue(other)
    qtbot.waitUntil(lambda: not window.checker.busy, timeout=20_000)
    before = window.issues.model.entry(page)
    assert before is not None
    left, total = before.left, before.total
    assert 0 < left < total
    assert isinstance(window.prompts, Answers)
    window.prompts.close_with = Answer.LEAVE
    window.close()
    again = open_window(None)
    assert again.desk.session.path == other
    qtbot.waitUntil(lambda: again.desk.sessions.get(page) is not None)
    entry = again.issues.model.entry(page)
    assert entry is not None
    qtbot.waitUntil(lambda: (entry.dirty, entry.left, entry.total) == (True, left, total))
    again.run("save_all")
    assert not entry.dirty
    assert "阳泉阳泉" not in again.desk.workspace.corrected(page).read_text("utf-8")


def test_find_begins_with_what_is_selected_or_else_with_the_finding(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.run("find")
    view = opened(qtbot, FindReplace)
    assert view.pattern.text() == "阳泉阳泉"
    view.reject()
    qtbot.waitUntil(lambda: not view.isVisible())
    at = PAGE.index("招商矩阵")
    window.editor.setTextCursor(window.editor.cursor_of(Span(at, at + 4)))
    window.run("find")
    assert opened(qtbot, FindReplace).pattern.text() == "招商矩阵"
