"""One copy of large evidence for all processes of a machine: arrays stand in a file that each maps into its memory."""

from __future__ import annotations

import mmap
import pickle
import struct
from pathlib import Path
from typing import Any

_ALIGNED = 64


def dump(value: object, path: Path) -> None:
    """Write `value` to `path`, its arrays one after another behind the rest."""
    buffers: list[pickle.PickleBuffer] = []
    head = pickle.dumps(value, protocol=5, buffer_callback=buffers.append)
    raws = [buffer.raw() for buffer in buffers]
    sizes = [len(head), *(raw.nbytes for raw in raws)]
    with path.open("wb") as stream:
        stream.write(struct.pack(f"<Q{len(sizes)}Q", len(sizes), *sizes))
        for piece in (memoryview(head), *raws):
            stream.write(b"\0" * (-stream.tell() % _ALIGNED))
            stream.write(piece)


def load(path: Path) -> Any:
    """What `dump` wrote, the arrays read-only and shared. `path` must be a file of this program's own making."""
    with path.open("rb") as stream:
        view = memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
    (count,) = struct.unpack_from("<Q", view)
    at = 8 * (count + 1)
    pieces = []
    for size in struct.unpack_from(f"<{count}Q", view, 8):
        at += -at % _ALIGNED
        pieces.append(view[at : at + size])
        at += size
    return pickle.loads(pieces[0], buffers=pieces[1:])
