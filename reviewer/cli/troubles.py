"""Trouble with one file: told at once, counted, named again at the end, and no end of the run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Final

import click

from reviewer.errors import StorageError, reason_of
from reviewer.wording import Language, Wording

_MOST_NAMED: Final = 1_000
"""Troubles that are remembered; of more the number."""


class Troubles:
    """Messages to stderr, and how many there were."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.count = 0
        self.named: list[str] = []
        """The first of them."""
        self._log: IO[str] | None = None

    def tell(self, message: str) -> None:
        """Print `message` and count it."""
        self.count += 1
        if len(self.named) < _MOST_NAMED:
            self.named.append(message)
        self.note(message)

    def note(self, message: str) -> None:
        """Print `message`, which is no trouble."""
        click.echo(message, err=True)
        self.log(message)

    def log(self, message: str) -> None:
        """Write `message` into the log file alone, with the time."""
        if self._log is None:
            return
        log, self._log = self._log, None
        try:
            log.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')} {message}\n")
            log.flush()
        except OSError as trouble:  # a full disk costs the log, not the night
            self.tell(_unwritten(trouble).say(self.language))
            return
        self._log = log

    @contextmanager
    def logged(self, path: Path | None) -> Iterator[None]:
        """Write all that is told to the end of `path` too. Raises StorageError where that cannot be."""
        if path is None:
            yield
            return
        try:
            stream = path.open("a", encoding="utf-8", errors="backslashreplace")
        except OSError as trouble:
            raise StorageError(
                _unwritten(trouble),
                where=str(path),
                remedy=Wording("请检查路径和权限", "check path and permissions"),
            ) from trouble
        self._log = stream
        try:
            yield
        finally:
            self._log = None
            try:
                stream.close()
            except OSError as trouble:
                self.tell(f"{path}: {_unwritten(trouble).say(self.language)}")


def _unwritten(trouble: OSError) -> Wording:
    return Wording(f"写不了日志（{reason_of(trouble).zh}）", f"the log cannot be written ({trouble.strerror})")
