"""Writes the folder, a page an issue as it comes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from reviewer.engine import Report
from reviewer.errors import StorageError, reason_of
from reviewer.report.findings.base import Standings
from reviewer.report.pages.issue_page import Neighbours, issue_page
from reviewer.report.pages.links import has_links, linked
from reviewer.report.pages.overview import overview
from reviewer.report.pages.totals import Totals
from reviewer.resources import resource_path
from reviewer.wording import Language, Wording

_ISSUES: Final = "issues"
_UNFINISHED: Final = "issues.partial"
_OWN: Final = ".reviewer-report"
"""Tells that the folder is one of ours, and may be written over."""
_ODD: Final = re.compile(r"[^\w.-]+")


class _Waiting(NamedTuple):
    """An issue whose page is not written yet: the name of the next one is wanted in it."""

    name: str
    report: Report
    standings: Standings


class FolderWriter:
    """The report in `folder`; that of the run before stays until all of this one is written.

    Raises StorageError where it cannot be written, or the folder holds something else.
    """

    def __init__(self, folder: Path, language: Language) -> None:
        """Make the folder ready."""
        self._folder, self._language, self._totals = folder, language, Totals()
        self._waiting: _Waiting | None = None
        self._before = ""
        self._with_links: list[tuple[str, str]] = []
        if folder.exists() and not (folder / _OWN).exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StorageError(
                Wording("文件夹不是空的，也不是以前的报告", "the folder is not empty, and no earlier report"),
                where=str(folder),
                remedy=Wording("请另给一个文件夹", "give another folder"),
            )
        self._write(folder / _OWN, "")
        self.discard()

    def add(self, report: Report, standings: Standings) -> None:
        """Take an issue, and write the page of the one before."""
        number = len(self._totals.rows) + 1
        name = f"{number:06}-{_ODD.sub('_', report.issue.path)[-60:]}.html"
        self._totals.add(report, standings, f"{_ISSUES}/{name}")
        self._next(_Waiting(name, report, standings))

    def close(self, troubles: Sequence[str]) -> None:
        """Write the overview, which names `troubles`, and let the whole take the place of the report before."""
        self._next(None)
        self._link()
        pages = overview(self._totals, troubles, self._language)
        with _told_of(self._folder):
            shutil.rmtree(self._folder / _ISSUES, ignore_errors=True)
            if (self._folder / _UNFINISHED).exists():
                (self._folder / _UNFINISHED).rename(self._folder / _ISSUES)
            for old in self._folder.glob("issues-*.html"):
                old.unlink()
        for name in ("report.css", "report.js"):
            self._write(self._folder / name, resource_path("report", name).read_text("utf-8"))
        for name, text in pages.items():
            self._write(self._folder / name, text)

    def discard(self) -> None:
        """Remove what is unfinished."""
        shutil.rmtree(self._folder / _UNFINISHED, ignore_errors=True)

    def _next(self, following: _Waiting | None) -> None:
        done = self._waiting
        self._waiting = following
        if done is None:
            return
        beside = Neighbours(self._before, following.name if following is not None else "")
        self._before = done.name
        text = issue_page(done.report, done.standings, self._language, beside)
        self._write(self._folder / _UNFINISHED / done.name, text)
        if has_links(text):
            self._with_links.append((done.name, done.report.issue.path))

    def _link(self) -> None:
        """Lead the pages' links to each other, now that all have their names."""
        pages = {row.path: row.page.removeprefix(f"{_ISSUES}/") for row in self._totals.rows}
        for name, path in self._with_links:
            page = self._folder / _UNFINISHED / name
            with _told_of(page):
                text = page.read_bytes().decode("utf-8")
            self._write(page, linked(text, path, pages))

    def _write(self, path: Path, text: str) -> None:
        with _told_of(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "replace"))


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as trouble:
        raise StorageError(
            Wording(f"写不了报告（{reason_of(trouble).zh}）", f"the report cannot be written ({trouble.strerror})"),
            where=str(path),
            remedy=Wording("请检查路径、权限和磁盘空间", "check path, permissions and free space"),
        ) from trouble
