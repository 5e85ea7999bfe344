"""From what the user names (files, folders, globs) to the files to read."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import InputError, reason_of
from reviewer.wording import Wording

ISSUE_ENDINGS = (".txt", ".md", ".markdown")
"""What counts as an issue inside a folder; a file named outright may end as it likes."""
_NOT_ISSUES = {"corrected", "__pycache__"}


@dataclass(frozen=True, slots=True)
class Sources:
    """Files to read, sorted by name and each once, and what could not be found."""

    files: tuple[Path, ...]
    troubles: tuple[InputError, ...]


def find_sources(paths: Iterable[str], exclude: Sequence[str] = ()) -> Sources:
    """The issues that `paths` name; folders are searched through, hidden ones and `corrected` left out.

    `exclude` holds glob patterns on the path as shown. What is missing or empty is told in `troubles`.
    """
    found: dict[str, Path] = {}
    troubles: list[InputError] = []
    for given in paths:
        try:
            for path in _expanded(given, troubles):
                if not any(path.match(pattern) for pattern in exclude):
                    found.setdefault(os.path.normcase(path.resolve()), path)
        except InputError as trouble:
            troubles.append(trouble)
    return Sources(tuple(sorted(found.values(), key=lambda path: path.as_posix())), tuple(troubles))


def _expanded(given: str, troubles: list[InputError]) -> list[Path]:
    path = Path(given)
    if path.is_dir():
        return _in_folder(path, troubles)
    if path.exists() or not glob.has_magic(given):
        return [path]
    matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern
    if not matches:
        raise InputError(
            Wording("没有文件符合这个通配式", "no file matches this pattern"),
            where=given,
            remedy=Wording("请检查路径", "check the path"),
        )
    return [
        file for match in matches for file in (_expanded(match, troubles) if Path(match).is_dir() else [Path(match)])
    ]


def _in_folder(folder: Path, troubles: list[InputError]) -> list[Path]:
    before = len(troubles)
    files = list(_walk(folder, troubles))
    if not files and len(troubles) == before:
        raise InputError(
            Wording(
                f"文件夹里没有可读的报纸文件（{'、'.join(ISSUE_ENDINGS)}）",
                f"no issues in this folder ({', '.join(ISSUE_ENDINGS)})",
            ),
            where=folder.as_posix(),
            remedy=Wording("请指明文件，或换一个文件夹", "name files outright, or another folder"),
        )
    return files


def _walk(folder: Path, troubles: list[InputError]) -> Iterator[Path]:
    def refuse(trouble: OSError) -> None:
        troubles.append(
            InputError(
                Wording(
                    f"打不开文件夹（{reason_of(trouble).zh}）", f"the folder cannot be opened ({trouble.strerror})"
                ),
                where=str(trouble.filename),
                remedy=Wording("请检查权限", "check its permissions"),
            )
        )

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NOT_ISSUES)
        for name in sorted(names):
            if name.lower().endswith(ISSUE_ENDINGS) and not name.startswith("."):
                yield Path(root, name)
