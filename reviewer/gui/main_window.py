"""The window: issues on the left, the text in the middle, findings on the right, the current one's card below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QDockWidget, QLabel, QMainWindow, QMenu, QStackedWidget

from reviewer.errors import ReviewerError
from reviewer.gui.actions import ACTIONS, MENUS
from reviewer.gui.checking import Checker
from reviewer.gui.commands.base import Commands
from reviewer.gui.commands.editing import EditingCommands
from reviewer.gui.commands.files import FileCommands
from reviewer.gui.commands.looks import LookCommands
from reviewer.gui.commands.review import ReviewCommands
from reviewer.gui.commands.tools import ToolCommands
from reviewer.gui.desk import Desk
from reviewer.gui.findings.card import Card
from reviewer.gui.findings.panel import FindingsPanel
from reviewer.gui.issues import IssuesPanel
from reviewer.gui.look import Appearance, Theme, interface_font
from reviewer.gui.memory import Memory
from reviewer.gui.opening import Opening
from reviewer.gui.prompts import Answer, Prompts
from reviewer.gui.speech import Speech, said
from reviewer.gui.text.editor import Mark, TextEditor
from reviewer.gui.welcome import Welcome
from reviewer.model.span import Span
from reviewer.session import Session, State, Tracked
from reviewer.wording import Language, Wording

if TYPE_CHECKING:
    from reviewer.gui.views.deciding import DecidingView

_DOCKS: Final = {
    "issues": (Wording("报纸", "Issues"), Qt.DockWidgetArea.LeftDockWidgetArea),
    "findings": (Wording("发现", "Findings"), Qt.DockWidgetArea.RightDockWidgetArea),
    "card": (Wording("说明", "Why"), Qt.DockWidgetArea.BottomDockWidgetArea),
}
_LISTED_AFTER: Final = 100
"""Milliseconds behind the last key after which list and strip follow."""
_AROUND: Final = 4
"""Characters that the list quotes on either side of what is nothing but blanks."""
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
        self.focus_label, self.busy_label = QLabel(), QLabel()
        self.memory = Memory(self, settings)
        self.opening = Opening(self)
        self.groups: tuple[Commands, ...] = tuple(
            group(self) for group in (ReviewCommands, EditingCommands, FileCommands, LookCommands, ToolCommands)
        )
        self.commands: dict[str, QAction] = {}
        self._docks: dict[str, QDockWidget] = {}
        self._menus: dict[str, QMenu] = {}
        self._closed: set[str] = set()
        """The docks that the editor has closed."""
        self._typing = False
        self._list_timer = QTimer(self, singleShot=True, interval=_LISTED_AFTER)
        self._strip_timer = QTimer(self, singleShot=True, interval=_LISTED_AFTER)
        self._place_timer = QTimer(self, singleShot=True, interval=_PLACE_SAVED_AFTER)
        self._lay_out()
        self._make_actions()
        self._connect()
        self._restore()
        self.retranslate()
        self._refresh()

    # made once

    def _lay_out(self) -> None:
        self.setObjectName("main")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.centre.addWidget(self.welcome)
        self.centre.addWidget(self.editor)
        self.setCentralWidget(self.centre)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        for name, widget in (("issues", self.issues), ("findings", self.findings), ("card", self.card)):
            dock = QDockWidget(self)
            dock.setObjectName(name)
            dock.setWidget(widget)
            self._docks[name] = dock
            self.addDockWidget(_DOCKS[name][1], dock)
        self.resizeDocks([self._docks["issues"], self._docks["findings"]], [250, 370], Qt.Orientation.Horizontal)
        self.resizeDocks([self._docks["card"]], [210], Qt.Orientation.Vertical)
        for dock in self._docks.values():
            dock.hide()  # an empty window invites, and shows no empty lists
        self.statusBar().addPermanentWidget(self.busy_label)
        self.statusBar().addPermanentWidget(self.focus_label)

    def _make_actions(self) -> None:
        for name in MENUS:
            self._menus[name] = self.menuBar().addMenu("")
        self.recent = QMenu(self)
        for info in ACTIONS:
            action = QAction(self)
            action.setObjectName(info.id)
            keys = self.settings.value(f"keys/{info.id}")
            given = info.keys if keys is None else tuple(filter(None, str(keys).split("\n")))
            action.setShortcuts([QKeySequence(key) for key in given])
            action.triggered.connect(self._runner(info.id))
            self._menus[info.menu].addAction(action)
            self.commands[info.id] = action
            if info.id == "open_files":
                self._menus["file"].addMenu(self.recent)
        for dock in self._docks.values():
            self._menus["view"].addAction(dock.toggleViewAction())

    def _runner(self, name: str) -> Callable[[], None]:
        def run() -> None:
            # no key acts while an input method composes
            if not self.editor.composing:
                self.run(name)

        return run

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
        desk.order = lambda: self.findings.numbers
        self.editor.marks_in = self._marks_in
        self.findings.model.around = self._around
        desk.opened.connect(self._show_issue)
        desk.changed.connect(self._show_findings)
        desk.moved.connect(self._show_current)
        desk.counted.connect(self._count)
        desk.told.connect(self.tell)
        self.checker.read.connect(lambda path, issue: self.issues.model.update(path, issue))
        self.checker.troubled.connect(lambda path, trouble: self.issues.model.update(path, trouble=said(trouble.what)))
        self.checker.finished.connect(lambda: self.busy_label.clear())
        self.issues.chosen.connect(self.show_issue)
        self.findings.chosen.connect(self._go)
        self.findings.filtered.connect(self._filtered)
        self.editor.edited.connect(self._edited)
        self.editor.clicked.connect(self._go)
        self.editor.overview.asked.connect(self._go_to_part)
        self.card.accepted.connect(self.desk.accept)
        self.card.went.connect(lambda related: self.to_related(related.path, related.span))
        self.welcome.asked.connect(self.run)
        self.welcome.picked.connect(lambda path: self.open_paths([path]))
        self._appearance.changed.connect(self._refresh)
        self.speech.changed.connect(self.retranslate)
        self._list_timer.timeout.connect(self.list_findings)
        self._list_timer.timeout.connect(self._show_card)
        self._strip_timer.timeout.connect(self._draw_strip)
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
            for name, dock in self._docks.items():
                dock.setVisible(name not in self._closed)
        self.issues.select(session.path)
        self.run("review_focus")
        if not survives:
            self.tell(
                Wording(
                    "文中有编辑框留不住的字符，只能阅读和处理发现",
                    "the text holds characters that an editor would lose: read-only but for findings",
                )
            )
        self._show_findings()
        self._show_current()
        self.editor.setFocus()

    # what is shown

    def _show_findings(self) -> None:
        session = self.desk.session
        if session is None:
            return
        self.editor.follow(session.text)
        self.editor.show_marks()
        if self._typing:
            self._list_timer.start()  # typing does not wait for a long list
        else:
            self.list_findings()
        self.issues.model.update(session.path, dirty=session.is_dirty)
        self._title()

    def list_findings(self) -> None:
        """Let the list hold the findings as they are now."""
        session = self.desk.session
        self._list_timer.stop()
        if session is not None:
            self.findings.show_findings(session.outline)
            self.findings.select(self.desk.number)
            self._strip_timer.start()

    def _draw_strip(self) -> None:
        """Show in the strip where findings lie."""
        session = self.desk.session
        if session is not None:
            size = max(1, len(session.text))
            places = zip(session.starts(), session.outline, strict=True)
            self.editor.overview.set_marks(
                [(at / size, one.finding.category) for at, one in places if self._is_marked(one)]
            )

    def _is_marked(self, one: Tracked) -> bool:
        shown = self.findings.filter
        sure = one.finding.confidence >= shown.least and one.finding.rule not in shown.muted
        return sure and one.state is not State.DISMISSED

    def _marks_in(self, span: Span) -> list[Mark]:
        """What is underlined there: asked for what shows, at every key."""
        session = self.desk.session
        found = session.near(span) if session is not None and session.text == self.editor.text else []
        return [Mark(one.finding.span, one.finding.category, one.number) for one in found if self._is_marked(one)]

    def _around(self, number: int) -> tuple[str, str]:
        """A few characters on either side of a finding."""
        session = self.desk.session
        one = session.finding(number) if session is not None else None
        if session is None or one is None:
            return "", ""
        (start, end), text = one.finding.span, session.text
        return text[max(0, start - _AROUND) : start].lstrip(), text[end : end + _AROUND].rstrip()

    def _show_current(self) -> None:
        current, session = self.desk.current, self.desk.session
        part = current.finding.span.start / max(1, len(session.text)) if current and session else None
        self.editor.set_current(self.desk.number)
        self.editor.overview.set_current(part)
        self.findings.select(self.desk.number)
        self._place_timer.start()
        if current is not None and not self.editor.editing:
            self.editor.select(current.finding.span)
        self._show_card()

    def _show_card(self) -> None:
        current, session = self.desk.current, self.desk.session
        if session is None:
            return
        if current is None:
            self.card.show_nothing(self._nothing())
        else:
            self.card.show_finding(current, session.text, self.desk.record())

    def _nothing(self) -> str:
        if self.checker.busy and self.desk.session is not None and not self.desk.session.outline:
            return said(Wording("正在检查……", "checking…"))
        if self.findings.numbers:
            return said(Wording("这一处已不在。J 到下一处。", "This one is gone. J for the next."))
        return said(
            Wording(
                "没有要处理的了。] 到下一份，Ctrl+S 保存。", "Nothing left here. ] for the next issue, Ctrl+S to save."
            )
        )

    def _count(self, path: Path) -> None:
        left, total = self.desk.left(path)
        session = self.desk.sessions.get(path)
        self.issues.model.update(path, left=left, total=total, dirty=session is not None and session.is_dirty)
        if self.desk.session is None and self.desk.paths and self.desk.paths[0] == path:
            self.show_issue(path)

    def _title(self) -> None:
        session = self.desk.session
        name = f"{session.path.name}{' ●' if session.is_dirty else ''} — " if session is not None else ""
        self.setWindowTitle(f"{name}reviewer[*]")
        self.setWindowModified(bool(self.desk.dirty))

    def tell(self, what: Wording | ReviewerError | str) -> None:
        """Say something in the status line."""
        self.statusBar().showMessage(what if isinstance(what, str) else said(what), 15000)

    def _refresh(self) -> None:
        self._show_current()
        self.editor.viewport().update()
        self.focus_changed()

    def retranslate(self) -> None:
        """Say everything in the interface's language."""
        for name, menu in self._menus.items():
            menu.setTitle(said(MENUS[name]))
        for info in ACTIONS:
            action = self.commands[info.id]
            action.setText(said(info.name))
            action.setToolTip(said(info.name))
        for name, dock in self._docks.items():
            dock.setWindowTitle(said(_DOCKS[name][0]))
        self.recent.setTitle(said(Wording("最近打开", "Recent")))
        self.editor.setAccessibleName(said(Wording("报纸文字", "The issue's text")))
        self.card.setAccessibleName(said(Wording("当前发现", "The current finding")))
        for panel in (self.issues, self.findings, self.welcome):
            panel.retranslate()
        self.fill_recent()
        self._title()
        self._show_current()
        self.focus_changed()

    # navigation

    def _go(self, number: int) -> None:
        self.desk.go(number)

    def _go_to_part(self, part: float) -> None:
        session = self.desk.session
        if session is not None:
            at = round(part * len(session.text))
            self.editor.select(Span(at, at))

    def _filtered(self) -> None:
        if self.desk.shelf.muted != self.findings.filter.muted:
            self.desk.shelf.muted = self.findings.filter.muted
            for entry in self.issues.model.entries:
                if entry.left >= 0:
                    self._count(entry.path)
        self.editor.show_marks()
        self.list_findings()
        shown = self.findings.numbers
        if self.desk.number not in shown:
            self.desk.go(shown[0] if shown else -1)
        else:
            self.findings.select(self.desk.number)

    def to_related(self, path: str, span: Span) -> None:
        """Show a place that a finding refers to, in this issue or another."""
        self.desk.to_related(path, span)
        self.editor.set_found([span])
        self.editor.select(span)

    def show_place(self, session: Session | None, span: Span) -> None:
        """Show a place of one of the open issues."""
        if session is not None and session is not self.desk.session:
            self.show_issue(session.path)
        self.editor.set_found([span])
        self.editor.select(span)

    def focus_changed(self) -> None:
        """Show which of the two, review or editing, has the keys; and what can be done at all."""
        editing, look, session = self.editor.editing, self._appearance.look, self.desk.session
        self.focus_label.setToolTip("")
        if session is not None and session.read_only:
            label = Wording(" 只读：不能改动 ", " Read-only: nothing can be changed ")
            self.focus_label.setToolTip("\n".join(said(notice) for notice in session.notices))
        elif not self.editor.can_edit:
            label = Wording(" 审校：此文不能打字 ", " Review: this text cannot be typed into ")
        elif editing:
            label = Wording(" 改字：Esc 回到审校 ", " Editing: Esc to review ")
        else:
            label = Wording(" 审校：E 改字 ", " Review: E to edit ")
        self.focus_label.setText(said(label))
        ink, ground = (look.ink("page"), look.ink("warning")) if editing else (look.ink("ink"), look.ink("chosen"))
        self.focus_label.setStyleSheet(
            f"color: {ink.name()}; background: {ground.name()}; border-radius: 3px; padding: 1px 6px;"
        )
        self.editor.setStyleSheet(
            f"TextEditor {{ border: 2px solid {(look.ink('warning') if editing else look.ink('rule')).name()}; }}"
        )
        self.focus_label.setVisible(session is not None)
        for info in ACTIONS:
            self.commands[info.id].setEnabled(not info.needs_issue or session is not None)

    def _edited(self, span: Span, text: str) -> None:
        session = self.desk.session
        if session is None:
            return
        self._typing = True
        try:
            taken = self.desk.edit(span, text)
        finally:
            self._typing = False
        if not taken:
            # what could not be acknowledged must not look as if it had been
            self.editor.follow(session.text)

    def let_go(self) -> bool:
        """Ask what to do with what is not saved; False to stay. A save that fails keeps everything as it is."""
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

    def _restore(self) -> None:
        for dock in self._docks.values():
            dock.show()
        self.memory.restore_window()
        closed = {name for name, dock in self._docks.items() if dock.isHidden()}
        self._closed = closed if len(closed) < len(self._docks) else set()
        for dock in self._docks.values():
            dock.hide()  # until there is something to show

    def fill_recent(self) -> None:
        """Offer what was opened before."""
        self.recent.clear()
        for path in self.memory.recent:
            self.recent.addAction(path).triggered.connect(self._opener(path))
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
