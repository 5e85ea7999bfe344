"""A diff log for people at a terminal."""

from __future__ import annotations

import re

from reviewer.report.log_pieces import ORIGINS, Logged
from reviewer.storage.difflog import Row
from reviewer.text.offsets import LineIndex
from reviewer.wording import Language, Wording

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_SEEN = {"\n": "⏎", "\r": "␍", "\t": "⇥"}
_LONGEST = 80


def log_text(logged: Logged, language: Language) -> str:
    """A heading, then each hunk with its place, what it changed, and why."""
    count = len(logged.log.rows)
    heading = Wording(f"{count} 处改动", f"{count} change{'' if count == 1 else 's'}").say(language)
    lines = LineIndex(logged.original)
    parts = [f"{logged.log.name}  {heading}"]
    parts += [_hunk(row, lines, language) for row in logged.log.rows]
    return "\n".join(parts) + "\n"


def _hunk(row: Row, lines: LineIndex, language: Language) -> str:
    line, column = lines.place(row.start)
    left, right = (_tame(side) for side in row.context)
    change = f"{left}[{_short(row.before)}→{_short(row.after)}]{right}"
    return f"  {line}:{column}  {change}\n      {reason(row, language)}"


def reason(row: Row, language: Language) -> str:
    """How the change came about, on one line."""
    source = row.provenance
    words = [ORIGINS[source.origin].say(language), source.rule]
    words.append(f"{source.confidence:.0%}" if source.confidence is not None else "")
    return " · ".join(word for word in [*words, source.note, source.user, source.time] if word)


def _short(text: str) -> str:
    tame = _tame(text)
    return tame if len(tame) <= _LONGEST else f"{tame[: _LONGEST // 2]}……{tame[-_LONGEST // 2 :]}"


def _tame(text: str) -> str:
    return _CONTROL.sub(lambda match: _SEEN.get(match[0], f"\\x{ord(match[0]):02x}"), text)
