"""One issue under review: the text now, findings and decisions, history, saving."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from types import TracebackType

from reviewer.errors import InputError, SessionError, reason_of
from reviewer.model.finding import Finding, Suggestion
from reviewer.model.span import Span
from reviewer.session.actions import DECIDING, Action, Kind, MisfitError, Replaced, Step, action_row, applied, inverse
from reviewer.session.moving import hull
from reviewer.session.readable import Readable
from reviewer.session.regions import carried, regions_of
from reviewer.session.remembered import Remembered
from reviewer.session.replay import History
from reviewer.session.store import Store
from reviewer.session.threeway import ThreeWay
from reviewer.session.tracking import State, Tracked
from reviewer.storage.difflog import Origin, Provenance
from reviewer.storage.system import System
from reviewer.storage.workspace import Workspace
from reviewer.storage.writer import cannot_write, write_file
from reviewer.text.decode import encode
from reviewer.wording import Wording

Check = Callable[[str, Sequence[Span]], Iterable[Finding]]
"""Gives the findings of a text; those that do not meet one of the spans are passed over, so need not be looked for."""


def now() -> str:
    """The time, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def user_name() -> str:
    """Who is logged in; empty where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


class Session(Readable):
    """An issue under review. Every change is on disk before the call that makes it returns.

    A call that cannot do what is asked raises and changes nothing: SessionError when it makes no sense as things
    stand, StorageError when the disk refuses.
    """

    def __init__(self, store: Store, check: Check | None, clock: Callable[[], str]) -> None:
        super().__init__(store)
        self._check, self._clock = check, clock
        self._touched: dict[int, tuple[Tracked, ...]] = {}
        self._remembered = Remembered(store)
        self._remembered.catch_up(self._history)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        workspace: Workspace | None = None,
        check: Check | None = None,
        user: str | None = None,
        read_only: bool = False,
        system: System | None = None,
        clock: Callable[[], str] = now,
    ) -> Session:
        """Open the issue at `path` where the last session left it; `notices` says what was found on the way.

        Another program that has it open, or a folder that cannot be written to, makes it read-only. `check` is asked
        again about what an edit touched. Raises InputError when the issue cannot be read.
        """
        system = system or System()
        try:
            data = system.read(path)
        except OSError as trouble:
            what = Wording(f"读不了（{reason_of(trouble).zh}）", f"cannot be read ({trouble.strerror})")
            raise InputError(
                what, where=str(path), remedy=Wording("请检查路径和权限", "check path and permissions")
            ) from trouble
        name = user_name() if user is None else user
        store = Store.open(path, workspace or Workspace.of(path), system, name, clock(), data)
        if not read_only:
            store.lock()
        try:
            return cls(store, check, clock)
        except BaseException:
            store.close()
            raise

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # findings

    def set_findings(self, findings: Iterable[Finding]) -> None:
        """Take `findings`, of the text as it is now, for all that stand in it; decisions made before hold."""
        self._remembered.inherit(self._tracker.load(findings, self._remembered.state_of))

    def merge(self, findings: Iterable[Finding], regions: Sequence[Span], revision: int) -> bool:
        """Let `findings` take the place of those that meet `regions`; False when the text has changed since `revision`."""
        if revision != self.revision:
            return False
        self._remembered.inherit(self._tracker.merge(findings, regions, self._remembered.state_of))
        return True

    # what an editor does

    def accept(self, finding: Tracked | Finding, suggestion: Suggestion | int = 0, note: str = "") -> None:
        """Put a suggestion in the place of what the finding quotes."""
        one = self._standing(finding)
        self.do("accept", [self.step(one.finding, suggestion, "suggestion", note)])

    def dismiss(self, finding: Tracked | Finding, note: str = "") -> None:
        """No defect here: remembered for this occurrence."""
        self._decide("dismiss", finding, note)

    def postpone(self, finding: Tracked | Finding, note: str = "") -> None:
        """Doubtful: for later, or for somebody else."""
        self._decide("postpone", finding, note)

    def reopen(self, finding: Tracked | Finding, note: str = "") -> None:
        """Take a dismissal or postponement back, whenever it was made."""
        self._decide("reopen", finding, note)

    def edit(self, span: Span, text: str, note: str = "") -> None:
        """Put `text`, written by hand, in the place of `span`. Nothing to change is no action."""
        if not 0 <= span.start <= span.end <= len(self.text):
            raise SessionError(
                Wording("编辑的位置不在文中", "the place to edit is not in the text"), where=str(self.path)
            )
        before = span.of(self.text)
        if before != text:
            self.do("edit", [self.manual_step(span, text, note=note)])

    def step(self, finding: Finding, suggestion: Suggestion | int, origin: Origin, note: str = "") -> Step:
        """What accepting would replace, once the finding is seen to fit the text. Raises SessionError."""
        try:
            chosen = finding.suggestions[suggestion] if isinstance(suggestion, int) else suggestion
        except IndexError:
            raise SessionError(
                Wording("没有这一条建议", "there is no such suggestion"),
                where=str(self.path),
                remedy=Wording("请直接改动文字", "edit the text by hand"),
            ) from None
        if finding.span.of(self.text) != finding.text:
            raise self._gone()
        edits = tuple(Replaced(edit.span.start, edit.span.of(self.text), edit.text) for edit in chosen.edits)
        why = note or chosen.reason.zh
        source = Provenance(
            origin, finding.rule, finding.category.value, finding.confidence, self._store.user, self._clock(), why
        )
        return Step(edits, source, finding)

    def manual_step(self, span: Span, text: str, origin: Origin = "manual", note: str = "") -> Step:
        """What putting `text` in the place of `span` would replace."""
        return Step((Replaced(span.start, span.of(self.text), text),), self._source(origin, note))

    def do(self, kind: Kind, steps: Sequence[Step], group: str = "", was: str = "") -> None:
        """Do `steps` as one action; their edits must not overlap."""
        action = Action(kind, tuple(steps), group, was)
        edits = action.edits
        if any(first.end > second.start or first.start == second.start for first, second in pairwise(edits)):
            raise SessionError(Wording("几处改动互相重叠", "the changes overlap"), where=str(self.path))
        self._check_writable()
        for edit in edits:
            encode(edit.after, self._store.decoded.encoding, bom=False)
        try:
            applied(self.text, edits)
        except MisfitError:
            raise self._gone() from None
        self._store.acknowledge(action_row(action))
        self._history.do(action)
        self._after(action, edits, action.findings)

    def undo(self) -> Action:
        """Take back the last action, of this session or an earlier one."""
        if not self.can_undo:
            raise SessionError(Wording("没有可撤销的", "there is nothing to undo"), where=str(self.path))
        self._check_writable()
        self._store.acknowledge({"do": "undo"})
        action = self._history.undo()
        edits = inverse(action.edits)
        lost = self._tracker.edited(edits)
        back = self._touched.pop(len(self._history.done), ())
        self._tracker.restore(back or tuple(Tracked(0, finding) for finding in action.findings))
        self._settled(action, edits, lost, undone=True)
        return action

    def redo(self) -> Action:
        """Do again what was taken back last."""
        if not self.can_redo:
            raise SessionError(Wording("没有可重做的", "there is nothing to redo"), where=str(self.path))
        self._check_writable()
        self._store.acknowledge({"do": "redo"})
        action = self._history.redo()
        self._after(action, action.edits, action.findings)
        return action

    def _decide(self, kind: Kind, finding: Tracked | Finding, note: str) -> None:
        one = self._standing(finding)
        self.do(kind, [Step((), self._source("manual", note), one.finding)], was=one.state.value)

    def _standing(self, finding: Tracked | Finding) -> Tracked:
        wanted = finding.finding if isinstance(finding, Tracked) else finding
        found = self._tracker.at(wanted)
        if found is None:
            raise self._gone()
        return found

    def _gone(self) -> SessionError:
        return SessionError(
            Wording("这处文字已经变了", "the text there has changed"),
            where=str(self.path),
            remedy=Wording("请重新检查后再处理", "check the issue again first"),
        )

    def _source(self, origin: Origin, note: str) -> Provenance:
        return Provenance(origin, user=self._store.user, time=self._clock(), note=note)

    def _check_writable(self) -> None:
        if self.read_only:
            raise SessionError(
                Wording("以只读方式打开，不能改动", "opened read-only; nothing can be changed"),
                where=str(self.path),
                remedy=self.notices[-1] if self.notices else None,
            )

    def _after(self, action: Action, edits: Sequence[Replaced], findings: Iterable[Finding]) -> None:
        """Let the findings follow what was just done."""
        taken: tuple[Tracked, ...] = ()
        if edits:
            standing = [self._tracker.at(finding) for finding in findings]
            taken = self._tracker.remove([one.number for one in standing if one is not None])
            taken += self._tracker.edited(edits)
        else:
            taken = tuple(one for finding in findings if (one := self._tracker.at(finding)) is not None)
        self._touched[len(self._history.done) - 1] = taken
        self._settled(action, edits, taken, undone=False)

    def _settled(self, action: Action, edits: Sequence[Replaced], lost: Iterable[Tracked], *, undone: bool) -> None:
        if action.kind in DECIDING:
            self._settle_decision(action, undone=undone)
        if edits:
            self.revision += 1
            if self._check is not None:
                regions = regions_of(self.text, edits) + [carried(hull(one.finding), edits) for one in lost]
                self.merge(self._check(self.text, regions), regions, self.revision)

    def _settle_decision(self, action: Action, *, undone: bool) -> None:
        finding = action.findings[0]
        verdict = action.was if undone else DECIDING[action.kind]
        found = self._tracker.at(finding)
        if found is not None:
            self._tracker.decide(found.number, State(verdict))
        self._remembered.settle(action, verdict)

    # saving

    def save(self, *, replacing: str | None = None) -> None:
        """Write the corrected text and its diff log; returns when both are on disk, else raises and stays dirty.

        Raises ChangedOnDiskError when the issue, or the corrected text, is not what this session knows; `replacing`
        is the hash of such a version (see `difference`) that the user has seen and lets go.
        """
        self._check_writable()
        self._remembered.retry()
        missing = self.text != self.original and not self.workspace.corrected(self.path).exists()
        if not self.is_dirty and replacing is None and not missing:
            return
        self._store.save(self._history, replacing=replacing)
        self._saved_text = self._history.text

    def save_beside(self, target: Path | None = None) -> Path:
        """Write the text, and nothing else, to another file, which must not exist; the session stays as dirty as it was."""
        corrected = self.workspace.corrected(self.path)
        target = target or corrected.with_name(f"{corrected.stem}.mine{corrected.suffix}")
        if target.exists():
            raise cannot_write(target, FileExistsError(17, "File exists"))
        write_file(target, encode(self.text, self._store.decoded.encoding, self._store.decoded.bom), self._store.system)
        return target

    def difference(self) -> ThreeWay:
        """The corrected text as another program left it, against ours and the original."""
        theirs, sha = self._store.theirs()
        return ThreeWay(self.original, self.text, theirs, sha)

    def save_over_original(self) -> Path:
        """Save, keep a copy of the issue as it came, and only then write the text over it; gives the copy's path.

        The history ends here: what was done stays in a journal set aside. Raises StorageError, or SessionError when
        the issue's encoding is a guess.
        """
        self._check_writable()
        if self._store.decoded.guessed:
            raise SessionError(
                Wording("原文的编码是猜测的，不能覆盖", "the issue's encoding is a guess; it is not written over"),
                where=str(self.path),
                remedy=Wording("校正稿照常保存", "the corrected text is saved as always"),
            )
        self.save()
        copy = self._store.save_over(self._history)
        self._history = History(self.text, self.text)
        self._saved_text = self.text
        self._touched.clear()
        return copy

    def close(self) -> None:
        """Let go of the issue. What was done stays in the journal, saved or not."""
        self._store.close()
