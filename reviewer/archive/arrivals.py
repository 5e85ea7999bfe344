"""Issues as they arrive in a folder: which are new or changed, and written to their end."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class State(NamedTuple):
    """What a file that is still being written does not keep."""

    size: int
    changed: int
    """Nanoseconds."""


def state_of(path: Path) -> State | None:
    """The file's state, None where it has gone."""
    try:
        status = path.stat()
    except OSError:
        return None
    return State(status.st_size, status.st_mtime_ns)


@dataclass
class Arrivals:
    """Looks at the folder again and again. `result_of` says where the findings of an issue are kept."""

    result_of: Callable[[Path], Path]
    _before: dict[Path, State] = field(default_factory=dict)
    _tried: dict[Path, State] = field(default_factory=dict)

    def look(self, files: Iterable[Path]) -> tuple[list[Path], bool]:
        """The issues to flag now, by name, and whether others are still being written.

        An issue is flagged when it is newer than its findings and is as it was at the look before; one that could not be
        flagged is left until it changes.
        """
        now = {path: state for path in files if (state := self._waiting(path)) is not None}
        ready = sorted(path for path, state in now.items() if self._before.get(path) == state)
        self._before = now
        return ready, len(ready) < len(now)

    def tried(self, paths: Iterable[Path]) -> None:
        """These were flagged, or cannot be: they do not wait any more."""
        for path in paths:
            state = self._before.pop(path, None)
            if state is not None:
                self._tried[path] = state
                # findings of a file that changed while it was flagged are older than the file, not newer
                with contextlib.suppress(OSError):
                    os.utime(self.result_of(path), ns=(state.changed, state.changed))

    def _waiting(self, path: Path) -> State | None:
        state = state_of(path)
        if state is None or self._tried.get(path) == state:
            return None
        result = state_of(self.result_of(path))
        return state if result is None or result.changed < state.changed else None
