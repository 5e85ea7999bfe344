"""The window: issues on the left, the text in the middle, findings on the right, the current one's card below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QMainWindow, QStackedWidget

from reviewer.errors import ReviewerError
from reviewer.gui.checking import Checker
from reviewer.gui.commands.base import Commands
from reviewer.gui.commands.editing import EditingCommands
from reviewer.gui.commands.files import FileCommands
from reviewer.gui.commands.looks import LookCommands
from reviewer.gui.commands.review import ReviewCommands
from reviewer.gui.commands.tools import ToolCommands
from reviewer.gui.desk import Desk
from reviewer.gui.docks import Docks
from reviewer.gui.findings.card import Card
from reviewer.gui.findings.panel import FindingsPanel
from reviewer.gui.focus import FocusLabel
from reviewer.gui.issues import IssuesPanel
from reviewer.gui.look import Appearance, Theme, interface_font
from reviewer.gui.memory import Memory
from reviewer.gui.menus import Menus
from reviewer.gui.opening import Opening
from reviewer.gui.places import Places
from reviewer.gui.prompts import Answer, Prompts
from reviewer.gui.showing import Showing
from reviewer.gui.speech import Speech, said
from reviewer.gui.text.editor import TextEditor
from reviewer.gui.welcome import Welcome
from reviewer.model.span import Span
from reviewer.session import Session
from reviewer.wording import Language, Wording

if TYPE_CHECKING:
    from reviewer.gui.views.deciding import DecidingView

_PLACE_SAVED_AFTER: Final = 700
"""Milliseconds after which the editor's place is written down."""


class MainWindow(QMainWindow):
    """The desk that an editor works at all day."""

    def __init__(self, appearance: Appearance, speech: Speech, settings: QSettings) -> None:
        super().__init__()
        self._appearance, self.speech, self.settings = appearance, speech, settings
        self.prompts = Prompts(self)
        self.checker = Checker(self)
        self.desk = Desk(self.checker, self)
        self.editor, self.card = TextEditor(), Card(lambda: appearance.look)
        self.issues, self.findings = IssuesPanel(), FindingsPanel(lambda: appearance.look)
        self.welcome, self.centre = Welcome(), QStackedWidget()
        self.focus_label, self.busy_label = FocusLabel(), QLabel()
        self.memory = Memory(self, settings)
        self.opening = Opening(self)
        self.groups: tuple[Commands, ...] = tuple(
            group(self) for group in (ReviewCommands, EditingCommands, FileCommands, LookCommands, ToolCommands)
        )
        self.showing = Showing(self.desk, self.editor, self.findings, self.card, self)
        self.places = Places(self)
        self._place_timer = QTimer(self, singleShot=True, interval=_PLACE_SAVED_AFTER)
        self._lay_out()
        self._docks = Docks(self, {"issues": self.issues, "findings": self.findings, "card": self.card})
        self._menus = Menus(self, self._run_by_key, settings, self._docks.toggles)
        self.commands = self._menus.commands
        self._connect()
        self._docks.restore(self.memory.restore_window)
        self.retranslate()
        self._refresh()

    # made once

    def _lay_out(self) -> None:
        self.setObjectName("main")
        self.setAcceptDrops(True)
        self.centre.addWidget(self.welcome)
        self.centre.addWidget(self.editor)
        self.setCentralWidget(self.centre)
        self.statusBar().addPermanentWidget(self.busy_label)
        self.statusBar().addPermanentWidget(self.focus_label)

    def _run_by_key(self, name: str) -> None:
        # no key acts while an input method composes
        if not self.editor.composing:
            self.run(name)

    def run(self, name: str) -> None:
        """Do the action with that id."""
        number = name.removeprefix("accept_")
        if number.isdigit():
            self.desk.accept(int(number) - 1)
        else:
            self.doer(name)()

    def doer(self, name: str) -> Callable[[], None]:
        """What does the action with that id. Raises LookupError where nothing does."""
        for group in self.groups:
            action = getattr(group, f"do_{name}", None)
            if action is not None:
                return action  # type: ignore[no-any-return]
        raise LookupError(name)

    def _connect(self) -> None:
        desk = self.desk
        desk.order, desk.listed = self.showing.order, lambda: self.findings.numbers
        desk.opened.connect(self._show_issue)
        desk.changed.connect(self._show_findings)
        desk.moved.connect(self._show_current)
        desk.counted.connect(self.count)
        desk.told.connect(self.tell)
        self.checker.read.connect(lambda path, issue: self.issues.model.update(path, issue))
        self.checker.troubled.connect(lambda path, trouble: self.issues.model.update(path, trouble=said(trouble.what)))
        self.checker.finished.connect(self.busy_label.clear)
        self.checker.finished.connect(self.showing.show_card)
        self.issues.chosen.connect(self.show_issue)
        for panel in (self.issues, self.findings):
            panel.entered.connect(self.editor.setFocus)
        self.findings.chosen.connect(desk.go)
        self.findings.filtered.connect(self.places.filtered)
        self.editor.edited.connect(self._edited)
        self.editor.clicked.connect(desk.go)
        self.editor.overview.asked.connect(self.places.go_to_part)
        self.card.accepted.connect(self.desk.accept)
        self.card.went.connect(lambda related: self.places.to_related(related.path, related.span))
        self.welcome.asked.connect(self.run)
        self.welcome.picked.connect(lambda path: self.open_paths([path]))
        self._appearance.changed.connect(self._refresh)
        self.speech.changed.connect(self.retranslate)
        self._place_timer.timeout.connect(self.memory.save_place)

    # opening

    def open_paths(self, paths: Sequence[str]) -> None:
        """Open the issues that `paths` name as one workspace; in its own window, where it has one."""
        self.opening.open(paths)

    def list_issues(self) -> None:
        """Let the list hold the open issues."""
        self.issues.list_issues(self.desk.paths, awaited=self.checker.flags_all)
        self.busy_label.setText(said(Wording("检查中…", "checking…")))

    def show_issue(self, path: Path) -> None:
        """Show one of the open issues."""
        self.memory.save_place()
        try:
            self.desk.show(path)
        except ReviewerError as trouble:
            self.issues.model.update(path, trouble=said(trouble.what))
            self.tell(trouble)

    def _show_issue(self, session: Session) -> None:
        survives = self.editor.show_text(session.text)
        if self.centre.currentWidget() is not self.editor:
            self.centre.setCurrentWidget(self.editor)
            self._docks.show()
        self.issues.select(session.path)
        self.editor.marking.set_found([])
        self.editor.set_editing(False)
        self.focus_changed()
        if not survives:
            self.tell(
                Wording(
                    "文中有编辑框留不住的字符，只能阅读和处理疑点",
                    "the text holds characters that an editor would lose: read-only but for findings",
                )
            )
        self._show_findings()
        self._show_current()
        if not self.issues.isAncestorOf(self.focusWidget()):  # else the editor is going through the list
            self.editor.setFocus()

    # what is shown

    def _show_findings(self) -> None:
        session = self.desk.session
        if session is not None:
            self.showing.show_findings(session)
            self.issues.model.update(session.path, dirty=session.is_dirty)
            self._title()

    def list_findings(self) -> None:
        """Let the list hold the findings as they are now."""
        self.showing.list_findings()

    def _show_current(self) -> None:
        self.showing.show_current()
        self._place_timer.start()

    def _title(self) -> None:
        session = self.desk.session
        name = f"{session.path.name}{' ●' if session.is_dirty else ''} — " if session is not None else ""
        self.setWindowTitle(f"{name}reviewer[*]")
        self.setWindowModified(bool(self.desk.dirty))

    def count(self, path: Path) -> None:
        """Say in the list what is left of an issue."""
        left, total = self.desk.left(path)
        session = self.desk.sessions.get(path)
        self.issues.model.update(path, left=left, total=total, dirty=session is not None and session.is_dirty)
        if self.desk.session is None and self.desk.paths and self.desk.paths[0] == path:
            self.show_issue(path)

    def tell(self, what: Wording | ReviewerError | str) -> None:
        """Say something in the status line."""
        self.statusBar().showMessage(what if isinstance(what, str) else said(what), 15000)

    def _refresh(self) -> None:
        self._show_current()
        self.editor.viewport().update()
        self.focus_changed()

    def retranslate(self) -> None:
        """Say everything in the interface's language."""
        self._menus.retranslate()
        self._docks.retranslate()
        self.editor.setAccessibleName(said(Wording("报纸文字", "The issue's text")))
        self.card.setAccessibleName(said(Wording("当前疑点", "The current finding")))
        for panel in (self.issues, self.findings, self.welcome):
            panel.retranslate()
        self.fill_recent()
        self._title()
        self._show_current()
        self.focus_changed()

    # what has the keys

    def focus_changed(self) -> None:
        """Show which of the two, review or editing, has the keys; and what can be done at all."""
        session = self.desk.session
        self.focus_label.show_focus(self.editor, session, self._appearance.look)
        self._menus.enable(with_issue=session is not None)

    def _edited(self, span: Span, text: str) -> None:
        session = self.desk.session
        if session is None:
            return
        self.showing.typing = True
        try:
            taken = self.desk.edit(span, text)
        finally:
            self.showing.typing = False
        if not taken:
            # what could not be acknowledged must not look as if it had been
            self.editor.follow(session.text)

    def let_go(self) -> bool:
        """Ask what to do with what is not saved; False to stay. A save that fails keeps everything as it is."""
        QGuiApplication.inputMethod().commit()  # what is being composed is not to be lost
        dirty = self.desk.dirty
        if not dirty:
            return True
        answer = self.prompts.unsaved([session.path.name for session in dirty])
        if answer is Answer.SAVE:
            failed = self.desk.save_all()
            if failed:
                self.prompts.tell("\n".join(said(trouble) for _, trouble in failed))
            return not failed
        return answer is Answer.LEAVE

    # looks

    def choose_theme(self, theme: Theme) -> None:
        """Light, dark, or as the system is, from now on."""
        self._appearance.choose(theme)
        self.settings.setValue("theme", theme)

    def choose_language(self, language: Language) -> None:
        """Speak it from now on."""
        self.speech.choose(language)
        self.settings.setValue("language", language)

    def open_view(self, view: QDialog) -> None:
        """Show a window of its own, which is gone when it is closed; the keys are this window's again."""
        view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view.finished.connect(self.activateWindow)
        view.show()
        view.raise_()
        view.activateWindow()

    def open_deciding(self, view: DecidingView) -> None:
        """The same for a view in which the current finding is decided: then the next one is shown."""
        before = self.findings.numbers
        view.decided.connect(lambda _: self.desk.did(before))
        self.open_view(view)

    def fill_recent(self) -> None:
        """Offer what was opened before."""
        self._menus.show_recent(self.memory.recent, self._opener)
        self.welcome.show_recent(self.memory.recent)

    def _opener(self, path: str) -> Callable[[], None]:
        return lambda: self.open_paths([path])

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.let_go():
            event.ignore()
            return
        self.memory.save_place()
        self.memory.save_window()
        self._place_timer.stop()
        self.desk.close()
        self.opening.leave()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.open_paths(paths)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.setFont(interface_font())
