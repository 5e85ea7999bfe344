"""What an OCR engine takes for what: how probable it held the right character when it was shown it, harmed.

Not the same as likeness: it has a direction (面 is read for 而 more often than 而 for 面), and knows what is alike to an engine.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reviewer.errors import ResourceError
from reviewer.resources import resource_path
from reviewer.text.arrays import Codes, Floats, Ints
from reviewer.wording import Wording

LEAST_LOG: Final = -4.5
"""log10 of the probability that weighs nothing."""
RANGE: Final = 4.0
"""From there to a weight of 1."""
_PLANE: Final = 0x10000
_FULL: Final = 255


class Misreadings:
    """For 8,836 characters read, the 32 that most likely stood there, each with a weight from 0 to 1."""

    def __init__(self, folder: Path) -> None:
        """Open the table below `folder`. Raises ResourceError when a file is missing or damaged."""
        try:
            read, stood, weight = (np.load(folder / f"{name}.npy") for name in ("read", "stood", "weight"))
        except (OSError, ValueError) as trouble:
            raise ResourceError(
                Wording("误认表缺失或损坏", "the table of misreadings is missing or damaged"),
                where=str(folder),
                remedy=Wording("请重新安装 reviewer", "reinstall reviewer"),
            ) from trouble
        nothing = np.zeros((1, stood.shape[1]), stood.dtype)
        self._stood: NDArray[np.uint16] = np.concatenate([stood, nothing])
        self._weight: NDArray[np.uint8] = np.concatenate([weight, nothing.astype(weight.dtype)])
        self._row = np.full(_PLANE, len(read), np.int32)
        self._row[read] = np.arange(len(read))

    @classmethod
    def load(cls) -> Misreadings:
        """The program's own table."""
        return cls(resource_path("language", "misreadings"))

    def weights(self, read: Codes, stood: Codes) -> Floats:
        """How likely each of `read` is a misreading of the same-numbered one of `stood` (code points), 0 to 1.

        1 is a probability of 10^-0.5, 0.5 one of 10^-2.5, 0 one of 10^-4.5 or less.
        """
        row = self._rows(read)
        wanted = np.where(stood < _PLANE, stood, 0).astype(np.uint16)
        # of a flat array the places are found several times as fast
        same = (self._stood.take(row, axis=0) == wanted[:, None]).ravel().nonzero()[0]
        at, column = np.divmod(same, self._stood.shape[1])
        weight = np.zeros(len(row))
        weight[at] = self._weight[row[at], column] / _FULL
        return weight

    def weight(self, read: str, stood: str) -> float:
        """`weights` of one pair of characters."""
        return float(self.weights(np.array([ord(read)], np.uint64), np.array([ord(stood)], np.uint64))[0])

    def of(self, read: Codes, least: float) -> tuple[Ints, Codes]:
        """What may have stood where each of `read` is, with this weight or more: which of them, and code points."""
        row = self._rows(read)
        which, column = np.nonzero(self._weight[row] >= max(1.0, least * _FULL))
        return which, self._stood[row[which], column].astype(np.uint64)

    def _rows(self, codes: Codes) -> NDArray[np.int32]:
        rows: NDArray[np.int32] = np.where(
            codes < _PLANE, self._row[np.minimum(codes, _PLANE - 1)], len(self._stood) - 1
        )
        return rows
