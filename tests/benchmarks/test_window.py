"""The window on 200,000 characters with 2,000 findings: a key, the next finding, typing; its way to the screen; folders of thousands."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from reviewer.gui.app import make_window
from reviewer.gui.main_window import MainWindow
from reviewer.model.finding import Applicability, Category, Edit, Finding, Suggestion
from reviewer.model.span import Span
from reviewer.wording import Wording

ROOT = Path(__file__).resolve().parents[2]
CHARACTERS, FINDINGS, ISSUES = 200_000, 2_000, 5_000
SAID = Wording("“在”疑为“再”", "perhaps another")


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    folder = tmp_path_factory.mktemp("large")
    sentence = "记者在现场看到，各项工作正在有序推进，群众纷纷表示满意。"
    text = "".join(sentence * 4 + "\n" for _ in range(CHARACTERS // (4 * len(sentence) + 1)))
    (folder / "large.txt").write_text(text, "utf-8")
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    made = make_window(application, settings)
    made.show()
    made.open_paths([str(folder)])
    end = time.monotonic() + 120
    while made.checker.busy and time.monotonic() < end:
        application.processEvents()
    session = made.desk.session
    assert session is not None
    places = [at for at in range(len(text)) if text.startswith("在", at)][: 8 * FINDINGS : 8][:FINDINGS]
    session.set_findings([_finding(at) for at in places])
    made.desk.changed.emit()
    made.desk.step(1)
    yield made
    made.desk.close()
    made.deleteLater()


def _finding(at: int) -> Finding:
    suggestion = Suggestion("再", 0.8, SAID, (Edit(Span(at, at + 1), "再"),))
    return Finding(
        "large.txt", "unlikely-character", Category.SUBSTITUTION, Span(at, at + 1), "在", SAID, 0.8,
        Applicability.UNSAFE, suggestions=(suggestion,), fingerprint=f"{at}",
    )  # fmt: skip


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.editor, key)
    QApplication.processEvents()


def test_the_next_of_two_thousand_findings(benchmark: BenchmarkFixture, window: MainWindow) -> None:
    before = window.desk.number
    benchmark.pedantic(press, (window, Qt.Key.Key_J), rounds=20)
    assert window.desk.number != before


def test_a_suggestion_taken_among_two_thousand(benchmark: BenchmarkFixture, window: MainWindow) -> None:
    session = window.desk.session
    assert session is not None
    before = len(session.done)
    benchmark.pedantic(press, (window, Qt.Key.Key_Return), rounds=5)
    assert len(session.done) > before


def test_a_character_typed_into_two_hundred_thousand(benchmark: BenchmarkFixture, window: MainWindow) -> None:
    window.run("edit_here")
    before = window.editor.text
    benchmark.pedantic(press, (window, Qt.Key.Key_A), rounds=10)
    assert window.editor.text != before
    window.run("review_focus")


COLD = """
import shutil, sys
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from reviewer.gui.app import make_window
from reviewer.resources import resource_path
application = QApplication([])
folder = Path(sys.argv[1])
shutil.copytree(str(resource_path("seeds")), folder / "seeds", ignore=shutil.ignore_patterns(".*", "corrected"))
window = make_window(application, QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
window.show()
window.open_paths([str(folder / "seeds")])
application.processEvents()
window.grab()
if sys.argv[2] == "findings":
    # a loop as the program's own: a wait of a test keeps the other thread from Python meanwhile
    look = QTimer(interval=2)
    look.timeout.connect(lambda: window.findings.shown and application.quit())
    look.start()
    application.exec()
window.desk.close()
"""


@pytest.mark.parametrize("until", ["painted", "findings"])
def test_from_a_cold_start_with_the_seeds(
    benchmark: BenchmarkFixture, tmp_path_factory: pytest.TempPathFactory, until: str
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def start() -> None:
        command = [sys.executable, "-c", COLD, str(tmp_path_factory.mktemp("cold")), until]
        subprocess.run(command, env=environment, check=True, cwd=ROOT)

    benchmark.pedantic(start, rounds=5)


@pytest.fixture(scope="module")
def thousands(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("thousands")
    sentence = "记者在现场看到，各项工作正在有序推进，群众纷纷表示满意。"
    for number in range(ISSUES):
        text = f"第{number % 400}期\n{1990 + number % 30}年{number % 12 + 1}月1日\n\n" + (sentence * 4 + "\n") * 10
        (folder / f"{number:05}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture
def opened(thousands: Path, tmp_path: Path) -> Iterator[MainWindow]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    made = make_window(application, QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    made.show()
    application.processEvents()
    yield made
    made.desk.close()
    made.deleteLater()


def test_a_folder_of_thousands_opened(benchmark: BenchmarkFixture, opened: MainWindow, thousands: Path) -> None:
    def show() -> None:
        opened.open_paths([str(thousands)])
        QApplication.processEvents()

    benchmark.pedantic(show, rounds=3)
    assert opened.issues.model.rowCount() == ISSUES


def test_thousands_filtered_and_sorted(benchmark: BenchmarkFixture, opened: MainWindow, thousands: Path) -> None:
    opened.open_paths([str(thousands)])

    def look() -> None:
        opened.issues.search.setText("1234")
        opened.issues.search.clear()
        for order in (1, 0):
            opened.issues.order.setCurrentIndex(order)
        QApplication.processEvents()

    benchmark.pedantic(look, rounds=3)
    assert len(opened.issues.paths) == ISSUES
