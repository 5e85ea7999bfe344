"""An end asked for from outside: by a scheduler, or because the terminal was closed."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

_ENDS: Final = ("SIGTERM", "SIGHUP")


class Ended(KeyboardInterrupt):
    """The program was told to end; `status` is what it leaves with."""

    def __init__(self, number: int) -> None:
        """`number` is the signal's."""
        super().__init__()
        self.status = 128 + number


@contextmanager
def ended_tidily() -> Iterator[None]:
    """Within this such an end is as Ctrl+C is: what is half written goes, what is done stays."""
    numbers = [getattr(signal, name) for name in _ENDS if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        numbers = []
    # what is ignored (by nohup) stays so
    numbers = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in numbers:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, _: FrameType | None) -> None:
    raise Ended(number)
