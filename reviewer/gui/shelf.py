"""The issues of the workspace, opened as they are needed: what is left of each, and how their findings fared. No Qt."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from reviewer.config import Config
from reviewer.errors import ReviewerError
from reviewer.gui.checking import Checked
from reviewer.model.finding import Finding
from reviewer.model.record import Fared
from reviewer.session import Session, State
from reviewer.session.fared import fared, note_session
from reviewer.storage.decisions import Decisions
from reviewer.storage.record import records
from reviewer.storage.workspace import Workspace
from reviewer.wording import Wording

MOST_OPEN = 200
"""Issues that are open at a time, and looked at by what goes through the whole folder."""
LEAST_CONFIDENCE = 0.5
"""From which findings count as left to do."""


class Shelf:
    """Holds the open issues' sessions. `tell` hears of what could not be done."""

    def __init__(self, tell: Callable[[Wording | ReviewerError], None]) -> None:
        self._tell = tell
        self.workspace = Workspace(Path())
        self.config = Config()
        """The settings that hold for the workspace."""
        self.paths: list[Path] = []
        self.sessions: dict[Path, Session] = {}
        """The open ones, the latest asked for last."""
        self.waiting: dict[Path, Checked] = {}
        """What was found in issues that are not open."""
        self._decisions: Decisions | None = None
        self._elsewhere: dict[str, Fared] | None = None
        self._checked: set[Path] = set()
        self.muted: tuple[str, ...] = ()
        """Rules of which nothing is left to do, whatever they find."""

    def fill(self, paths: Sequence[Path], root: Path, config: Config) -> None:
        """Take these issues as one workspace, whose folder is found from `root`."""
        self.workspace, self.paths, self.config = Workspace.of(root), list(paths), config
        self._decisions = Decisions.load(self.workspace.root)

    @property
    def lexicons(self) -> tuple[Path, ...]:
        """The settings' lexicons, and the workspace's own, which overrules them."""
        return (*self.config.lexicon, *self.workspace.lexicons)

    def empty(self) -> None:
        """Let go of all issues; what was done stays in their journals."""
        for session in self.sessions.values():
            self.note(session)
            session.close()
        self.paths = []
        for held in (self.sessions, self.waiting, self._checked):
            held.clear()
        self.forget_record()

    def known(self, path: Path) -> Path | None:
        """The issue that is this file, by whatever path it was opened."""
        alike = (one for one in self.paths if one.name == path.name)
        return next((one for one in alike if one == path or one.resolve() == path.resolve()), None)

    def add(self, paths: Sequence[Path]) -> bool:
        """Take more issues of the workspace in; False where all are there. What is open stays so."""
        there = {path.resolve() for path in self.paths} if len(paths) > 1 else set()
        new = [path for path in paths if (path.resolve() not in there if there else self.known(path) is None)]
        self.paths = sorted([*self.paths, *new], key=lambda path: path.as_posix())
        return bool(new)

    def session(self, path: Path) -> Session:
        """The issue's session, opened where it was not. Raises InputError when it cannot be read."""
        session = self.sessions.pop(path, None) or Session.open(path, workspace=self.workspace)
        self.sessions[path] = session
        return session

    def near(self, path: Path | None) -> list[Path]:
        """All issues; of thousands, those around `path`: each open issue holds a lock, and so an open file."""
        at = self.paths.index(path) if path is not None and path in self.paths else 0
        low = max(0, min(at - MOST_OPEN // 2, len(self.paths) - MOST_OPEN))
        wanted = self.paths[low : low + MOST_OPEN]
        if len(wanted) < len(self.paths):
            self._tell(
                Wording(
                    f"文件夹很大，只看相邻的 {len(wanted)} 份",
                    f"a large folder: the nearest {len(wanted)} are looked at",
                )
            )
        return wanted

    def close_idle(self, shown: Session) -> None:
        """An editor goes through hundreds of issues a day; those long left and saved need not stay open."""
        idle = [path for path, session in self.sessions.items() if session is not shown and not session.is_dirty]
        for path in idle[: max(0, len(self.sessions) - 2 * MOST_OPEN)]:
            self._put_back(path)

    def _put_back(self, path: Path) -> None:
        session = self.sessions.pop(path)
        self._checked.discard(path)
        self.note(session)
        session.close()

    def unsaved(self) -> Iterator[Path | None]:
        """Issues that an earlier session left with corrections that are not saved; they are open from then on.

        One is looked at a step, the latest worked on first, so that nothing waits for it; None where all is saved.
        """
        folder = self.workspace.journal(self.workspace.root / "any").parent
        journals = sorted(folder.rglob("*.jsonl"), key=_changed, reverse=True) if folder.is_dir() else []
        by_name: dict[str, list[Path]] = {}
        for one in self.paths:
            by_name.setdefault(f"{one.name}.jsonl", []).append(one)
        for journal in itertools.islice(journals, MOST_OPEN):
            alike = by_name.get(journal.name, ())
            path = next((one for one in alike if self.workspace.journal(one) == journal), None)
            if path is None or path in self.sessions:
                continue
            try:
                dirty = self.session(path).is_dirty
            except ReviewerError as trouble:
                self._tell(trouble)
                continue
            if dirty and not self.sessions[path].read_only:
                yield path
            else:
                self._put_back(path)
                yield None

    def take(self, session: Session, checked: Checked) -> bool:
        """Hand findings to the session, if they are of its text."""
        if checked.issue.text != session.text:
            return False
        session.set_findings(checked.findings)
        self._checked.add(session.path)
        return True

    def text_of(self, path: str) -> str:
        """The text of another issue as it is now. Raises InputError where it cannot be read."""
        from reviewer.storage.loader import load_issue

        known = next((one for one in self.sessions if one == Path(path)), None)
        return self.sessions[known].text if known is not None else load_issue(Path(path)).text

    def note(self, session: Session) -> None:
        """Keep how the findings fared; the journal has it all, so a disk that refuses costs nothing for good."""
        try:
            note_session(session)
        except ReviewerError as trouble:
            self._tell(trouble)

    @property
    def dirty(self) -> list[Session]:
        """The issues whose corrections are not saved."""
        return [session for session in self.sessions.values() if session.is_dirty]

    def left(self, path: Path) -> tuple[int, int]:
        """How many findings of an issue are left to do, and how many there are; -1 before it was checked."""
        session = self.sessions.get(path)
        if session is not None:
            if path not in self._checked:
                return -1, -1
            counting = [one for one in session.outline if self._counts(one.finding)]
            done = sum(len(action.findings) or 1 for action in session.done if action.kind in ("accept", "bulk"))
            left = sum(one.state is State.OPEN for one in counting)
            return left, len(counting) + done
        waiting = self.waiting.get(path)
        if waiting is None or self._decisions is None:
            return -1, -1
        found = [one for one in waiting.findings if self._counts(one)]
        return sum(not self._decisions.hides(one) for one in found), len(found)

    def _counts(self, finding: Finding) -> bool:
        return finding.confidence >= LEAST_CONFIDENCE and finding.rule not in self.muted

    # how findings fared

    def record(self, shown: Session | None) -> dict[str, tuple[int, int]]:
        """How often each rule's findings were accepted and dismissed in the workspace, now and before."""
        if self._elsewhere is None:
            self._elsewhere = self._fared_elsewhere(shown)
        here = fared(shown).rules if shown is not None else {}
        nothing = Fared()
        counts = {
            rule: self._elsewhere.get(rule, nothing).plus(here.get(rule, nothing)) for rule in {*self._elsewhere, *here}
        }
        return {rule: (one.accepted, one.dismissed) for rule, one in counts.items()}

    def forget_record(self) -> None:
        """Another issue is shown, or something was done in others too."""
        self._elsewhere = None

    def _fared_elsewhere(self, shown: Session | None) -> dict[str, Fared]:
        """By rule, in the issues that are not shown: as they stand where they are open, else as was noted of them."""
        issues: dict[str, Mapping[str, Fared]] = {}
        try:
            issues = {name: one.rules for name, one in records(self.workspace.record).items()}
        except ReviewerError as trouble:
            self._tell(trouble)
        issues |= {self.workspace.name(path).as_posix(): fared(one).rules for path, one in self.sessions.items()}
        if shown is not None:
            issues.pop(self.workspace.name(shown.path).as_posix(), None)
        total: dict[str, Fared] = {}
        for rules in issues.values():
            for rule, counts in rules.items():
                total[rule] = total.get(rule, Fared()).plus(counts)
        return total


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
