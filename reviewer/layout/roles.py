"""What each block is on the page, from evidence in the text: patterns, length, end marks, markup, neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reviewer.layout.ends import unmatched_closers, unmatched_openers
from reviewer.layout.masthead import SIGNS
from reviewer.layout.names import are_names
from reviewer.layout.readings import Marked
from reviewer.model.block import Role
from reviewer.text.marks import HAN, ends_sentence, han_count

_PAUSE: Final = re.compile("[，。；：、,;！？!?]")
_COMMA: Final = re.compile("[，。；,;]")
_CONTINUATION: Final = re.compile("[（(【]?\\s*[下上]?[转接]\\s*第?\\s*[A-Za-z]?\\s*\\d{1,2}\\s*版.{0,8}")
_CREDIT: Final = re.compile(
    f"[■□▲△◆（(]?\\s*(?:[{HAN}·、（）()\\s]{{1,30}})(?:供图|摄影|摄|制图|图片|绘)\\s*[)）]?[。.]?"
)
_CAPTION_END: Final = re.compile(
    f"(?:[■□▲△（(][^。！？]{{1,30}}(?:供图|摄影|摄|图)\\s*[)）]?[。.]?|(?:记者|新华社)?[{HAN}\\s]{{2,10}}摄[)）]?)(?:[（(][^（）()]{{2,8}}[)）])?$"
)
_CAPTION_START: Final = re.compile("(?:图为|[上下左右]图[为：:]|[（(]?图[一二三四\\d])")
_BYLINE: Final = re.compile(
    "[■□●（(]?\\s*(?:本报|本社|新华社|特约|见习|实习|驻[^，。]{1,6}|[\u4e00-\u9fff]{2,4}(?:日报|晚报|导报))*\\s*(?:(?:特派|特约|见习|实习|首席)?(?:记者|通讯员|评论员|撰稿人?)|作者|文[/／]|编译|整理)"
    f"[\\s:：]*[{HAN}·、\\s]{{0,24}}(?:文[/／]图|文图|报道)?\\s*[)）]?"
)
_ORNAMENTED_NAMES: Final = re.compile(f"[■□●▲]\\s*([{HAN}\\s、]{{2,24}})")
_SUBTITLE: Final = re.compile("\\s*(?:——|—|--|－－|——|─)")
_DATELINE: Final = re.compile(
    f'[“"]?[{HAN}]{{2,8}}(?:讯|(?<!供)(?<!发)(?<!用)电)(?:[\\s（(：:记]|[{HAN}]{{2,4}}报道)|(?:新华社|据?[{HAN}]{{2,4}}社|本报)[{HAN}\\d]{{0,16}}[电讯]'
)
_FIGURE: Final = re.compile(r"\d")
_BULLET: Final = re.compile("[●○◆◇▲■□★·•]")
_FIGURE_END: Final = re.compile(
    "\\d[\\d.,%％]*\\s*[万亿千百]?(?:[个家项条次人户亩吨元%％]|亿元|万元|人次|千瓦时|平方米|公里|公顷|千瓦)?[\\d%％]*$"
)
_LEADING: Final = re.compile("[，。；：、！？）》”’】」』的了着过们]")

_SECTION: Final = re.compile(
    ".*(?:前沿|聚焦|观察|纵横|视点|视窗|动态|要闻|快讯|短波|广角|专栏|专题|专版|之窗|在线|论坛|天地|园地|风采|播报|速递|传真|简讯|博览|看台|时评|提示)"
)

_HEADLINE_LENGTH: Final = 45
_OPEN_LENGTH: Final = 10
"""Characters from which a line with an open book title is the first line of a paragraph.

A quote that is never closed may be a headline's lost mark.
"""
_LABEL_LENGTH: Final = 6
_BODY_LENGTH: Final = 46
_MASTHEAD_REACH: Final = 40
"""Blocks from the top of the page that may belong to the masthead."""


class Draft(NamedTuple):
    """A block before it has a role: its marked reading, for short."""

    text: str
    level: int
    bold: bool
    table: bool


def draft_of(marked: Marked) -> Draft:
    """What the roles are decided on."""
    return Draft(marked.reading.text, marked.level, marked.bold, marked.table)


def is_dateline(text: str) -> bool:
    """Whether `text` opens a report: 科学导报讯, 新华社北京1月2日电 ..."""
    return _DATELINE.match(text[:60]) is not None


def is_section(text: str) -> bool:
    """Whether `text` is a section's name as papers have them: 创新前沿, 今日要闻 ..."""
    return len(text) <= _LABEL_LENGTH and _SECTION.fullmatch(text) is not None


def roles_of(drafts: Sequence[Draft], wrapped: bool = False) -> list[Role]:
    """One role for each of `drafts`, in page order; on a page of wrapped lines a comma makes a line prose."""
    roles = [_alone(draft) for draft in drafts]
    if wrapped:
        for number, draft in enumerate(drafts):
            if roles[number] == Role.HEADLINE and not draft.level and _COMMA.search(draft.text):
                roles[number] = Role.BODY
    _mark_masthead(drafts, roles)
    _mark_infographics(drafts, roles)
    _mark_captions(drafts, roles)
    _mark_headline_groups(drafts, roles)
    return roles


def _alone(draft: Draft) -> Role:
    """The role a block would have without its neighbours."""
    text = draft.text.strip()
    if len(text) <= 24 and _CONTINUATION.fullmatch(text):
        return Role.CONTINUATION
    if draft.table:
        return Role.INFOGRAPHIC
    if draft.level:
        return Role.LABEL if _is_label(text) and len(text) < _LABEL_LENGTH - 1 else Role.HEADLINE
    if _is_byline(text):
        return Role.BYLINE
    if _is_caption(text):
        return Role.CAPTION
    if _SUBTITLE.match(text) and len(text) <= _HEADLINE_LENGTH and not text.endswith("。"):
        return Role.SUBTITLE
    if _is_prose(text):
        return Role.BODY
    return Role.LABEL if _is_label(text) else Role.HEADLINE


def _is_label(text: str) -> bool:
    return len(text) <= _LABEL_LENGTH and han_count(text) == len(text)


def _is_byline(text: str) -> bool:
    if len(text) > 48 or not text:
        return False
    if are_names(text):
        return True
    if (match := _ORNAMENTED_NAMES.fullmatch(text)) and are_names(match.group(1).strip()):
        return True
    return len(text) <= 36 and _BYLINE.fullmatch(text) is not None


def _is_caption(text: str) -> bool:
    if len(text) <= 48 and _CREDIT.fullmatch(text):
        return True
    return len(text) <= 400 and (_CAPTION_START.match(text) is not None or _CAPTION_END.search(text[-40:]) is not None)


def _is_prose(text: str) -> bool:
    if len(text) >= _BODY_LENGTH or _LEADING.match(text):
        return True
    if len(text) >= _OPEN_LENGTH and "《" in unmatched_openers(text) and not unmatched_closers(text):
        return True
    if text.endswith(("。", "；", "，", ";", ",")):
        return True
    if ends_sentence(text) and _COMMA.search(text):
        return True
    return len(text) >= 16 and _COMMA.search(text) is not None


def _mark_masthead(drafts: Sequence[Draft], roles: list[Role]) -> None:
    """From the first to the last line that only a masthead says, and the lines above where there are several such."""
    signs = [
        number
        for number, draft in enumerate(drafts[:_MASTHEAD_REACH])
        if len(draft.text) <= 120 and SIGNS.search(draft.text) and not draft.text.endswith("。")
    ]
    if not signs:
        return
    first, last = _cluster(signs)
    if sum(first <= sign <= last for sign in signs) >= 2 and all(_is_short(draft) for draft in drafts[:first]):
        first = 0
    for number in range(first, last + 1):
        if roles[number] != Role.BODY or number in signs:
            roles[number] = Role.MASTHEAD
    after = last + 1
    if after < len(drafts) and len(drafts[after].text) <= 12 and _PAPER_ONLY.fullmatch(drafts[after].text):
        roles[after] = Role.MASTHEAD


_PAPER_ONLY: Final = re.compile(f"[{HAN}]{{1,6}}(?:日报|晚报|导报|晨报|早报|时报|周报|周刊|商报)(?:责编.*)?")


def _is_short(draft: Draft) -> bool:
    return len(draft.text) <= 24 and not _COMMA.search(draft.text)


def _cluster(signs: Sequence[int]) -> tuple[int, int]:
    """The first run of signs with no more than six blocks between neighbours."""
    first = last = signs[0]
    for sign in signs[1:]:
        if sign - last > 6:
            break
        last = sign
    return first, last


def _mark_infographics(drafts: Sequence[Draft], roles: list[Role]) -> None:
    """Lines of figures without a sentence about them."""
    numeric = [_is_numeric(draft, role) for draft, role in zip(drafts, roles, strict=True)]
    for number, draft in enumerate(drafts):
        if not numeric[number]:
            continue
        beside = any(numeric[max(0, number - 1) : number]) or any(numeric[number + 1 : number + 2])
        alone = len(draft.text) <= 16 and _FIGURE_END.search(draft.text) is not None
        if beside or draft.bold or _BULLET.match(draft.text) or alone:
            roles[number] = Role.INFOGRAPHIC


def _is_numeric(draft: Draft, role: Role) -> bool:
    text = draft.text
    if role not in (Role.HEADLINE, Role.LABEL) or draft.level or len(text) > 40:
        return False
    return _FIGURE.search(text) is not None and not _COMMA.search(text)


def _mark_captions(drafts: Sequence[Draft], roles: list[Role]) -> None:
    """The prose right above a line that only names the photographer is the caption."""
    for number in range(1, len(drafts)):
        text = drafts[number].text
        if roles[number] == Role.CAPTION and len(text) <= 48 and _CREDIT.fullmatch(text):
            above = number - 1
            if roles[above] == Role.BODY and len(drafts[above].text) <= 300 and ends_sentence(drafts[above].text):
                roles[above] = Role.CAPTION


def _mark_headline_groups(drafts: Sequence[Draft], roles: list[Role]) -> None:
    """In a run of headline lines: what stands above the main one is a kicker, what follows it a subtitle."""
    start = 0
    heads = (Role.HEADLINE, Role.LABEL, Role.SUBTITLE)
    while start < len(roles):
        if roles[start] not in heads:
            start += 1
            continue
        end = start
        while end < len(roles) and roles[end] in heads:
            end += 1
        _name_group(drafts, roles, start, end)
        start = end


def _name_group(drafts: Sequence[Draft], roles: list[Role], start: int, end: int) -> None:
    members = [number for number in range(start, end) if roles[number] == Role.HEADLINE]
    if not members:
        return
    level = min((drafts[number].level for number in members if drafts[number].level), default=0)
    main = next((number for number in members if drafts[number].level == level), members[0])
    if not level and len(members) > 1 and len(drafts[members[0]].text) <= 14 and " " not in drafts[members[0]].text:
        main = members[1]
    for number in range(start, end):
        if number < main and roles[number] in (Role.HEADLINE, Role.LABEL):
            roles[number] = Role.KICKER
        elif number > main and roles[number] == Role.HEADLINE and not drafts[number].level:
            roles[number] = Role.SUBTITLE
