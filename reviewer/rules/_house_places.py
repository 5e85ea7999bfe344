"""Where a page departs from house style: one function a pattern, each giving the edits that would mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reviewer.model.block import Block, Role
from reviewer.model.finding import Edit
from reviewer.model.issue import Issue
from reviewer.model.span import Span
from reviewer.rules._quotes import KINDS, Direction, anomalies, lean_at, tokens_of
from reviewer.text.marks import BLANKS, HAN, is_han

_ALNUM: Final = "0-9A-Za-z０-９Ａ-Ｚａ-ｚ"
_NARROW: Final = re.compile("[,;:?!]")
_WIDER: Final = str.maketrans(",;:?!()", "，；：？！（）")
_SKIPPED: Final = "\"'“”‘’()（）《》「」『』【】?!？！"
"""Marks looked past on the way to the neighbour that tells the script."""
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+|(?<![\w.+-])[\w.+-]+@[A-Za-z0-9.-]+")
_WIDE_ALNUM: Final = re.compile("[０-９Ａ-Ｚａ-ｚ]|(?<=[0-9０-９])．(?=[0-9０-９])")
_JOINT: Final = re.compile(
    f"(?<=[{HAN}])(?P<first>[{BLANKS}]*)(?=[{_ALNUM}])|(?<=[{_ALNUM}])(?P<second>[{BLANKS}]*)(?=[{HAN}])"
)
_PARTS: Final = re.compile("[讯电者员辑摄版图表注]$|(?:电话|热线|邮编|传真|邮箱|网址|地址|微信|编号|日期|时间|地点)$")
"""Words that a blank rightly follows."""
_NUMBERS_A_BLOCK: Final = re.compile(f"[{_ALNUM}]{{1,3}}[{BLANKS}]*$")
_DATELINE: Final = re.compile(f"[讯电]$|(?:记者|通讯员|编辑)[{HAN}、]{{2,14}}$")
_HEAD: Final = 40
"""Characters in which a dateline stands."""
_BLANK_ONLY: Final = re.compile(f"[{BLANKS}]+")
_MINORITY: Final = 1 / 2
DOUBLE: Final = KINDS[0]
ROUND: Final = next(kind for kind in KINDS if kind.name == "round")


def residue(issue: Issue) -> Iterator[Edit]:
    """Blanks that old line ends left in running text: what the readings have taken out, and what goes with a narrow mark."""
    for block in _prose(issue):
        origin = block.reading.origin
        if len(origin) and origin[-1] - origin[0] >= len(origin):
            yield from _gaps(issue.text, block)
        beside = {edit for at in _widened(block.text) for edit in _blanks_beside(block, at)}
        yield from sorted(beside, key=lambda edit: edit.span)


def narrow_marks(issue: Issue) -> Iterator[Edit]:
    """Half-width commas, semicolons, colons, question and exclamation marks in Chinese."""
    for block in _texts(issue):
        for at in _narrow_places(block.text):
            yield _replaced(block, at, block.text[at].translate(_WIDER))


def narrow_brackets(issue: Issue) -> Iterator[Edit]:
    """Half-width brackets round Han characters, where every bracket of the block has its other half."""
    for block in _texts(issue):
        for at in _bracket_places(block.text):
            yield _replaced(block, at, block.text[at].translate(_WIDER))


def straight_quotes(issue: Issue) -> Iterator[Edit]:
    """Straight double quotation marks of blocks in which the pairing is beyond doubt."""
    troubled = _troubled_blocks(issue)
    for block in _texts(issue):
        if block.number not in troubled and any(mark in block.text for mark in DOUBLE.straight):
            yield from _curled(block)


def wide_letters(issue: Issue) -> Iterator[Edit]:
    """Full-width digits and letters."""
    for block in _texts(issue):
        for match in _WIDE_ALNUM.finditer(block.text):
            yield _replaced(block, match.start(), chr(ord(match.group()) - 0xFEE0))


def mixed_blanks(issue: Issue) -> Iterator[Edit]:
    """Blanks between Han and digits or Latin letters, on a page that mostly has none there."""
    joints = 0
    edits = []
    for block in _prose(issue):
        for match in _JOINT.finditer(block.text):
            joints += 1
            low, high = match.span()
            if low < high and not _parts(block.text, low):
                edits.append(Edit(Span(block.reading.origin[low], block.reading.origin[high - 1] + 1), ""))
    if len(edits) < joints * _MINORITY:
        yield from edits


def _texts(issue: Issue) -> Iterator[Block]:
    return (block for block in issue.blocks if block.role is not Role.MASTHEAD)


def _prose(issue: Issue) -> Iterator[Block]:
    return (block for block in issue.blocks if block.role.is_prose)


def _replaced(block: Block, at: int, new: str) -> Edit:
    return Edit(block.reading.span(at, at + 1), new)


def _gaps(text: str, block: Block) -> Iterator[Edit]:
    """What lies between neighbours of the reading, where it is nothing but blanks and no dateline's."""
    before = block.reading.origin[0]
    for index, at in enumerate(block.reading.origin):
        blank = at > before + 1 and _BLANK_ONLY.fullmatch(text, before + 1, at)
        if blank and (index > _HEAD or not _DATELINE.search(block.text, 0, index)):
            yield Edit(Span(before + 1, at), "")
        before = at


def _narrow_places(text: str) -> Iterator[int]:
    """Where `text` has a half-width mark beside Han, in no number, time, address or Latin phrase."""
    found = list(_NARROW.finditer(text))
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if found else []
    for match in found:
        at = match.start()
        if not any(low <= at < high for low, high in addresses) and _is_chinese(text, at):
            yield at


def _bracket_places(text: str) -> list[int]:
    """Where `text` has half-width brackets round Han, all its brackets being paired."""
    if ("(" not in text and ")" not in text) or anomalies(ROUND, text, [(0, len(text))]):
        return []
    places: list[int] = []
    opened: list[int] = []
    for token in tokens_of(ROUND, text, 0, len(text)):
        if token.direction is Direction.OPEN:
            opened.append(token.at)
        elif opened:
            low = opened.pop()
            if any(map(is_han, text[low : token.at])):
                places += [low, token.at]
    return sorted(at for at in places if text[at] in "()")


def _widened(text: str) -> list[int]:
    """Where `text` has a mark that is to be full-width."""
    return [*_narrow_places(text), *_bracket_places(text)]


def _is_chinese(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if _is_alnum(before) and _is_alnum(after):
        return False
    if text[at] in "?!" and (before.isdigit() or after.isdigit()):
        return False  # OCR reads digits as such marks
    return _han_beyond(text, at, -1) or _han_beyond(text, at, 1)


def _is_alnum(character: str) -> bool:
    return character != "" and character.isalnum() and not is_han(character)


def _han_beyond(text: str, at: int, step: int) -> bool:
    for _ in range(4):
        at += step
        if not 0 <= at < len(text):
            return False
        if text[at] not in _SKIPPED:
            return is_han(text[at])
    return False


def _blanks_beside(block: Block, at: int) -> Iterator[Edit]:
    """Blanks on either side of a narrow mark; the readings take these out only beside wide marks."""
    text, low, high = block.text, at, at + 1
    while low and _BLANK_ONLY.match(text[low - 1]):
        low -= 1
    while high < len(text) and _BLANK_ONLY.match(text[high]):
        high += 1
    origin = block.reading.origin
    if low < at and low:
        yield Edit(Span(origin[low], origin[at - 1] + 1), "")
    if high > at + 1 and high < len(text):
        yield Edit(Span(origin[at + 1], origin[high - 1] + 1), "")


def _troubled_blocks(issue: Issue) -> set[int]:
    """Numbers of the body blocks in which a double quotation mark is in trouble, the body read as one."""
    body = [block for block in issue.blocks if block.role is Role.BODY]
    if not any(mark in block.text for block in body for mark in DOUBLE.straight):
        return set()
    bounds, length = [], 0
    for block in body:
        bounds.append((length, length + len(block.text)))
        length = bounds[-1][1]
    found = anomalies(DOUBLE, "".join(block.text for block in body), bounds)
    return {
        block.number
        for block, (low, high) in zip(body, bounds, strict=True)
        if any(anomaly.low < high and low <= anomaly.high for anomaly in found)
    }


def _curled(block: Block) -> Iterator[Edit]:
    text = block.text
    if anomalies(DOUBLE, text, [(0, len(text))]):
        return
    edits: list[Edit] = []
    opened = ""
    for token in tokens_of(DOUBLE, text, 0, len(text)):
        opens = not opened if token.direction is Direction.STRAIGHT else token.direction is Direction.OPEN
        if opens is bool(opened):
            return
        opened = token.char if opens else ""
        if token.direction is Direction.STRAIGHT:
            leaning = lean_at(text, token.at)
            if (leaning < 0) if opens else (leaning > 0):
                return
            edits.append(_replaced(block, token.at, "“" if opens else "”"))
    if any(map(is_han, text)):
        yield from edits


def _parts(text: str, at: int) -> bool:
    """Whether the blank at `at` follows a dateline, a label or a block's number."""
    return bool(_PARTS.search(text, max(0, at - 4), at) or (at <= 4 and _NUMBERS_A_BLOCK.match(text[:at])))
