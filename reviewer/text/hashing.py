"""Hashes of all stretches of a text at once.

The hash of a string is the sum of its code points, each times a power of an odd base by its place, modulo 2**64. The
hash of any stretch then comes out of two prefix hashes and an inverse power: one numpy operation for all stretches of
a length.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from reviewer.text.arrays import Hashes

_BASE: Final = 0x9E3779B97F4A7C15
_MODULUS: Final = 1 << 64
_INVERSE: Final = pow(_BASE, -1, _MODULUS)


def hash_of(text: str) -> int:
    """The hash of `text`, as an integer from 0 to 2**64."""
    total, power = 0, 1
    for char in text:
        total += ord(char) * power
        power = power * _BASE % _MODULUS
    return total % _MODULUS


def hashes_around(left: str, scaled: Hashes, right: str) -> Hashes:
    """The hashes of `left` + each of some characters + `right`; `scaled` are their code points times the base to the
    power of `left`'s length.
    """
    outer = (hash_of(left) + hash_of(right) * pow(_BASE, len(left) + 1, _MODULUS)) % _MODULUS
    with np.errstate(over="ignore"):
        return scaled + np.uint64(outer)


def powers(count: int, *, inverse: bool = False) -> Hashes:
    """The base (or its inverse) to the powers 0 to `count`."""
    factor = np.uint64(_INVERSE if inverse else _BASE)
    with np.errstate(over="ignore"):
        return np.concatenate([np.ones(1, np.uint64), np.cumprod(np.full(count, factor), dtype=np.uint64)])


def prefix_hashes(text: str) -> Hashes:
    """The hashes of `text[:0]`, `text[:1]`, ... `text`."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    with np.errstate(over="ignore"):
        sums = np.cumsum(codes * powers(len(codes))[: len(codes)], dtype=np.uint64)
    return np.concatenate([np.zeros(1, np.uint64), sums])


def window_hashes(prefix: Hashes, inverse: Hashes, length: int) -> Hashes:
    """The hashes of all stretches of `length`; `inverse` holds at least as many powers as there are stretches."""
    count = len(prefix) - length
    with np.errstate(over="ignore"):
        return (prefix[length:] - prefix[:count]) * inverse[:count]
