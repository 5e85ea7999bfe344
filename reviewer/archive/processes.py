"""Work on many items in processes of this machine."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, Final

from reviewer.archive import shared
from reviewer.archive.mapping import Function, Held, Lost, R, T
from reviewer.archive.scratch import Scratch, cannot_pass

_AHEAD: Final = 4
"""Chunks for each process that are under way or wait to be handed on."""


class Mapped(Held[T]):
    """The value in a file; a process opens it once."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __getstate__(self) -> Path:
        return self._path

    def __setstate__(self, path: Path) -> None:
        self._path = path

    def get(self) -> T:
        """The value, its arrays mapped into memory."""
        return _opened(self._path)  # type: ignore[no-any-return]


@lru_cache(maxsize=1)
def _opened(path: Path) -> Any:
    return shared.load(path)


class Processes:
    """In `jobs` processes. Where one dies, what was under way is done again, item by item, and its killer given up."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._scratch = Scratch()
        self._held = 0

    def hold(self, value: T) -> Held[T]:
        """The value in a file of this run."""
        path = self._scratch.path / f"{self._held}.held"
        self._held += 1
        try:
            shared.dump(value, path)
        except OSError as trouble:
            raise cannot_pass(path, trouble) from trouble
        return Mapped(path)

    def map(self, function: Function[T, R], items: Iterable[T], chunk: int) -> Iterator[R | Lost]:
        """The result for each item, in order; no more than a few chunks are under way at a time."""
        rest = iter(items)
        under_way: deque[tuple[list[T], Future[Sequence[R]]]] = deque()
        while True:
            while len(under_way) < _AHEAD * self._jobs and (part := list(islice(rest, chunk))):
                under_way.append((part, self._submit(function, part)))
            if not under_way:
                return
            part, future = under_way[0]
            try:
                done = future.result()
            except BrokenProcessPool:
                self._stop()  # after that nothing is under way any more
                broken = [self._again(function, *each) for each in under_way]
                under_way.clear()
                for results in broken:
                    yield from results
                continue
            under_way.popleft()
            yield from done

    def _submit(self, function: Function[T, R], part: list[T]) -> Future[Sequence[R]]:
        startable = True
        for _ in range(2):
            try:
                if self._pool is None:
                    self._pool = ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"), initializer=_settle)
                return self._pool.submit(function, part)
            except (BrokenProcessPool, OSError) as trouble:
                startable = isinstance(trouble, BrokenProcessPool)
                self._stop()
        done: Future[Sequence[R]] = Future()
        if startable:
            done.set_exception(BrokenProcessPool("no process stays alive"))
        else:  # no process may be started on this machine, or there is no memory left for one
            done.set_result(function(part))
        return done

    def _again(self, function: Function[T, R], part: list[T], future: Future[Sequence[R]]) -> list[R | Lost]:
        if not future.cancelled() and future.exception() is None:
            return list(future.result())
        results: list[R | Lost] = []
        for item in part:
            try:
                results += self._submit(function, [item]).result()
            except BrokenProcessPool:
                self._stop()
                results.append(Lost())
        return results

    def _stop(self) -> None:
        pool, self._pool = self._pool, None
        if pool is None:
            return
        begun = list((getattr(pool, "_processes", None) or {}).values())
        try:
            pool.shutdown(wait=True, cancel_futures=True)
        finally:
            # of a pool that was never whole nobody else ends them, nor where somebody who asks again will not wait
            for process in begun:
                process.kill()

    def close(self) -> None:
        """End the processes and remove the files of this run."""
        try:
            self._stop()
        finally:
            self._scratch.close()


def _settle() -> None:
    """A worker leaves Ctrl+C to its parent, and leaves when its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
