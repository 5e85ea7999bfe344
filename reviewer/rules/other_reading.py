"""other-reading: the same print, read once more in the archive, reads otherwise here, and better there."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from reviewer.language.batch import PageView, count, merge, symbols, windows
from reviewer.model.block import Block
from reviewer.model.finding import Category, Evidence, Finding, Related
from reviewer.rules._gains import likelier
from reviewer.rules._second_readings import SecondReading, second_readings
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.text.marks import is_han
from reviewer.text.readings import differences
from reviewer.wording import Wording

INFO = RuleInfo(
    id="other-reading",
    category=Category.SUBSTITUTION,
    summary=Wording(
        "同一版面的另一份识别结果与此不同，且更通顺", "another reading of the same page differs here, and reads better"
    ),
    why=Wording(
        "同一版面识别了两遍（两个引擎，或校过的另一稿）而放在一起检查时，两稿不同之处至少有一处错。汉字按哪一稿读得通，"
        "标点按 OCR 多丢标点、少添标点，只报更可能是这一稿错的。",
        "Where a page was read twice (by two engines, or proofread once) and both are flagged together, one of the two is wrong wherever "
        "they differ. Han characters go by which reads better, marks by OCR's losing more of them than it adds; only what is more "
        "likely wrong here is said.",
    ),
    fires=(),
    silent=(Example("两稿相同，没有差别。"),),
    beyond_examples=True,
)

_REACH: Final = 8
_LEAST_GAIN: Final = 0.5
"""log10 by which the other reading must be more probable, for Han characters."""
_LEAST_MARK_GAIN: Final = -2.0
_PLAIN_MARKS: Final = frozenset('，。、；,;：:“”‘’（）《》—…！？!?()"')
_LOST_MARKS: Final = frozenset("，。、；,;：“”")
_OPENING: Final = frozenset("“‘（《")
_WIDTHS: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}


class _Verdict(NamedTuple):
    confidence: float
    category: Category
    reason: Wording


def check(context: Context) -> Iterator[Finding]:
    """Differences from other readings of this page that speak against this one."""
    page, seen = context.page, set()
    for other, view in _views(context):
        for found in differences(_plain(page.text), _plain(other.page.text)):
            old, new = page.text[found.start : found.end], other.page.text[found.low : found.high]
            if "\n" in old + new or _plain(old).strip() == _plain(new).strip() or (found.start, found.end) in seen:
                continue
            verdict = _judged(context, page.text, found.start, found.end, new, view)
            if verdict is not None:
                seen.add((found.start, found.end))
                yield from _finding(context, other, found.start, found.end, new, verdict, found.low, found.high)


def _views(context: Context) -> Iterator[tuple[SecondReading, PageView | None]]:
    """The other readings, each with what neither it nor this page has a share in."""
    archive = context.archive
    for other in second_readings(context):
        both = merge([count(context.page.text), count(other.page.text)])
        yield other, archive.characters.without(both) if other.issue.path in archive.counted else None


def _plain(text: str) -> str:
    """Marks of either width made one; as long as `text`."""
    return text.translate(_WIDTHS)


def _judged(context: Context, text: str, start: int, end: int, new: str, view: PageView | None) -> _Verdict | None:
    """Whether the other reading is the better one."""
    old = text[start:end]
    left, right = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if any(map(is_han, old + new)):
        if any(not is_han(char) and char not in _PLAIN_MARKS for char in new):
            return None
        score = context.language.ngrams.score
        gain = score(left + new + right) - score(left + old + right)
        if gain < _LEAST_GAIN:
            return None
        confidence = 0.95 if gain > 3 else 0.88 if gain > 1 else 0.8
        return _Verdict(confidence, _category(old, new), likelier(gain).detail)
    if (new in _OPENING and right[:1] in _PLAIN_MARKS) or _mark_verdict(old, new, math.inf) is None:
        return None
    gain = _mark_gain(view, left, old, new, right)
    if gain < _LEAST_MARK_GAIN:
        return None
    return _mark_verdict(old, new, gain)


def _mark_verdict(old: str, new: str, gain: float) -> _Verdict | None:
    if not old.strip() and new in _LOST_MARKS:
        return _Verdict(
            0.88,
            Category.PUNCTUATION,
            Wording("OCR 多丢标点，少添标点", "OCR loses marks more often than it adds them"),
        )
    odd = bool(old) and not set(old) <= _PLAIN_MARKS and not old.isalnum()
    if odd and (not new or set(new) <= _PLAIN_MARKS) and gain > 0:
        return _Verdict(0.9, Category.PUNCTUATION, Wording("这个符号不是此处的标点", "no mark for this place"))
    if set(old) <= _PLAIN_MARKS and new and set(new) <= _PLAIN_MARKS and old and gain > _LEAST_GAIN:
        return _Verdict(
            0.62,
            Category.PUNCTUATION,
            Wording("别的版面此处多用另一标点", "other pages have the other mark in such a place"),
        )
    if old.isdigit() and new.isdigit():
        return _Verdict(
            0.5, Category.SUBSTITUTION, Wording("数字不同，请对照原版", "the figures differ: look at the page")
        )
    return None


def _mark_gain(view: PageView | None, left: str, old: str, new: str, right: str) -> float:
    """log10 by which the other pages find the other reading more probable; 0 where there are none."""
    if view is None or not view.size:
        return 0.0

    keys = [windows(symbols("\n\n\n" + left[-3:] + middle + right[:3]), 4) for middle in (new, old)]
    value = view.log_probability(np.concatenate(keys))
    return float(value[: len(keys[0])].sum()) - float(value[len(keys[0]) :].sum())


def _category(old: str, new: str) -> Category:
    if not old:
        return Category.MISSING
    return Category.EXTRA if not new else Category.SUBSTITUTION


def _finding(
    context: Context, other: SecondReading, start: int, end: int, new: str, verdict: _Verdict, low: int, high: int
) -> Iterator[Finding]:
    block, at = context.page.place(start)
    if at + end - start > len(block.text):
        return
    head, tail = _grown(block, at, at + end - start)
    fixed = block.text[head:at] + new + block.text[at + end - start : tail]
    old = block.text[head:tail]
    related = _related(other, low, high)
    yield context.at(
        INFO,
        block.reading,
        head,
        tail,
        message=_message(old, fixed),
        confidence=verdict.confidence,
        category=verdict.category,
        fixes=[Fix(fixed, verdict.confidence, verdict.reason)],
        evidence=[
            Evidence(
                "other-reading",
                Wording(
                    f"{other.issue.path} {f'作“{fixed}”' if fixed else '没有字'}，这里作“{old}”",
                    f"{other.issue.path} reads {fixed or 'nothing'} for {old}",
                ),
            ),
            Evidence("language-model", verdict.reason),
        ],
        related=related,
    )


def _message(old: str, fixed: str) -> Wording:
    if not fixed:
        return Wording(f"另一份识别结果没有“{old}”", f"another reading of the page has no {old}")
    return Wording(f"另一份识别结果作“{fixed}”", f"another reading of the page has {fixed}")


def _grown(block: Block, start: int, end: int) -> tuple[int, int]:
    """Where nothing stands, the characters before and after, as what is lost is quoted by."""
    if start < end:
        return start, end
    return max(0, start - 1), min(len(block.text), end + 1)


def _related(other: SecondReading, low: int, high: int) -> list[Related]:
    block, at = other.page.place(low)
    low, high = _grown(block, at, min(len(block.text), at + high - low))
    if low >= high:
        return []
    span = block.reading.span(low, high)
    return [Related(other.issue.path, span, span.of(other.issue.text), Wording("另一份识别结果", "the other reading"))]
