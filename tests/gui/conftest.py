"""A window on a folder of issues, with answers to its questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.gui.app import make_window
from reviewer.gui.main_window import MainWindow
from reviewer.gui.prompts import Answer, Prompts
from reviewer.wording import Wording

PAGE = (
    "头一段没有毛病。\n\n这批项目落地得益于阳泉阳泉高新区构建的招商矩阵，成效明显。\n\n"
    "公司党委委员副总裁张某出席签约仪式。\n\n他们克服了重重因难，按时完成任务。\n"
)


class Answers(Prompts):
    """Answers as a test wants; an unexpected question fails it."""

    def __init__(self) -> None:
        self.close_with: Answer | None = None
        self.add: str | None = None
        self.told: list[str] = []

    def unsaved(self, names: list[str]) -> Answer:
        assert self.close_with is not None, f"asked about {names}"
        return self.close_with

    def term(self, text: str) -> str:
        assert self.add is not None, f"asked for a term, offered {text}"
        return self.add

    def sure(self, question: Wording) -> bool:
        raise AssertionError(question)

    def tell(self, text: str) -> None:
        self.told.append(text)


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[OpenWindow]:
    """Opens the window on a text, or on a folder, and waits until it is checked."""
    windows = []

    def make(
        text: str | None = PAGE, folder: Path | None = None, language: str = "zh", *, known: bool = False
    ) -> MainWindow:
        folder = folder or tmp_path / "issues"
        folder.mkdir(exist_ok=True)
        if text is not None:
            (folder / "page.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        settings.setValue("language", language)
        window = make_window(qapp, settings)
        window.prompts = Answers()
        windows.append(window)
        if known:
            window.opening.be_known()
        window.show()
        window.open_paths([str(folder)])
        qtbot.waitUntil(lambda: not window.checker.busy, timeout=60_000)
        qtbot.waitUntil(lambda: window.findings.shown == () or window.desk.current is not None, timeout=10_000)
        return window

    yield make
    for window in windows:
        window.prompts = Answers()
        window.prompts.close_with = Answer.LEAVE
        window.close()
        window.speech.choose("en")
        window.deleteLater()
