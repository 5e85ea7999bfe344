"""Which blocks make one story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reviewer.layout.ends import RUN_ON
from reviewer.layout.names import names_tail
from reviewer.layout.roles import Draft, is_dateline, is_section
from reviewer.model.block import Role

_HEADS: Final = (Role.KICKER, Role.HEADLINE, Role.SUBTITLE, Role.LABEL)


def stories_of(drafts: Sequence[Draft], roles: Sequence[Role]) -> list[int]:
    """The story number of each block, from 0 in page order; -1 for what belongs to none."""
    numbers: list[int] = []
    story = -1
    has_body = closed = False
    for number, role in enumerate(roles):
        if role == Role.MASTHEAD:
            numbers.append(-1)
            continue
        if story < 0 or closed or (has_body and _opens(drafts, roles, number)):
            story += 1
            has_body = closed = False
        numbers.append(story)
        if role == Role.BODY:
            has_body = True
            closed = _is_signed(drafts[number].text)
        elif role == Role.BYLINE and has_body:
            closed = True
    return numbers


def _is_signed(text: str) -> bool:
    """Whether a byline runs on behind the text."""
    return RUN_ON.search(text, max(0, len(text) - 32)) is not None or names_tail(text) is not None


def _opens(drafts: Sequence[Draft], roles: Sequence[Role], number: int) -> bool:
    """Whether the block opens a story although the one before has not ended with its byline."""
    role = roles[number]
    if role == Role.BODY:
        return is_dateline(drafts[number].text)
    if role not in _HEADS or roles[number - 1] in _HEADS:
        return False
    if role == Role.LABEL and drafts[number].level and is_section(drafts[number].text):
        return True
    after = number
    while after < len(roles) and roles[after] in _HEADS:
        after += 1
    levels = [drafts[at].level for at in range(number, after) if drafts[at].level]
    if levels and min(levels) <= 2 and roles[after - 1] != Role.LABEL:
        return True
    if after >= len(roles):
        return False
    return roles[after] == Role.BYLINE or (roles[after] == Role.BODY and is_dateline(drafts[after].text))
