"""A logistic model over a table of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from reviewer.text.arrays import Floats


class Weights(NamedTuple):
    """A weight for each figure, a constant, and the share of wrong places in what it was fitted on."""

    weights: Floats
    constant: float
    share: float

    @classmethod
    def of(cls, data: Mapping[str, Any], names: Sequence[str]) -> Weights:
        """From a mapping of figures' names to weights, in the order of `names`. Raises KeyError where one is missing."""
        weights = np.array([data["weights"][name] for name in names])
        return cls(weights, float(data["constant"]), float(data["share"]))

    def towards(self, other: Weights, part: float) -> Weights:
        """What lies between this and `other`, so far on the way."""
        rest = 1 - part
        return Weights(
            rest * self.weights + part * other.weights,
            rest * self.constant + part * other.constant,
            rest * self.share + part * other.share,
        )

    def log_odds(self, table: Floats) -> Floats:
        """Natural log of the odds that each row is right, where wrong places are as common as in what it was fitted on."""
        value: Floats = table @ self.weights + self.constant
        return value
