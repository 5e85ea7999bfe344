"""Where the findings go: a stream in some format, or a folder of pages."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, NamedTuple, Protocol

import click

from reviewer.engine import Report
from reviewer.errors import ConfigError, StorageError, reason_of
from reviewer.report.findings.base import Standings, Writer
from reviewer.rules.base import Rule
from reviewer.storage.lock import Lock
from reviewer.wording import Language, Wording

FORMATS: Final = ("text", "jsonl", "json", "csv", "sarif", "github", "html")
_COLORS: Final = {
    "bold": {"bold": True},
    "cyan": {"fg": "cyan"},
    "green": {"fg": "green"},
    "red": {"fg": "red", "bold": True},
}


class Target(NamedTuple):
    """What to write, and where: `path`, or standard output for None."""

    format: str
    path: Path | None
    language: Language
    rules: Sequence[Rule]
    with_baseline: bool = False
    with_suppressions: bool = False


class Output(Protocol):
    """Takes the reports one by one."""

    def add(self, report: Report, standings: Standings) -> None:
        """Write the findings of an issue. Raises StorageError."""


@contextmanager
def opened(target: Target, troubles: Sequence[str]) -> Iterator[Output]:
    """The output, complete when this ends; `troubles`, as they are then, are named in the formats that have a place for them.

    Raises ConfigError for pages without a folder, StorageError for what cannot be written.
    """
    if target.format == "html":
        with _folder(target, troubles) as output:
            yield output
        return
    with written(target.path) as stream:
        writer = _writer(target, stream)
        rows = _Stream(writer, stream, target)
        rows.write(writer.head(target.language))
        yield rows
        rows.write(writer.foot(target.language, troubles))


class _Stream:
    def __init__(self, writer: Writer, stream: IO[str], target: Target) -> None:
        self._writer, self._stream, self._target = writer, stream, target

    def add(self, report: Report, standings: Standings) -> None:
        self.write(self._writer.part(report, standings, self._target.language))

    def write(self, text: str) -> None:
        with _told_of(self._target.path):
            self._stream.write(text)


def _writer(target: Target, stream: IO[str]) -> Writer:
    # each is imported when it is asked for: most runs want one of them
    name = target.format
    if name in ("text", "jsonl", "json"):
        from reviewer.report.findings.plain import JsonlWriter, JsonWriter, TextWriter

        if name == "text":
            return TextWriter(_paint) if stream is sys.stdout and sys.stdout.isatty() else TextWriter()
        return JsonlWriter() if name == "jsonl" else JsonWriter()
    if name == "sarif":
        from reviewer.report.findings.sarif import SarifWriter

        return SarifWriter(
            [rule.info for rule in target.rules],
            with_baseline=target.with_baseline,
            with_suppressions=target.with_suppressions,
        )
    from reviewer.report.findings.tabular import CsvWriter, GithubWriter

    return CsvWriter() if name == "csv" else GithubWriter()


@contextmanager
def _folder(target: Target, troubles: Sequence[str]) -> Iterator[Output]:
    if target.path is None:
        raise ConfigError(
            Wording("html 格式要写到一个文件夹", "the format html is written into a folder"),
            remedy=Wording("请加 --output 文件夹", "add --output FOLDER"),
        )
    from reviewer.report.pages.folder import FolderWriter

    with _alone(target.path):
        writer = FolderWriter(target.path, target.language)
        try:
            yield writer
            writer.close(troubles)
        finally:
            writer.discard()


def _paint(text: str, color: str) -> str:
    return click.style(text, **_COLORS[color])  # type: ignore[arg-type]


@contextmanager
def written(path: Path | None) -> Iterator[IO[str]]:
    """Standard output for None, or a file that takes its place only when all of it is written.

    What is no file, such as a pipe, is written to as it is. Raises StorageError, and ConfigError while another run is at it.
    """
    if path is None:
        yield sys.stdout
        with _told_of(None):
            sys.stdout.flush()
        return
    if path.exists() and not path.is_file() and not path.is_dir():
        with _told_of(path):
            stream = path.open("w", encoding="utf-8", newline="\n")
        try:
            yield stream
            with _told_of(path):
                stream.flush()
        finally:
            with contextlib.suppress(OSError):
                stream.close()
        return
    unfinished = path.with_name(f".{path.name}.partial")
    with _alone(path):
        try:
            with _told_of(path):
                stream = unfinished.open("w", encoding="utf-8", newline="\n")
            try:
                yield stream
                with _told_of(path):
                    stream.close()
                    unfinished.replace(path)
            finally:
                with contextlib.suppress(OSError):
                    stream.close()
        finally:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold `path` for this run: two would write into each other's unfinished work. Raises ConfigError while another has it."""
    path = path.absolute()
    lock = Lock(path.with_name(f".{path.name}.lock"))
    holder = None
    if path.parent.is_dir():
        with contextlib.suppress(StorageError):  # where no lock can be made, nothing can be written either: that tells
            holder = lock.take("", "")
    if holder is not None:
        raise ConfigError(
            Wording("另一个正在运行的 reviewer 在写它", "another run of reviewer is writing it"),
            where=str(path),
            remedy=Wording(
                "请等它结束，或用 --output 换一个地方", "wait for its end, or name another place by --output"
            ),
        )
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _told_of(path: Path | None) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise  # a reader who leaves early is no trouble
    except OSError as trouble:
        if path is None:
            # what waits to be written would fail once more at the end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise StorageError(
            Wording(f"写不了输出（{reason_of(trouble).zh}）", f"the output cannot be written ({trouble.strerror})"),
            where="stdout" if path is None else str(path),
            remedy=Wording("请检查路径、权限和磁盘空间", "check path, permissions and free space"),
        ) from trouble
