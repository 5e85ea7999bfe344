"""Hand on what was corrected, in the format that the other side reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from reviewer.errors import ReviewerError
from reviewer.gui.speech import interface_language, said
from reviewer.gui.views.parts import Notice, View, heading, hint
from reviewer.report.exports import FORMATS, export
from reviewer.session.session import Session
from reviewer.storage.system import System
from reviewer.storage.writer import write_together


class ExportView(View):
    """Formats to tick, a folder, this issue or all that were changed.

    Signals: exported(list of Path), once all are on disk.
    """

    exported = Signal(object)

    def __init__(self, session: Session, everything: Sequence[Session] = (), parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Export"))
        self.setAccessibleName(self.windowTitle())
        self._session, self._everything = session, tuple(everything)
        self.formats = QListWidget()
        self.folder = QLineEdit(str(session.workspace.root / "exports"))
        self.all = QCheckBox(self.tr("&All open issues in which something was changed"))
        self.notice = Notice(self)
        self._lay_out()

    def files(self) -> list[tuple[Path, bytes]]:
        """What would be written."""
        folder, language = Path(self.folder.text()).expanduser(), interface_language()
        sessions = [one for one in self._everything if one.text != one.original] if self.all.isChecked() else []
        return [
            (folder / self._name(session, FORMATS[form].ending), export(session, form, language))
            for session in sessions or [self._session]
            for form in self.ticked()
        ]

    def _name(self, session: Session, ending: str) -> Path:
        """As the issue stands in the workspace: two of one name in different folders stay two."""
        name = session.workspace.name(session.path)
        return name.with_name(name.stem + ending)

    def ticked(self) -> list[str]:
        """The formats that are wanted."""
        items = [self.formats.item(row) for row in range(self.formats.count())]
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]

    def write(self) -> None:
        """Write all files, or none; what fails is told."""
        files = self.files()
        clash = [path.name for path, _ in files if path.exists()]
        if not files:
            self.notice.tell(self.tr("Tick a format first"))
            return
        try:
            write_together(files, System())
        except ReviewerError as trouble:
            self.notice.tell(trouble)
            return
        told = self.tr("{0} files written to {1}").format(len(files), self.folder.text())
        self.notice.tell(told + (self.tr("; {0} were replaced").format(len(clash)) if clash else ""))
        self.exported.emit([path for path, _ in files])

    def _lay_out(self) -> None:
        self.page.addWidget(heading(self.tr("Formats")))
        for form, one in FORMATS.items():
            item = QListWidgetItem(f"{said(one.name)}  ({one.ending})")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if form == "docx" else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, form)
            self.formats.addItem(item)
        self.formats.setCurrentRow(0)
        self.formats.setAccessibleName(self.tr("Formats"))
        self.page.addWidget(self.formats, 1)
        self.page.addWidget(self.all)
        self.all.setVisible(len(self._everything) > 1)
        row = QHBoxLayout()
        label, choose = QLabel(self.tr("&Folder:")), QPushButton(self.tr("&Choose…"))
        label.setBuddy(self.folder)
        self.folder.setAccessibleName(self.tr("Folder"))
        choose.clicked.connect(self._choose)
        for widget in (label, self.folder, choose):
            row.addWidget(widget)
        self.page.addLayout(row)
        self.page.addWidget(hint(self.tr("The original and the corrected text in the workspace stay as they are.")))
        self.page.addWidget(self.notice)
        write = QPushButton(self.tr("&Write the files"))
        write.setDefault(True)
        write.clicked.connect(self.write)
        self.add_buttons(write)
        self.begin_at(620, 480)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder"), self.folder.text())
        if folder:
            self.folder.setText(folder)
