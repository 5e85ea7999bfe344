"""Writes the folder, a page an issue as it comes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from reviewer.engine import Report
from reviewer.errors import StorageError
from reviewer.report.findings.base import Standings
from reviewer.report.pages.issue_page import issue_page
from reviewer.report.pages.overview import Totals, overview
from reviewer.resources import resource_path
from reviewer.wording import Language, Wording

_ISSUES: Final = "issues"
_OWN: Final = ".reviewer-report"
"""Tells that the folder is one of ours, and may be written over."""
_ODD: Final = re.compile(r"[^\w.-]+")


class FolderWriter:
    """The report in `folder`. Raises StorageError where it cannot be written, or holds something else."""

    def __init__(self, folder: Path, language: Language) -> None:
        """Make the folder ready."""
        self._folder, self._language, self._totals = folder, language, Totals()
        if folder.exists() and not (folder / _OWN).exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StorageError(
                Wording("文件夹不是空的，也不是以前的报告", "the folder is not empty, and no earlier report"),
                where=str(folder),
                remedy=Wording("请另给一个文件夹", "give another folder"),
            )
        self._write(folder / _OWN, "")
        for old in (folder / _ISSUES).glob("*.html"):
            old.unlink()
        for name in ("report.css", "report.js"):
            self._write(folder / name, resource_path("report", name).read_text("utf-8"))

    def add(self, report: Report, standings: Standings) -> None:
        """Write the page of an issue."""
        number = len(self._totals.rows) + 1
        name = f"{number:06}-{_ODD.sub('_', report.issue.path)[-60:]}.html"
        self._write(self._folder / _ISSUES / name, issue_page(report, standings, self._language))
        self._totals.add(report, standings, f"{_ISSUES}/{name}")

    def close(self, troubles: Sequence[str]) -> None:
        """Write the overview, which names `troubles`; where a run is broken off, that of the run before stays."""
        for name, text in overview(self._totals, troubles, self._language).items():
            self._write(self._folder / name, text)

    def _write(self, path: Path, text: str) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "replace"))
        except OSError as trouble:
            raise StorageError(
                Wording(f"写不了报告（{trouble.strerror}）", f"the report cannot be written ({trouble.strerror})"),
                where=str(path),
                remedy=Wording("请检查路径、权限和磁盘空间", "check path, permissions and free space"),
            ) from trouble
