"""`reviewer watch`: flags issues as OCR delivers them."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from types import FrameType
from typing import Any, Final

import click

from reviewer.archive.arrivals import Arrivals
from reviewer.archive.mapping import mapper_for
from reviewer.archive.run import flag_archive
from reviewer.archive.work import Outcome, Plan, Source
from reviewer.cli.decided import undecided
from reviewer.cli.localized import command, lang_option, option
from reviewer.cli.settings import Settings, common_options, settings_from
from reviewer.cli.standing import Knowledge
from reviewer.cli.troubles import Troubles
from reviewer.engine import Report
from reviewer.errors import ConfigError, ReviewerError
from reviewer.report.findings.plain import JsonlWriter
from reviewer.storage.sources import find_sources
from reviewer.storage.system import System
from reviewer.storage.workspace import OWN_FOLDER
from reviewer.storage.writer import write_file
from reviewer.wording import Wording

_NEIGHBOURS: Final = 200
"""So many issues that came before are evidence for a new one."""
_IDLE: Final = 600.0
"""Seconds after which the folder is looked at though nothing was heard of it: some drives do not tell."""


@command(
    "watch",
    Wording(
        "看着一个文件夹，OCR 送来新报纸就检查。\n\n"
        "每份的疑点写成 .reviewer/findings 里的一个 JSONL 文件（或 --output）。正在写的文件等写完再查；中断后再开，从没查的接着查。"
        "按 Ctrl+C 结束。退出码：0 正常结束，2 用法或设置有问题。",
        "Watch a folder, and flag new issues as OCR delivers them.\n\n"
        "The findings of each go to a JSONL file in .reviewer/findings (or --output). A file that is still being written is waited for; "
        "after a break it goes on with what was not done. Ctrl+C ends it. Exit codes: 0 ended, 2 usage or settings.",
    ),
)
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path, exists=True, file_okay=False))
@option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help=Wording("疑点写到这个文件夹", "write the findings into this folder"),
)
@option(
    "--settle",
    type=click.FloatRange(0.05),
    default=2.0,
    metavar="SECONDS",
    help=Wording("这么多秒没有变动才算写完", "a file that has not changed for so long is complete"),
)
@option(
    "--log-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help=Wording("所说的也记入这个文件", "write what is said into this file too"),
)
@option("--once", is_flag=True, help=Wording("查完现有的就结束", "end when what is there is done"))
@common_options
@lang_option()
@click.pass_context
def watch(
    context: click.Context,
    /,
    folder: Path,
    output: Path | None,
    settle: float,
    log_file: Path | None,
    once: bool,
    **common: Any,
) -> int:
    """Flag what comes until told to end; the result is the exit code."""
    settings = settings_from(context, [str(folder)], common)
    troubles = Troubles(settings.language)
    work = _Work(folder, output or folder / OWN_FOLDER / "findings", settings, settings.plan(), troubles)
    with troubles.logged(log_file):
        return _watch(work, folder, settle, once)


def _watch(work: _Work, folder: Path, settle: float, once: bool) -> int:
    stirred, ended = threading.Event(), threading.Event()
    observer = None if once else _observer(folder, stirred)

    def end(_: int, __: FrameType | None) -> None:
        ended.set()
        stirred.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        while not ended.is_set():
            stirred.clear()
            unfinished = work.round()
            if once and not unfinished:
                break
            stirred.wait(settle if unfinished else _IDLE)
            if not unfinished and not ended.is_set():
                ended.wait(settle)  # one event seldom comes alone
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if observer is not None:
            observer.stop()
            observer.join()
    return 0


class _Work:
    """One folder's issues."""

    def __init__(self, folder: Path, output: Path, settings: Settings, plan: Plan, troubles: Troubles) -> None:
        self._folder, self._output, self._settings, self._plan, self._troubles = (
            folder,
            output,
            settings,
            plan,
            troubles,
        )
        self._arrivals = Arrivals(self._result_of)

    def round(self) -> bool:
        """Flag what is ready; whether something is still being written, or was just flagged and may be again."""
        files = find_sources([str(self._folder)], self._settings.config.exclude).files
        ready, unfinished = self._arrivals.look(files)
        if ready:
            self._flag(ready, files)
            self._arrivals.tried(ready)
        return unfinished

    def _flag(self, ready: Sequence[Path], files: Sequence[Path]) -> None:
        wanted = {str(path) for path in ready}
        others = [path for path in files if str(path) not in wanted][-_NEIGHBOURS:]
        sources = [Source(path.as_posix(), str(path)) for path in sorted([*ready, *others])]
        language = self._settings.language
        self._look_at_lexicons()
        with closing(mapper_for(1, len(sources))) as mapper:
            outcomes = flag_archive(
                sources, self._plan, mapper, lambda *_: None, lambda source: source.address in wanted
            )
            # and deciding: what they have said is looked up each time
            knowledge = self._knowledge()
            for report in undecided(self._told(outcomes, wanted), self._troubles):
                text = JsonlWriter().part(report, knowledge.of(report), language)
                self._write(Path(report.issue.path), text, text.count("\n"))

    def _look_at_lexicons(self) -> None:
        """Editors go on adding terms; a lexicon that has become unusable leaves the terms as they were."""
        try:
            self._plan = self._settings.plan()
        except ReviewerError as trouble:
            self._troubles.tell(trouble.say(self._settings.language))

    def _knowledge(self) -> Knowledge:
        try:
            return Knowledge.load(None, None, self._settings.workspace)
        except ReviewerError as trouble:  # a slip in a row ends no watch
            self._troubles.tell(trouble.say(self._settings.language))
            return Knowledge()

    def _told(self, outcomes: Iterable[Outcome], wanted: set[str]) -> Iterator[Report]:
        for outcome in outcomes:
            if outcome.trouble is not None and outcome.name in {Path(path).as_posix() for path in wanted}:
                self._troubles.tell(outcome.trouble.say(self._settings.language))
            if outcome.report is not None:
                yield outcome.report

    def _write(self, path: Path, text: str, count: int) -> None:
        result = self._result_of(path)
        try:
            result.parent.mkdir(parents=True, exist_ok=True)
            write_file(result, text.encode("utf-8", "surrogatepass"), System())
        except (ReviewerError, OSError) as trouble:
            language = self._settings.language
            self._troubles.tell(trouble.say(language) if isinstance(trouble, ReviewerError) else f"{result}: {trouble}")
            return
        said = Wording(f"{path}：{count} 处疑点 → {result}", f"{path}: {count} finding(s) → {result}")
        self._troubles.note(said.say(self._settings.language))

    def _result_of(self, path: Path) -> Path:
        name = path.relative_to(self._folder) if path.is_relative_to(self._folder) else Path(path.name)
        return self._output / name.with_name(f"{name.name}.jsonl")


def _observer(folder: Path, stirred: threading.Event) -> Any:
    try:
        from watchdog.events import FileSystemEventHandler
        from watchdog.observers import Observer
    except ImportError as trouble:
        raise ConfigError(
            Wording("没有安装 watchdog", "watchdog is not installed"),
            where="watch",
            remedy=Wording(
                "请安装 reviewer[watch]，或用 --once 定时运行",
                "install reviewer[watch], or run with --once now and then",
            ),
        ) from trouble

    class _Stir(FileSystemEventHandler):
        def on_any_event(self, event: Any) -> None:
            if OWN_FOLDER not in Path(str(event.src_path)).parts:
                stirred.set()

    observer = Observer()
    observer.schedule(_Stir(), str(folder), recursive=True)
    observer.start()
    return observer
