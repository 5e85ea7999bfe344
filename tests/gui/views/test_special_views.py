from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reviewer.engine import flag
from reviewer.gui.views.changes import ChangesModel, ChangesView
from reviewer.gui.views.duplicates import DuplicateView
from reviewer.gui.views.joints import JointView
from reviewer.gui.views.names import NamesView, SpellingsModel
from reviewer.lexicon import Lexicon, Term
from reviewer.model.finding import Finding
from reviewer.model.span import Span
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import all_rules
from reviewer.session import Session, State, Tracked

Open = Callable[..., Session]
TWICE = "去年完成产值二十亿元，支持企业购进商品四百亿元。支持企业购进商品四百亿元。\n"
BROKEN = "会议经过讨论，一致通过了《关于新时代推动中部地\n\n区高质量发展的意见》，并作出部署。\n"


def found(session: Session, rule: str) -> Tracked:
    wanted = [one for one in all_rules() if one.info.id == rule]
    session.set_findings(flag(session.issue(), wanted, EvidenceBase.load(), 0.5).findings)
    return session.findings[0]


def marked(view_pieces, kind: str) -> str:
    return "".join(piece.text for piece in view_pieces if piece.kind == kind)


@pytest.mark.parametrize(
    ("key", "verdict", "left"), [("1", "accepted", 1), ("2", "edited", 1), ("B", "dismissed", 2), ("S", "postponed", 2)]
)
def test_one_of_two_passages_is_kept_or_both(qtbot: QtBot, open_issue: Open, key: str, verdict: str, left: int) -> None:
    session = open_issue(TWICE)
    view = DuplicateView(session, found(session, "duplicate-passage"))
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(view.isActiveWindow)
    with qtbot.waitSignal(view.decided) as told:
        qtbot.keyClick(view, getattr(Qt.Key, f"Key_{key}"))
    assert told.args == [verdict]
    assert session.text.count("支持企业购进商品四百亿元") == left


def test_what_differs_between_the_passages_is_marked(qtbot: QtBot, open_issue: Open) -> None:
    session = open_issue(TWICE)
    tracked = found(session, "duplicate-passage")
    related = tracked.finding.related[0]
    other = replace(related, text=related.text.replace("商品", "物品"))
    view = DuplicateView(session, replace(tracked, finding=replace(tracked.finding, related=(other,))))
    qtbot.addWidget(view)
    assert marked(view.first.pieces, "removed") == "物"
    assert marked(view.second.pieces, "added") == "商"


def test_a_copy_in_another_issue_is_shown_from_there(qtbot: QtBot, open_issue: Open) -> None:
    session = open_issue(TWICE)
    tracked = found(session, "duplicate-passage")
    related = replace(tracked.finding.related[0], path="elsewhere.txt")
    finding: Finding = replace(tracked.finding, related=(related,))
    view = DuplicateView(session, replace(tracked, finding=finding), {"elsewhere.txt": TWICE}.get)
    qtbot.addWidget(view)
    assert not view.same_issue
    assert "去年完成产值" in marked(view.first.pieces, "faint")


def test_a_broken_sentence_is_shown_before_and_after_and_mended(qtbot: QtBot, open_issue: Open) -> None:
    session = open_issue(BROKEN)
    view = JointView(session, found(session, "broken-column"))
    qtbot.addWidget(view)
    view.show()
    assert "中部地区高质量" in "".join(piece.text for piece in view.after.pieces)
    assert "⏎" in marked(view.before.pieces, "removed")
    with qtbot.waitSignal(view.decided):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert "中部地区高质量" in session.text


def test_what_cannot_be_decided_any_more_is_told(qtbot: QtBot, open_issue: Open) -> None:
    session = open_issue(BROKEN)
    view = JointView(session, found(session, "broken-column"))
    qtbot.addWidget(view)
    view.show()
    session.edit(Span(0, len(session.text)), "别的\n")
    view.decide("accepted", view._accept)
    assert view.isVisible()
    assert view.notice.text()


def test_one_spelling_is_chosen_for_all_issues(qtbot: QtBot, open_issue: Open) -> None:
    first, second = open_issue(), open_issue("烁科来了\n", "b.txt")
    view = NamesView([first, second], Lexicon([Term("烁科", "company")]))
    qtbot.addWidget(view)
    view.names.setCurrentRow([view.names.item(i).text() for i in range(view.names.count())].index("烁科"))
    assert view.table.rows.rowCount() == 4
    view.remember.setChecked(True)
    with qtbot.waitSignals([view.remembered, view.replaced]):
        view.button.click()
    assert "炼科" not in first.text


def test_changes_are_listed_with_their_provenance_and_taken_back(qtbot: QtBot, open_issue: Open) -> None:
    session = open_issue()
    session.accept(session.findings[0])
    session.edit(Span(0, 2), "晋")
    view = ChangesView(session)
    qtbot.addWidget(view)
    view.show()
    whys = [view.model.index(row, 2).data() for row in range(view.model.rowCount())]
    assert any("near-term" in why for why in whys)
    said = [view.model.index(row, 1).data() for row in range(view.model.rowCount())]
    assert "[-山西-][+晋+]" in said[0]
    assert said[0].endswith("炼科晶体有限公司⏎炼科")
    view.table.selectRow(0)
    with qtbot.waitSignal(view.reverted):
        view.revert.click()
    assert session.text.startswith("山西")
    assert view.model.rowCount() == 1
    session.undo()
    assert session.text.startswith("晋")


def test_the_two_texts_scroll_together(qtbot: QtBot, open_issue: Open) -> None:
    session = open_issue("".join(f"第{i}行。\n" for i in range(300)))
    session.edit(Span(0, 0), "新的一行\n" * 20)
    view = ChangesView(session)
    qtbot.addWidget(view)
    view.show()
    view.old.verticalScrollBar().setValue(100)
    assert view.old.firstVisibleBlock().text() == "第100行。"
    assert view.new.firstVisibleBlock().text() == "第100行。"
    view.new.verticalScrollBar().setValue(view.new.verticalScrollBar().value() + 30)
    assert view.old.firstVisibleBlock().text() == "第130行。"


@pytest.mark.parametrize("model_class", [ChangesModel, SpellingsModel])
def test_the_models_are_sound(qtbot: QtBot, open_issue: Open, model_class: type) -> None:
    session = open_issue()
    model = model_class()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    if isinstance(model, ChangesModel):
        session.accept(session.findings[0])
        from reviewer.session.hunks import changed

        model.show_hunks(changed(session), session.original)
    else:
        from reviewer.session.entities import entities

        model.show_entity(entities([session], Lexicon(()))[0])
    assert model.rowCount() > 0
    assert session.findings[0].state is State.OPEN
