"""Keeps what was learned from accepted pages in one file of the workspace."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Final

import numpy as np

from reviewer.errors import StorageError
from reviewer.language.batch import Tally
from reviewer.language.learned import Learned, LearnedPage
from reviewer.storage.system import System
from reviewer.storage.writer import write_file
from reviewer.wording import Wording

_VERSION: Final = 1


def load_learned(path: Path) -> Learned:
    """What is kept at `path`; nothing where there is no such file. Raises StorageError for one that is damaged."""
    try:
        return _read(path)
    except FileNotFoundError:
        return Learned()
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as trouble:
        raise StorageError(
            Wording(
                f"学到的用字统计读不了（{trouble}）", f"what was learned from accepted pages cannot be read ({trouble})"
            ),
            where=str(path),
            remedy=Wording(
                "删去这个文件，再用 reviewer learn 学一遍", "delete the file and run 'reviewer learn' once more"
            ),
        ) from trouble


def _read(path: Path) -> Learned:
    with np.load(path, allow_pickle=False) as file:
        head = json.loads(file["head"].tobytes())
        if head["version"] != _VERSION:
            raise ValueError(f"version {head['version']}")
        # sorted keys are near one another: kept as steps they take a third of the room
        tally = Tally(np.cumsum(file["steps"], dtype=np.uint64), file["counts"].astype(np.int64))
    if len(tally.keys) != len(tally.counts):
        raise ValueError("keys and counts differ in number")
    return Learned(tally, {sha256: LearnedPage(*row) for sha256, row in head["pages"].items()})


def save_learned(learned: Learned, path: Path, system: System | None = None) -> None:
    """Write it whole, or leave what is there. Raises StorageError."""
    pages = {sha256: list(page) for sha256, page in sorted(learned.pages.items())}
    head = json.dumps({"version": _VERSION, "pages": pages}, ensure_ascii=False).encode("utf-8", "surrogatepass")
    steps = np.diff(learned.tally.keys, prepend=np.uint64(0))
    data = io.BytesIO()
    np.savez_compressed(
        data, head=np.frombuffer(head, np.uint8), steps=steps, counts=learned.tally.counts.astype(np.uint32)
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, data.getvalue(), system or System())
