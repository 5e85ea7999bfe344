"""Names that frames show in an archive: firms, bodies and zones by their ends, persons by titles, phrases by quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from reviewer.lexicon.bodies import ENDINGS
from reviewer.lexicon.persons import LENGTH, SAYING, TITLES, is_name, persons
from reviewer.text.family_names import FAMILY_NAMES
from reviewer.text.marks import HAN, is_han

KINDS: Final = (
    ("company", re.compile("(?:公司|集团|银行|酒店|超市|商场|饭店|煤矿|煤业|电厂|钢厂)$")),
    ("zone", re.compile("(?:开发区|示范区|高新区|产业园|工业园|园区|保税区|综改区|新区|经济区)$")),
    (
        "institution",
        re.compile(
            "(?:大学|学院|研究院|研究所|研究中心|实验室|医院|中学|小学|幼儿园|委员会|协会|联合会|学会|基金会|管理局|监管局|厅|"
            "检察院|法院|公安局|报社|电视台|出版社|剧院|博物馆|图书馆)$"
        ),
    ),
    ("place", re.compile("(?:县|镇|乡|村|街道|社区|景区|水库|高速|大桥|古城)$")),
)  # fmt: skip
OPENERS: Final = frozenset("的在与和由了到是为对从向及于至将把被给让等并以")
"""Characters behind which a name may begin."""
_ENDS: Final = "|".join(sorted({*ENDINGS, "有限公司", "有限责任公司"}, key=lambda end: (-len(end), end)))
_BODY: Final = re.compile(
    f"(?:^|(?<=[^{HAN}])|(?<=[{''.join(sorted(OPENERS))}]))[{HAN}]{{2,16}}?(?:{_ENDS})(?![{HAN}]?公司)", re.MULTILINE
)
_SHORT_PERSON: Final = re.compile(
    f"(?:记者|通讯员|实习生|董事长|总经理|经理|主任|书记|市长|县长|镇长|局长|厅长|校长|院长|所长|教授|研究员|医生|村民|居民)"
    f"((?:{'|'.join(sorted(FAMILY_NAMES, key=len, reverse=True))})[{HAN}]{{1,2}})(?=[说表示介绍告诉坦言认为报从在走来近日电，、。：；）)（(\\s]|$)"
)
_QUOTED: Final = re.compile(f"[“《]([{HAN}A-Za-z0-9·—]{{3,14}})[”》]")
_PROVINCES: Final = re.compile(
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|"
    "青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|中国"
)
LEGAL: Final = ("有限公司", "有限责任公司")
_WHOLE: Final = 3
"""Characters before its end that a body's name needs: 开发区 by itself names nothing."""


class Seen(NamedTuple):
    """A stretch in a frame: its text and kind, and where it begins in the page's text."""

    text: str
    kind: str
    start: int


def framed(text: str) -> Iterator[Seen]:
    """All that a page's frames show."""
    for match in _BODY.finditer(text):
        end = next(end for end in _ENDS.split("|") if match[0].endswith(end))
        # what stands before a province is no part of the name: 推动山西…有限公司
        province = _PROVINCES.search(match[0], 0, len(match[0]) - len(end))
        name = match[0][province.start() :] if province else match[0]
        if len(name) - len(end) >= _WHOLE and not any(char in OPENERS for char in name):
            yield Seen(name, kind_of(name) or "institution", match.end() - len(name))
    for match in _SHORT_PERSON.finditer(text):
        yield Seen(match[1], "person", match.start(1))
    for person in persons(text).values():
        name = person.text
        if not person.foreign and is_name(name) and any(_is_shown(text, start) for start in person.starts):
            yield from (Seen(name, "person", start) for start in person.starts)
    for match in _QUOTED.finditer(text):
        if any(map(is_han, match[1])):
            yield Seen(match[1], kind_of(match[1]) or "phrase", match.start(1))


def _is_shown(text: str, start: int) -> bool:
    return text.endswith(TITLES, 0, start) or text.startswith(SAYING, start + LENGTH)


def kind_of(text: str) -> str:
    """The kind of name that the end of `text` tells; empty for none."""
    return next((kind for kind, ending in KINDS if ending.search(text) and len(text) > 2), "")


def counted(pages: list[tuple[str, list[Seen]]]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """How often each text of a kind stands, each place once, and in how many pages."""
    times: Counter[tuple[str, str]] = Counter()
    issues: Counter[tuple[str, str]] = Counter()
    for _, seen in pages:
        here = Counter((each.text, each.kind) for each in set(seen))
        times.update(here)
        issues.update(here.keys())
    return times, issues
