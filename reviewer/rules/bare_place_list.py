"""bare-place-list: a list of places behind 来自 that runs straight into the people who come from there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reviewer.model.finding import Category, Finding
from reviewer.rules._lost import lost
from reviewer.rules.base import Context, Example, RuleInfo
from reviewer.text.marks import HAN
from reviewer.wording import Wording

INFO = RuleInfo(
    id="bare-place-list",
    category=Category.MISSING,
    summary=Wording("“来自”几个地方，后面缺“等地”或“的”", "来自 and a list of places without 等地 or 的"),
    why=Wording(
        "“来自杭州、成都、南京游客”：并列的地名后面直接跟人，中间缺“等地”或“的”。只看词库里有的地名，两个以上并列才报。",
        "来自杭州、成都、南京游客: between a list of places and the people from there 等地 or 的 is lost. Only places that the lexicon "
        "has, and only two or more of them.",
    ),
    fires=(Example("暑假期间，来自杭州、成都、南京游客络绎不绝。", "京游", "京等地游"),),
    silent=(
        Example("来自杭州、成都、南京的游客，来自杭州、成都等地的游客，来自杭州和成都两地游客。"),
        Example("来自全国各地游客、来自高校、企业专家参加了会议，来自北京、上海代表团也到会。"),
    ),
)
_PEOPLE: Final = (
    "客商|游客|旅客|顾客|客户|专家|学者|代表|嘉宾|选手|运动员|学生|考生|志愿者|企业家|投资者|商人|记者|观众"
)
_NAMED_AFTER: Final = "[团会队处社站协中库席端部群列型性服联俱村家组]"
"""What follows people's name in that of a thing: 游客中心, 代表性, 选手村."""
_LIST: Final = re.compile(
    f"来自(?P<places>(?:[{HAN}]{{2,5}}[、和]){{1,6}}(?P<last>[{HAN}]{{2,4}}?))(?=(?:{_PEOPLE})(?!{_NAMED_AFTER}))"
)
_PARTED: Final = re.compile("[、和]")
_CONFIDENCE: Final = 0.75


def check(context: Context) -> Iterator[Finding]:
    """Lists of places without a link to what follows, in prose."""
    for block in context.prose:
        for found in _LIST.finditer(block.text):
            if not context.shared(_places).issuperset(_PARTED.split(found["places"])):
                continue
            yield lost(
                context,
                INFO,
                block,
                found.end(),
                message=Wording(
                    f"并列地名“{found['places']}”后疑缺“等地”或“的”",
                    f"等地 or 的 is probably lost behind {found['places']}",
                ),
                why=Wording("几个地名不能直接作定语", "several places are no attribute without a link"),
                confidence=_CONFIDENCE,
                texts=(("等地", 0.5), ("的", 0.4)),
            )


def _places(context: Context) -> frozenset[str]:
    """The names of places, in full and without what they are (杭州市, 杭州)."""
    names = [term.text for term in context.lexicon.terms if term.kind == "place"]
    return frozenset([*names, *(name[:-1] for name in names if len(name) > 2)])
