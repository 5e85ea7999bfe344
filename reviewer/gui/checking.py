"""Flags issues off the window's thread; what comes back late is told apart by its revision."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from reviewer.errors import ReviewerError
from reviewer.model.finding import Finding
from reviewer.model.issue import Issue

if TYPE_CHECKING:
    from reviewer.rules.evidence import EvidenceBase

# what finds the findings is imported where it runs: the window is on the screen before that

TOGETHER: Final = 40
"""Issues that are evidence for each other and flagged unasked. A greater folder is taken in such neighbourhoods, each
when an issue of it is shown."""
_MOST_REMEMBERED: Final = 3
"""Neighbourhoods whose evidence is kept."""
_URGENT, _SOON, _SOME_TIME = 20, 0, -10


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
        self._base: EvidenceBase | None = None
        self._paths: tuple[Path, ...] = ()
        self._places: dict[Path, int] = {}
        self._wanted: Path | None = None
        self._evidence: dict[int, EvidenceBase] = {}
        self._flagged: set[Path] = set()
        self._read: set[Path] = set()
        self._generation = self._waiting = self._stops = 0
        self._crashed: set[str] = set()
        self._chosen: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        # counted in the window's thread, behind all that the job has said: what is not busy has nothing left to tell
        self._ended.connect(self._count_down)

    # wishes, from the window's thread

    def open(
        self,
        paths: Sequence[Path],
        lexicons: Sequence[Path],
        learned: Path | None = None,
        record: Path | None = None,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
    ) -> None:
        """Read these issues, and flag what `flags_all` promises, by what the workspace has learned.

        `select` and `ignore` name rules and categories, as the settings do.
        """
        self._generation += 1
        self._chosen = (tuple(select), tuple(ignore))
        self._paths, self._places = tuple(paths), {path: at for at, path in enumerate(paths)}
        self._wanted = None
        self._evidence, self._flagged, self._read = {}, set(), set()
        self._start(self._loading(tuple(lexicons), learned, record), _URGENT)
        if self.flags_all:
            self._start(self._neighbourhood(0), _SOON)
        else:
            self._start(self._reading(), _SOME_TIME)

    @property
    def flags_all(self) -> bool:
        """Whether all issues are flagged unasked; else those around the ones that are `want`ed."""
        return len(self._paths) <= TOGETHER

    def has_flagged(self, path: Path) -> bool:
        """Whether its findings were given out, or are just about to be."""
        return path in self._flagged

    def want(self, path: Path) -> None:
        """This issue is shown now: it goes before the others."""
        self._wanted = path
        number = self._number(path)
        if not self.flags_all and (number not in self._evidence or path not in self._flagged):
            self._start(self._neighbourhood(number), _SOON)

    def check(self, path: Path, read: Callable[[], Issue], revision: int) -> None:
        """Flag an issue as `read` gives it, ahead of what else waits."""
        self._start(self._rechecking(path, read, revision), _URGENT - 10)

    def learn(self, lexicons: Sequence[Path]) -> None:
        """Take another lexicon from now on."""
        self._start(self._relearning(tuple(lexicons)), _URGENT)

    @property
    def evidence(self) -> EvidenceBase:
        """What issues are judged by, but for their neighbours."""
        if self._base is None:
            self._base = _loaded(())
        return self._base

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

    def _start(self, work: Iterator[None], priority: int) -> None:
        self._waiting += 1
        self._pool.start(_Step(self, work, priority, self._generation), priority)

    def _count_down(self, stops: int) -> None:
        if stops != self._stops:
            return  # of before a stop, where all was counted off at once
        self._waiting -= 1
        if not self._waiting:
            self.finished.emit()

    # the work, step by step, in the other thread

    def after(self, step: _Step, *, more: bool) -> None:
        """Queue the next step behind whatever is more urgent; what nobody wants any more ends here."""
        if more and step.generation == self._generation:
            self._pool.start(_Step(self, step.work, step.priority, step.generation), step.priority)
        else:
            self._ended.emit(self._stops)

    def _number(self, path: Path) -> int:
        return self._places.get(path, 0) // TOGETHER

    def _loading(self, lexicons: tuple[Path, ...], learned: Path | None, record: Path | None) -> Iterator[None]:
        self._base = _loaded(lexicons, learned, record)
        yield

    def _neighbourhood(self, number: int) -> Iterator[None]:
        """Read a neighbourhood, then flag its issues, the one that is wanted first."""
        from reviewer.archive import Archive

        kept = self._evidence.pop(number, None)
        issues = {Path(issue.path): issue for issue in kept.archive.issues} if kept and kept.archive else {}
        for path in self._paths[number * TOGETHER : (number + 1) * TOGETHER]:
            issue = issues.get(path) or self._load(path)
            if issue is not None:
                issues[path] = issue
            yield
        archive = Archive(list(issues.values()), self.evidence.learned.tally) if len(issues) > 1 else None
        self._evidence[number] = kept or replace(self.evidence, archive=archive)
        for old in list(self._evidence)[:-_MOST_REMEMBERED]:
            del self._evidence[old]
        waiting = {path: issue for path, issue in issues.items() if path not in self._flagged}
        while waiting:
            wanted = self._wanted
            if not self.flags_all and self._number(wanted or self._paths[0]) != number:
                return  # the editor has gone elsewhere
            path = wanted if wanted in waiting else next(iter(waiting))
            assert path is not None
            self._flagged.add(path)
            self._flag(Checked(path, None, waiting.pop(path)), self._evidence[number])
            yield

    def _reading(self) -> Iterator[None]:
        """Read what is not read yet, for what the list shows of it."""
        for path in self._paths:
            if path not in self._read:
                self._load(path)
                yield

    def _rechecking(self, path: Path, read: Callable[[], Issue], revision: int) -> Iterator[None]:
        try:
            issue = read()
        except ReviewerError as trouble:
            self.told.emit(trouble)
        else:
            self._flag(Checked(path, revision, issue), self._evidence.get(self._number(path), self.evidence))
        yield

    def _relearning(self, lexicons: tuple[Path, ...]) -> Iterator[None]:
        lexicon = _loaded(lexicons).lexicon
        self._base = replace(self.evidence, lexicon=lexicon)
        self._evidence = {number: replace(old, lexicon=lexicon) for number, old in self._evidence.items()}
        yield

    def _load(self, path: Path) -> Issue | None:
        from reviewer.storage.loader import load_issue

        self._read.add(path)
        try:
            issue = load_issue(path)
        except ReviewerError as trouble:
            self.troubled.emit(path, trouble)
            return None
        self.read.emit(path, issue)
        return issue

    def _flag(self, one: Checked, evidence: EvidenceBase) -> None:
        """Flag an issue and give it out; a rule that crashed is told once."""
        from reviewer.engine import flag
        from reviewer.rules.registry import all_rules, chosen_rules

        try:
            rules = chosen_rules(*self._chosen)
        except ReviewerError as trouble:  # a name that is none is told, and then nothing is left out
            self._chosen, rules = ((), ()), all_rules()
            self.told.emit(trouble)
        report = flag(one.issue, rules, evidence)
        for failure in report.failures:
            if failure.rule not in self._crashed:
                self._crashed.add(failure.rule)
                self.told.emit(failure.wording)
        self.checked.emit(one._replace(findings=report.findings))


class _Step(QRunnable):
    """One step of a piece of work."""

    def __init__(self, checker: Checker, work: Iterator[None], priority: int, generation: int) -> None:
        super().__init__()
        self._checker = checker
        self.work, self.priority, self.generation = work, priority, generation

    def run(self) -> None:
        more = False
        try:
            more = next(self.work, self) is None
        finally:
            self._checker.after(self, more=more)


def _loaded(lexicons: tuple[Path, ...], learned: Path | None = None, record: Path | None = None) -> EvidenceBase:
    from reviewer.rules.evidence import EvidenceBase
    from reviewer.storage.learned import load_learned
    from reviewer.storage.record import load_record

    try:
        return EvidenceBase.load(
            lexicons, load_learned(learned) if learned else None, load_record(record) if record else None
        )
    except ReviewerError:
        # a broken file of the workspace is told where it is edited; the program's own still serves
        return EvidenceBase.load()
