"""Trouble with one file: told at once, counted, and no end of the run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

import click

from reviewer.errors import StorageError
from reviewer.wording import Language, Wording


class Troubles:
    """Messages to stderr, and how many there were."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.count = 0
        self._log: IO[str] | None = None

    def tell(self, message: str) -> None:
        """Print `message` and count it."""
        self.count += 1
        self.note(message)

    def note(self, message: str) -> None:
        """Print `message`, which is no trouble."""
        click.echo(message, err=True)
        self.log(message)

    def log(self, message: str) -> None:
        """Write `message` into the log file alone, with the time."""
        if self._log is not None:
            self._log.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')} {message}\n")
            self._log.flush()

    @contextmanager
    def logged(self, path: Path | None) -> Iterator[None]:
        """Write all that is told to the end of `path` too. Raises StorageError where that cannot be."""
        if path is None:
            yield
            return
        try:
            stream = path.open("a", encoding="utf-8")
        except OSError as trouble:
            raise StorageError(
                Wording(f"写不了日志（{trouble.strerror}）", f"the log cannot be written ({trouble.strerror})"),
                where=str(path),
                remedy=Wording("请检查路径和权限", "check path and permissions"),
            ) from trouble
        with stream:
            self._log = stream
            try:
                yield
            finally:
                self._log = None
