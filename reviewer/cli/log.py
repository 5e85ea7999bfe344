"""`reviewer log`: what was changed, whether it holds, and how to get back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from reviewer.cli.localized import command, group, lang_option, language_of, option
from reviewer.cli.troubles import Troubles
from reviewer.errors import InputError, ReviewerError, StorageError, reason_of
from reviewer.report.log_pieces import Logged
from reviewer.storage.difflog import DiffLog, apply_log, from_bytes, revert_log
from reviewer.storage.system import System
from reviewer.storage.workspace import CORRECTED, LOG_ENDING, Workspace
from reviewer.storage.writer import write_file
from reviewer.wording import Language, Wording

_FORMATS = {"unified": ".diff", "html": ".html", "csv": ".csv", "docx": ".docx", "critic": ".md", "jsonl": LOG_ENDING}


@group(
    "log",
    Wording(
        "查看、核对、重放、撤回、导出改动记录。\n\nPATH 可以是原文、校正稿、改动记录（*.difflog.jsonl）或文件夹。",
        "Show, verify, apply, revert or export diff logs.\n\n"
        "PATH is an original, a corrected text, a diff log (*.difflog.jsonl) or a folder.",
    ),
)
@lang_option()
def log() -> None:
    """The group of all that is done with diff logs."""


@dataclass(frozen=True, slots=True)
class Trio:
    """A diff log and the two files it stands between."""

    log: Path
    original: Path
    corrected: Path

    @classmethod
    def of(cls, log_path: Path) -> Trio:
        """The files that belong to a log. Raises StorageError or InputError when it cannot be read."""
        diff_log = from_bytes(_read(log_path), str(log_path))
        corrected = log_path.with_name(Path(diff_log.name).name)
        folders = log_path.resolve().parents
        root = next((folder.parent for folder in folders if folder.name == CORRECTED), folders[0])
        inside = log_path.resolve().parent.relative_to(root / CORRECTED) if root != folders[0] else Path()
        base = root / inside / corrected.name
        with suppress(ValueError):
            base = base.relative_to(Path.cwd())
        copy = Workspace(root).copy_of(base, diff_log.original)  # there is one once somebody saved over the issue
        return cls(log_path, copy if copy.is_file() else base, corrected)

    def read(self) -> DiffLog:
        """The log itself."""
        return from_bytes(_read(self.log), str(self.log))

    def logged(self) -> Logged:
        """Log and texts, once they are seen to belong together."""
        diff_log, original = self.read(), _read(self.original)
        corrected = apply_log(diff_log, original)
        return Logged(diff_log, _text(diff_log, original), _text(diff_log, corrected))


def _text(diff_log: DiffLog, data: bytes) -> str:
    body = data[len("\ufeff".encode(diff_log.encoding)) :] if diff_log.bom else data
    return body.decode(diff_log.encoding)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as trouble:
        raise InputError(
            Wording(f"读不了（{reason_of(trouble).zh}）", f"cannot be read ({trouble.strerror})"),
            where=str(path),
            remedy=Wording("请检查路径和权限", "check path and permissions"),
        ) from trouble


def _logs(paths: Sequence[str], troubles: Troubles) -> Iterator[Trio]:
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found = sorted(path.rglob(f"*{LOG_ENDING}"))
        elif path.name.endswith(LOG_ENDING):
            found = [path]
        else:
            beside = Workspace(path.resolve().parent).difflog(path).name
            found = [p for p in (path.with_name(beside), Workspace.of(path).difflog(path)) if p.is_file()][:1]
        if not found:
            nothing = Wording(
                "没有改动记录。请给原文、校正稿、*.difflog.jsonl 或它们所在的文件夹",
                "there is no diff log. Give an issue, its corrected text, a *.difflog.jsonl or their folder",
            )
            troubles.tell(f"{given}: {nothing.say(troubles.language)}")
        for one in found:
            try:
                yield Trio.of(one)
            except ReviewerError as trouble:
                troubles.tell(trouble.say(troubles.language))


def _each(paths: Sequence[str], language: Language, do: Callable[[Trio], None]) -> int:
    """Do it for every log; the result is the exit code: 2 where something went wrong."""
    troubles = Troubles(language)
    for trio in _logs(paths, troubles):
        try:
            do(trio)
        except ReviewerError as trouble:
            troubles.tell(trouble.say(language))
    return 2 if troubles.count else 0


_paths = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
_output = option(
    "--output",
    type=click.Path(path_type=Path),
    help=Wording("写到这个文件；有几份时写到这个文件夹", "write to this file, or for several logs into this folder"),
)


@command("show", Wording("列出每处改动及其来由。", "List every change and where it came from."))
@_paths
@lang_option()
@click.pass_context
def show(context: click.Context, paths: Sequence[str]) -> int:
    """Print the logs for people."""
    from reviewer.report.log_text import log_text

    language = language_of(context)
    return _each(paths, language, lambda trio: click.echo(log_text(trio.logged(), language), nl=False))


@command(
    "verify",
    Wording(
        "核对：原文加记录是否正好得到校正稿，反之亦然。\n\n退出码：0 全部相符，1 有不符，2 读不了。",
        "Check that original and log give the corrected text, and the reverse, byte for byte.\n\n"
        "Exit codes: 0 all fit, 1 some do not, 2 something cannot be read.",
    ),
)
@_paths
@lang_option()
@click.pass_context
def verify(context: click.Context, paths: Sequence[str]) -> int:
    """Say of every log whether it holds."""
    language, bad = language_of(context), []

    def check(trio: Trio) -> None:
        diff_log, original, corrected = trio.read(), _read(trio.original), _read(trio.corrected)
        try:
            fits = apply_log(diff_log, original) == corrected and revert_log(diff_log, corrected) == original
            verdict = Wording(f"相符，{len(diff_log.rows)} 处改动", f"fits, {len(diff_log.rows)} change(s)")
        except StorageError as trouble:
            fits, verdict = False, trouble.what
        if not fits:
            bad.append(trio)
        click.echo(f"{trio.corrected}: {'' if fits else '✗ '}{verdict.say(language)}")

    return _each(paths, language, check) or (1 if bad else 0)


@command("apply", Wording("由原文和记录得到校正稿。", "Make the corrected text from original and log."))
@_paths
@_output
@lang_option()
@click.pass_context
def apply(context: click.Context, paths: Sequence[str], output: Path | None) -> int:
    """Write the corrected bytes."""
    return _written(
        paths, output, context, lambda trio: (trio.corrected.name, apply_log(trio.read(), _read(trio.original)))
    )


@command("revert", Wording("由校正稿和记录得到原文。", "Make the original from corrected text and log."))
@_paths
@_output
@lang_option()
@click.pass_context
def revert(context: click.Context, paths: Sequence[str], output: Path | None) -> int:
    """Write the original bytes."""
    return _written(
        paths, output, context, lambda trio: (trio.corrected.name, revert_log(trio.read(), _read(trio.corrected)))
    )


@command(
    "export",
    Wording(
        "导出改动记录：统一差异、并排网页、表格、带修订的 Word 文档、CriticMarkup。",
        "Export as unified diff, side-by-side HTML, CSV, DOCX with tracked changes, CriticMarkup.",
    ),
)
@_paths
@option(
    "--format",
    "output_format",
    type=click.Choice(list(_FORMATS)),
    required=True,
    help=Wording("导出格式", "format to export"),
)
@_output
@lang_option()
@click.pass_context
def export(context: click.Context, paths: Sequence[str], output_format: str, output: Path | None) -> int:
    """Write the logs in another form."""
    language = language_of(context)

    def made(trio: Trio) -> tuple[str, bytes]:
        name = trio.corrected.name + _FORMATS[output_format]
        return name, _exported(trio, output_format, language)

    return _written(paths, output, context, made)


def _exported(trio: Trio, output_format: str, language: Language) -> bytes:
    if output_format == "jsonl":
        return _read(trio.log)
    logged = trio.logged()
    match output_format:
        case "unified":
            from reviewer.report.log_unified import log_unified

            return log_unified(logged).encode()
        case "html":
            from reviewer.report.log_html import log_html

            return log_html(logged, language).encode()
        case "csv":
            from reviewer.report.log_csv import log_csv

            return log_csv(logged).encode()
        case "critic":
            from reviewer.report.log_critic import log_critic

            return log_critic(logged, language).encode()
    from reviewer.report.log_docx import log_docx

    return log_docx(logged, language)


def _written(
    paths: Sequence[str], output: Path | None, context: click.Context, make: Callable[[Trio], tuple[str, bytes]]
) -> int:
    """One result to standard output or a file, several into a folder."""
    language = language_of(context)
    troubles = Troubles(language)
    trios = list(_logs(paths, troubles))
    several = len(trios) > 1 or (output is not None and output.is_dir())
    if len(trios) > 1 and (output is None or output.is_file()):
        message = Wording("有几份记录：请用 --output 指定文件夹", "several logs: name a folder with --output")
        raise click.UsageError(message.say(language), context)

    def write(trio: Trio) -> None:
        name, data = make(trio)
        if output is None:
            sys.stdout.buffer.write(data)
        else:
            write_file(output / name if several else output, data, System())

    status = 2 if troubles.count else 0
    for trio in trios:
        try:
            write(trio)
        except ReviewerError as trouble:
            troubles.tell(trouble.say(language))
            status = 2
    return status


for _command in (show, verify, apply, revert, export):
    log.add_command(_command)
