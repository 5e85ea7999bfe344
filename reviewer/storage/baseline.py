"""Findings that were known before, by their fingerprints."""

from __future__ import annotations

import json
from pathlib import Path

from reviewer.errors import InputError
from reviewer.wording import Wording


def load_baseline(path: Path) -> frozenset[str]:
    """The fingerprints in a file of JSON Lines, as `--format jsonl` or `--write-baseline` wrote it. Raises InputError."""
    known = set()
    try:
        for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
            if line.strip():
                known.add(_fingerprint(line, f"{path}:{number}"))
    except (OSError, UnicodeDecodeError) as trouble:
        raise InputError(
            Wording(f"读不了基线（{trouble}）", f"the baseline cannot be read ({trouble})"),
            where=str(path),
            remedy=Wording(
                "请检查路径；用 --write-baseline 可另做一份", "check the path; --write-baseline makes another"
            ),
        ) from trouble
    return frozenset(known)


def _fingerprint(line: str, where: str) -> str:
    try:
        return str(json.loads(line)["fingerprint"])
    except (ValueError, KeyError, TypeError) as trouble:
        raise InputError(
            Wording("基线的这一行不是疑点", "this line of the baseline is no finding"),
            where=where,
            remedy=Wording(
                "请用 --format jsonl 或 --write-baseline 写出的文件",
                "use what --format jsonl or --write-baseline wrote",
            ),
        ) from trouble
