"""A run's own folder in the system's place for passing files (TMPDIR), gone with the run; and those of runs that were killed."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from pathlib import Path
from typing import Final

from reviewer.errors import StorageError, reason_of
from reviewer.storage.lock import Lock, read_holder
from reviewer.wording import Wording

_PREFIX: Final = "reviewer-"
_LOCK: Final = "run.lock"
_OURS: Final = re.compile(rf"\d+\.(?:held|npy)|{re.escape(_LOCK)}")


class Scratch:
    """The folder; what a run puts there is called `N.held` or `N.npy`.

    A lock is held on it for as long as this process lives, however it ends: so the next run knows what nobody needs.
    """

    def __init__(self) -> None:
        """Make it, and clear away what killed runs left behind. Raises StorageError where it cannot be made."""
        try:
            self._folder = tempfile.TemporaryDirectory(prefix=_PREFIX)
        except OSError as trouble:
            raise cannot_pass(trouble.filename or "TMPDIR", trouble) from trouble
        self.path = Path(self._folder.name)
        self._lock = Lock(self.path / _LOCK)
        with contextlib.suppress(StorageError):  # then it is one that nobody clears away
            self._lock.take("", "")
            _sweep(self.path)

    def close(self) -> None:
        """Remove it; the lock goes last, so that the next run finds what is left where this is interrupted."""
        with contextlib.suppress(OSError):
            _empty(self.path)
        self._lock.release()
        with contextlib.suppress(OSError):
            self._folder.cleanup()


def cannot_pass(path: Path | str, trouble: OSError) -> StorageError:
    """The error that tells what the system said of a passing file."""
    return StorageError(
        Wording(
            f"临时文件写不了（{reason_of(trouble).zh}）",
            f"the temporary file cannot be written ({trouble.strerror})",
        ),
        where=str(path),
        remedy=Wording(
            "请腾出空间，或用环境变量 TMPDIR 换一个地方", "free some space, or name another place by TMPDIR"
        ),
    )


def _sweep(own: Path) -> None:
    """Remove the folders beside `own` whose runs have gone. Raises StorageError where no lock can be made."""
    trial = Lock(own / _LOCK)
    if trial.take("", "") is None:  # a disk that knows no locks gives them to everybody
        trial.release()
        return
    with contextlib.suppress(OSError):
        for folder in own.parent.iterdir():
            if folder.name.startswith(_PREFIX) and folder != own and _may_be_left(folder):
                with contextlib.suppress(OSError, StorageError):
                    _remove(folder)


def _may_be_left(folder: Path) -> bool:
    """Whether it is this user's, has the lock of a run, and nothing but what a run puts there."""
    try:
        status = folder.lstat()
        if not folder.is_dir() or folder.is_symlink() or (hasattr(os, "getuid") and status.st_uid != os.getuid()):
            return False
        return read_holder(folder / _LOCK) is not None and all(_OURS.fullmatch(each.name) for each in folder.iterdir())
    except OSError:
        return False


def _empty(folder: Path) -> None:
    for each in folder.iterdir():
        if each.name != _LOCK:
            each.unlink()


def _remove(folder: Path) -> None:
    lock = Lock(folder / _LOCK)
    if lock.take("", "") is not None:
        return
    try:
        _empty(folder)
    finally:
        lock.release()
    (folder / _LOCK).unlink(missing_ok=True)  # Windows removes nothing that is open
    folder.rmdir()
