"""`reviewer flag`: the main job."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import IO

import click

from reviewer.archive.mapping import mapper_for
from reviewer.archive.run import flag_archive
from reviewer.archive.work import Plan, Source
from reviewer.cli.alarms import PAGE, within
from reviewer.cli.cached import cache_folder
from reviewer.cli.decided import undecided
from reviewer.cli.localized import command, lang_option, option
from reviewer.cli.progress import progress
from reviewer.cli.settings import Settings, common_options, settings_from
from reviewer.cli.troubles import Troubles
from reviewer.engine import Report
from reviewer.errors import StorageError
from reviewer.report.jsonl import jsonl
from reviewer.report.text import plain, text_report
from reviewer.storage.sources import find_sources
from reviewer.wording import Language, Wording

_COLORS = {"bold": {"bold": True}, "cyan": {"fg": "cyan"}, "green": {"fg": "green"}, "red": {"fg": "red", "bold": True}}


@command(
    "flag",
    Wording(
        "标出报纸文字里疑似的差错。\n\n"
        "PATH 可以是文件、文件夹或通配式；“-”从标准输入读。"
        "退出码：0 没有发现，1 有发现，2 用法、设置或输入有问题。",
        "Flag suspected defects in newspaper text.\n\n"
        "PATH is a file, a folder or a glob; '-' reads standard input. "
        "Exit codes: 0 nothing found, 1 findings, 2 usage, settings or input trouble.",
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@option(
    "--format",
    "output_format",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    help=Wording("输出格式：给人看的 text，给程序的 jsonl", "output format: text for people, jsonl for programs"),
)
@option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=Wording("写到这个文件，写完才替换旧的", "write to this file; the old one is replaced when all is written"),
)
@option(
    "--stdin-filename",
    default="stdin.txt",
    help=Wording("标准输入的文件名（用于报告）", "what to call standard input in the report"),
)
@option("--exit-zero", is_flag=True, help=Wording("有发现时也以 0 退出", "exit with 0 even where there are findings"))
@option(
    "--jobs",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help=Wording(
        "用几个进程（0：按文件数和处理器定）", "how many processes (0: by the number of files and processors)"
    ),
)
@option(
    "--cache/--no-cache",
    default=None,
    help=Wording(
        "记住（或不记）每个文件的结果，未变的下次不再查；默认文件较多或已有 .reviewer 时记",
        "keep (or not) each file's result, so that what has not changed is not flagged again; "
        "kept by default for many files, or where there is a .reviewer folder",
    ),
)
@option(
    "--cache-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help=Wording("结果记在这个文件夹（默认 .reviewer/cache）", "where results are kept (default .reviewer/cache)"),
)
@option(
    "--alarms-per-page",
    type=click.FloatRange(0, min_open=True),
    metavar="N",
    help=Wording(
        f"平均每版（{PAGE} 字）最多列 N 处：按把握从高到低，由这一批自己定界限",
        f"at most N findings a page ({PAGE} characters) on the average, the most confident: the batch sets its own least confidence",
    ),
)
@option("--quiet", is_flag=True, help=Wording("不显示进度和小结", "no progress, no closing line"))
@common_options
@lang_option()
@click.pass_context
def flag(
    context: click.Context,
    /,
    paths: Sequence[str],
    output_format: str,
    output: Path | None,
    stdin_filename: str,
    exit_zero: bool,
    jobs: int,
    cache: bool | None,
    cache_dir: Path | None,
    alarms_per_page: float | None,
    quiet: bool,
    **common: object,
) -> int:
    """Flag all that PATH names; the result is the exit code."""
    if alarms_per_page is not None and common["min_confidence"] is None:
        common["min_confidence"] = 0.0
    settings = settings_from(context, paths, common)
    language = settings.language
    troubles = Troubles(language)
    sources = _sources(paths, stdin_filename, settings, troubles)
    plan = settings.plan(cache_folder(sources, cache, cache_dir))
    count = 0
    reports = undecided(_reports(sources, settings, plan, jobs, quiet, troubles), troubles)
    if alarms_per_page is not None:
        reports = within(reports, alarms_per_page, partial(_tell_chosen, troubles))
    with _destination(output) as stream:
        for report in reports:
            count += len(report.findings)
            for failure in report.failures:
                troubles.tell(f"{failure.path}: {failure.wording.say(language)}")
            stream.write(_rendered(report, output_format, language, stream))
    if not quiet and output_format == "text":
        click.echo(_closing(count, len(sources), language), err=True)
    if troubles.count:
        return 2
    return 1 if count and not exit_zero else 0


def _tell_chosen(troubles: Troubles, least: float, found: int, pages: int) -> None:
    said = Wording(
        f"把握不低于 {least:g} 的列出：{pages} 版 {found} 处",
        f"least confidence {least:g}: {found} finding(s) on {pages} page(s)",
    )
    troubles.note(said.say(troubles.language))


def _sources(paths: Sequence[str], stdin_name: str, settings: Settings, troubles: Troubles) -> list[Source]:
    """What PATH names, by name; what cannot be found is told at once and costs nobody theirs."""
    found = find_sources([path for path in paths if path != "-"], settings.config.exclude)
    for trouble in found.troubles:
        troubles.tell(trouble.say(settings.language))
    sources = [Source(path.as_posix(), str(path)) for path in found.files]
    if "-" in paths:
        sources.append(Source(stdin_name, data=sys.stdin.buffer.read()))
    return sorted(sources, key=lambda source: source.name)


def _reports(
    sources: Sequence[Source], settings: Settings, plan: Plan, jobs: int, quiet: bool, troubles: Troubles
) -> Iterator[Report]:
    """The reports of all that can be read; the others are told of."""
    language = settings.language
    with closing(mapper_for(jobs, len(sources))) as mapper, progress(language, not quiet, troubles.note) as watch:
        for outcome in flag_archive(sources, plan, mapper, watch):
            if outcome.trouble is not None:
                troubles.tell(outcome.trouble.say(language))
            if outcome.report is not None:
                yield outcome.report


def _rendered(report: Report, output_format: str, language: Language, stream: IO[str]) -> str:
    if output_format == "jsonl":
        return jsonl(report, language)
    text = text_report(report, language, _paint if stream is sys.stdout and sys.stdout.isatty() else plain)
    return text and text + "\n"


def _paint(text: str, color: str) -> str:
    return click.style(text, **_COLORS[color])  # type: ignore[arg-type]


def _closing(count: int, issues: int, language: Language) -> str:
    return Wording(f"{issues} 个文件，{count} 处发现", f"{issues} file(s), {count} finding(s)").say(language)


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
