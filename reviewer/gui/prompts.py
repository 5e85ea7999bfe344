"""Every question that the window asks, behind one object, so that a test can answer."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from reviewer.gui.speech import said
from reviewer.wording import Wording


class Answer(Enum):
    """What to do with what is not saved."""

    SAVE = auto()
    LEAVE = auto()
    CANCEL = auto()


class Prompts:
    """Asks in dialogs."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def folder(self) -> Path | None:
        """Which folder to open."""
        given = QFileDialog.getExistingDirectory(self._parent, said(Wording("打开文件夹", "Open folder")))
        return Path(given) if given else None

    def files(self) -> list[Path]:
        """Which files to open."""
        kinds = said(
            Wording("文本 (*.txt *.md *.markdown);;所有文件 (*)", "Text (*.txt *.md *.markdown);;All files (*)")
        )
        given, _ = QFileDialog.getOpenFileNames(self._parent, said(Wording("打开文件", "Open files")), "", kinds)
        return [Path(one) for one in given]

    def term(self, text: str) -> str:
        """What to add to the lexicon; empty for nothing."""
        title = said(Wording("收入词库", "Add to the lexicon"))
        given, fine = QInputDialog.getText(
            self._parent, title, said(Wording("正确的写法：", "The right form:")), text=text
        )
        return given.strip() if fine else ""

    def unsaved(self, names: list[str]) -> Answer:
        """What to do with these issues before the window closes."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(
            said(Wording("还有 {} 份报纸没有保存校正稿。", "{} issues have corrections that are not saved.")).format(
                len(names)
            )
        )
        box.setInformativeText(
            said(
                Wording(
                    "每一步都已记在日志里，不保存也不会丢，下次打开接着做。",
                    "Every step is in the journal: nothing is lost, and you go on next time.",
                )
            )
            + "\n"
            + "\n".join(names[:12])
        )
        save = box.addButton(said(Wording("全部保存", "Save all")), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(
            said(Wording("不保存，退出", "Quit without saving")), QMessageBox.ButtonRole.DestructiveRole
        )
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(save)
        box.exec()
        return (
            Answer.SAVE
            if box.clickedButton() is save
            else Answer.LEAVE
            if box.clickedButton() is leave
            else Answer.CANCEL
        )

    def sure(self, question: Wording) -> bool:
        """Whether to do what is asked."""
        yes = QMessageBox.StandardButton.Yes
        return QMessageBox.question(self._parent, "reviewer", said(question)) == yes

    def tell(self, text: str) -> None:
        """Something that must be read."""
        QMessageBox.warning(self._parent, "reviewer", text)
