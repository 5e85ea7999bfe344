"""Findings that are not to be told, written down by hand beside the archive."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from reviewer.errors import ConfigError
from reviewer.model.finding import Finding
from reviewer.wording import Wording

COLUMNS: Final = ("path", "rule", "text", "reason")


class Suppression(NamedTuple):
    """A row: findings of `rule` (any: `*`) over `text` (any: empty) in files that match the pattern `path`."""

    line: int
    path: str
    rule: str
    text: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is one of those."""
        path = finding.path.replace("\\", "/")
        fits = fnmatch.fnmatchcase(path, self.path) or fnmatch.fnmatchcase(path, f"*/{self.path}")
        return fits and self.rule in ("*", finding.rule, finding.category.value) and self.text in ("", finding.text)


@dataclass
class Suppressions:
    """All rows of a file, and which of them were of use."""

    path: Path
    rows: tuple[Suppression, ...] = ()
    used: set[int] = field(default_factory=set)

    @classmethod
    def load(cls, path: Path) -> Suppressions:
        """The rows at `path`, tab-separated: path, rule, text, reason; `#` begins a comment.

        Raises ConfigError that names file and line for what cannot be read.
        """
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as trouble:
            raise ConfigError(
                Wording(f"读不了（{trouble}）", f"cannot be read ({trouble})"),
                where=str(path),
                remedy=Wording("请检查路径、权限和编码（UTF-8）", "check path, permissions and encoding (UTF-8)"),
            ) from trouble
        return cls(path, tuple(_rows(text, path)))

    def covering(self, finding: Finding) -> tuple[Suppression, ...]:
        """The rows that suppress the finding, marked as used; none for a finding that is to be told."""
        found = tuple(row for row in self.rows if row.covers(finding))
        self.used.update(row.line for row in found)
        return found

    @property
    def unused(self) -> tuple[Suppression, ...]:
        """The rows that covered nothing."""
        return tuple(row for row in self.rows if row.line not in self.used)


def _rows(text: str, path: Path) -> Iterable[Suppression]:
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line.startswith("#") or tuple(cells[:2]) == COLUMNS[:2]:
            continue
        if len(cells) < 2 or len(cells) > len(COLUMNS) or not all(cells[:2]):
            raise ConfigError(
                Wording("写法不对", "not understood"),
                where=f"{path}:{number}",
                remedy=Wording(
                    "每行：文件、规则、原文（可空）、理由，用制表符分开",
                    "a row is: path, rule, text (may be empty), reason, parted by tabs",
                ),
            )
        padded = [*cells, "", ""]
        yield Suppression(number, padded[0], padded[1], padded[2], padded[3])
