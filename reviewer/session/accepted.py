"""Counts pages that people have accepted into what the workspace has learned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reviewer.errors import ReviewerError
from reviewer.language.batch import EMPTY, Tally, count, merge
from reviewer.language.learned import PROOFREAD_WEIGHT, Learned, LearnedPage, weighed
from reviewer.language.page import PageText
from reviewer.storage.learned import load_learned, save_learned
from reviewer.storage.loader import load_issue
from reviewer.storage.workspace import Workspace

_AT_ONCE: Final = 64
"""Pages counted before their sum is taken."""


@dataclass
class Lesson:
    """What came of learning: the sum, and the files by what was done with them."""

    learned: Learned
    new: list[Path] = field(default_factory=list)
    known: list[Path] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)
    """Learned before in another state, which cannot be taken out of the sum: left as they were."""
    troubles: list[ReviewerError] = field(default_factory=list)
    characters: int = 0
    """Code points of the new pages."""


def learn_pages(
    before: Learned,
    files: Sequence[Path],
    workspace: Workspace,
    weight: int,
    watch: Callable[[int, int], None] = lambda *_: None,
) -> Lesson:
    """Count `files` into `before`, each character `weight` times; an issue that was corrected counts as corrected.

    A file that cannot be read is told among the troubles, and the others are learned. `watch` hears how many are done.
    """
    lesson = Lesson(before)
    pages, names = dict(before.pages), {page.name for page in before.pages.values()}
    total, waiting = EMPTY, [before.tally]
    for number, path in enumerate(files):
        watch(number, len(files))
        tally = _learned(lesson, _accepted(path, workspace), workspace, pages, names, weight)
        if tally is not None:
            waiting.append(tally)
        if len(waiting) > _AT_ONCE:
            total, waiting = merge((total, *waiting)), []
    watch(len(files), len(files))
    lesson.learned = Learned(merge((total, *waiting)), pages)
    return lesson


def _accepted(path: Path, workspace: Workspace) -> Path:
    corrected = workspace.corrected(path)
    return corrected if corrected.is_file() else path


def _learned(
    lesson: Lesson, path: Path, workspace: Workspace, pages: dict[str, LearnedPage], names: set[str], weight: int
) -> Tally | None:
    name = workspace.name(path).as_posix()
    try:
        issue = load_issue(path)
    except ReviewerError as trouble:
        lesson.troubles.append(trouble)
        return None
    if issue.sha256 in pages:
        lesson.known.append(path)
        return None
    if name in names:
        lesson.changed.append(path)
        return None
    text = PageText.of(issue).text
    pages[issue.sha256] = LearnedPage(name, len(text), weight)
    names.add(name)
    lesson.new.append(path)
    lesson.characters += len(text)
    return weighed(count(text), weight)


def learn_saved(paths: Sequence[Path], workspace: Workspace) -> Lesson:
    """Learn those of the workspace's issues that have a corrected text, and keep what was learned.

    Raises StorageError where what was learned before is damaged, or the file cannot be written.
    """
    saved = [path for path in paths if workspace.corrected(path).is_file()]
    lesson = learn_pages(load_learned(workspace.learned_text), saved, workspace, PROOFREAD_WEIGHT)
    if lesson.new:
        save_learned(lesson.learned, workspace.learned_text)
    return lesson
