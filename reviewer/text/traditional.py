"""Traditional text read in simplified characters, one for one, and corrections put back into the page's own characters.

Words, phrases and look-alikes are known in simplified characters only; a traditional page is read through them, and every
offset stays what it is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reviewer.text.marks import han_count, is_han

if TYPE_CHECKING:
    from opencc import OpenCC

STANDARD: Final = frozenset(
    "皙瞋噘蹚凓勠迺桠耑钜昇陞甯飏袷麹仝甦邨氾堃犇龢祕脩菉淼喆晢扞於厖浬烝珪畬楞椀椹蒐劄絜僇夥澂憙瑬谿釐盦瓖糵籥詟锺镕剋瞭乾麽藉徵吒"
)
"""Characters of the 2013 Table of General Standard Characters that converters take for traditional or variant forms."""
_NAMES: Final = frozenset("濛頫頔儁")
"""Not in the table, yet kept in well-known names."""
_BOTH_STANDARDS: Final = frozenset("後")
"""In GB 2312, but in no simplified text."""
_SHARE: Final = 0.12
"""Share of traditional forms from which on a page is traditional; it is 0.3 and more in truth."""
_FEW: Final = 3
_AROUND: Final = 4
"""Characters on either side that a conversion may need to tell one word from another."""


def not_simplified(text: str) -> set[str]:
    """The Han characters of `text` that simplified text has no use for, converted or not."""
    characters = set(text)
    rest = characters.difference("".join(characters).encode("gb2312", "ignore").decode("gb2312"))
    return {character for character in rest | (characters & _BOTH_STANDARDS) if is_han(character)} - STANDARD - _NAMES


def forms(converter: OpenCC, characters: set[str]) -> dict[str, str]:
    """What the converter makes of each of `characters`, where that is another character that fonts have."""
    made = {character: converter.convert(character) for character in characters}
    return {old: new for old, new in made.items() if new != old and len(new) == 1 and new < "\U00010000"}


def is_traditional(text: str) -> bool:
    """Whether `text` as a whole is in traditional characters."""
    foreign = not_simplified(text)
    least = max(_FEW, _SHARE * han_count(text)) if foreign else 0
    if not foreign or sum(map(text.count, foreign)) < least:
        return False
    return sum(map(text.count, forms(_converter("t2s"), foreign))) >= least


def simplified(text: str) -> str:
    """`text` in simplified characters, as long as it was."""
    return "\n".join(_as_long(line) for line in text.split("\n"))


def folded(text: str) -> str:
    """`text` with each stray traditional character as the simplified one, as long as it was."""
    foreign = not_simplified(text)
    if not foreign:
        return text
    return text.translate({ord(old): new for old, new in forms(_converter("t2s"), foreign).items()})


def restored(new: str, page: str, start: int, end: int) -> str:
    """`new`, which is to stand for `page[start:end]`, in the characters of the traditional `page`."""
    if not any(map(is_han, new)):
        return new
    plain = _simplified(page)
    at = plain.find(new) if len(new) > 1 else -1
    if at >= 0:
        # moved from elsewhere on the page
        return page[at : at + len(new)]
    left, right = plain[max(0, start - _AROUND) : start], plain[end : end + _AROUND]
    whole = _converter("s2t").convert(left + new + right)
    made = whole[len(left) : len(left) + len(new)] if len(whole) == len(left + new + right) else new
    return "".join(_as_printed(character, page) for character in made)


def _as_printed(character: str, page: str) -> str:
    """The form of `character` that the page uses: 爲 or 為, 裏 or 裡."""
    if character in page:
        return character
    variants = (_converter(name).convert(character) for name in ("t2tw", "t2hk"))
    return next((variant for variant in variants if variant in page), character)


def _as_long(line: str) -> str:
    made = _converter("t2s").convert(line)
    return made if len(made) == len(line) else "".join(_one(character) for character in line)


def _one(character: str) -> str:
    made = _converter("t2s").convert(character)
    return made if len(made) == 1 else character


@lru_cache(maxsize=4)
def _simplified(page: str) -> str:
    return simplified(page)


@lru_cache(maxsize=8)
def _converter(name: str) -> OpenCC:
    from opencc import OpenCC  # its dictionaries take a while, and most pages need none

    return OpenCC(name)
