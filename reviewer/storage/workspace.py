"""Where the files stand that belong to an issue."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

OWN_FOLDER = ".reviewer"
CORRECTED = "corrected"
LOG_ENDING = ".difflog.jsonl"


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder of issues that an editor works in, with `.reviewer/` and `corrected/` inside."""

    root: Path

    @classmethod
    def of(cls, path: Path) -> Workspace:
        """The nearest folder from `path` upwards that has `.reviewer/`; else the folder that `path` is or stands in."""
        path = path.resolve()
        start = path if path.is_dir() else path.parent
        for folder in (start, *start.parents):
            if (folder / OWN_FOLDER).is_dir():
                return cls(folder)
        return cls(start)

    def name(self, issue: Path) -> Path:
        """The issue's path within the workspace; its bare name where it stands outside."""
        issue = issue.resolve()
        return issue.relative_to(self.root) if issue.is_relative_to(self.root) else Path(issue.name)

    def journal(self, issue: Path) -> Path:
        """Where the issue's actions are kept."""
        return self._own("journal", issue, ".jsonl")

    def lock(self, issue: Path) -> Path:
        """The file that tells who has the issue open."""
        return self._own("journal", issue, ".lock")

    def copy_of(self, issue: Path, sha256: str) -> Path:
        """Where the original with that hash is kept once somebody saves over it."""
        name = self.name(issue)
        return self.root / OWN_FOLDER / "originals" / name.with_name(f"{name.name}.{sha256[:12]}")

    def corrected(self, issue: Path) -> Path:
        """The corrected text."""
        return self.root / CORRECTED / self.name(issue)

    def difflog(self, issue: Path) -> Path:
        """The diff log beside the corrected text; `a.txt` has `a.difflog.jsonl`, `a.md` has `a.md.difflog.jsonl`."""
        corrected = self.corrected(issue)
        stem = corrected.stem if corrected.suffix.lower() == ".txt" else corrected.name
        return corrected.with_name(stem + LOG_ENDING)

    @property
    def decisions(self) -> Path:
        """Dismissals and postponements."""
        return self.root / OWN_FOLDER / "decisions.jsonl"

    @property
    def lexicon(self) -> Path:
        """The workspace's own terms, for people to read and edit."""
        return self.root / OWN_FOLDER / "lexicon.tsv"

    @property
    def lexicons(self) -> tuple[Path, ...]:
        """The workspace's own lexicon, where it has one."""
        return (self.lexicon,) if self.lexicon.is_file() else ()

    @property
    def learned_text(self) -> Path:
        """What accepted pages say, counted: `reviewer learn`."""
        return self.root / OWN_FOLDER / "learned-text.npz"

    @property
    def record(self) -> Path:
        """How findings fared, counted."""
        return self.root / OWN_FOLDER / "learned.json"

    @property
    def suppressions(self) -> Path:
        """Findings that are not to be told, written by hand."""
        return self.root / OWN_FOLDER / "suppressions.tsv"

    @property
    def desk(self) -> Path:
        """Where the editor was: issue, caret, filter."""
        return self.root / OWN_FOLDER / "desk.json"

    def _own(self, room: str, issue: Path, ending: str) -> Path:
        name = self.name(issue)
        return self.root / OWN_FOLDER / room / name.with_name(name.name + ending)
