"""The window on real issues, offscreen; skipped where the system lacks what Qt draws with."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from reviewer.gui.main_window import MainWindow
from reviewer.gui.text_bridge import TextBridge
from reviewer.model.span import Span

DEFECT = "头一段没有毛病。\n\n这批项目落地得益于阳泉阳泉高新区构建的招商矩阵，成效明显。\n"
Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture(scope="session")
def application() -> QApplication:
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication([])


@pytest.fixture
def wait(application: QApplication) -> Wait:
    def until(condition: Callable[[], bool]) -> None:
        limit = time.monotonic() + 30
        while not condition():
            assert time.monotonic() < limit, "waited in vain"
            application.processEvents()

    return until


@pytest.fixture
def window(application: QApplication) -> Iterator[MainWindow]:
    made = MainWindow("zh")
    yield made
    made.close()
    made.deleteLater()


def test_an_issue_is_shown_with_its_findings_and_the_first_is_selected(
    window: MainWindow, wait: Wait, tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_text(DEFECT, "utf-8")
    window.open_paths([str(tmp_path)])
    wait(lambda: window.model.rowCount() > 0)
    assert window.issues.count() == 1
    assert window.text.textCursor().selectedText() == "阳泉阳泉"
    assert "重复" in window.card.toPlainText()
    assert "1. 阳泉" in window.card.toPlainText()


def test_what_cannot_be_read_is_told(window: MainWindow, tmp_path: Path) -> None:
    window.open_paths([str(tmp_path / "missing.txt")])
    assert "missing.txt" in window.card.toPlainText()
    assert window.issues.count() == 0


@pytest.mark.parametrize("text", ["中𠮷国\n第二行", "一\r\n二\r\n三𠮷四", "一\r二\n三"])
def test_a_span_in_code_points_selects_the_same_characters_in_the_document(
    application: QApplication, text: str
) -> None:
    document = QTextDocument()
    bridge = TextBridge(text, document)
    assert bridge.survives
    for i, char in enumerate(text):
        if char not in "\r\n":
            assert bridge.cursor(Span(i, i + 1)).selectedText() == char


def test_text_that_a_document_swallows_is_known(application: QApplication) -> None:
    assert not TextBridge("有\ufdd0非字符", QTextDocument()).survives
