"""A count that the list in the same sentence contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.model.finding import Category, Evidence, Finding
from reviewer.rules.base import Context, Example, RuleInfo
from reviewer.text.marks import HAN
from reviewer.wording import Wording

INFO = RuleInfo(
    id="wrong-count",
    category=Category.FACT,
    summary=Wording("“几大”“几条”与所列的项数不符", "a count that its own list contradicts"),
    why=Wording(
        "句中列了几项，又说“三大产业”“8条产业链”，两者不符：不是数字读错，就是漏了或多了一项。",
        "The sentence lists its items and counts them; where the two differ a digit was misread or an item lost.",
    ),
    fires=(
        Example("聚焦高端装备、光伏、新材料、人工智能等3条产业链，招引一批企业。", "3条"),
        Example("园区着力打造先进制造、新能源、新材料、电子信息五大产业园区。", "五大"),
    ),
    silent=(
        Example("聚焦高端装备、光伏、新材料、人工智能等8条产业链，招引一批企业。"),
        Example("聚焦光伏、新材料、现代煤化工三大主导产业，紧盯工程建设。"),
        Example("以煤炭、电力为主的能源、化工、建材三大产业齐头并进。"),
        Example("做大做强先进制造业、数字经济核心产业、现代服务业三大产业集群。"),
        Example("认真学习、深刻领会、全面贯彻十五大精神。"),
        Example("中国、美国和日本等20家企业参加了展会。"),
    ),
)
_NUMERALS = {digit: value for value, digit in enumerate("零一二三四五六七八九十")} | {"两": 2}
_NUMBER = "[2-9]|1\\d|[两二三四五六七八九十]"
_ITEM = f'[{HAN}0-9A-Za-z（）()·“”"%]'
_MOST = 24
"""Items up to which a list is counted."""
_LIST = re.compile(
    f'(?P<list>(?:{_ITEM}{{1,20}}、){{2,{_MOST}}}{_ITEM}{{2,12}}?)(?P<etc>等)?[“"]?(?<![十百千\\d])(?P<count>(?P<number>{_NUMBER})(?P<unit>大|条|支|类|种|项))(?![\\d点])'
)
_JOINT = re.compile("[和与及]|以及")
_MARKED = re.compile("[的为是以有在被把将对等于围绕打造聚焦形成包括涵盖推进发展做大做强实施重点着力瞄准成立建设]")
_SHORT = 8
"""Characters of an item that is surely one item."""


def check(context: Context) -> Iterator[Finding]:
    """Lists with a count behind them; with 等 only a count below the list's own is a contradiction."""
    for block in context.prose:
        for match in _LIST.finditer(block.text):
            said = _number(match["number"])
            counted = _counted(match["list"])
            if counted is None or said is None or counted == said:
                continue
            if match["etc"] and counted <= said:
                continue
            if not match["etc"] and (match["unit"] != "大" or abs(counted - said) > 2):
                continue
            yield context.at(
                INFO,
                block.reading,
                *match.span("count"),
                message=Wording(f"说是 {said}，列了 {counted} 项", f"says {said}, lists {counted}"),
                confidence=0.72 if match["etc"] else 0.6,
                evidence=[Evidence("count", Wording(f"列举：{match['list']}", f"the list: {match['list']}"))],
            )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() else _NUMERALS.get(text)


def _counted(listed: str) -> int | None:
    """How many items the list has; None where that is not plain."""
    items = listed.split("、")
    if len(items) > _MOST:
        return None
    inner = items[1:]
    # 和, 及 within an item may join two items or belong to one; who can tell
    if any(len(item) > _SHORT or _MARKED.search(item) or _JOINT.search(item) for item in inner):
        return None
    if listed.count("(") != listed.count(")") or listed.count("（") != listed.count("）"):
        return None
    return len(items)
