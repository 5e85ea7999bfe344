"""Numbered lists in running text and by paragraphs: 一是…二是, 第一…第二, （一）…（二）, 一、…二、, ①…②."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_DIGITS: Final = "一二三四五六七八九十"
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LONGEST: Final = 20
_SENTENCE_END: Final = frozenset("。！？；\n")
_START: Final = "(?:^|(?<=[，。；：、！？,;:”）]))[ \u3000]*"


class Ordinal(NamedTuple):
    """A step of a list: its number stands at `[start, end)` of the text of block `block`."""

    block: int
    start: int
    end: int
    value: int


class Fault(NamedTuple):
    """A step that does not follow the one before it; `right` is what it should be, 0 where steps are lost before it."""

    before: Ordinal
    at: Ordinal
    right: int


class _Style(NamedTuple):
    """How a list is numbered; `anywhere` when its steps may follow each other within a paragraph."""

    pattern: re.Pattern[str]
    anywhere: bool


_HAN_NUMBER: Final = f"(?P<n>[{_DIGITS}]{{1,3}})"
STYLES: Final = (
    _Style(re.compile(f"{_START}{_HAN_NUMBER}是(?!一[，,。、；])"), True),
    _Style(re.compile(f"{_START}第{_HAN_NUMBER}(?=[，,、：:](?![第{_DIGITS}])|是)"), True),
    _Style(re.compile(f"{_START}其{_HAN_NUMBER}(?=[，,、：:]|是)"), True),
    _Style(re.compile(f"^[ \u3000]*[（(]{_HAN_NUMBER}[）)]"), False),
    _Style(re.compile(f"^[ \u3000]*{_HAN_NUMBER}、"), False),
    _Style(
        re.compile(
            f"(?<![{_CIRCLED}图表式题注见])(?<![{_CIRCLED}][、，,和及与])(?P<n>[{_CIRCLED}])(?![{_CIRCLED}]|[、，,和及与][{_CIRCLED}])"
        ),
        True,
    ),
)


def numeral(value: int, like: str) -> str:
    """`value` written as `like` is."""
    if like in _CIRCLED:
        return _CIRCLED[value - 1]
    tens, ones = divmod(value, 10)
    head = {0: "", 1: "十"}.get(tens, _DIGITS[tens - 1] + "十" if tens else "")
    return head + (_DIGITS[ones - 1] if ones else "")


def number(text: str) -> int:
    """What a Chinese numeral up to 99, or a circled one, says; 0 for what is none."""
    if text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (10 * (_DIGITS.index(tens) + 1 if tens else 1) if ten else 0) + (_DIGITS.index(ones) + 1 if ones else 0)


def faults(texts: Sequence[str]) -> Iterator[Fault]:
    """Where the lists of one story, whose paragraphs are `texts`, miss a step or have one twice."""
    for style in STYLES:
        steps = [step for step in _steps(style, texts) if 0 < step.value <= _LONGEST]
        for steps_of_one in _lists(steps):
            for fault in _of_list(steps_of_one):
                if not (_begins_elsewhere(texts, fault) if fault.right else _stands_between(texts, fault)):
                    yield fault


def _begins_elsewhere(texts: Sequence[str], fault: Fault) -> bool:
    """Whether a sentence ends after the step before, and yet this one heads none: it is spoken of, or of another list."""
    between = _between(texts, fault).rstrip(" \u3000第其（(")
    return not _SENTENCE_END.isdisjoint(between[:-1]) and between[-1:] not in _SENTENCE_END


def _stands_between(texts: Sequence[str], fault: Fault) -> bool:
    """Whether the missing number stands, marked in another way, between the two steps: it is there, and run on."""
    before = fault.before
    missing = numeral(before.value + 1, texts[before.block][before.start])
    loosely = missing if missing in _CIRCLED else f"(?:第|其|[（(]|(?<![{_DIGITS}])){missing}(?:[是、，,：:.．）)]|要)"
    return re.search(loosely, _between(texts, fault)) is not None


def _between(texts: Sequence[str], fault: Fault) -> str:
    before, at = fault.before, fault.at
    stretch = "\n".join(texts[before.block : at.block + 1])
    return stretch[before.end : len(stretch) - len(texts[at.block]) + at.start]


def _steps(style: _Style, texts: Sequence[str]) -> Iterator[Ordinal]:
    for block, text in enumerate(texts):
        for found in style.pattern.finditer(text):
            yield Ordinal(block, *found.span("n"), number(found["n"]))


def _lists(steps: Sequence[Ordinal]) -> Iterator[list[Ordinal]]:
    """The steps of each list; a list begins with one."""
    own: list[Ordinal] = []
    for step in steps:
        if step.value == 1:
            yield own
            own = [step]
        elif own:
            own.append(step)
    yield own


def _of_list(steps: Sequence[Ordinal]) -> Iterator[Fault]:
    """The one fault of a list that is otherwise in order: several faults are no list, or another one's."""
    values = [step.value for step in steps]
    breaks = [at for at in range(1, len(values)) if values[at] != values[at - 1] + 1]
    if len(values) < 3 or not breaks:
        return
    at = breaks[0]
    if len(breaks) == 1 and values[at] == values[at - 1] + 2:
        yield Fault(steps[at - 1], steps[at], 0)
    elif len(breaks) == 2 and breaks[1] == at + 1 and values[at + 1] == values[at - 1] + 2:
        yield Fault(steps[at - 1], steps[at], values[at - 1] + 1)
    elif len(breaks) == 1 and values[at] == values[at - 1] < _LONGEST and at == len(values) - 1:
        yield Fault(steps[at - 1], steps[at], values[at] + 1)
