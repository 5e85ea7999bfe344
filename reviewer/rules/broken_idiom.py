"""broken-idiom: an idiom or set phrase of four characters with one wrong, one lost, or two swapped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from reviewer.language.ground import Ground
from reviewer.language.phrases import phrase_gains
from reviewer.lexicon.set_phrases import LENGTH, Miss, Near
from reviewer.model.finding import Category, Evidence, Finding
from reviewer.rules._changes import look_alike
from reviewer.rules._gains import likelier
from reviewer.rules._slips import known
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.text.marks import CLOSING, OPENING, is_han
from reviewer.text.variant_characters import VARIANTS
from reviewer.wording import Wording

INFO = RuleInfo(
    id="broken-idiom",
    category=Category.SUBSTITUTION,
    summary=Wording("成语、四字格错一字、漏一字或两字颠倒", "an idiom with a character wrong, lost or swapped"),
    why=Wording(
        "成语和四字熟语字序固定，差一个字（夸夸歧谈）、漏一个字（行之效）、颠倒两字（当务急之）都看得出来。须有两个证据：词典里有这个"
        "成语；照原样读不通，改后概率高得多。词典另收的写法、异形词（唯/惟、做/作、分/份）都对；引号里的活用（“谈机色变”）不动；"
        "换用别的字而字形字音都不近的，是作者的活用，不报。",
        "Idioms of four characters are fixed, so that one wrong, lost or swapped character shows. Two witnesses: a dictionary has "
        "the idiom, and the text reads badly as it stands and far better with it. Other forms that dictionaries have, and variant "
        "characters (唯/惟, 做/作, 分/份), are right; puns in quotation marks and free variation with unlike characters are left alone.",
    ),
    fires=(
        Example("他在会上夸夸歧谈，大家听得不耐烦了。", "夸夸歧谈", "夸夸其谈"),
        Example("要建立行之效的管理机制，把工作落到实处。", "行之效", "行之有效"),
        Example("这是摆在我们面前的当务急之，必须抓紧办好。", "当务急之", "当务之急"),
    ),
    silent=(
        Example("他以“谈机色变”为题，写了一篇杂文。"),
        Example("山上常年风剥雨蚀，塔身精雕细镂，栩栩如生。"),
        Example("这两个数字形成争分夺牌的局面，举世注目。"),
        Example("他指手划脚，信口开河，大家都惟命是从。"),
        Example("对卖官鬻爵的人必须绳之以党纪国法，决不手软。"),
        Example("职工们走村串乡，送医送药，轻装简行。"),
    ),
)
_LEAST: Final = {Miss.WRONG: 4.0, Miss.LOST: 3.0, Miss.SWAPPED: 1.5}
"""log10 by which the text must read better with the idiom."""
_OUTSIDE_SENTENCES: Final = 2.0
"""What is asked for on top in headlines, which are terse."""
_CONFIDENCE: Final = {Miss.WRONG: 0.72, Miss.LOST: 0.62, Miss.SWAPPED: 0.85}
_CATEGORY: Final = {
    Miss.WRONG: Category.SUBSTITUTION,
    Miss.LOST: Category.MISSING,
    Miss.SWAPPED: Category.TRANSPOSITION,
}
_BODIES: Final = ("公司", "会议", "集团", "银行", "大学", "学院", "医院", "政府", "法院", "总部")
_LEFT_OVER: Final = -3.3
"""log10 of the probability of a word, below which a single character hardly ever is one."""
_SWAPPED_LEFT_OVER: Final = -2.8
_SMALL: Final = -2.6
"""Above this a single character is a word of grammar: 了, 的, 在."""
_LEAST_ALIKE: Final = 0.55
_TAKES_MORE: Final = frozenset("以于为而不如无有之在对与和")
_COMMON: Final = 1.2
"""log10 of a dictionary's count; of rarer phrases a lost character proves little."""


class _Broken(NamedTuple):
    near: Near
    gain: float
    likeness: float


def check(context: Context) -> Iterator[Finding]:
    """Idioms that are broken, one for each place."""
    text = context.page.text
    found = [near for near in context.lexicon.near_set_phrases(text) if all(map(is_han, text[near.start : near.end]))]
    if not found:
        return
    start = np.array([near.start for near in found])
    end = np.array([near.end for near in found])
    gains = phrase_gains(context.lattice, context.language.ngrams, start, end, [near.form for near in found])
    likely = [(near, gain) for near, gain in zip(found, gains.tolist(), strict=True) if gain >= _LEAST[near.miss]]
    judged = [broken for near, gain in likely if (broken := _judged(context, text, near, gain)) is not None]
    taken: set[int] = set()
    for broken in sorted(judged, key=lambda b: (-b.gain, b.near.start, b.near.form)):
        places = range(broken.near.start, broken.near.end)
        if taken.isdisjoint(places):
            taken.update(places)
            yield _finding(context, text, broken)


def _judged(context: Context, text: str, near: Near, gain: float) -> _Broken | None:
    ground = context.shared(known)
    window = text[near.start : near.end]
    if context.language.words.contains(window) or context.lexicon.contains(window) or _is_quoted(text, near):
        return None
    if near.form.endswith(_BODIES):
        return None  # two bodies may differ in one character
    if gain < _LEAST[near.miss] + (0 if ground.prose[near.start] else _OUTSIDE_SENTENCES):
        return None
    if near.miss is Miss.LOST and not _stands_alone(context, ground, text, near):
        return None
    if near.miss is Miss.SWAPPED and min(ground.alone[near.at], ground.alone[near.at + 1]) > _SWAPPED_LEFT_OVER:
        return None  # both belong to words, or are small ones: 枝叶|繁茂 beside 枝繁叶茂, 有|大|作为 beside 大有作为
    if near.miss is not Miss.WRONG:
        return _Broken(near, gain, 0.0)
    old, new = text[near.at], near.form[near.at - near.start]
    characters = context.language.characters
    likeness = max(characters.shape(old, new), characters.sound(old, new) - 0.1)
    left_over = ground.alone[near.at] < _LEFT_OVER
    if (old, new) in VARIANTS or likeness < _LEAST_ALIKE or not left_over:
        return None
    return _Broken(near, gain, likeness)


def _is_quoted(text: str, near: Near) -> bool:
    """Whether it stands in marks of its own: a pun."""
    return text[near.start - 1 : near.start] in OPENING and text[near.end : near.end + 1] in CLOSING


def _stands_alone(context: Context, ground: Ground, text: str, near: Near) -> bool:
    """Whether the phrase that lost a character is common, and no other character has taken the lost one's place."""
    if (context.language.words.frequency(near.form) or 0.0) < _COMMON:
        return False
    first, last = near.at == near.start, near.at == near.start + LENGTH - 1
    if not first and not last:
        return True
    beside = near.start - 1 if first else near.end
    if beside < 0 or not is_han(text[beside]):
        return True
    if last and text[beside - 1] in _TAKES_MORE:
        return False  # 绳之以|党纪国法
    small = ground.alone[beside] == 0 or ground.alone[beside] > _SMALL
    edge = near.start if first else near.end
    return bool(small) and not context.language.words.covers(text, edge - 1, edge + 1)


def _finding(context: Context, text: str, broken: _Broken) -> Finding:
    near = broken.near
    block, at = context.page.place(near.start)
    wrong = text[near.start : near.end]
    confidence = round(min(0.95, _CONFIDENCE[near.miss] + 0.03 * min(6.0, broken.gain - _LEAST[near.miss])), 3)
    return context.at(
        INFO,
        block.reading,
        at,
        at + len(wrong),
        message=Wording(f"“{wrong}”疑为“{near.form}”", f"{wrong} is probably {near.form}"),
        confidence=confidence,
        category=_CATEGORY[near.miss],
        fixes=[Fix(near.form, confidence, Wording("词典中的写法", "as dictionaries have it"))],
        evidence=_witnesses(context, text, broken),
    )


def _witnesses(context: Context, text: str, broken: _Broken) -> Iterator[Evidence]:
    near = broken.near
    yield Evidence("lexicon", Wording(f"成语“{near.form}”", f"the idiom {near.form}"))
    if near.miss is Miss.WRONG:
        yield from look_alike(context, text[near.at], near.form[near.at - near.start])
    yield likelier(broken.gain)
