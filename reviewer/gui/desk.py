"""What the editor is at: the open issues, the current finding, and what is done about it. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.errors import ReviewerError
from reviewer.gui.checking import Checked, Checker
from reviewer.model.record import Fared
from reviewer.model.span import Span
from reviewer.session import Session, State, Tracked
from reviewer.session.actions import Action
from reviewer.session.fared import fared, note_session
from reviewer.storage.decisions import Decisions
from reviewer.storage.record import records
from reviewer.storage.workspace import Workspace
from reviewer.wording import Wording

_RECHECK_AFTER = 120
"""Milliseconds of quiet behind the last change before the text is checked again."""
_ONE_GO = 2
"""Seconds within which typing side by side is taken back in one go."""
MOST_OPEN = 200
"""Issues that are open at a time, and looked at by what goes through the whole folder."""
LEAST_CONFIDENCE = 0.5
"""From which findings count as left to do."""


class Desk(QObject):
    """Issues under review.

    Signals: opened(Session), another issue is shown; changed(), its text or findings are others; moved(), another
    finding is the current one; counted(path), what is left of an issue; told(str), a message for the status line.
    """

    opened = Signal(object)
    changed = Signal()
    moved = Signal()
    counted = Signal(object)
    told = Signal(object)

    def __init__(self, checker: Checker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.checker = checker
        self.workspace = Workspace(Path())
        self.paths: list[Path] = []
        self.sessions: dict[Path, Session] = {}
        self.session: Session | None = None
        self.number = -1
        self.order: Callable[[], Sequence[int]] = lambda: ()
        """The numbers of the findings as the list shows them."""
        self._left_at: dict[Path, int] = {}
        self.resume_at = ""
        """Fingerprint of the finding to begin with, where it is still there."""
        self._waiting: dict[Path, Checked] = {}
        self._decisions: Decisions | None = None
        self._elsewhere: dict[str, Fared] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_RECHECK_AFTER)
        self._timer.timeout.connect(self.recheck)
        checker.checked.connect(self._checked)
        checker.told.connect(self.told)

    # issues

    def open(self, paths: Sequence[Path], root: Path) -> None:
        """Open these issues as one workspace, whose folder is found from `root`."""
        self.close()
        self.workspace = Workspace.of(root)
        self.paths = list(paths)
        self._waiting.clear()
        self._decisions = Decisions.load(self.workspace.root)
        self._check_all()

    def known(self, path: Path) -> Path | None:
        """The open issue that is this file, by whatever path it was opened."""
        alike = (one for one in self.paths if one.name == path.name)
        return next((one for one in alike if one == path or one.resolve() == path.resolve()), None)

    def add(self, paths: Sequence[Path]) -> bool:
        """Take more issues of the workspace in; False where all are there. What is open stays so."""
        there = {path.resolve() for path in self.paths} if len(paths) > 1 else set()
        new = [path for path in paths if (path.resolve() not in there if there else self.known(path) is None)]
        if not new:
            return False
        self.paths = sorted([*self.paths, *new], key=lambda path: path.as_posix())
        self.checker.stop()
        self._check_all()
        return True

    def _check_all(self) -> None:
        workspace = self.workspace
        self.checker.open(self.paths, workspace.lexicons, workspace.learned_text, workspace.record)

    def show(self, path: Path) -> None:
        """Show an issue; raises InputError when it cannot be read."""
        known = path in self.sessions
        session = self._open(path)
        self._note()
        self.checker.want(path)
        if self.session is not None:
            self._left_at[self.session.path] = self.number
        self.session = session
        self.number = -1
        self._elsewhere = None
        self._close_idle()
        self.opened.emit(self.session)
        waiting = self._waiting.pop(path, None)
        if waiting is not None:
            self._take(waiting)
        elif not known and self.checker.has_flagged(path):
            self.recheck()  # it was closed in between
        else:
            self._go_back(path)
        for notice in self.session.notices:
            self.told.emit(notice)

    def _go_back(self, path: Path) -> None:
        """To the finding at which the issue was left, or the first one."""
        order = list(self.order())
        at = self._left_at.get(path, -1)
        if order:
            self.go(at if at in order else order[0])

    def all_sessions(self) -> list[Session]:
        """The issues of the workspace, opened where they were not; one that cannot be read is told and left out.

        Of thousands, those nearest to the one that is shown: each open issue holds a lock, and so an open file.
        """
        wanted = self._nearest()
        if len(wanted) < len(self.paths):
            self.told.emit(
                Wording(
                    f"文件夹很大，只看相邻的 {len(wanted)} 份",
                    f"a large folder: the nearest {len(wanted)} are looked at",
                )
            )
        for path in wanted:
            try:
                session = self._open(path)
            except ReviewerError as trouble:
                self.told.emit(trouble)
                continue
            waiting = self._waiting.pop(path, None)
            if waiting is not None:
                self._take_into(session, waiting)
        return [self.sessions[path] for path in wanted if path in self.sessions]

    def _nearest(self) -> list[Path]:
        at = self.paths.index(self.session.path) if self.session is not None and self.session.path in self.paths else 0
        low = max(0, min(at - MOST_OPEN // 2, len(self.paths) - MOST_OPEN))
        return self.paths[low : low + MOST_OPEN]

    def _open(self, path: Path) -> Session:
        """The issue's session, the latest asked for last."""
        session = self.sessions.pop(path, None) or Session.open(path, workspace=self.workspace)
        self.sessions[path] = session
        return session

    def _close_idle(self) -> None:
        """An editor goes through hundreds of issues a day; those long left and saved need not stay open."""
        idle = [path for path, session in self.sessions.items() if session is not self.session and not session.is_dirty]
        for path in idle[: max(0, len(self.sessions) - 2 * MOST_OPEN)]:
            session = self.sessions.pop(path)
            self._note(session)
            session.close()

    def text_of(self, path: str) -> str:
        """The text of another issue as it is now. Raises InputError where it cannot be read."""
        from reviewer.storage.loader import load_issue

        known = next((one for one in self.sessions if one == Path(path)), None)
        return self.sessions[known].text if known is not None else load_issue(Path(path)).text

    def _note(self, session: Session | None = None) -> None:
        """Keep how the findings fared; the journal has it all, so a disk that refuses costs nothing for good."""
        session = session or self.session
        if session is not None:
            self._try(lambda: note_session(session))

    def lexicon_changed(self) -> None:
        """The workspace's terms are others now: check again by them."""
        self.checker.learn(self.workspace.lexicons)
        self._timer.start()

    def close(self) -> None:
        """Let go of all issues; what was done stays in their journals."""
        self.checker.stop()
        for session in self.sessions.values():
            self._note(session)
            session.close()
        self.sessions.clear()
        self._left_at.clear()
        self.session = None
        self.number = -1

    @property
    def dirty(self) -> list[Session]:
        """The issues whose corrections are not saved."""
        return [session for session in self.sessions.values() if session.is_dirty]

    def left(self, path: Path) -> tuple[int, int]:
        """How many findings of an issue are left to do, and how many there are; -1 before it was checked."""
        session = self.sessions.get(path)
        if session is not None:
            counting = [one for one in session.outline if one.finding.confidence >= LEAST_CONFIDENCE]
            done = sum(len(action.findings) or 1 for action in session.done if action.kind in ("accept", "bulk"))
            left = sum(one.state is State.OPEN for one in counting)
            return left, len(counting) + done
        waiting = self._waiting.get(path)
        if waiting is None or self._decisions is None:
            return -1, -1
        found = [one for one in waiting.findings if one.confidence >= LEAST_CONFIDENCE]
        return sum(not self._decisions.hides(one) for one in found), len(found)

    def record(self) -> dict[str, tuple[int, int]]:
        """How often each rule's findings were accepted and dismissed in the workspace, now and before."""
        if self._elsewhere is None:
            self._elsewhere = self._fared_elsewhere()
        here = fared(self.session).rules if self.session is not None else {}
        nothing = Fared()
        counts = {
            rule: self._elsewhere.get(rule, nothing).plus(here.get(rule, nothing)) for rule in {*self._elsewhere, *here}
        }
        return {rule: (one.accepted, one.dismissed) for rule, one in counts.items()}

    def _fared_elsewhere(self) -> dict[str, Fared]:
        """By rule, in the issues that are not shown: as they stand where they are open, else as was noted of them."""
        issues: dict[str, Mapping[str, Fared]] = {}
        self._try(lambda: issues.update({name: one.rules for name, one in records(self.workspace.record).items()}))
        issues |= {self.workspace.name(path).as_posix(): fared(one).rules for path, one in self.sessions.items()}
        if self.session is not None:
            issues.pop(self.workspace.name(self.session.path).as_posix(), None)
        total: dict[str, Fared] = {}
        for rules in issues.values():
            for rule, counts in rules.items():
                total[rule] = total.get(rule, Fared()).plus(counts)
        return total

    # the current finding

    @property
    def current(self) -> Tracked | None:
        """The finding that keys act on."""
        if self.session is None:
            return None
        return self.session.finding(self.number)

    def go(self, number: int) -> None:
        """Make another finding the current one; -1 for none."""
        self.number = number
        self.moved.emit()

    def step(self, by: int) -> bool:
        """Go on by so many in the list's order, round the ends; False where the list is empty."""
        places = list(self.order())
        if not places:
            self.told.emit(Wording("列表中没有发现", "the list is empty"))
            return False
        at = places.index(self.number) + by if self.number in places else (0 if by > 0 else -1)
        if at >= len(places):
            self.told.emit(Wording("已到最后一处，回到开头", "past the last one: from the first again"))
        self.go(places[at % len(places)])
        return True

    def go_on_from(self, place: int) -> None:
        """Go to the first finding of the list at or behind a place of the text, else to its first."""
        order, session = set(self.order()), self.session
        if session is not None and order:
            places = zip(session.starts(), session.outline, strict=True)
            listed = [(start, one.number) for start, one in places if one.number in order]
            behind = [number for start, number in listed if start >= place] or [number for _, number in listed]
            self.go(behind[0] if behind else -1)

    def step_alike(self) -> None:
        """Go to the next finding of the current one's rule."""
        current, session = self.current, self.session
        places = list(self.order())
        if current is None or session is None or not places:
            return
        rules = {one.number: one.finding.rule for one in session.outline}
        at = places.index(current.number) if current.number in places else -1
        turned = [*places[at + 1 :], *places[: at + 1]]
        same = next((one for one in turned if rules.get(one) == current.finding.rule), None)
        if same is not None:
            self.go(same)

    def to_related(self, path: str, span: Span) -> None:
        """Show a related place, in this issue or another."""
        wanted = Path(path)
        known = self.known(wanted)
        if known is None:
            self.told.emit(Wording(f"没有打开 {wanted.name}", f"{wanted.name} is not open"))
            return
        if self.session is None or known != self.session.path:
            self.show(known)

    # what an editor does

    def accept(self, suggestion: int = 0) -> None:
        """Take a suggestion of the current finding, and go on."""
        current, session = self.current, self.session
        if current is None or session is None:
            return
        if suggestion >= len(current.finding.suggestions):
            self.told.emit(Wording("没有这一条建议，可按 E 直接改", "no such suggestion; press E to edit"))
            return
        self._do(lambda: session.accept(current, suggestion))

    def accept_always(self) -> None:
        """Take the first suggestion, and remember what it replaces as a wrong form."""
        from reviewer.session.learning import learn_variant

        current = self.current
        if current is None or not current.finding.suggestions:
            return
        wrong, right = current.finding.text, current.finding.suggestions[0].text
        if len(wrong) < 2 or not right.strip() or "\n" in wrong + right:
            self.told.emit(Wording("太短，记不得：只接受了这一处", "too short to be remembered: accepted here only"))
        elif self._try(lambda: learn_variant(self.workspace, right, wrong, source="editor")):
            self.checker.learn(self.workspace.lexicons)
            self.told.emit(Wording(f"已记住：{wrong} → {right}", f"remembered: {wrong} → {right}"))
        self.accept(0)

    def dismiss(self) -> None:
        """No defect."""
        self._decide(lambda session, one: session.dismiss(one))

    def dismiss_always(self, term: str) -> None:
        """No defect, and `term` is right from now on."""
        from reviewer.session.learning import learn_term

        if term and self._try(lambda: learn_term(self.workspace, term, source="editor")):
            self.dismiss()
            self.told.emit(Wording(f"“{term}”已收入词库", f"{term} is in the lexicon now"))
            self.lexicon_changed()

    def postpone(self) -> None:
        """For later."""
        self._decide(lambda session, one: session.postpone(one))

    def reopen(self) -> None:
        """Take a decision back."""
        current, session = self.current, self.session
        if current is not None and session is not None and current.state is not State.OPEN:
            self._do(lambda: session.reopen(current), advance=False)

    def edit(self, span: Span, text: str) -> bool:
        """Put text written by hand in the place of `span`; False where the session refused."""
        session = self.session
        return session is not None and self._do(lambda: session.edit(span, text), advance=False)

    def undo(self) -> None:
        """Take back the last thing done; typing in one go is taken back in one go."""
        session = self.session
        if session is None:
            return
        if not session.can_undo:
            self.told.emit(Wording("没有可撤销的", "nothing to undo"))
            return

        def take_back() -> None:
            last = session.undo()
            while last.kind == "edit" and session.can_undo and _typed_on(session.done[-1], last):
                last = session.undo()
            if last.findings:
                self._wanted = last.findings[0].fingerprint

        self._wanted = ""
        self._do(take_back, advance=False)
        again = next((one for one in session.outline if self._wanted and one.finding.fingerprint == self._wanted), None)
        if again is not None:
            self.go(again.number)

    def redo(self) -> None:
        """Do again what was taken back."""
        session = self.session
        if session is None:
            return
        if not session.can_redo:
            self.told.emit(Wording("没有可重做的", "nothing to redo"))
            return

        def again() -> None:
            first = session.redo()
            while first.kind == "edit" and session.can_redo:
                following = session.redo()
                if not _typed_on(first, following):
                    session.undo()
                    break
                first = following

        self._do(again, advance=False)

    def did(self, before: Sequence[int] | None = None) -> None:
        """Something was done to the session by a view of its own; go on from the current finding in the order `before`."""
        self._elsewhere = None  # of other issues too, perhaps
        self._after(before)
        self._timer.start()

    def save(self) -> bool:
        """Save the shown issue; False, with the reason told, where it could not be."""
        return self.session is not None and self._save(self.session)

    def save_all(self) -> list[tuple[Session, ReviewerError]]:
        """Save every issue; gives those that could not be."""
        failed: list[tuple[Session, ReviewerError]] = []
        for session in self.dirty:
            try:
                session.save()
            except ReviewerError as trouble:
                failed.append((session, trouble))
            self.counted.emit(session.path)
        self.changed.emit()
        return failed

    def recheck(self) -> None:
        """Check the shown issue as it is now."""
        session = self.session
        if session is not None:
            self.checker.check(session.path, session.reading(), session.revision)

    # inside

    _wanted = ""

    def _save(self, session: Session) -> bool:
        if not self._try(session.save):
            return False
        self._note(session)
        self.told.emit(
            Wording(
                f"已保存 {self.workspace.corrected(session.path)}", f"saved {self.workspace.corrected(session.path)}"
            )
        )
        self.changed.emit()
        self.counted.emit(session.path)
        return True

    def _decide(self, decision: Callable[[Session, Tracked], None]) -> None:
        current, session = self.current, self.session
        if current is not None and session is not None:
            self._do(lambda: decision(session, current))

    def _do(self, action: Callable[[], object], *, advance: bool = True) -> bool:
        session = self.session
        before = list(self.order())
        revision = session.revision if session is not None else 0
        if not self._try(action):
            return False
        self._after(before if advance else None)
        if session is not None and session.revision != revision:
            self._timer.start()
        return True

    def _after(self, before: Sequence[int] | None) -> None:
        at = self.number
        self.changed.emit()
        if before is not None:
            self._advance(before, at)
        if self.session is not None:
            self.counted.emit(self.session.path)

    def _advance(self, before: Sequence[int], at: int) -> None:
        """Go to the first finding behind the one just decided that is still to be decided."""
        outline = self.session.outline if self.session is not None else ()
        still = {one.number for one in outline if one.state is State.OPEN and one.number != at}
        open_ = still.intersection(self.order())
        place = before.index(at) if at in before else -1
        turned = [*before[place + 1 :], *before[: place + 1]] if place >= 0 else list(before)
        following = next((number for number in turned if number in open_), -1)
        if following < 0:
            self.told.emit(
                Wording("本版已审完；按 ] 到下一份，Ctrl+S 保存", "this issue is done; ] for the next, Ctrl+S to save")
            )
        self.go(following)

    def _try(self, action: Callable[[], object]) -> bool:
        try:
            action()
        except ReviewerError as trouble:
            self.told.emit(trouble)
            return False
        return True

    def _checked(self, checked: Checked) -> None:
        session = self.sessions.get(checked.path)
        if session is None or (session is not self.session and checked.revision is None):
            self._waiting[checked.path] = checked
            if session is not None:
                self._take_into(session, checked)
        elif session is self.session:
            self._take(checked)
        self.counted.emit(checked.path)

    def _take(self, checked: Checked) -> None:
        session = self.session
        if session is None:
            return
        old = self.current
        if not self._take_into(session, checked):
            return
        self.changed.emit()
        order = set(self.order())
        shown = [one for one in session.findings if one.number in order]
        wanted = old.finding.fingerprint if old is not None else self.resume_at
        same = [one for one in shown if wanted and one.finding.fingerprint == wanted]
        self.resume_at = ""
        near = [one for one in shown if old is not None and one.finding.span.start >= old.finding.span.start]
        chosen = (same or near or shown)[:1] if old is not None or self.number < 0 else []
        self.go(chosen[0].number if chosen else -1)
        self.counted.emit(session.path)

    def _take_into(self, session: Session, checked: Checked) -> bool:
        """Hand the findings to the session, if they are of its text; else have it checked again."""
        if checked.issue.text != session.text:
            if session is self.session and (checked.revision is None or checked.revision == session.revision):
                self._timer.start()
            return False
        session.set_findings(checked.findings)
        return True


def _typed_on(earlier: Action, later: Action) -> bool:
    """Whether two edits by hand are one stretch of typing: side by side, within two seconds."""
    if earlier.kind != "edit" or later.kind != "edit":
        return False
    first, second = earlier.steps[0], later.steps[0]
    times = [datetime.fromisoformat(step.provenance.time) for step in (first, second)]
    if abs((times[1] - times[0]).total_seconds()) > _ONE_GO:
        return False
    one, other = first.edits[0], second.edits[0]
    beside = other.start in (one.start, one.start + len(one.after)) or other.start + len(other.before) == one.start
    return beside and "\n" not in one.after + other.after
