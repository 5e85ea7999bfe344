"""Names for the arrays that the program reckons with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Codes = NDArray[np.uint64]
"""Code points, or hashes of stretches of them."""
Hashes = NDArray[np.uint64]
