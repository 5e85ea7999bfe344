"""The window: issues on the left, the text in the middle, its findings on the right, the current one's card below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QCloseEvent, QFont, QKeySequence, QShortcut, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDockWidget,
    QFileDialog,
    QHeaderView,
    QListWidget,
    QMainWindow,
    QPlainTextEdit,
    QTableView,
    QTextBrowser,
    QWidget,
)

from reviewer.archive import flag_together
from reviewer.engine import Report
from reviewer.errors import ReviewerError
from reviewer.gui.findings_model import FindingsModel
from reviewer.gui.text_bridge import TextBridge
from reviewer.model.finding import Finding
from reviewer.model.issue import Issue
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import all_rules
from reviewer.storage.loader import load_issue
from reviewer.storage.sources import find_sources
from reviewer.wording import Language, Wording

_FONTS = ["Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "serif"]
_LEAST_CONFIDENCE = 0.5


class _Results(QObject):
    """Signals: flagged(list of Report), in the window's thread."""

    flagged = Signal(object)


class _Flagging(QRunnable):
    """Flags issues off the window's thread."""

    def __init__(self, issues: Sequence[Issue], results: _Results) -> None:
        super().__init__()
        self._issues = issues
        self._results = results

    def run(self) -> None:
        reports = list(flag_together(self._issues, all_rules(), EvidenceBase.load(), _LEAST_CONFIDENCE))
        self._results.flagged.emit(reports)


class MainWindow(QMainWindow):
    """Shows issues and their findings; correcting is the command line's work so far (`reviewer fix`)."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._issues: list[Issue] = []
        self._reports: dict[str, Report] = {}
        self._bridge: TextBridge | None = None
        self._results = _Results(self)
        self._results.flagged.connect(self._show_reports)
        self._pool = QThreadPool(self)
        self.issues = QListWidget()
        self.text = QPlainTextEdit(readOnly=True)
        self.model = FindingsModel(language)
        self.findings = QTableView()
        self.card = QTextBrowser()
        self._lay_out()
        self._connect()
        self.setWindowTitle("reviewer")
        self.resize(1280, 800)

    def open_paths(self, paths: Sequence[str]) -> None:
        """Show the issues that `paths` name; what cannot be read is told in the card."""
        sources = find_sources(paths)
        troubles = [trouble.say(self._language) for trouble in sources.troubles]
        self._issues = []
        for path in sources.files:
            try:
                self._issues.append(load_issue(path))
            except ReviewerError as trouble:
                troubles.append(trouble.say(self._language))
        self.issues.clear()
        self.issues.addItems([_title(issue) for issue in self._issues])
        self.card.setPlainText("\n".join(troubles))
        self.issues.setCurrentRow(0 if self._issues else -1)
        if self._issues:
            self.statusBar().showMessage(self._say("检查中…", "flagging…"))
            self._pool.start(_Flagging(list(self._issues), self._results))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._pool.waitForDone()
        event.accept()

    def _lay_out(self) -> None:
        font = QFont()
        font.setFamilies(_FONTS)
        font.setPointSize(15)
        self.text.setFont(font)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.text.setCenterOnScroll(True)
        self.setCentralWidget(self.text)
        self.findings.setModel(self.model)
        self.findings.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.findings.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.findings.verticalHeader().hide()
        self.findings.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._dock(self._say("报纸", "Issues"), self.issues, Qt.DockWidgetArea.LeftDockWidgetArea)
        self._dock(self._say("发现", "Findings"), self.findings, Qt.DockWidgetArea.RightDockWidgetArea)
        self._dock(self._say("说明", "Why"), self.card, Qt.DockWidgetArea.BottomDockWidgetArea)

    def _dock(self, title: str, widget: QWidget, area: Qt.DockWidgetArea) -> None:
        dock = QDockWidget(title, self)
        dock.setObjectName(title)
        dock.setWidget(widget)
        widget.setAccessibleName(title)
        self.addDockWidget(area, dock)

    def _connect(self) -> None:
        self.issues.currentRowChanged.connect(self._show_issue)
        self.findings.selectionModel().currentRowChanged.connect(lambda now, _: self._show_finding(now.row()))
        QShortcut(QKeySequence("Ctrl+O"), self, self._ask_for_folder)
        QShortcut(QKeySequence("F3"), self, lambda: self._step(1))
        QShortcut(QKeySequence("Shift+F3"), self, lambda: self._step(-1))

    @Slot(object)
    def _show_reports(self, reports: Sequence[Report]) -> None:
        self._reports = {report.issue.path: report for report in reports}
        for row, issue in enumerate(self._issues):
            report = self._reports.get(issue.path)
            if report is not None:
                self.issues.item(row).setText(f"{_title(issue)}  ({len(report.findings)})")
        total = sum(len(report.findings) for report in reports)
        self.statusBar().showMessage(self._say(f"共 {total} 处发现；F3 下一处", f"{total} findings; F3 for the next"))
        self._show_findings(self.issues.currentRow())

    def _show_issue(self, row: int) -> None:
        if 0 <= row < len(self._issues):
            self._bridge = TextBridge(self._issues[row].text, self.text.document())
            self._show_findings(row)

    def _show_findings(self, row: int) -> None:
        report = self._reports.get(self._issues[row].path) if 0 <= row < len(self._issues) else None
        self.model.show(report.findings if report else ())
        if report and report.findings:
            self.findings.selectRow(0)

    def _show_finding(self, row: int) -> None:
        if row < 0 or self._bridge is None or row >= self.model.rowCount():
            return
        finding = self.model.finding(row)
        self.text.setTextCursor(self._bridge.cursor(finding.span))
        self.text.ensureCursorVisible()
        self.card.setPlainText(self._reasons(finding))

    def _reasons(self, finding: Finding) -> str:
        language = self._language
        lines = [f"{finding.message.say(language)}  ({finding.confidence:.0%})"]
        for number, suggestion in enumerate(finding.suggestions[:9], 1):
            new = suggestion.text.strip() or self._say("（删去）", "(delete)")
            lines.append(f"{number}. {new}  {suggestion.reason.say(language)}")
        lines += [f"· {item.detail.say(language)}" for item in finding.evidence]
        lines += [f"↔ {related.path}: {related.text}  {related.note.say(language)}" for related in finding.related[:5]]
        return "\n".join(lines)

    def _step(self, by: int) -> None:
        rows = self.model.rowCount()
        if rows:
            self.findings.selectRow((self.findings.currentIndex().row() + by) % rows)

    def _ask_for_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._say("打开文件夹", "Open a folder"))
        if folder:
            self.open_paths([folder])

    def _say(self, zh: str, en: str) -> str:
        return Wording(zh, en).say(self._language)


def _title(issue: Issue) -> str:
    day = issue.masthead.date
    name = issue.path.rsplit("/", 1)[-1]
    return f"{day.isoformat()}  {name}" if day else name
