"""Opening, saving, handing on."""

from __future__ import annotations

from typing import Final

from reviewer.errors import ReviewerError
from reviewer.gui.commands.base import Commands
from reviewer.gui.speech import said
from reviewer.resources import resource_path
from reviewer.storage.writer import ChangedOnDiskError
from reviewer.wording import Wording

_KEPT: Final = Wording(
    "改到的都在日志里，没有丢：可先按 Ctrl+E 导出；重新打开这一份时，也会另存在校正稿旁。",
    "What was done is in the journal, nothing is lost: Ctrl+E exports it, and when this issue is opened again it is "
    "put beside the corrected text.",
)


class FileCommands(Commands):
    """The menu `file`."""

    def do_open_folder(self) -> None:
        """Another workspace."""
        folder = self.prompts.folder()
        if folder is not None:
            self.window.open_paths([str(folder)])

    def do_open_files(self) -> None:
        """Some issues."""
        files = self.prompts.files()
        if files:
            self.window.open_paths([str(file) for file in files])

    def do_open_samples(self) -> None:
        """The sample issues."""
        self.window.open_paths([str(resource_path("seeds"))])

    def do_save(self) -> None:
        """The corrected text and its diff log; what could not be saved must be read."""
        try:
            self.desk.save()
        except ChangedOnDiskError as trouble:
            self.prompts.tell(f"{said(trouble)}\n\n{said(_KEPT)}")
        except ReviewerError as trouble:
            self.prompts.tell(said(trouble))

    def do_save_all(self) -> None:
        """Of all issues."""
        failed = self.desk.save_all()
        if failed:
            self.prompts.tell("\n".join(said(trouble) for _, trouble in failed))
        else:
            self.window.tell(Wording("已全部保存", "all saved"))

    def do_save_over_original(self) -> None:
        """Write over the issue itself, a copy kept."""
        session = self.desk.session
        question = Wording(
            "用校正稿覆盖原文？原文会另存一份。",
            "Write the corrected text over the original? A copy of the original is kept.",
        )
        if session is None or not self.prompts.sure(question):
            return
        try:
            copy = session.save_over_original()
        except ReviewerError as trouble:
            self.prompts.tell(said(trouble))
            return
        self.window.tell(Wording(f"已覆盖；原文在 {copy}", f"written; the original is {copy}"))
        self.desk.did()

    def do_export(self) -> None:
        """The corrections in a format that others read."""
        from reviewer.gui.views.export_view import ExportView

        session = self.desk.session
        if session is not None:
            changed = [one for one in self.desk.all_sessions() if one.done or one is session]
            self.window.open_view(ExportView(session, changed, self.window))

    def do_close_window(self) -> None:
        """Leave."""
        self.window.close()
