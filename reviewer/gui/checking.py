"""Flags issues off the window's thread; what comes back late is told apart by its revision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from reviewer.archive import Archive
from reviewer.engine import flag
from reviewer.errors import ReviewerError
from reviewer.model.finding import Finding
from reviewer.model.issue import Issue
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import all_rules
from reviewer.storage.learned import load_learned
from reviewer.storage.loader import load_issue
from reviewer.storage.record import load_record


class Checked(NamedTuple):
    """The findings of an issue as it was at `revision`; None for the text as it came."""

    path: Path
    revision: int | None
    issue: Issue
    findings: tuple[Finding, ...] = ()


class Checker(QObject):
    """Flags one issue at a time, the latest wish first.

    Signals: checked(Checked); read(path, Issue), an issue of the folder was read; troubled(path, ReviewerError), one
    could not be; told(Wording or ReviewerError), something went wrong with a check; finished(), nothing is left to do.
    """

    checked = Signal(object)
    read = Signal(object, object)
    troubled = Signal(object, object)
    told = Signal(object)
    finished = Signal()
    _ended = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._evidence = EvidenceBase()
        self._generation = 0
        self._waiting = 0
        self._stops = 0
        self._crashed: set[str] = set()
        # counted in the window's thread, behind all that the job has said: what is not busy has nothing left to tell
        self._ended.connect(self._count_down)

    def open(
        self, paths: Sequence[Path], lexicons: Sequence[Path], learned: Path | None = None, record: Path | None = None
    ) -> None:
        """Read and flag these issues, each with the others as evidence, and what the workspace has learned."""
        self._generation += 1
        self._start(_Batch(self, self._generation, tuple(paths), tuple(lexicons), (learned, record)), 0)

    def check(self, path: Path, read: Callable[[], Issue], revision: int) -> None:
        """Flag an issue as `read` gives it, ahead of what else waits."""
        self._start(_One(self, path, read, revision), 10)

    def learn(self, lexicons: Sequence[Path]) -> None:
        """Take another lexicon from now on."""
        self._start(_Lexicons(self, tuple(lexicons)), 20)

    @property
    def busy(self) -> bool:
        """Whether anything waits or runs."""
        return self._waiting > 0

    def stop(self) -> None:
        """Drop what waits, and wait for what runs."""
        self._generation += 1
        self._pool.clear()
        self._pool.waitForDone()
        self._stops += 1
        self._waiting = 0

    def _start(self, job: QRunnable, priority: int) -> None:
        self._waiting += 1
        self._pool.start(job, priority)

    # what the jobs say, from their thread

    def current(self, generation: int) -> bool:
        """Whether a batch is still wanted."""
        return generation == self._generation

    def flag(self, one: Checked) -> None:
        """Flag an issue and give it out; a rule that crashed is told once."""
        report = flag(one.issue, all_rules(), self._evidence)
        for failure in report.failures:
            if failure.rule not in self._crashed:
                self._crashed.add(failure.rule)
                self.told.emit(failure.wording)
        self.checked.emit(one._replace(findings=report.findings))

    def done(self) -> None:
        """A job is at its end."""
        self._ended.emit(self._stops)

    def _count_down(self, stops: int) -> None:
        if stops != self._stops:
            return  # of before a stop, where all was counted off at once
        self._waiting -= 1
        if not self._waiting:
            self.finished.emit()

    @property
    def evidence(self) -> EvidenceBase:
        """What issues are judged by."""
        return self._evidence

    @evidence.setter
    def evidence(self, evidence: EvidenceBase) -> None:
        self._evidence = evidence


class _Batch(QRunnable):
    def __init__(
        self,
        checker: Checker,
        generation: int,
        paths: tuple[Path, ...],
        lexicons: tuple[Path, ...],
        own: tuple[Path | None, Path | None],
    ) -> None:
        super().__init__()
        self._checker, self._generation, self._paths = checker, generation, paths
        self._lexicons, self._own = lexicons, own

    def run(self) -> None:
        checker = self._checker
        issues = []
        for path in self._paths:
            if not checker.current(self._generation):
                break
            try:
                issue = load_issue(path)
            except ReviewerError as trouble:
                checker.troubled.emit(path, trouble)
                continue
            issues.append((path, issue))
            checker.read.emit(path, issue)
        base = _loaded(self._lexicons, *self._own)
        archive = Archive([issue for _, issue in issues], base.learned.tally) if len(issues) > 1 else None
        checker.evidence = replace(base, archive=archive)
        for path, issue in issues:
            if not checker.current(self._generation):
                break
            checker.flag(Checked(path, None, issue))
        checker.done()


class _One(QRunnable):
    def __init__(self, checker: Checker, path: Path, read: Callable[[], Issue], revision: int) -> None:
        super().__init__()
        self._checker, self._path, self._read, self._revision = checker, path, read, revision

    def run(self) -> None:
        checker = self._checker
        try:
            issue = self._read()
        except ReviewerError as trouble:
            checker.told.emit(trouble)
        else:
            checker.flag(Checked(self._path, self._revision, issue))
        checker.done()


class _Lexicons(QRunnable):
    def __init__(self, checker: Checker, lexicons: tuple[Path, ...]) -> None:
        super().__init__()
        self._checker, self._lexicons = checker, lexicons

    def run(self) -> None:
        old = self._checker.evidence
        base = _loaded(self._lexicons)
        self._checker.evidence = replace(old, lexicon=base.lexicon)
        self._checker.done()


def _loaded(lexicons: tuple[Path, ...], learned: Path | None = None, record: Path | None = None) -> EvidenceBase:
    try:
        return EvidenceBase.load(
            lexicons, load_learned(learned) if learned else None, load_record(record) if record else None
        )
    except ReviewerError:
        # a broken file of the workspace is told where it is edited; the program's own still serves
        return EvidenceBase.load()
