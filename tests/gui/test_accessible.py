"""What a screen reader, large letters and an eye without colours get."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.gui.look import interface_font

from .conftest import OpenWindow

_MOST_TABS = 30


def test_a_row_says_kind_reason_suggestion_and_what_became_of_it(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.findings.state.setCurrentIndex(window.findings.state.findData("all"))
    model = window.findings.model

    def spoken(row: int) -> str:
        return str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))

    first = window.findings.shown[0].finding
    for part in ("多字", first.message.zh, "建议：阳泉", "把握"):
        assert part in spoken(0)
    qtbot.keyClick(window.editor, Qt.Key.Key_X)
    assert "不是差错" in spoken(0)


def test_the_list_of_findings_is_read_cell_by_cell(open_window: OpenWindow) -> None:
    window = open_window()
    table = QAccessible.queryAccessibleInterface(window.findings.table)
    names = [table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())]
    assert names[1:5] == ["类别", "原文", "建议", "把握"]
    at = names.index("阳泉阳泉")
    assert "“阳泉”重复" in names[at - 1]
    assert names[at + 1] == "阳泉"


def test_an_issue_that_is_not_saved_says_so_in_words(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    qtbot.keyClick(window.editor, Qt.Key.Key_Return)
    index = window.issues.list.model().index(0, 0)
    assert "未保存" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_all_controls_are_reached_by_tab_and_have_names(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    reached: set[QWidget] = set()
    for _ in range(_MOST_TABS):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName()
        reached.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    issues, findings = window.issues, window.findings
    assert reached == {
        window.editor, window.card, issues.search, issues.order, issues.list, findings.search, findings.category,
        findings.state, findings.grouping, findings.least, findings.table,
    }  # fmt: skip


def test_the_systems_large_font_is_taken_over(qapp: QApplication, open_window: OpenWindow) -> None:
    before = QApplication.font()
    large = QFont(before)
    large.setPointSizeF(18)
    qapp.setFont(large)
    try:
        window = open_window()
        for widget in (window, window.findings.table, window.menuBar()):
            assert widget.font().pointSizeF() == 18
        assert interface_font().pointSizeF() == 18
        assert window.editor.font().pointSizeF() == window.editor.text_size
    finally:
        qapp.setFont(before)
