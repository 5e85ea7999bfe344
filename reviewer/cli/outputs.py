"""Where the findings go: a stream in some format, or a folder of pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, Protocol

import click

from reviewer.engine import Report
from reviewer.errors import ConfigError, StorageError
from reviewer.report.findings.base import Standings, Writer
from reviewer.rules.base import Rule
from reviewer.wording import Language, Wording

FORMATS: Final = ("text", "jsonl", "json", "csv", "sarif", "github", "html")
_COLORS: Final = {
    "bold": {"bold": True},
    "cyan": {"fg": "cyan"},
    "green": {"fg": "green"},
    "red": {"fg": "red", "bold": True},
}


class Output(Protocol):
    """Takes the reports one by one."""

    def add(self, report: Report, standings: Standings) -> None:
        """Write the findings of an issue."""


@contextmanager
def opened(
    name: str,
    target: Path | None,
    rules: Sequence[Rule],
    language: Language,
    *,
    with_baseline: bool,
    with_suppressions: bool,
) -> Iterator[Output]:
    """The output in the format of that name, to `target` or standard output, complete when this ends.

    Raises ConfigError for pages without a folder, StorageError for what cannot be written.
    """
    if name == "html":
        with _folder(target, language) as output:
            yield output
        return
    with _destination(target) as stream:
        writer = _writer(name, rules, stream, with_baseline, with_suppressions)
        stream.write(writer.head(language))
        yield _Stream(writer, stream, language)
        stream.write(writer.foot(language))


class _Stream:
    def __init__(self, writer: Writer, stream: IO[str], language: Language) -> None:
        self._writer, self._stream, self._language = writer, stream, language

    def add(self, report: Report, standings: Standings) -> None:
        self._stream.write(self._writer.part(report, standings, self._language))


def _writer(name: str, rules: Sequence[Rule], stream: IO[str], with_baseline: bool, with_suppressions: bool) -> Writer:
    # each is imported when it is asked for: most runs want one of them
    if name in ("text", "jsonl", "json"):
        from reviewer.report.findings.plain import JsonlWriter, JsonWriter, TextWriter

        if name == "text":
            return TextWriter(_paint) if stream is sys.stdout and sys.stdout.isatty() else TextWriter()
        return JsonlWriter() if name == "jsonl" else JsonWriter()
    if name == "sarif":
        from reviewer.report.findings.sarif import SarifWriter

        infos = [rule.info for rule in rules]
        return SarifWriter(infos, with_baseline=with_baseline, with_suppressions=with_suppressions)
    from reviewer.report.findings.tabular import CsvWriter, GithubWriter

    return CsvWriter() if name == "csv" else GithubWriter()


@contextmanager
def _folder(target: Path | None, language: Language) -> Iterator[Output]:
    if target is None:
        raise ConfigError(
            Wording("html 格式要写到一个文件夹", "the format html is written into a folder"),
            remedy=Wording("请加 --output 文件夹", "add --output FOLDER"),
        )
    from reviewer.report.pages.folder import FolderWriter

    writer = FolderWriter(target, language)
    yield writer
    writer.close()


def _paint(text: str, color: str) -> str:
    return click.style(text, **_COLORS[color])  # type: ignore[arg-type]


@contextmanager
def _destination(output: Path | None) -> Iterator[IO[str]]:
    """Standard output, or a file that takes its place only when all of it is written."""
    if output is None:
        yield sys.stdout
        return
    unfinished = output.with_name(f".{output.name}.partial")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        unfinished.replace(output)
    except OSError as trouble:
        raise StorageError(
            Wording(f"写不了输出文件（{trouble.strerror}）", f"the output cannot be written ({trouble.strerror})"),
            where=str(output),
            remedy=Wording("请检查路径、权限和磁盘空间", "check path, permissions and free space"),
        ) from trouble
    finally:
        unfinished.unlink(missing_ok=True)
