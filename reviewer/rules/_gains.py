"""How much likelier a fix makes the text, in words that need no mathematics."""

from __future__ import annotations

from typing import Final

from reviewer.model.finding import Evidence
from reviewer.wording import Wording

_MOST: Final = 8.0
"""log10 beyond which nobody gains by the figure."""
_LEAST: Final = 0.2
"""log10 below which there is nothing to tell apart."""
_MYRIAD: Final = 10_000


def likelier(gain: float) -> Evidence:
    """That the language model takes the mended text for likelier; `gain` is log10."""
    if gain < _LEAST:
        return Evidence("language-model", Wording("改后同样通顺", "as likely when changed"))
    much = _times(gain)
    return Evidence("language-model", Wording(f"改后更通顺，可能性{much.zh}", f"{much.en} likelier when changed"))


def likelier_elsewhere(gain: float) -> Evidence:
    """The same by how the other pages write."""
    much = _times(gain)
    return Evidence("archive", Wording(f"照其他各版的写法，可能性{much.zh}", f"{much.en} likelier by the other pages"))


def _times(gain: float) -> Wording:
    """The factor, in one significant figure."""
    if gain >= _MOST:
        return Wording("超过原文的 1 亿倍", "more than 100 million times")
    factor = int(float(f"{10**gain:.0e}"))
    zh = f"{factor // _MYRIAD} 万倍" if factor >= _MYRIAD else f"{factor} 倍"
    return Wording(f"约为原文的 {zh}", f"about {factor:,} times")
