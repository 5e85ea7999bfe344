"""A diff log as a unified diff that `patch` and `git apply` take."""

from __future__ import annotations

import difflib
import re

from reviewer.report.log_pieces import Logged

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def unified_diff(name: str, original: str, corrected: str) -> str:
    """The difference, three lines of context; empty for equal texts. Carriage returns stand as they are."""
    old, new = _LINE.findall(original), _LINE.findall(corrected)
    lines = difflib.unified_diff(old, new, f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines)


def log_unified(logged: Logged) -> str:
    """The log's original against its corrected text."""
    return unified_diff(logged.log.name, logged.original, logged.corrected)
