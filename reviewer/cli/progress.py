"""How far a long run has come: a bar at a terminal, a plain line now and then in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from reviewer.wording import Language, Wording

Watch = Callable[[Wording, int, int], None]
_EVERY: Final = 30.0
"""Seconds between two lines in a log."""


@contextmanager
def progress(language: Language, shown: bool, say: Callable[[str], None]) -> Iterator[Watch]:
    """Something to tell of the pass, how many are done, of how many; `say` prints a plain line."""
    if not shown:
        yield lambda *_: None
    elif sys.stderr.isatty():
        with _bar(language) as watch:
            yield watch
    else:
        yield _Lines(language, say).watch


@contextmanager
def _bar(language: Language) -> Iterator[Watch]:
    # a third of the start-up time, wanted only at a terminal
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = [
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(elapsed_when_finished=True),
    ]
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[Wording, tuple[int, float]] = {}

        def watch(stage: Wording, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = (int(bars.add_task(stage.say(language), total=total, rate="")), time.monotonic())
            task, began = tasks[stage]
            passed = time.monotonic() - began
            bars.update(task, completed=done, rate=_rate(done, passed, language) if passed > 1 else "")  # type: ignore[arg-type]

        yield watch


class _Lines:
    def __init__(self, language: Language, say: Callable[[str], None]) -> None:
        self._language, self._say = language, say
        self._stage: Wording | None = None
        self._began = self._last = time.monotonic()

    def watch(self, stage: Wording, done: int, total: int) -> None:
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._began = stage, now
        if now - self._last < _EVERY:
            return
        self._last = now
        passed = now - self._began
        left = "" if not done else _left((total - done) * passed / done, self._language)
        rate = _rate(done, passed, self._language) if passed else ""
        self._say(f"{stage.say(self._language)} {done}/{total}  {rate}  {left}".rstrip())


def _rate(done: int, seconds: float, language: Language) -> str:
    return Wording(f"每秒 {done / seconds:.1f} 个", f"{done / seconds:.1f}/s").say(language)


def _left(seconds: float, language: Language) -> str:
    minutes = round(seconds / 60)
    return Wording(f"约剩 {minutes} 分钟", f"about {minutes} min left").say(language)
