"""What is cleared away from the cache: what no run has used for long, and what a killed run left half written.

Only entries and half-written entries go, known by place and name; whatever else stands in the folder stays, and so do the
folders, in which another run may be about to write.
"""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from reviewer.archive.cache import DAY, Cache

ROOMS: Final = ("reports", "survey", "lexicons")
DAYS_KEPT: Final = 90
"""So long an entry stays that no run uses."""
_MOST_LEXICONS: Final = 8
"""Lexicons that are kept, those used last: each is a whole one, and an editor makes a new one with every term."""
_ENTRY: Final = re.compile(r"[0-9a-f]{32,64}\.json")
_HALF: Final = re.compile(r"\.[0-9a-f]{32,64}\.json\.[0-9a-f]+")
_BUCKET: Final = re.compile("[0-9a-f]{2}")
_STAMP: Final = ".cleared"
"""Its time says when the whole folder was last gone through."""


class Item(NamedTuple):
    """An entry, or one that was never written to its end: a `half`."""

    path: Path
    room: str
    size: int
    used: float
    """Seconds since 1970, to the day."""
    half: bool


@dataclass(frozen=True)
class Cleared:
    """What has gone, and what could not be removed."""

    count: int = 0
    size: int = 0
    stuck: tuple[Path, ...] = ()


def items(cache: Cache, rooms: Iterable[str] = ROOMS) -> Iterator[Item]:
    """All that is kept in `rooms`; what goes meanwhile, or cannot be looked at, is passed over."""
    for room in rooms:
        for bucket in _scan(cache.folder / room):
            if not _BUCKET.fullmatch(bucket.name) or not bucket.is_dir(follow_symlinks=False):
                continue
            for entry in _scan(Path(bucket.path)):
                half = _HALF.fullmatch(entry.name) is not None
                ours = half or (_ENTRY.fullmatch(entry.name) is not None and entry.name.startswith(bucket.name))
                if not ours or not entry.is_file(follow_symlinks=False):
                    continue
                with contextlib.suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    yield Item(Path(entry.path), room, status.st_size, status.st_mtime, half)


def unused(cache: Cache, days: float) -> Iterator[Item]:
    """What no run has used for so long, and what was half written a day ago: no run is at it any more."""
    now = time.time()
    return (item for item in items(cache) if max(0.0, now - item.used) >= DAY * (1 if item.half else days))


def tidy(cache: Cache) -> Cleared:
    """Clear away what has had its time, once a day; lexicons beyond a few at once. For the end of a run.

    What that run used is new then, however long ago the one before was.
    """
    now = time.time()
    lexicons = sorted(items(cache, ("lexicons",)), key=lambda item: (-item.used, item.path.name))
    old = [item for item in lexicons[_MOST_LEXICONS:] if not item.half]
    stamp = cache.folder / _STAMP
    with contextlib.suppress(OSError):
        if abs(now - stamp.stat().st_mtime) < DAY:
            return clear(old)
    with contextlib.suppress(OSError):
        stamp.touch()
    return clear({item.path: item for item in (*old, *unused(cache, DAYS_KEPT))}.values())


def clear(those: Iterable[Item]) -> Cleared:
    """Remove them; one that has gone already is no trouble."""
    count = size = 0
    stuck = []
    for item in those:
        try:
            item.path.unlink(missing_ok=True)
        except OSError:
            stuck.append(item.path)
            continue
        count += 1
        size += item.size
    return Cleared(count, size, tuple(stuck))


def _scan(folder: Path) -> list[os.DirEntry[str]]:
    try:
        if folder.is_symlink():
            return []
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError:
        return []
