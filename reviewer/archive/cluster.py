"""The same work on a Dask cluster: issues are read where the workers are, and come back in order."""

from __future__ import annotations

import logging
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, Generic, TypeVar

from distributed import Client, Future, KilledWorker, LocalCluster, WorkerPlugin, get_worker
from distributed.client import FutureCancelledError

from reviewer.archive.mapping import Held, Lost
from reviewer.errors import ConfigError
from reviewer.wording import Wording

T = TypeVar("T")
R = TypeVar("R")
LOCAL: Final = "local"
_AHEAD: Final = 4
"""Chunks for each worker that are under way or wait."""
_PATIENCE: Final = 30.0
"""Seconds to wait for the scheduler, and for a first worker."""


class _Value(WorkerPlugin, Generic[T]):
    """A value that every worker has, those too that join later."""

    def __init__(self, name: str, value: T) -> None:
        self.name, self.value = name, value


class _Sent(Held[T]):
    """The value by its name, wherever the work is done."""

    def __init__(self, name: str) -> None:
        self._name = name

    def get(self) -> T:
        """The value. Only a worker has it."""
        plugin: Any = get_worker().plugins[self._name]
        value: T = plugin.value
        return value


class Cluster:
    """Workers of a cluster. One that dies costs nothing but time; the item on which workers die again and again is given up."""

    def __init__(self, address: str) -> None:
        """`local` starts one on this machine; else the scheduler's address. Raises ConfigError where it does not answer."""
        logging.getLogger("distributed").setLevel(logging.ERROR)
        self._own = LocalCluster(threads_per_worker=1, dashboard_address=None) if address == LOCAL else None
        try:
            self._client = Client(self._own or address, timeout=_PATIENCE, set_as_default=False)
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError) as trouble:
            raise ConfigError(
                Wording(f"集群没有应答（{trouble}）", f"the cluster does not answer ({trouble})"),
                where=address,
                remedy=Wording(
                    "请检查调度器的地址，并确认至少有一个 worker",
                    "check the scheduler's address, and that there is a worker",
                ),
            ) from trouble
        self._names: list[str] = []

    def hold(self, value: T) -> Held[T]:
        """The value, sent to every worker."""
        name = f"reviewer-{uuid.uuid4().hex}"
        self._client.register_plugin(_Value(name, value), name=name)
        self._names.append(name)
        return _Sent(name)

    def map(self, function: Callable[[Sequence[T]], Sequence[R]], items: Iterable[T], chunk: int) -> Iterator[R | Lost]:
        """The result for each item, in order; no more than a few chunks a worker are under way at a time."""
        rest = iter(items)
        under_way: deque[tuple[list[T], Future[Any]]] = deque()
        while True:
            most = _AHEAD * max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))
            while len(under_way) < most and (part := list(islice(rest, chunk))):
                under_way.append((part, self._submit(function, part)))
            if not under_way:
                return
            part, future = under_way.popleft()
            yield from self._result(function, part, future)

    def _submit(self, function: Callable[[Sequence[T]], Sequence[R]], part: list[T]) -> Future[Any]:
        return self._client.submit(function, part, pure=False, retries=2)

    def _result(self, function: Callable[..., Sequence[R]], part: list[T], future: Future[Any]) -> list[R | Lost]:
        try:
            return list(future.result())
        except (KilledWorker, FutureCancelledError):
            if len(part) == 1:
                return [Lost()]
        return [one for item in part for one in self._result(function, [item], self._submit(function, [item]))]

    def close(self) -> None:
        """Let go of the values and of the cluster, which ends where it is our own."""
        for name in self._names:
            self._client.unregister_worker_plugin(name)
        self._client.close()
        if self._own is not None:
            self._own.close()
