"""Work on many items: results come in the order of the items, whoever did them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Generic, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Function = Callable[[Sequence[T]], Sequence[R]]


class Lost:
    """Stands for the result of an item on which a worker process died, twice."""


class Held(Generic[T]):
    """A large value that all work looks at."""

    def get(self) -> T:
        """The value."""
        raise NotImplementedError


class Here(Held[T]):
    """The value itself."""

    def __init__(self, value: T) -> None:
        self._value = value

    def get(self) -> T:
        """The value."""
        return self._value


class Mapper(Protocol):
    """How work on many items is done."""

    def map(self, function: Function[T, R], items: Iterable[T], chunk: int) -> Iterator[R | Lost]:
        """The result for each item, in order; `function` takes up to `chunk` items at a time."""

    def hold(self, value: T) -> Held[T]:
        """The value for the functions to look at, wherever they run."""

    def close(self) -> None:
        """Let go of processes and files."""


class Serial:
    """One after another, in this process."""

    def map(self, function: Function[T, R], items: Iterable[T], chunk: int) -> Iterator[R | Lost]:
        """The result for each item, in order."""
        del chunk
        for item in items:
            yield from function([item])

    def hold(self, value: T) -> Held[T]:
        """The value itself."""
        return Here(value)

    def close(self) -> None:
        """Nothing to let go of."""


_WORTH_PROCESSES: Final = 24
"""Issues from which the start of processes pays."""


def mapper_for(jobs: int, count: int) -> Mapper:
    """`jobs` processes for `count` issues; 0 for as many as there are processors, where that pays."""
    if jobs == 0:
        jobs = 1 if count < _WORTH_PROCESSES else _processors()
    if jobs == 1 or count < 2:
        return Serial()
    from reviewer.archive.processes import Processes  # what it needs of the system is not small

    return Processes(min(jobs, count))


def _processors() -> int:
    """How many this process may use: a container or a queue often allows fewer than there are."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
