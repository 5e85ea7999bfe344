"""A story that says that it goes on on another page: information, and no defect."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.layout.ends import CONTINUED
from reviewer.model.finding import Applicability, Category, Finding
from reviewer.rules.base import Context, Example, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="continued-elsewhere",
    category=Category.TRUNCATED,
    summary=Wording("本页未完，转接他版（提示，不是差错）", "continued on another page (a note, no defect)"),
    why=Wording(
        "“下转”“上接”说明文章还有一部分在别的版面。这是提示，可信度低于默认阈值；用 --min-confidence 0 可以看到。",
        "The mark says that part of the story stands on another page. A note below the default threshold: "
        "--min-confidence 0 shows it.",
    ),
    fires=(Example("双方签署了项目合作协议，将共同建设中心。(下转A2版)", "(下转A2版)"),),
    silent=(Example("项目由南部转到北部，三版规划相继出台，进展顺利。"),),
)
_NOTE = 0.2
"""Confidence of a note: it is no defect, so hardly any of these is right as one."""


def check(context: Context) -> Iterator[Finding]:
    """One note a mark."""
    for block in context.issue.blocks:
        match = CONTINUED.search(block.text, max(0, len(block.text) - 24))
        if match is None:
            continue
        yield context.at(
            INFO,
            block.reading,
            match.start(),
            len(block.text.rstrip()),
            message=Wording("下文（或上文）在别的版面", "the rest of the story stands on another page"),
            confidence=_NOTE,
            applicability=Applicability.DISPLAY,
        )
