"""What editors decided about single findings, by fingerprint; the command line honours it too."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from reviewer.errors import reason_of
from reviewer.model.finding import Finding
from reviewer.storage.system import System, write_whole
from reviewer.storage.workspace import Workspace
from reviewer.storage.writer import cannot_write
from reviewer.wording import Wording

Verdict = Literal["dismissed", "postponed", "open"]
_VERDICTS = ("dismissed", "postponed", "open")


@dataclass
class Decisions:
    """The decisions of a workspace. Rows that cannot be read are passed over, stay in the file and are told in `troubles`."""

    path: Path
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    troubles: list[Wording] = field(default_factory=list)

    @classmethod
    def load(cls, workspace: Path) -> Decisions:
        """The decisions that hold for `workspace`: a folder, or an issue in it. None kept yet is no trouble."""
        decisions = cls(Workspace.of(workspace).decisions)
        try:
            data = decisions.path.read_bytes()
        except FileNotFoundError:
            return decisions
        except OSError as trouble:
            decisions.troubles.append(_unreadable(decisions.path, trouble))
            return decisions
        for number, line in enumerate(data.split(b"\n"), start=1):
            if line.strip() and not decisions._learn(line):
                decisions.troubles.append(_skipped(decisions.path, number))
        return decisions

    def hides(self, finding: Finding) -> bool:
        """Whether an editor has said that this occurrence is no defect."""
        return self.verdict(finding) == "dismissed"

    def verdict(self, finding: Finding) -> Verdict:
        """What was decided last; `open` where nothing was."""
        return self.verdicts.get(finding.fingerprint, "open") if finding.fingerprint else "open"

    def record(self, rows: Sequence[Mapping[str, Any]], system: System) -> None:
        """Add rows (`fingerprint`, `decision` and what else people may want to read); on disk on return.

        Raises StorageError: then some may be on disk, and recording them again does no harm.
        """
        if not rows:
            return
        data = b"".join(json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n" for row in rows)
        try:
            system.make_folder(self.path.parent)
            file = system.open_for_append(self.path)
            try:
                # one write, so that two programs cannot mix their rows; a torn row before it ends here
                write_whole(system, file, (b"" if _ends_whole(file) else b"\n") + data)
                system.sync(file)
            finally:
                system.close(file)
        except OSError as trouble:
            raise cannot_write(self.path, trouble) from trouble
        self.verdicts |= {row["fingerprint"]: row["decision"] for row in rows}

    def _learn(self, line: bytes) -> bool:
        try:
            row = json.loads(line.decode("utf-8", "surrogatepass"))
            fingerprint, verdict = row["fingerprint"], row["decision"]
        except (ValueError, KeyError, TypeError, RecursionError):
            return False
        if not isinstance(fingerprint, str) or not isinstance(verdict, str) or verdict not in _VERDICTS:
            return False
        self.verdicts[fingerprint] = verdict  # type: ignore[assignment]
        return True


def _ends_whole(file: int) -> bool:
    size = os.fstat(file).st_size
    if not size:
        return True
    os.lseek(file, -1, os.SEEK_END)
    return os.read(file, 1) == b"\n"


def _unreadable(path: Path, trouble: OSError) -> Wording:
    return Wording(
        f"{path}：读不了（{reason_of(trouble).zh}），先前的“不是差错”这次不起作用",
        f"{path}: cannot be read ({trouble.strerror}); earlier dismissals do not hold this time",
    )


def _skipped(path: Path, number: int) -> Wording:
    return Wording(
        f"{path}:{number}：这一行读不懂，已略过", f"{path}:{number}: this row cannot be read and was passed over"
    )
