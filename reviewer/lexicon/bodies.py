"""Institutions and zones as the pages spell them, found by what their names end in."""

from __future__ import annotations

import re
from typing import Final

from reviewer.lexicon.names import Mention
from reviewer.model.issue import Issue
from reviewer.text.marks import HAN

LEAST_HEAD: Final = 2
"""Characters that two spellings must share before they differ."""
ENDINGS: Final = (
    *("大学", "学院", "研究院", "研究所", "研究中心", "实验室", "集团", "公司", "银行", "医院", "中学", "小学", "幼儿园", "委员会"),
    *("协会", "联合会", "学会", "基金会", "开发区", "示范区", "高新区", "产业园", "产业园区", "工业园", "工业园区", "经济区", "新区"),
    *("保税区", "出版社", "日报", "日报社", "电视台", "剧院", "博物馆", "图书馆", "体育馆", "纪念馆", "检察院", "法院", "数据谷"),
    *("流量谷", "科技城", "创业园", "物流园", "度假区", "风景区", "保护区", "水库", "电厂", "钢厂", "煤矿", "机场", "车站"),
)  # fmt: skip
_ENDING: Final = re.compile("|".join(sorted(ENDINGS, key=lambda ending: (-len(ending), ending))))
_BEFORE: Final = re.compile(f"[{HAN}]*$")
_LONGEST: Final = 16
_SHORTEST: Final = 4
"""Characters before the ending: where the name begins is not known."""


def gather(issue: Issue) -> tuple[Mention, ...]:
    """The institutions and zones that one issue names; firms by their legal form are `names`."""
    return tuple(
        Mention(issue.path, block.number, start, end, block.text[start:end], block.reading.span(start, end))
        for block in issue.blocks
        for start, end in _places(block.text)
    )


def _places(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _ENDING.finditer(text):
        low = max(0, match.start() - _LONGEST)
        before = _BEFORE.search(text, low, match.start())
        start = before.start() if before else match.start()
        if match.start() - start >= _SHORTEST and not text.endswith("有限", start, match.start()):
            found.append((start, match.end()))
    return found
