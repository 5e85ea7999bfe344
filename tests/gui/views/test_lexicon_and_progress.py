from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from reviewer.gui.views.lexicon_manager import LexiconManager
from reviewer.gui.views.lexicon_model import KIND, TERM, VARIANTS, KindDelegate, LexiconModel
from reviewer.gui.views.progress_view import ProgressView
from reviewer.lexicon import Term
from reviewer.session import Session
from reviewer.session.glossary import Glossary

Open = Callable[..., Session]
OWN = (Term("大同市", "place"), Term("山西省", "place"))


@pytest.fixture
def manager(qtbot: QtBot, tmp_path: Path) -> LexiconManager:
    glossary = Glossary(tmp_path / ".reviewer" / "lexicon.tsv")
    glossary.put(Term("烁科", "company", ("炼科",)))
    view = LexiconManager(glossary, OWN)
    qtbot.addWidget(view)
    view.show()
    return view


def cells(view: LexiconManager) -> list[str]:
    return [view.sieve.index(row, TERM).data() for row in range(view.sieve.rowCount())]


def test_the_workspaces_terms_are_shown_and_the_programs_on_demand(manager: LexiconManager) -> None:
    assert cells(manager) == ["烁科"]
    manager.with_default.setChecked(True)
    assert cells(manager) == ["烁科", "大同市", "山西省"]
    manager.search.setText("炼科")
    assert cells(manager) == ["烁科"]


def test_a_term_is_added_by_keys_and_is_on_disk(qtbot: QtBot, manager: LexiconManager) -> None:
    manager.term.setText("晋创谷")
    manager.variants.setText("普创谷、晋刨谷")
    with qtbot.waitSignal(manager.changed):
        qtbot.keyClick(manager.variants, Qt.Key.Key_Return)
    text = manager._glossary.path.read_text("utf-8")
    assert "晋创谷\tplace\t普创谷|晋刨谷" in text
    assert manager.term.text() == ""


def test_a_cell_is_edited_and_a_bad_one_refused(qtbot: QtBot, manager: LexiconManager) -> None:
    assert manager.sieve.setData(manager.sieve.index(0, VARIANTS), "炼科 铄科")
    assert "炼科|铄科" in manager._glossary.path.read_text("utf-8")
    assert not manager.sieve.setData(manager.sieve.index(0, VARIANTS), "烁科")
    assert manager.notice.text()
    assert manager.sieve.index(0, VARIANTS).data() == "炼科 铄科"


def test_the_kind_is_chosen_from_a_list(manager: LexiconManager) -> None:
    delegate, index = KindDelegate(), manager.sieve.index(0, KIND)
    editor = delegate.createEditor(manager, QStyleOptionViewItem(), index)
    assert isinstance(editor, QComboBox)
    assert editor.currentData() == "company"
    editor.setCurrentIndex(editor.findData("zone"))
    delegate.setModelData(editor, manager.sieve, index)
    assert "烁科\tzone" in manager._glossary.path.read_text("utf-8")


def test_terms_are_deleted_and_brought_back_but_never_the_programs_own(qtbot: QtBot, manager: LexiconManager) -> None:
    manager.with_default.setChecked(True)
    manager.table.selectAll()
    manager.table.setFocus()
    qtbot.waitUntil(manager.table.hasFocus)
    qtbot.keyClick(manager.table, Qt.Key.Key_Delete)
    assert cells(manager) == ["大同市", "山西省"]
    manager._undo()
    assert cells(manager)[0] == "烁科"


def test_a_lexicon_is_imported_and_exported(manager: LexiconManager, tmp_path: Path) -> None:
    (tmp_path / "more.tsv").write_text("term\tkind\n太忻\tzone\n", "utf-8")
    manager.take_in(tmp_path / "more.tsv")
    assert cells(manager) == ["烁科", "太忻"]
    manager.write_out(tmp_path / "out.txt", "opencc")
    assert (tmp_path / "out.txt").read_text("utf-8") == "炼科\t烁科\n"


def test_a_file_that_cannot_be_imported_is_told(manager: LexiconManager, tmp_path: Path) -> None:
    (tmp_path / "bad.tsv").write_text("太忻\tnonsense\n", "utf-8")
    manager.take_in(tmp_path / "bad.tsv")
    assert "bad.tsv" in manager.notice.text()
    assert cells(manager) == ["烁科"]


def test_the_model_is_sound(qtbot: QtBot, tmp_path: Path) -> None:
    glossary = Glossary(tmp_path / "lexicon.tsv")
    glossary.put(Term("烁科", "company"))
    model = LexiconModel(glossary, OWN)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.load()
    assert model.setData(model.index(0, TERM), "烁科晶体")
    assert not model.flags(model.index(1, TERM)) & Qt.ItemFlag.ItemIsEditable


def test_progress_is_drawn_and_told_in_words(qtbot: QtBot, open_issue: Open) -> None:
    session = open_issue()
    session.accept(session.findings[0])
    session.dismiss(session.findings[0])
    view = ProgressView(lambda: [session])
    qtbot.addWidget(view)
    view.show()
    assert view.kinds.bars[0].figure == "2 / 6"
    assert view.confusions.bars[0].label == "炼 → 烁"
    assert "near-term" in view.rules.accessibleDescription()
    assert not view.grab().isNull()
