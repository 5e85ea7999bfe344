"""What editors decided, counted for each issue, in one file of the workspace that people can read, edit and merge."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from reviewer.errors import StorageError
from reviewer.model.record import Fared, Record
from reviewer.storage.system import System
from reviewer.storage.writer import write_file
from reviewer.wording import Wording

FORMAT: Final = "reviewer-learned"
VERSION: Final = 1


def load_record(path: Path) -> Record:
    """The sum of all issues' counts; nothing where there is no file. Raises StorageError for one that cannot be read."""
    total = Record()
    for counts in records(path).values():
        total = Record(_sum(total.rules, counts.rules), _sum(total.changes, counts.changes))
    return total


def note(path: Path, name: str, counts: Record, system: System | None = None) -> bool:
    """Put `counts` in the place of what the file says of the issue `name`; whether that changed anything.

    Counts of one issue never add up with themselves, however often they are noted. Raises StorageError.
    """
    issues = dict(records(path))
    if issues.get(name, Record()) == counts:
        return False
    issues[name] = counts
    rows = [
        f" {json.dumps(each, ensure_ascii=False)}: {json.dumps(_plain(issues[each]), ensure_ascii=False)}"
        for each in sorted(issues)
        if issues[each] != Record()
    ]
    # a line an issue: two editors' files merge line by line
    text = f'{{"format": "{FORMAT}", "version": {VERSION}, "issues": {{\n' + ",\n".join(rows) + "\n}}\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, text.encode("utf-8", "surrogatepass"), system or System())
    return True


def records(path: Path) -> Mapping[str, Record]:
    """The counts by issue. Raises StorageError as `load_record` does."""
    try:
        return _read(path)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as trouble:
        raise StorageError(
            Wording(f"学到的经验读不了（{trouble}）", f"what was learned from decisions cannot be read ({trouble})"),
            where=str(path),
            remedy=Wording("请改正或删去这个文件", "mend the file, or delete it"),
        ) from trouble


def _read(path: Path) -> Mapping[str, Record]:
    document = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
    head = (document["format"], document["version"])
    if head != (FORMAT, VERSION):
        raise ValueError(f"{head[0]} {head[1]}")
    return {name: Record(_counts(row["rules"]), _counts(row["changes"])) for name, row in document["issues"].items()}


def _counts(row: Mapping[str, Any]) -> dict[str, Fared]:
    return {key: Fared(int(a), int(d), float(e)) for key, (a, d, e) in row.items()}


def _plain(counts: Record) -> dict[str, Any]:
    return {
        "rules": {key: _row(each) for key, each in sorted(counts.rules.items())},
        "changes": {key: _row(each) for key, each in sorted(counts.changes.items())},
    }


def _row(fared: Fared) -> list[float]:
    return [fared.accepted, fared.dismissed, round(fared.expected, 3)]


def _sum(one: Mapping[str, Fared], other: Mapping[str, Fared]) -> dict[str, Fared]:
    total = dict(one)
    for key, fared in other.items():
        total[key] = total.get(key, Fared()).plus(fared)
    return total
