"""The page as a tree that people and programs can read: masthead, stories, blocks."""

from __future__ import annotations

from typing import Any, Final

from reviewer.model.block import Block, Role
from reviewer.model.issue import Issue, Masthead
from reviewer.text.offsets import LineIndex
from reviewer.wording import Language, Wording

_ROLE_NAMES: Final = {
    Role.MASTHEAD: Wording("报头", "masthead"),
    Role.HEADLINE: Wording("标题", "headline"),
    Role.KICKER: Wording("引题", "kicker"),
    Role.SUBTITLE: Wording("副题", "subtitle"),
    Role.LABEL: Wording("栏目", "label"),
    Role.BYLINE: Wording("署名", "byline"),
    Role.CAPTION: Wording("图说", "caption"),
    Role.INFOGRAPHIC: Wording("图表", "infographic"),
    Role.CONTINUATION: Wording("转版", "continued"),
    Role.BODY: Wording("正文", "body"),
}
_WEEKDAYS: Final = (
    Wording("星期一", "Monday"),
    Wording("星期二", "Tuesday"),
    Wording("星期三", "Wednesday"),
    Wording("星期四", "Thursday"),
    Wording("星期五", "Friday"),
    Wording("星期六", "Saturday"),
    Wording("星期日", "Sunday"),
)
_SHOWN: Final = 34
"""Characters of a block that the readable outline shows."""


def outline_row(issue: Issue) -> dict[str, Any]:
    """The outline for machines: path, masthead, and blocks with role, story, span, line and text as read."""
    lines = LineIndex(issue.text)
    return {
        "path": issue.path,
        "masthead": _masthead_row(issue.masthead),
        "blocks": [
            {
                "number": block.number,
                "role": block.role.value,
                "story": block.story if block.story >= 0 else None,
                "start": block.span.start,
                "end": block.span.end,
                "line": lines.place(block.span.start)[0],
                "text": block.text,
            }
            for block in issue.blocks
        ],
    }


def _masthead_row(masthead: Masthead) -> dict[str, Any]:
    return {
        "paper": masthead.paper or None,
        "number": masthead.number,
        "total_number": masthead.total_number,
        "date": masthead.date.isoformat() if masthead.date else None,
        "weekday": masthead.weekday,
        "pages": masthead.pages,
        "edition": masthead.edition or None,
    }


def outline_text(issue: Issue, language: Language) -> str:
    """The outline for people: a line a block, indented below its story."""
    lines = LineIndex(issue.text)
    told = [issue.path]
    if facts := _masthead_line(issue.masthead, language):
        told.append(f"  {facts}")
    story = -1
    for block in issue.blocks:
        if block.story != story and block.story >= 0:
            told += ["", f"  {Wording(f'第 {block.story + 1} 篇', f'story {block.story + 1}').say(language)}"]
        story = max(story, block.story)
        told.append(_block_line(block, lines.place(block.span.start)[0], language))
    return "\n".join(told) + "\n"


def _block_line(block: Block, line: int, language: Language) -> str:
    name = _ROLE_NAMES[block.role].say(language)
    text = " ".join(block.text.split())
    shown = text if len(text) <= _SHOWN + 8 else f"{text[:_SHOWN]}…{text[-6:]}"
    count = f" ({len(block.text)})" if block.role.is_prose else ""
    return f"  {line:5}  {name}{' ' * max(0, _name_width(language) - _width(name))}  {shown}{count}"


def _name_width(language: Language) -> int:
    return max(_width(name.say(language)) for name in _ROLE_NAMES.values())


def _width(name: str) -> int:
    return sum(1 + (character > "\u2e7f") for character in name)


def _masthead_line(masthead: Masthead, language: Language) -> str:
    def say(zh: str, en: str) -> str:
        return Wording(zh, en).say(language)

    parts = [masthead.paper]
    if masthead.date:
        parts.append(masthead.date.isoformat())
    if masthead.weekday is not None:
        parts.append(_WEEKDAYS[masthead.weekday].say(language))
    if masthead.number is not None:
        parts.append(say(f"第{masthead.number}期", f"no. {masthead.number}"))
    if masthead.total_number is not None:
        parts.append(say(f"总第{masthead.total_number}期", f"{masthead.total_number} in all"))
    if masthead.edition:
        parts.append(say(f"{masthead.edition}版", f"page {masthead.edition}"))
    if masthead.pages is not None:
        parts.append(say(f"共{masthead.pages}版", f"{masthead.pages} pages"))
    return "  ".join(part for part in parts if part)
