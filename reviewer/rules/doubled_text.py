"""doubled-text: a character, word or phrase that stands twice where once is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reviewer.model.block import Block, Role
from reviewer.model.finding import Category, Finding
from reviewer.rules._gains import likelier
from reviewer.rules._reduplication import is_drawn_out, is_said_twice
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.text.family_names import FAMILY_NAMES
from reviewer.text.foreign_names import MIDDLE_DOTS, TRANSLITERATING
from reviewer.text.marks import HAN
from reviewer.wording import Wording

INFO = RuleInfo(
    id="doubled-text",
    category=Category.EXTRA,
    summary=Wording("字、词或地名重复", "a character, word or name is doubled"),
    why=Wording(
        "换行、换栏处容易把字词认两遍（培育育、阳泉阳泉高新区、优质的优质项目）。"
        "叠词（人人、久久为功、研究研究）、前后两词恰好同字（税收收入、召开开发区）不算：两边各自成词，或叠用本身成词。",
        "At line and column ends OCR reads a character or word twice. Real reduplication (人人, 久久为功, 研究研究) and two "
        "words that meet in one character (税收|收入, 召开|开发区) are right: each side is a word, or the doubling is.",
    ),
    fires=(
        Example("各地要让更多优质的优质项目在当地生根发芽，形成规模效应。", "优质的优质", "优质"),
        Example("这批项目落地得益于阳泉阳泉高新区构建的招商矩阵，成效明显。", "阳泉阳泉", "阳泉"),
        Example("投产项目的达效率率达到百分之九十五以上，排在全省前列。", "率率", "率"),
        Example("要加快快推进重点工程建设，确保年底前完成全部任务。", "快快", "快"),
        Example("会议强调要进一步步完善制度，把各项工作落到实处。", "步步", "步"),
    ),
    silent=(
        Example("人人都是招商专员，个个都是营商环境，久久为功，不要反复。"),
        Example("去年完成税收收入十六亿元，全市召开开发区工作推进会。"),
        Example("为了了解情况，党委委员和产业链链主企业负责人一起座谈。", terms=("链主\tword",)),
        Example("大家研究研究、讨论讨论，一步一步地把问题解决好。"),
        Example("演员李冰冰和王丽丽参加了活动，观众高高兴兴、议论纷纷。"),
        Example("他的目的的确是好的，朋友的朋友也来帮忙，天天向上。"),
        Example("外宾帕帕佐普洛斯一行和图伊莱莱·马托先生到访。新闻出版署署长出席，乒乓球敲得乓乓响。"),
        Example("班主任任老师讲完，大家走进草蔓蔓的荒野，江水浩浩然，胸口嗵嗵地跳，天空墨黑墨黑的。"),
        Example("满地庄稼黑绿黑绿的，这是最难最难的一段路。"),
    ),
)

_CHARACTER: Final = re.compile(f"(?=([{HAN}])\\1)")
_PHRASE: Final = re.compile(f"(?=([{HAN}]{{2,8}}?)\\1)")
_ROUND_DE: Final = re.compile(f"(?=([{HAN}]{{2,5}})的\\1[{HAN}]{{2}})")
_ADDRESSED: Final = ("老师", "先生", "女士", "同志", "教授", "师傅")
_PAINTED: Final = frozenset("的地然")
"""What follows a character that is said twice to paint a picture."""
_NUMERALS: Final = frozenset("〇零一二三四五六七八九十百千万亿两")
_REACH: Final = 10
_IN_NAMES: Final = TRANSLITERATING | MIDDLE_DOTS
"""Characters on either side that the language model reads along."""
_LEAST_GAIN: Final = 4.4
_LEAST_PHRASE_GAIN: Final = 3.0
"""log10 by which the text must read better without the second copy; right text hardly ever meets it."""


class _Copy(NamedTuple):
    """`text[start:middle]` stands again in `text[middle:end]`."""

    start: int
    middle: int
    end: int


def check(context: Context) -> Iterator[Finding]:
    """Doubled characters, phrases, and a phrase on both sides of 的."""
    for block in context.issue.blocks:
        if block.role is not Role.MASTHEAD:
            yield from _in_block(context, block)


def _in_block(context: Context, block: Block) -> Iterator[Finding]:
    text = block.text
    done = 0
    for copy in sorted([*_phrases(context, text), *_characters(context, text)]):
        gain = _gain(context, text, copy)
        least = _LEAST_GAIN if copy.middle - copy.start == 1 else _LEAST_PHRASE_GAIN
        if copy.start >= done and gain >= least:
            done = copy.end
            yield _finding(context, block, copy, gain, min(0.95, 0.66 + 0.07 * (gain - least)))


def _phrases(context: Context, text: str) -> Iterator[_Copy]:
    for match in _PHRASE.finditer(text):
        phrase, start = match[1], match.start()
        copy = _Copy(start, start + len(phrase), start + 2 * len(phrase))
        if is_said_twice(text, start, phrase) or not _may_be_doubled(phrase):
            continue
        if not _known(context, phrase * 2) and not _meet(context, text, copy):
            yield copy
    for match in _ROUND_DE.finditer(text):
        phrase, start = match[1], match.start()
        if context.language.words.contains(phrase) and _goes_on(context, text, start + 2 * len(phrase) + 1):
            yield _Copy(start, start + len(phrase) + 1, start + 2 * len(phrase) + 1)


def _may_be_doubled(phrase: str) -> bool:
    return len(set(phrase)) > 1 and not any(char in _NUMERALS for char in phrase)


def _goes_on(context: Context, text: str, end: int) -> bool:
    """Whether a word of two characters or more begins at `end`: what 的 joins would be an attribute twice over."""
    return bool(context.language.words.words_at(text, end)) or bool(_lexicon_ends(context, text, end))


def _characters(context: Context, text: str) -> Iterator[_Copy]:
    for match in _CHARACTER.finditer(text):
        start = match.start()
        copy = _Copy(start, start + 1, start + 2)
        if match[1] in _NUMERALS or text[start - 1 : start] == match[1] or text[start + 2 : start + 3] == match[1]:
            continue
        if is_drawn_out(text, start) and not _ends_word(context, text, start + 1):
            continue
        if _is_reduplication(context, text, start) or _meet(context, text, copy) or _is_name(context, text, start):
            continue
        if _is_foreign_name(text, start) or (text[start + 2 : start + 3] == "长" and _known(context, match[1] + "长")):
            continue  # 帕帕佐普洛斯, 新闻出版署署长
        if match[1] in FAMILY_NAMES and text.startswith(_ADDRESSED, start + 2):
            continue  # 班主任任老师
        if (
            text[start + 2 : start + 3] in _PAINTED
            and text[start - 1 : start]
            and not _ends_word(context, text, start + 1)
        ):
            continue  # 草蔓蔓的, 浩浩然
        yield copy


def _is_reduplication(context: Context, text: str, start: int) -> bool:
    """Whether both characters are read as one word, or it is 高高兴兴 or 一条条."""
    doubled_next = len(text) > start + 3 and text[start + 2] == text[start + 3]
    doubled_last = start > 1 and text[start - 2] == text[start - 1]
    one_by_one = text[start - 1 : start] == "一" and not context.language.words.contains(text[start - 2 : start + 1])
    if doubled_next or doubled_last or one_by_one or context.lexicon.contains(text[start : start + 2]):
        return True
    return any(low <= start and high >= start + 2 for low, high in _words_near(context, text, start))


def _ends_word(context: Context, text: str, end: int) -> bool:
    """Whether a word of two characters or more ends at `end`."""
    words = context.language.words
    return any(words.contains(text[start:end]) for start in range(max(0, end - 4), end - 1))


def _words_near(context: Context, text: str, at: int) -> list[tuple[int, int]]:
    """The words around `at` as the language model parts them."""
    return context.language.ngrams.words_around(text, at, at + 2, _REACH)


def _is_name(context: Context, text: str, start: int) -> bool:
    """Whether a family name stands before the doubled character, and makes no word with it."""
    if start == 0 or text[start - 1] not in FAMILY_NAMES:
        return False
    words = context.language.words
    return not words.covers(text, start - 1, start + 1) and not words.covers(text, max(0, start - 2), start)


def _is_foreign_name(text: str, start: int) -> bool:
    """Whether the doubled character, and two beside it, are such as foreign names are written with."""
    if text[start] not in TRANSLITERATING:
        return False
    sides = text[max(0, start - 2) : start], text[start + 2 : start + 4]
    return any(len(side) == 2 and _IN_NAMES.issuperset(side) for side in sides) or (
        sides[0][-1:] in TRANSLITERATING and sides[1][:1] in MIDDLE_DOTS and bool(sides[1])
    )


def _meet(context: Context, text: str, copy: _Copy) -> bool:
    """Whether a longer word ends where the second copy begins, and a longer one begins there."""
    length = copy.middle - copy.start
    words = _words_near(context, text, copy.middle)
    left = any(end == copy.middle and end - start > length for start, end in words)
    right = any(start == copy.middle and end - start > length for start, end in words)
    left = left or any(
        context.lexicon.contains(text[low : copy.middle]) for low in range(max(0, copy.start - 8), copy.start)
    )
    right = right or any(end > copy.end for end in _lexicon_ends(context, text, copy.middle))
    return left and right


def _lexicon_ends(context: Context, text: str, start: int) -> list[int]:
    most = min(len(text), start + 12)
    return [end for end in range(start + 2, most + 1) if context.lexicon.contains(text[start:end])]


def _known(context: Context, doubled: str) -> bool:
    return context.language.words.contains(doubled) or context.lexicon.contains(doubled)


def _gain(context: Context, text: str, copy: _Copy) -> float:
    """log10 by which the passage is more probable without the second copy."""
    before, after = text[max(0, copy.start - _REACH) : copy.middle], text[copy.end : copy.end + _REACH]
    again = text[copy.middle : copy.end]
    # the copy that is kept is the one that what follows attaches to
    kept = before[: len(before) - (copy.middle - copy.start)] + again + after
    score = context.language.ngrams.score
    return score(kept) - score(before + again + after)


def _finding(context: Context, block: Block, copy: _Copy, gain: float, confidence: float) -> Finding:
    kept = block.text[copy.middle : copy.end]
    return context.at(
        INFO,
        block.reading,
        copy.start,
        copy.end,
        message=Wording(f"“{kept}”重复", f"{kept} is doubled"),
        confidence=confidence,
        fixes=[Fix(kept, confidence, Wording("留一个", "keep one"))],
        evidence=[likelier(gain)],
    )
