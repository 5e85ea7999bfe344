"""Writes files so that at any moment either the old content or the new one stands on disk, whole."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from reviewer.errors import StorageError, reason_of
from reviewer.storage.system import System, write_whole
from reviewer.wording import Wording

PARTIAL = ".partial"
"""How the name of an unfinished file ends; it begins with a dot and the name it will have."""


class ChangedOnDiskError(StorageError):
    """Another program has changed, made or removed the file since it was read; nothing was written."""


def sha256(data: bytes) -> str:
    """Hexadecimal SHA-256 of `data`."""
    return hashlib.sha256(data).hexdigest()


def hash_on_disk(path: Path, system: System) -> str | None:
    """SHA-256 of the file as it stands, None where there is none. Raises StorageError when it cannot be read."""
    try:
        return sha256(system.read(path))
    except FileNotFoundError:
        return None
    except OSError as trouble:
        raise cannot_write(path, trouble) from trouble


def check_unchanged(path: Path, expected: str | None, system: System) -> None:
    """Raise ChangedOnDiskError unless the file still has the hash `expected` (None: does not exist)."""
    if hash_on_disk(path, system) != expected:
        raise ChangedOnDiskError(
            Wording("文件已被其他程序改动，没有保存", "another program has changed the file; nothing was saved"),
            where=str(path),
            remedy=Wording(
                "请另存一份，或比较两处改动后再决定", "save beside it, or compare both changes before you decide"
            ),
        )


def write_together(files: Sequence[tuple[Path, bytes]], system: System) -> None:
    """Write several files: all are complete on disk under passing names before the first takes its place.

    Raises StorageError: then the files are as they were, as far as the disk still lets us, and none is half written.
    """
    partials = [(path.with_name(f".{path.name}.{os.getpid()}{PARTIAL}"), path, data) for path, data in files]
    try:
        for partial, path, data in partials:
            _prepare(partial, path, data, system)
        _replace_all(partials, system)
        for folder in dict.fromkeys(path.parent for path, _ in files):
            with _told_of(folder):
                system.sync_folder(folder)
    finally:
        for partial, _, _ in partials:
            with contextlib.suppress(OSError):
                system.remove(partial)


def write_file(path: Path, data: bytes, system: System) -> None:
    """Write one file, whole or not at all. Raises StorageError."""
    write_together([(path, data)], system)


def remove_partials(path: Path, system: System) -> None:
    """Clear away what a killed process left unfinished beside `path`."""
    with contextlib.suppress(OSError):
        # of a folder of thousands, as names only: opening waits for this
        stem = f".{path.name}."
        names = [name for name in os.listdir(path.parent) if name.startswith(stem)]  # noqa: PTH208
        for name in names:
            if name.endswith(PARTIAL):
                system.remove(path.with_name(name))


def cannot_write(path: Path, trouble: OSError) -> StorageError:
    """The error that tells what the system said of `path`."""
    reason = reason_of(trouble)
    return StorageError(
        Wording(
            f"写不了（{reason.zh}），原有内容未动", f"cannot be written ({reason.en}); what stood there is untouched"
        ),
        where=str(path),
        remedy=Wording(
            "请检查磁盘空间和权限后再存，或另存到别处", "check free space and permissions and save again, or elsewhere"
        ),
    )


def _prepare(partial: Path, path: Path, data: bytes, system: System) -> None:
    with _told_of(path):
        system.make_folder(path.parent)
        system.remove(partial)
        file = system.create(partial)
        try:
            write_whole(system, file, data)
            system.sync(file)
        finally:
            system.close(file)
        if path.exists():
            system.copy_mode(path, partial)


def _replace_all(partials: Sequence[tuple[Path, Path, bytes]], system: System) -> None:
    """Let each file take its place; when one cannot, those before it get their old content back."""
    done: list[tuple[Path, bytes | None]] = []
    for partial, path, _ in partials:
        try:
            with _told_of(path):
                old = system.read(path) if path.exists() else None
                system.replace(partial, path)
        except StorageError:
            for earlier, content in reversed(done):
                _put_back(earlier, content, system)
            raise
        done.append((path, old))


def _put_back(path: Path, content: bytes | None, system: System) -> None:
    """As well as the disk lets us: whoever reads the pair next finds by its hashes whether it fits."""
    with contextlib.suppress(OSError, StorageError):
        if content is None:
            system.remove(path)
        else:
            write_file(path, content, system)


@contextlib.contextmanager
def _told_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as trouble:
        raise cannot_write(path, trouble) from trouble
