"""Characters that a page does not print: what they are, and what was meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from reviewer.model.finding import Applicability, Category
from reviewer.text.marks import HAN
from reviewer.wording import Wording

_KINDS: Final = (
    ("lost", "\ufffd\ufffe\uffff"),
    ("private", "\ue000-\uf8ff\U000f0000-\U0010fffd"),
    ("control", "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f"),
    ("invisible", "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"),
    ("compatibility", "\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f"),
    ("katakana", "\uff65-\uff9f"),
    ("box", "\u2500-\u259f"),
)
_ODD: Final = re.compile("|".join(f"(?P<{name}>[{range_}]+)" for name, range_ in _KINDS))
_RADICALS: Final = dict(
    zip(
        "⺠⺟⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻁⻄⻨",
        "民母见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙虎西麦",
        strict=True,
    )
)
_LATIN: Final = dict(
    zip(
        "АВСЕНКМОРТХІЅЈасеорхуіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABCEHKMOPTXISJaceopxyisjABEZHIKMNOPTYXo",
        strict=True,
    )
)
_WORD: Final = re.compile("[A-Za-z\u0370-\u03ff\u0400-\u04ff]{2,}")
_KANA: Final = dict(zip("ロニカハエタトーミ", "口二力八工夕卜一三", strict=True))
_KANA_ALONE: Final = re.compile(f"(?<=[{HAN}])[{''.join(_KANA)}](?=[{HAN}])")
_JOINERS: Final = frozenset("\u200c\u200d")


class OddCharacter(NamedTuple):
    """`text[start:end]` is odd; `fix` is what was meant, None where nothing tells."""

    start: int
    end: int
    fix: str | None
    category: Category
    confidence: float
    applicability: Applicability | None
    message: Wording


def odd_characters(text: str) -> Iterator[OddCharacter]:
    """Odd characters of a whole text, in order; runs of a kind are one."""
    if text.isascii() and text.isprintable():
        return
    for match in _ODD.finditer(text):
        yield from _of_a_kind(match)
    yield from _look_alikes(text)


def _of_a_kind(match: re.Match[str]) -> Iterator[OddCharacter]:
    start, end = match.span()
    run = match.group()
    code = " ".join(f"U+{ord(character):04X}" for character in run[:3])
    kind = match.lastgroup
    if kind == "compatibility":
        yield from _compatibility(start, run)
    elif kind == "invisible":
        if not _joins_emoji(match):
            message = Wording(f"看不见的字符 {code}", f"invisible character {code}")
            yield OddCharacter(start, end, "", Category.EXTRA, 0.95, Applicability.SAFE, message)
    elif kind == "control":
        message = Wording(f"控制字符 {code}", f"control character {code}")
        yield OddCharacter(start, end, "", Category.EXTRA, 0.95, None, message)
    elif kind == "box":
        message = Wording(f"制表符 {code}", f"box-drawing character {code}")
        fix = "—" * len(run) if set(run) <= set("─━") else ""
        category = Category.SUBSTITUTION if fix else Category.EXTRA
        yield OddCharacter(start, end, fix, category, 0.75, None, message)
    elif kind == "katakana":
        message = Wording(f"半角片假名 {code}", f"half-width katakana {code}")
        fix = "·" * len(run) if set(run) == {"\uff65"} else unicodedata.normalize("NFKC", run)
        yield OddCharacter(start, end, fix, Category.SUBSTITUTION, 0.85, None, message)
    else:
        lost = kind == "lost"
        message = Wording(
            f"{'解不出的' if lost else '专用区'}字符 {code}，原字已丢",
            f"{kind} character {code}; what stood here is lost",
        )
        yield OddCharacter(start, end, None, Category.SUBSTITUTION, 0.97 if lost else 0.9, None, message)


def _compatibility(start: int, run: str) -> Iterator[OddCharacter]:
    for offset, character in enumerate(run):
        plain = _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
        at = start + offset
        code = f"U+{ord(character):04X}"
        if plain != character:
            message = Wording(f"兼容汉字或部首 {code}，应为 {plain}", f"compatibility form {code} of {plain}")
            yield OddCharacter(at, at + 1, plain, Category.SUBSTITUTION, 0.95, Applicability.SAFE, message)
        elif character < "\u3000":
            message = Wording(f"部首 {code} 当作汉字用", f"radical {code} in place of a character")
            yield OddCharacter(at, at + 1, None, Category.SUBSTITUTION, 0.8, None, message)


def _joins_emoji(match: re.Match[str]) -> bool:
    before = match.string[match.start() - 1 : match.start()]
    return set(match.group()) <= _JOINERS and before != "" and (before > "\u2190") and not re.match(f"[{HAN}]", before)


def _look_alikes(text: str) -> Iterator[OddCharacter]:
    if text.isascii():
        return
    for match in _WORD.finditer(text):
        foreign = [character for character in match.group() if not character.isascii()]
        if foreign and len(foreign) < len(match.group()) and all(character in _LATIN for character in foreign):
            plain = "".join(_LATIN.get(character, character) for character in match.group())
            message = Wording("拉丁词里混进了形似的西里尔或希腊字母", "a Cyrillic or Greek look-alike in a Latin word")
            yield OddCharacter(*match.span(), plain, Category.SUBSTITUTION, 0.92, None, message)
    for match in _KANA_ALONE.finditer(text):
        plain = _KANA[match.group()]
        message = Wording(f"汉字之间的片假名，形似 {plain}", f"a katakana between Han characters, looks like {plain}")
        yield OddCharacter(*match.span(), plain, Category.SUBSTITUTION, 0.85, None, message)
