"""A diff log as Markdown with CriticMarkup."""

from __future__ import annotations

from reviewer.report.log_pieces import Logged, pieces
from reviewer.report.log_text import reason
from reviewer.storage.difflog import Row
from reviewer.wording import Language


def log_critic(logged: Logged, language: Language) -> str:
    """The whole text with every change marked and its reason behind it as a comment."""
    parts = pieces(logged.original, logged.log.rows)
    return "".join(part if isinstance(part, str) else _marked(part, language) for part in parts)


def _marked(row: Row, language: Language) -> str:
    change = f"{{++{row.after}++}}" if row.after else f"{{--{row.before}--}}"
    if row.before and row.after:
        change = f"{{~~{row.before}~>{row.after}~~}}"
    return f"{change}{{>>{reason(row, language).replace('<<', '《')}<<}}"
