from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reviewer.gui.views.commands import Command, plain_text
from reviewer.gui.views.go_to_line import GoToLine
from reviewer.gui.views.key_sheet import KeySheet
from reviewer.gui.views.keys_dialog import KeysDialog, clashes
from reviewer.gui.views.palette import CommandModel, CommandPalette


@pytest.mark.parametrize("asked", ["下一", "next", "Find ne", "review next"])
def test_the_palette_finds_in_both_languages_and_enter_does_it(
    qtbot: QtBot, commands: list[Command], asked: str
) -> None:
    palette = CommandPalette(commands)
    qtbot.addWidget(palette)
    palette.show()
    palette.field.setText(asked)
    with qtbot.waitSignal(commands[1].action.triggered):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()


def test_the_palette_steps_by_keys_and_passes_over_what_cannot_be_done(qtbot: QtBot, commands: list[Command]) -> None:
    palette = CommandPalette(commands)
    qtbot.addWidget(palette)
    palette.show()
    commands[1].action.setEnabled(False)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(commands[1].action.triggered), qtbot.waitSignal(commands[2].action.triggered):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)


def test_the_palettes_model_is_sound(qtbot: QtBot, commands: list[Command]) -> None:
    model = CommandModel(commands)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.ask("no such thing")
    assert model.rowCount() == 0


@pytest.mark.parametrize(("text", "plain"), [("保存(&S)", "保存"), ("&Open…", "Open"), ("A && B", "A & B")])
def test_menu_marks_are_taken_off(text: str, plain: str) -> None:
    assert plain_text(text) == plain


def test_the_key_sheet_lists_all_and_is_saved_and_printed(
    qtbot: QtBot, commands: list[Command], tmp_path: Path
) -> None:
    sheet = KeySheet(commands)
    qtbot.addWidget(sheet)
    sheet.save(tmp_path / "keys.html")
    page = (tmp_path / "keys.html").read_text("utf-8")
    assert all(command.label in page for command in commands)
    assert "<kbd>Ctrl+S</kbd>" in page
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "keys.pdf"))
    sheet.print_on(printer)
    assert (tmp_path / "keys.pdf").read_bytes().startswith(b"%PDF")


def test_a_key_sheet_that_cannot_be_saved_says_so(qtbot: QtBot, commands: list[Command], tmp_path: Path) -> None:
    sheet = KeySheet(commands)
    qtbot.addWidget(sheet)
    sheet.save(tmp_path / "missing" / "keys.html")
    assert "missing" in sheet.notice.text()


def test_a_key_is_given_and_taken_from_its_holder(qtbot: QtBot, commands: list[Command]) -> None:
    dialog = KeysDialog(commands)
    qtbot.addWidget(dialog)
    dialog.choose("next")
    dialog.edit.setKeySequence(QKeySequence("X"))
    assert "Dismiss" in dialog.notice.text()
    dialog.give.click()
    with qtbot.waitSignal(dialog.rebound) as told:
        dialog._finish()
    assert told.args[0] == {"next": ("X",), "dismiss": ()}
    assert commands[1].action.shortcut() == QKeySequence("X")
    assert commands[2].action.shortcuts() == []


def test_keys_go_back_to_how_they_came(qtbot: QtBot, commands: list[Command]) -> None:
    dialog = KeysDialog(commands)
    qtbot.addWidget(dialog)
    dialog.choose("save")
    dialog.clear.click()
    assert dialog.keys_of("save") == ()
    dialog.reset.click()
    assert dialog.keys_of("save") == ("Ctrl+S",)


def test_clashes_are_known() -> None:
    assert clashes({"a": ("J",), "b": ("J", "K"), "c": ()}) == {"J": ("a", "b")}


@pytest.mark.parametrize(("asked", "place"), [("2", 3), ("2:2", 4), ("2：9", 5), ("3", 6), ("0", None), ("x", None)])
def test_a_line_is_gone_to(qtbot: QtBot, asked: str, place: int | None) -> None:
    dialog = GoToLine("一二\n三四\n五")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.field.setText(asked)
    assert dialog.place() == place
    chosen: list[int] = []
    dialog.chosen.connect(chosen.append)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert chosen == ([] if place is None else [place])
