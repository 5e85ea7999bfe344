"""Who made what this program is made of, and what a report of trouble needs to say."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Mapping
from email.message import Message
from importlib import metadata
from typing import Final, cast

from PySide6.QtCore import QLocale, QSysInfo, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QTabWidget, QTextBrowser, QWidget

from reviewer import __version__
from reviewer.errors import ResourceError
from reviewer.gui.look import application_icon, mono_font
from reviewer.gui.views.parts import Notice, View
from reviewer.resources import resource_path

LIBRARIES: Final = (
    "PySide6-Essentials",
    "shiboken6",
    "numpy",
    "scipy",
    "rapidfuzz",
    "regex",
    "ahocorasick-rs",
    "opencc-python-reimplemented",
    "click",
    "rich",
)
DATA: Final = ("language", "lexicon", "icons", "translations")


def library_rows() -> list[tuple[str, str, str]]:
    """Name, version and licence of each library, as its own metadata say; those that are not there are left out."""
    rows = []
    for name in LIBRARIES:
        try:
            about = cast(Message, metadata.metadata(name))
        except metadata.PackageNotFoundError:
            continue
        licence = about.get("License-Expression") or _short(about.get("License") or "") or _classified(about)
        rows.append((name, about["Version"], licence or "?"))
    return rows


def diagnostics(facts: Mapping[str, str]) -> str:
    """What somebody who mends the program wants to know; `facts` are added. No text of an issue is in it."""
    screen = QGuiApplication.primaryScreen()
    lines = {
        "reviewer": __version__,
        "Python": f"{sys.version.split()[0]} ({sys.executable and platform.python_implementation()})",
        "Qt": f"{qVersion()}, {QGuiApplication.platformName()}",
        "system": f"{QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}, {platform.release()}",
        "locale": f"{QLocale.system().name()}, {QLocale().name()}",
        "screen": _screen(screen) if screen is not None else "none",
        "frozen": str(bool(getattr(sys, "frozen", False))),
        **{f"resource {name}": _standing(name) for name in DATA},
        **{name: version for name, version, _ in library_rows()},
        **facts,
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


class AboutView(View):
    """Versions, licences and the report.

    Signals: none.
    """

    def __init__(self, facts: Mapping[str, str], parent: QWidget | None = None, *, report_first: bool = False) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("About reviewer"))
        self.setAccessibleName(self.windowTitle())
        self.report = QPlainTextEdit(diagnostics(facts), readOnly=True)
        self.licences = QTextBrowser()
        self.notice = Notice(self)
        self._lay_out()
        if report_first:
            self.tabs.setCurrentWidget(self.report)

    def copy_report(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.notice.tell(self.tr("Copied; it holds no text of yours"))

    def _lay_out(self) -> None:
        top, picture = QHBoxLayout(), QLabel()
        side = self.fontMetrics().height() * 4
        picture.setPixmap(application_icon().pixmap(side, side))
        name = QLabel(
            self.tr("<h2>reviewer {0}</h2><p>Reviews and corrects newspaper text read by OCR.</p>").format(__version__)
        )
        name.setTextFormat(Qt.TextFormat.RichText)
        top.addWidget(picture)
        top.addWidget(name, 1)
        self.page.addLayout(top)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.windowTitle())
        self.licences.setOpenExternalLinks(True)
        self.licences.setHtml(self._licences())
        self.licences.setAccessibleName(self.tr("Licences"))
        self.report.setFont(mono_font(self.font().pointSizeF()))
        self.report.setAccessibleName(self.tr("Report"))
        self.report.setTabChangesFocus(True)
        self.tabs.addTab(self.licences, self.tr("&Licences"))
        self.tabs.addTab(self.report, self.tr("&Report for troubles"))
        self.page.addWidget(self.tabs, 1)
        self.page.addWidget(self.notice)
        copy = QPushButton(self.tr("&Copy the report"))
        copy.clicked.connect(self.copy_report)
        self.add_buttons(copy)
        self.begin_at(680, 560)

    def _licences(self) -> str:
        rows = "".join(
            f"<tr><td>{name}&nbsp;&nbsp;</td><td>{version}&nbsp;&nbsp;</td><td>{_escaped(licence)}</td></tr>"
            for name, version, licence in library_rows()
        )
        own = self.tr("The program: Apache-2.0. Its language data: LGPL-2.1-or-later and MIT, see below.")
        qt = self.tr("Qt is used under the LGPL version 3; it is linked at run time and may be replaced by another.")
        data = "".join(f"<h3>{name}</h3><pre>{_escaped(_readme(name))}</pre>" for name in DATA)
        libraries, heading = self.tr("Libraries"), self.tr("Data")
        return f"<p>{own}</p><p>{qt}</p><h3>{libraries}</h3><table>{rows}</table><h2>{heading}</h2>{data}"


def _screen(screen: object) -> str:
    size, scale = screen.size(), screen.devicePixelRatio()  # type: ignore[attr-defined]
    return f"{size.width()} × {size.height()}, scale {scale:g}, {screen.logicalDotsPerInch():.0f} dpi"  # type: ignore[attr-defined]


def _standing(name: str) -> str:
    try:
        return f"{sum(1 for _ in resource_path(name).rglob('*'))} files"
    except ResourceError as trouble:
        return str(trouble)


def _readme(name: str) -> str:
    """The part of a data folder's README that says origin and licence; nothing where it has none."""
    try:
        text = resource_path(name, "README.md").read_text("utf-8")
    except (ResourceError, OSError):
        return ""
    return re.split(r"\n## ", text, maxsplit=1)[0].strip()


def _short(licence: str) -> str:
    return licence.strip().splitlines()[0][:60] if licence.strip() else ""


def _classified(about: Message) -> str:
    found = about.get_all("Classifier") or []
    return ", ".join(line.rsplit(" :: ", 1)[1] for line in found if line.startswith("License ::"))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
