"""Text in the other script, to be looked at: simplified as traditional, traditional as simplified."""

from __future__ import annotations

from typing import Final

from reviewer.wording import Wording

SCRIPTS: Final = {
    "t2s": Wording("繁体 → 简体", "traditional → simplified"),
    "s2t": Wording("简体 → 繁体", "simplified → traditional"),
    "s2tw": Wording("简体 → 繁体（台湾用字）", "simplified → traditional (Taiwan)"),
    "s2hk": Wording("简体 → 繁体（香港用字）", "simplified → traditional (Hong Kong)"),
}
"""Conversions of OpenCC that leave a character for each character."""


def in_script(text: str, conversion: str) -> str:
    """`text` by one of `SCRIPTS`, line by line, so that line ends stay; KeyError for another conversion."""
    from opencc import OpenCC  # its dictionaries take a while

    if conversion not in SCRIPTS:
        raise KeyError(conversion)
    converter = OpenCC(conversion)
    return "\n".join(converter.convert(line) for line in text.split("\n"))


def other_characters(text: str, converted: str) -> list[int]:
    """Code points at which the two differ, as far as they are equally long, line by line."""
    places, at = [], 0
    for one, other in zip(text.split("\n"), converted.split("\n"), strict=True):
        if len(one) == len(other):
            places += [at + i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        at += len(one) + 1
    return places
