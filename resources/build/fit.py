"""The fit that `doubt.py` and `slips.py` share."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Array = NDArray[Any]

_RIDGE: Final = 1e-4
_MOST_ROUNDS: Final = 800


def logistic(rows: Array, target: Array) -> Array:
    """The weights of a logistic model by which `rows` tell `target` (0 or 1), great ones held down by a ridge.

    The last column of `rows` is 1 throughout; its weight may be as great as it likes.
    """

    def loss(weights: Array) -> tuple[float, Array]:
        value = rows @ weights
        ridge = np.append(weights[:-1], 0.0)
        cost = np.mean(np.logaddexp(0, value) - target * value) + _RIDGE * float(ridge @ ridge) / 2
        return float(cost), rows.T @ (1 / (1 + np.exp(-value)) - target) / len(rows) + _RIDGE * ridge

    start = np.zeros(rows.shape[1])
    found: Array = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _MOST_ROUNDS}).x
    return found
