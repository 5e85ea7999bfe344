"""Personal names as a page spells them: Chinese ones of three characters, foreign ones in Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from reviewer.lexicon.names import Mention
from reviewer.model.issue import Issue
from reviewer.text.family_names import FAMILY_NAMES
from reviewer.text.foreign_names import MIDDLE_DOTS, TRANSLITERATING
from reviewer.text.marks import HAN, is_han

LENGTH: Final = 3
"""Characters of a Chinese name that is looked at: two say too little to be told from another's."""
_SETTING: Final = 4
"""Characters of title that must be the same for a name of one issue to be compared with one of another."""
_SINGLE: Final = "".join(sorted(name for name in FAMILY_NAMES if len(name) == 1))
_STRETCH: Final = re.compile(f"(?=([{_SINGLE}][{HAN}]{{2}}))")
TITLES: Final = (
    *("记者", "通讯员", "实习生", "编辑", "书记", "主任", "主席", "委员长", "委员", "总理", "部长", "省长", "市长", "县长"),
    *("区长", "镇长", "乡长", "村长", "局长", "厅长", "处长", "科长", "司长", "署长", "校长", "院长", "所长", "馆长", "社长"),
    *("台长", "行长", "会长", "理事长", "秘书长", "董事长", "总经理", "经理", "厂长", "矿长", "队长", "班长", "组长", "团长"),
    *("师长", "司令员", "政委", "检察长", "审判长", "教授", "研究员", "院士", "博士", "专家", "学者", "工程师", "设计师", "医生"),
    *("医师", "大夫", "护士", "老师", "教师", "教练", "作家", "画家", "诗人", "导演", "演员", "歌手", "律师", "法官", "民警"),
    *("战士", "村民", "居民", "农民", "工人", "职工", "学生", "选手", "队员", "先生", "女士", "同志", "叫", "名叫", "总统", "首相"),
)  # fmt: skip
SAYING: Final = (
    *("说", "表示", "指出", "强调", "认为", "介绍", "告诉", "坦言", "回答", "回忆", "称", "谈", "讲", "宣布", "透露", "解释"),
    *("同志", "先生", "女士", "教授", "院士", "委员", "代表", "主席", "总理", "书记"),
)  # fmt: skip
NO_GIVEN: Final = frozenset(
    "的了在是和与及或也就都而但并被把将对为从到向于以其这那此该我你他她它们个不有要会能可去说着过地得之所等又再更最很各每某"
    "一二三四五六七八九十两几多年月日第省市县区镇乡村街路号局厅部委会院所校厂店社台队组员者"
)
"""Characters that hardly stand in a given name."""
_FOREIGN: Final = re.compile(f"[{''.join(sorted(TRANSLITERATING))}]{{3,6}}")


@dataclass(slots=True)
class Person:
    """A name, where it stands in the text, and whether a frame (a title before it, a saying verb behind it) shows it."""

    text: str
    starts: list[int] = field(default_factory=list)
    framed: bool = False
    foreign: bool = False


def persons(text: str) -> dict[str, Person]:
    """Stretches that may be names, by text: of a Chinese one all that begin with a family name, framed or not."""
    found: dict[str, Person] = {}
    for match in _STRETCH.finditer(text):
        name, start = match[1], match.start()
        person = found.setdefault(name, Person(name))
        person.starts.append(start)
        if not person.framed:
            person.framed = is_framed(text, start, start + LENGTH)
    for match in _FOREIGN.finditer(text):
        name, start, end = match[0], match.start(), match.end()
        person = found.setdefault(name, Person(name))
        if start not in person.starts:
            person.starts.append(start)
        person.foreign = True
        person.framed = person.framed or is_framed(text, start, end)
    return found


def gather(issue: Issue) -> tuple[Mention, ...]:
    """The Chinese names behind a title, with the title: `省委书记盛云龙`."""
    return tuple(
        Mention(issue.path, block.number, start, end, block.text[start:end], block.reading.span(start, end))
        for block in issue.blocks
        for start, end in _titled(block.text)
    )


def _titled(text: str) -> Iterator[tuple[int, int]]:
    for match in _STRETCH.finditer(text):
        at = match.start()
        if text.endswith(TITLES, max(0, at - _SETTING), at) and is_name(match[1]):
            start = at
            while start > max(0, at - _SETTING) and is_han(text[start - 1]):
                start -= 1
            yield start, at + LENGTH


def is_framed(text: str, start: int, end: int) -> bool:
    """Whether a title, a dot or a saying verb beside the stretch shows that it is a name."""
    before, behind = text[start - 1 : start] if start else "\n", text[end : end + 1] or "\n"
    if text.startswith(SAYING, end) or before in MIDDLE_DOTS or behind in MIDDLE_DOTS:
        return True
    return text.endswith(TITLES, 0, start) and not is_han(behind)


def may_be_named(text: str, at: int) -> bool:
    """Whether the character at `at` may belong to a Chinese name: framed as one, or alone between two marks."""
    for start in range(max(0, at - LENGTH + 1), at + 1):
        for end in range(max(at + 1, start + 2), start + LENGTH + 1):
            name = text[start:end]
            if text[start] in _SINGLE and len(name) == end - start and all(map(is_han, name)) and is_name(name):
                alone = not is_han(text[start - 1 : start] or "\n") and not is_han(text[end : end + 1] or "\n")
                titled = text.endswith(TITLES, 0, start)
                if alone or titled or is_framed(text, start, end):
                    return True
    return False


def is_name(text: str) -> bool:
    """Whether the characters behind the first may be a given name."""
    return not NO_GIVEN & set(text[1:])


def is_foreign(text: str) -> bool:
    """Whether foreign names are written with all of these characters."""
    return TRANSLITERATING.issuperset(text)
