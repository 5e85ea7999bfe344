"""`reviewer flag`: the main job."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from reviewer.cli.alarms import PAGE
from reviewer.cli.ending import ended_tidily
from reviewer.cli.flagging import Run
from reviewer.cli.localized import command, lang_option, option
from reviewer.cli.outputs import FORMATS
from reviewer.cli.settings import common_options, settings_from
from reviewer.cli.troubles import Troubles
from reviewer.wording import Wording


@command(
    "flag",
    Wording(
        "标出报纸文字里疑似的差错。\n\n"
        "PATH 可以是文件、文件夹或通配式；“-”从标准输入读。"
        "退出码：0 没有（新的）疑点，1 有疑点，2 用法、设置或输入有问题。",
        "Flag suspected defects in newspaper text.\n\n"
        "PATH is a file, a folder or a glob; '-' reads standard input. "
        "Exit codes: 0 nothing (new) found, 1 findings, 2 usage, settings or input trouble.",
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@option(
    "--format",
    "output_format",
    type=click.Choice(FORMATS),
    default="text",
    help=Wording(
        "输出格式：给人看的 text、html（一个文件夹），给程序的 jsonl、json、csv、sarif、github",
        "output format: text or html (a folder) for people; jsonl, json, csv, sarif, github for programs",
    ),
)
@option(
    "--output",
    type=click.Path(path_type=Path),
    help=Wording(
        "写到这个文件（html 是文件夹），写完才替换旧的",
        "write to this file (for html, folder); the old one is replaced when all is written",
    ),
)
@option(
    "--stdin-filename",
    default="stdin.txt",
    help=Wording("标准输入的文件名（用于报告）", "what to call standard input in the report"),
)
@option("--exit-zero", is_flag=True, help=Wording("有疑点时也以 0 退出", "exit with 0 even where there are findings"))
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
    "--cluster",
    metavar="ADDRESS",
    help=Wording(
        "在 Dask 集群上跑：调度器的地址 tcp://…，或 local（需要 reviewer[cluster]）",
        "run on a Dask cluster: the scheduler's address tcp://…, or local (needs reviewer[cluster])",
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
        f"平均每版（{PAGE} 字）最多列 N 处：按把握从高到低，由这一批自己定界限；最有把握的一档总会列出",
        f"at most N findings a page ({PAGE} characters) on the average, the most confident: "
        "the batch sets its own least confidence; the surest are always told",
    ),
)
@option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help=Wording(
        "这个 JSONL 文件里的疑点算已知的：标出来，不计入退出码",
        "findings in this JSONL file are known: marked, and not counted for the exit code",
    ),
)
@option(
    "--write-baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help=Wording("把这次的疑点写成基线", "write what is found now as a baseline"),
)
@option(
    "--suppressions",
    type=click.Path(path_type=Path, dir_okay=False),
    help=Wording(
        "不提这个文件里写的疑点（默认 .reviewer/suppressions.tsv）",
        "leave out the findings written down in this file (default .reviewer/suppressions.tsv)",
    ),
)
@option(
    "--since",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
    help=Wording(
        "只检查这一天以后改动过的文件；其余仍作证据", "only files changed since then; the others are evidence still"
    ),
)
@option(
    "--changed-only",
    is_flag=True,
    help=Wording("只列出上次以后结果可能不同的文件", "only files whose result was not known from the run before"),
)
@option(
    "--fail-on",
    multiple=True,
    metavar="RULE",
    help=Wording(
        "只有这些规则或类别的疑点才以 1 退出（可重复）",
        "exit with 1 only for these rules or categories (may be repeated)",
    ),
)
@option(
    "--summary",
    is_flag=True,
    help=Wording("最后列出各类的数目和最差的文件", "counts by kind and the worst files at the end"),
)
@option(
    "--log-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help=Wording("问题和小结也记入这个文件", "write troubles and the closing line into this file too"),
)
@option("--quiet", is_flag=True, help=Wording("不显示进度和小结", "no progress, no closing line"))
@common_options
@lang_option()
@click.pass_context
def flag(context: click.Context, /, paths: Sequence[str], **given: Any) -> int:
    """Flag all that PATH names; the result is the exit code."""
    if given["alarms_per_page"] is not None and given["min_confidence"] is None:
        given["min_confidence"] = 0.0
    settings = settings_from(context, paths, given)
    troubles = Troubles(settings.language)
    with troubles.logged(given["log_file"]), ended_tidily():
        summary = Run(paths, settings, given, troubles).go()
    if troubles.count:
        return 2
    return 1 if summary.failing and not given["exit_zero"] else 0
