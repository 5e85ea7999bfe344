"""The window: issues on the left, the text in the middle, findings on the right, the current one's card below."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QDockWidget, QLabel, QMainWindow, QMenu, QStackedWidget, QWidget

from reviewer.errors import ReviewerError
from reviewer.gui.actions import ACTIONS, BY_ID, MENUS
from reviewer.gui.checking import Checker
from reviewer.gui.desk import Desk
from reviewer.gui.findings.card import Card
from reviewer.gui.findings.model import Grouping
from reviewer.gui.findings.panel import Filter, FindingsPanel
from reviewer.gui.issues import IssuesPanel
from reviewer.gui.look import Appearance, interface_font
from reviewer.gui.prompts import Answer, Prompts
from reviewer.gui.speech import Speech, said
from reviewer.gui.text.editor import Mark, TextEditor
from reviewer.gui.welcome import Welcome
from reviewer.model.span import Span
from reviewer.resources import resource_path
from reviewer.session import Session, State
from reviewer.storage.sources import find_sources
from reviewer.storage.system import System
from reviewer.storage.writer import write_file
from reviewer.wording import Wording

_DOCKS: Final = {
    "issues": (Wording("报纸", "Issues"), Qt.DockWidgetArea.LeftDockWidgetArea),
    "findings": (Wording("发现", "Findings"), Qt.DockWidgetArea.RightDockWidgetArea),
    "card": (Wording("说明", "Why"), Qt.DockWidgetArea.BottomDockWidgetArea),
}
_MOST_RECENT: Final = 8
_PLACE_SAVED_AFTER: Final = 700
"""Milliseconds after which the editor's place is written down."""


class MainWindow(QMainWindow):
    """The desk that an editor works at all day."""

    def __init__(self, appearance: Appearance, speech: Speech, settings: QSettings) -> None:
        super().__init__()
        self._appearance, self.speech, self._settings = appearance, speech, settings
        self.prompts = Prompts(self)
        self.checker = Checker(self)
        self.desk = Desk(self.checker, self)
        self.editor, self.card = TextEditor(), Card(lambda: appearance.look)
        self.issues, self.findings = IssuesPanel(), FindingsPanel(lambda: appearance.look)
        self.welcome, self.centre = Welcome(), QStackedWidget()
        self.focus_label, self.busy_label = QLabel(), QLabel()
        self.commands: dict[str, QAction] = {}
        self._docks: dict[str, QDockWidget] = {}
        self._menus: dict[str, QMenu] = {}
        self._place_timer = QTimer(self, singleShot=True, interval=_PLACE_SAVED_AFTER)
        self._lay_out()
        self._make_actions()
        self._connect()
        self._restore_window()
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
            keys = self._settings.value(f"keys/{info.id}")
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
        elif name.startswith("theme_"):
            self._choose_theme(name.removeprefix("theme_"))
        elif name.startswith("language_"):
            self._choose_language(name.removeprefix("language_"))
        else:
            getattr(self, f"do_{name}")()

    def _connect(self) -> None:
        desk = self.desk
        desk.order = lambda: self.findings.shown
        desk.opened.connect(self._show_issue)
        desk.changed.connect(self._show_findings)
        desk.moved.connect(self._show_current)
        desk.counted.connect(self._count)
        desk.told.connect(self._tell)
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
        self.card.went.connect(lambda related: self._to_related(related.path, related.span))
        self.welcome.asked.connect(self.run)
        self.welcome.picked.connect(lambda path: self.open_paths([path]))
        self._appearance.changed.connect(self._refresh)
        self.speech.changed.connect(self.retranslate)
        self._place_timer.timeout.connect(self._save_place)

    # opening

    def open_paths(self, paths: Sequence[str]) -> None:
        """Open the issues that `paths` name as one workspace."""
        if not self._let_go():
            return
        sources = find_sources(paths)
        for trouble in sources.troubles:
            self._tell(trouble)
        if not sources.files:
            return
        root = Path(paths[0])
        self.desk.open(sources.files, root)
        self.issues.model.show(self.desk.paths)
        self.busy_label.setText(said(Wording("检查中…", "checking…")))
        self._remember_recent(str(root.resolve()))
        self._restore_place()

    def show_issue(self, path: Path) -> None:
        """Show one of the open issues."""
        self._save_place()
        try:
            self.desk.show(path)
        except ReviewerError as trouble:
            self.issues.model.update(path, trouble=said(trouble.what))
            self._tell(trouble)

    def _show_issue(self, session: Session) -> None:
        survives = self.editor.show_text(session.text)
        if self.centre.currentWidget() is not self.editor:
            self.centre.setCurrentWidget(self.editor)
            for dock in self._docks.values():
                dock.show()
        self.issues.select(session.path)
        self.do_review_focus()
        if not survives:
            self._tell(
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
        self.findings.show_findings(session.findings)
        self._mark()
        self.findings.select(self.desk.number)
        self.issues.model.update(session.path, dirty=session.is_dirty)
        self._title()

    def _mark(self) -> None:
        session = self.desk.session
        if session is None:
            return
        least = self.findings.filter.least
        marks = [
            Mark(one.finding.span, one.finding.category, one.number)
            for one in session.findings
            if one.state is not State.DISMISSED and one.finding.confidence >= least
        ]
        self.editor.set_marks(marks, self.desk.number)

    def _show_current(self) -> None:
        current, session = self.desk.current, self.desk.session
        self.editor.set_current(self.desk.number)
        self.findings.select(self.desk.number)
        self._place_timer.start()
        if session is None:
            return
        if current is None:
            self.card.show_nothing(self._nothing())
            return
        if not self.editor.editing:
            self.editor.select(current.finding.span)
        self.card.show_finding(current, session.text, self.desk.record())

    def _nothing(self) -> str:
        if self.checker.busy and self.desk.session is not None and not self.desk.session.findings:
            return said(Wording("正在检查……", "checking…"))
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

    def _tell(self, what: Wording | ReviewerError | str) -> None:
        self.statusBar().showMessage(what if isinstance(what, str) else said(what), 15000)

    def _refresh(self) -> None:
        self._show_current()
        self.editor.viewport().update()
        self._focus_changed()

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
        self._fill_recent()
        self._title()
        self._show_current()
        self._focus_changed()

    # navigation

    def _go(self, number: int) -> None:
        self.desk.go(number)

    def _go_to_part(self, part: float) -> None:
        session = self.desk.session
        if session is not None:
            at = round(part * len(session.text))
            self.editor.select(Span(at, at))

    def _filtered(self) -> None:
        self._mark()
        if self.desk.number not in {one.number for one in self.findings.shown}:
            shown = self.findings.shown
            self.desk.go(shown[0].number if shown else -1)
        else:
            self.findings.select(self.desk.number)

    def do_next(self) -> None:
        """Next finding."""
        self.desk.step(1)

    def do_previous(self) -> None:
        """Previous finding."""
        self.desk.step(-1)

    def do_next_alike(self) -> None:
        """Next of the same rule."""
        self.desk.step_alike()

    def do_next_issue(self) -> None:
        """The next issue in which something is left."""
        self._to_issue(1, only_left=True)

    def do_previous_issue(self) -> None:
        """The issue before."""
        self._to_issue(-1, only_left=False)

    def _to_issue(self, by: int, *, only_left: bool) -> None:
        paths, session = self.desk.paths, self.desk.session
        if not paths:
            return
        at = paths.index(session.path) if session is not None and session.path in paths else -1
        for step in range(1, len(paths) + 1):
            path = paths[(at + by * step) % len(paths)]
            entry = self.issues.model.entry(path)
            if entry is not None and not entry.trouble and (entry.left or not only_left):
                self.show_issue(path)
                return
        self._tell(Wording("全部报纸都审完了", "all issues are done"))

    def do_related(self) -> None:
        """The first place that the finding refers to."""
        current = self.desk.current
        if current is None or not current.finding.related:
            self._tell(Wording("没有相关处", "no related place"))
            return
        related = current.finding.related[0]
        self._to_related(related.path, related.span)

    def _to_related(self, path: str, span: Span) -> None:
        self.desk.to_related(path, span)
        self.editor.set_found([span])
        self.editor.select(span)

    # deciding

    def do_accept(self) -> None:
        """The first suggestion."""
        self.desk.accept(0)

    def do_accept_always(self) -> None:
        """The first suggestion, here and from now on."""
        self.desk.accept_always()

    def do_accept_alike(self) -> None:
        """All places like this one, shown first."""
        from reviewer.gui.views.bulk_preview import BulkPreview

        current, session = self.desk.current, self.desk.session
        if current is None or session is None or not current.finding.suggestions:
            self._tell(Wording("这一处没有建议", "no suggestion here"))
            return
        others = [one for one in self.desk.sessions.values() if one is not session]
        view = BulkPreview(current.finding, current.finding.suggestions[0], session, others, self)
        view.applied.connect(lambda _: self.desk.did())
        self._open(view)

    def do_dismiss(self) -> None:
        """No defect."""
        self.desk.dismiss()

    def do_dismiss_always(self) -> None:
        """No defect, and a term from now on."""
        current = self.desk.current
        if current is not None:
            term = self.prompts.term(current.finding.text)
            if term:
                self.desk.dismiss_always(term)

    def do_postpone(self) -> None:
        """For later."""
        self.desk.postpone()

    def do_reopen(self) -> None:
        """To be decided again."""
        self.desk.reopen()

    # editing

    def do_edit_here(self) -> None:
        """Type, at the finding."""
        current = self.desk.current
        if self.editor.set_editing(True):
            if current is not None:
                self.editor.setTextCursor(self.editor.cursor_of(current.finding.span))
            self.editor.setFocus()
        else:
            self._tell(Wording("此文只能阅读", "this text can only be read"))
        self._focus_changed()

    def do_review_focus(self) -> None:
        """Letters act."""
        self.editor.set_found([])
        self.editor.set_editing(False)
        self.editor.setFocus()
        self._focus_changed()

    def _focus_changed(self) -> None:
        editing, look = self.editor.editing, self._appearance.look
        self.focus_label.setText(
            said(
                Wording(" 改字：Esc 回到审校 ", " Editing: Esc to review ")
                if editing
                else Wording(" 审校：E 改字 ", " Review: E to edit ")
            )
        )
        ink, ground = (look.ink("page"), look.ink("warning")) if editing else (look.ink("ink"), look.ink("chosen"))
        self.focus_label.setStyleSheet(
            f"color: {ink.name()}; background: {ground.name()}; border-radius: 3px; padding: 1px 6px;"
        )
        self.editor.setStyleSheet(
            f"TextEditor {{ border: 2px solid {(look.ink('warning') if editing else look.ink('rule')).name()}; }}"
        )
        for info in ACTIONS:
            self.commands[info.id].setEnabled(not info.needs_issue or self.desk.session is not None)

    def _edited(self, span: Span, text: str) -> None:
        session = self.desk.session
        if session is None:
            return
        if not self.desk.edit(span, text):
            # what could not be acknowledged must not look as if it had been
            self.editor.follow(session.text)

    def do_undo(self) -> None:
        """Take back."""
        self.desk.undo()

    def do_redo(self) -> None:
        """Do again."""
        self.desk.redo()

    def do_recheck(self) -> None:
        """Check the text as it is now."""
        self.desk.recheck()

    def do_find(self) -> None:
        """Find and replace."""
        from reviewer.gui.views.find_replace import FindReplace

        session = self.desk.session
        if session is None:
            return
        view = FindReplace(lambda: self.desk.session, lambda: list(self.desk.sessions.values()), self)
        view.shown.connect(self._show_found)
        view.replaced.connect(lambda _: self.desk.did())
        self._open(view)

    def _show_found(self, place: Any) -> None:
        session, span = getattr(place, "session", self.desk.session), place.span
        if session is not None and session is not self.desk.session:
            self.show_issue(session.path)
        self.editor.set_found([span])
        self.editor.select(span)

    def do_go_to_line(self) -> None:
        """Go to a line."""
        from reviewer.gui.views.go_to_line import GoToLine

        session = self.desk.session
        if session is not None:
            view = GoToLine(session.text, session.text.count("\n", 0, self.editor.caret) + 1, self)
            view.chosen.connect(lambda at: self.editor.select(Span(at, at)))
            self._open(view)

    # files

    def do_open_folder(self) -> None:
        """Another workspace."""
        folder = self.prompts.folder()
        if folder is not None:
            self.open_paths([str(folder)])

    def do_open_files(self) -> None:
        """Some issues."""
        files = self.prompts.files()
        if files:
            self.open_paths([str(file) for file in files])

    def do_open_samples(self) -> None:
        """The sample issues."""
        self.open_paths([str(resource_path("seeds"))])

    def do_save(self) -> None:
        """The corrected text and its diff log."""
        self.desk.save()

    def do_save_all(self) -> None:
        """Of all issues."""
        failed = self.desk.save_all()
        if failed:
            self.prompts.tell("\n".join(said(trouble) for _, trouble in failed))
        else:
            self._tell(Wording("已全部保存", "all saved"))

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
        self._tell(Wording(f"已覆盖；原文在 {copy}", f"written; the original is {copy}"))
        self.desk.did()

    def do_close_window(self) -> None:
        """Leave."""
        self.close()

    # looks and tools

    def do_larger(self) -> None:
        """Larger text."""
        self.editor.set_text_size(self.editor.text_size + 1)

    def do_smaller(self) -> None:
        """Smaller text."""
        self.editor.set_text_size(self.editor.text_size - 1)

    def do_normal_size(self) -> None:
        """The size it came with."""
        self.editor.set_text_size(16.0)

    def _choose_theme(self, theme: str) -> None:
        self._appearance.choose(theme)  # type: ignore[arg-type]
        self._settings.setValue("theme", theme)

    def _choose_language(self, language: str) -> None:
        self.speech.choose(language)  # type: ignore[arg-type]
        self._settings.setValue("language", language)

    def _commands(self) -> list[Any]:
        from reviewer.gui.views.commands import Command, plain_text

        return [
            Command(self.commands[info.id], plain_text(said(MENUS[info.menu])), info.name, info.keys)
            for info in ACTIONS
        ]

    def do_palette(self) -> None:
        """Search for what can be done."""
        from reviewer.gui.views.palette import CommandPalette

        self._open(CommandPalette(self._commands(), self))

    def do_keys(self) -> None:
        """Rebind keys."""
        from reviewer.gui.views.keys_dialog import KeysDialog

        view = KeysDialog(self._commands(), self)
        view.rebound.connect(self._rebound)
        self._open(view)

    def _rebound(self, keys: Any) -> None:
        for name, given in dict(keys).items():
            if name in BY_ID:
                self._settings.setValue(f"keys/{name}", "\n".join(given))

    def do_key_sheet(self) -> None:
        """All keys on a sheet."""
        from reviewer.gui.views.key_sheet import KeySheet

        self._open(KeySheet(self._commands(), self))

    def _open(self, view: QWidget) -> None:
        view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view.show()
        view.raise_()
        view.activateWindow()

    # what is remembered

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in self._recent():
            self.recent.addAction(path).triggered.connect(self._opener(path))
        self.welcome.show_recent(self._recent())

    def _opener(self, path: str) -> Callable[[], None]:
        return lambda: self.open_paths([path])

    def _recent(self) -> list[str]:
        return [path for path in str(self._settings.value("recent", "")).split("\n") if path]

    def _remember_recent(self, path: str) -> None:
        kept = [path, *(one for one in self._recent() if one != path)][:_MOST_RECENT]
        self._settings.setValue("recent", "\n".join(kept))
        self._fill_recent()

    def _restore_window(self) -> None:
        geometry, state = self._settings.value("geometry"), self._settings.value("state")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        else:
            self.resize(1360, 860)
        if isinstance(state, QByteArray):
            self.restoreState(state)
            for dock in self._docks.values():
                dock.hide()
        with suppress(ValueError, TypeError):
            self.editor.set_text_size(float(str(self._settings.value("text_size", 16.0))))

    def _place(self) -> dict[str, Any]:
        session = self.desk.session
        if session is None:
            return {}
        kept = {key: str(value) if key == "grouping" else value for key, value in asdict(self.findings.filter).items()}
        return {
            "issue": self.desk.workspace.name(session.path).as_posix(),
            "caret": self.editor.caret,
            "scroll": self.editor.verticalScrollBar().value(),
            "finding": current.finding.fingerprint if (current := self.desk.current) else "",
            "filter": kept,
        }

    def _save_place(self) -> None:
        place = self._place()
        if place and not (self.desk.session is not None and self.desk.session.read_only):
            # a place that cannot be written down costs nothing but the way back to it
            with suppress(ReviewerError, OSError):
                self.desk.workspace.desk.parent.mkdir(parents=True, exist_ok=True)
                write_file(self.desk.workspace.desk, json.dumps(place, ensure_ascii=False).encode(), System())

    def _restore_place(self) -> None:
        place: dict[str, Any] = {}
        with suppress(OSError, ValueError):
            place = json.loads(self.desk.workspace.desk.read_text("utf-8"))
        with suppress(KeyError, TypeError, ValueError):
            given = dict(place["filter"])
            self.findings.set_filter(Filter(**{**given, "grouping": Grouping(given["grouping"])}))
        names = {self.desk.workspace.name(path).as_posix(): path for path in self.desk.paths}
        self.show_issue(names.get(str(place.get("issue")), self.desk.paths[0]))
        if self.desk.session is not None and place.get("issue") in names:
            at = min(len(self.desk.session.text), int(place.get("caret", 0)))
            self.editor.select(Span(at, at))

    def _let_go(self) -> bool:
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

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._let_go():
            event.ignore()
            return
        self._save_place()
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.setValue("state", self.saveState())
        self._settings.setValue("text_size", self.editor.text_size)
        self._settings.sync()
        self._place_timer.stop()
        self.desk.close()
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
