from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reviewer.gui.views.bulk_preview import BulkPreview
from reviewer.gui.views.pieces import Piece
from reviewer.gui.views.previews import PreviewModel, PreviewRow
from reviewer.model.finding import Edit
from reviewer.model.span import Span
from reviewer.session import Scope, Session
from reviewer.wording import Wording

Open = Callable[..., Session]


def shown(qtbot: QtBot, session: Session, *others: Session) -> BulkPreview:
    finding = session.findings[0].finding
    view = BulkPreview(finding, finding.suggestions[0], session, others)
    qtbot.addWidget(view)
    view.show()
    return view


def test_all_places_are_shown_and_the_ticked_ones_corrected(qtbot: QtBot, open_issue: Open) -> None:
    session = open_issue()
    view = shown(qtbot, session)
    assert view.table.rows.rowCount() == 4
    view.table.selectRow(1)
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    with qtbot.waitSignal(view.applied):
        qtbot.mouseClick(view.button, Qt.MouseButton.LeftButton)
    assert session.text.count("烁科") == 4
    assert session.text.count("炼科") == 1


def test_a_doubtful_place_begins_unticked_and_says_why(qtbot: QtBot, open_issue: Open) -> None:
    session = open_issue()
    session.postpone(session.findings[2])
    view = shown(qtbot, session)
    model = view.table.rows
    states = [model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(4)]
    assert [state == Qt.CheckState.Checked for state in states].count(False) == 1
    assert any(model.index(row, 3).data() for row in range(4))


def test_over_all_open_issues(qtbot: QtBot, open_issue: Open) -> None:
    first, second = open_issue(), open_issue("炼科又来了\n", "b.txt")
    view = shown(qtbot, first, second)
    view.scope.setCurrentIndex(view.scope.findData(Scope.OPEN_ISSUES))
    assert view.table.rows.rowCount() == 5
    qtbot.mouseClick(view.button, Qt.MouseButton.LeftButton)
    assert "炼科" not in first.text + second.text


def test_keys_tick_all_none_and_the_others(qtbot: QtBot, open_issue: Open) -> None:
    view = shown(qtbot, open_issue())
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view.table, Qt.Key.Key_D, control)
    assert view.table.rows.ticked() == []
    assert not view.button.isEnabled()
    qtbot.keyClick(view.table, Qt.Key.Key_I, control | shift)
    assert len(view.table.rows.ticked()) == 4


def test_what_fails_is_told_and_nothing_changes(qtbot: QtBot, open_issue: Open) -> None:
    session = open_issue()
    view = shown(qtbot, session)
    session.edit(session.findings[0].finding.span, "变")
    qtbot.mouseClick(view.button, Qt.MouseButton.LeftButton)
    assert view.isVisible()
    assert view.notice.text()
    assert session.text.count("炼科") == 3


def test_the_model_is_sound(qtbot: QtBot) -> None:
    model = PreviewModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    row = PreviewRow("a:1", (Piece("x", "removed"),), Wording("", "why"), 1)
    model.show_rows([row, row])
    model.setData(model.index(0, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert model.ticked() == [1]


def test_a_fix_of_many_places_counts_them_all(qtbot: QtBot, open_issue: Open) -> None:
    session = open_issue("好,走,来,去\n")
    finding = session.findings[0].finding
    edits = tuple(Edit(Span(at, at + 1), "，") for at in (1, 3, 5))
    whole = replace(finding, suggestions=(replace(finding.suggestions[0], edits=edits),))
    session.set_findings([whole])
    view = shown(qtbot, session)
    assert view.table.rows.rowCount() == 1
    assert "3" in view.table.rows.index(0, 1).data()
    assert "3" in view.notice.text()
    qtbot.mouseClick(view.button, Qt.MouseButton.LeftButton)
    assert session.text == "好，走，来，去\n"
