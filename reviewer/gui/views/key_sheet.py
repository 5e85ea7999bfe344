"""All keys on one sheet, to read, print and keep."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QPageLayout, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QPushButton, QTextBrowser, QWidget

from reviewer.gui.speech import interface_language
from reviewer.gui.views.commands import Command
from reviewer.gui.views.parts import Notice, View
from reviewer.wording import Language

_STYLE = (
    "body{font-family:'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif;margin:1em}"
    "h1{font-size:1.4em}h2{font-size:1.1em;margin:1.2em 0 .3em}table{border-collapse:collapse;width:100%}"
    "td{padding:.25em .6em;border-bottom:1px solid #ccc}"
    "kbd{font-family:inherit;border:1px solid #999;border-radius:4px;padding:0 .4em;white-space:nowrap}"
    "main{columns:2;column-gap:2em}section{break-inside:avoid}@media print{main{font-size:10pt}}"
)


def key_sheet(commands: Sequence[Command], title: str, language: Language) -> str:
    """A page of its own, in sections as the menus are; commands without a key stand there too."""
    sections: dict[str, list[str]] = {}
    for command in commands:
        keys = " ".join(f"<kbd>{html.escape(key)}</kbd>" for key in command.keys.split(", ") if key) or "–"
        row = f'<tr><td>{html.escape(command.label)}</td><td align="right">{keys}</td></tr>'
        sections.setdefault(command.section, []).append(row)
    parts = [
        f'<section><h2>{html.escape(name)}</h2><table width="100%">{"".join(rows)}</table></section>'
        for name, rows in sections.items()
    ]
    lang = "zh-CN" if language == "zh" else "en"
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{html.escape(title)}</h1><main>{''.join(parts)}</main></body></html>\n"
    )


class KeySheet(View):
    """Shows the sheet; prints it or saves it as a page.

    Signals: saved(Path).
    """

    saved = Signal(object)

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAccessibleName(self.windowTitle())
        self.html = key_sheet(commands, self.tr("Keys of reviewer"), interface_language())
        self.sheet = QTextBrowser()
        self.sheet.setHtml(self.html)
        self.sheet.setAccessibleName(self.windowTitle())
        self.notice = Notice(self)
        self.page.addWidget(self.sheet, 1)
        self.page.addWidget(self.notice)
        printing, saving = QPushButton(self.tr("&Print…")), QPushButton(self.tr("&Save as a page…"))
        printing.clicked.connect(self._ask_to_print)
        saving.clicked.connect(self._ask_to_save)
        self.add_buttons(printing, saving)
        self.begin_at(620, 720)

    def save(self, path: Path) -> None:
        """Write the page; what goes wrong is told in the window."""
        try:
            path.write_text(self.html, "utf-8")
        except OSError as trouble:
            self.notice.tell(self.tr("Not saved: {0}").format(trouble))
            return
        self.notice.tell(self.tr("Saved as {0}").format(path))
        self.saved.emit(path)

    def print_on(self, printer: QPrinter) -> None:
        """Print it, black on white whatever the theme."""
        document = QTextDocument()
        document.setHtml(self.html)
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        document.print_(printer)

    def _ask_to_print(self) -> None:
        printer = QPrinter()
        if QPrintDialog(printer, self).exec():
            self.print_on(printer)

    def _ask_to_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), "reviewer-keys.html", "HTML (*.html)")
        if name:
            self.save(Path(name))
