"""A diff log as one HTML page: original and corrected side by side, the changed characters marked."""

from __future__ import annotations

from html import escape

from reviewer.report.log_pieces import Logged, Passage, passages, pieces
from reviewer.report.log_text import reason
from reviewer.wording import Language, Wording

_STYLE = """
:root { color-scheme: light dark; --del: #ffd7d5; --ins: #ccffd8; --line: #8884; }
@media (prefers-color-scheme: dark) { :root { --del: #67060c; --ins: #033a16; } }
body { font: 16px/1.7 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; margin: 2rem auto; max-width: 80rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border-top: 1px solid var(--line); padding: .5rem .8rem; text-align: left; vertical-align: top; }
td.text { white-space: pre-wrap; overflow-wrap: anywhere; }
th.number, td.number { width: 4rem; } .why { font: 13px/1.5 sans-serif; opacity: .8; margin: 0; padding-left: 1.2rem; }
del { background: var(--del); text-decoration: line-through; } ins { background: var(--ins); text-decoration: none; }
"""
_LINE_END = {"\n": "⏎\n", "\r": "␍"}


def log_html(logged: Logged, language: Language) -> str:
    """A whole page that needs nothing beside it; only changed lines are shown."""
    name, count = escape(logged.log.name), len(logged.log.rows)
    heading = Wording(f"{count} 处改动", f"{count} change{'' if count == 1 else 's'}").say(language)
    heads = [Wording("行", "line"), Wording("原文", "original"), Wording("校正", "corrected")]
    row = f'<tr><th class="number">{heads[0].say(language)}</th>' + "".join(
        f"<th>{head.say(language)}</th>" for head in heads[1:]
    )
    body = "\n".join(_passage(logged.original, passage, language) for passage in passages(logged))
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-Hans" if language == "zh" else "en"}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{name}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{name}</h1>\n<p>{heading}</p>\n"
        f"<table>\n{row}</tr>\n{body}\n</table>\n</body>\n</html>\n"
    )


def _passage(original: str, passage: Passage, language: Language) -> str:
    old, new = [], []
    for piece in pieces(original, passage.rows, passage.start, passage.end):
        if isinstance(piece, str):
            old.append(escape(piece))
            new.append(escape(piece))
        else:
            title = escape(reason(piece, language))
            old.append(f'<del title="{title}">{_shown(piece.before)}</del>' if piece.before else "")
            new.append(f'<ins title="{title}">{_shown(piece.after)}</ins>' if piece.after else "")
    why = "".join(f"<li>{escape(reason(row, language))}</li>" for row in passage.rows)
    return (
        f'<tr><td class="number">{passage.line}</td><td class="text">{"".join(old)}</td>'
        f'<td class="text">{"".join(new)}<ul class="why">{why}</ul></td></tr>'
    )


def _shown(text: str) -> str:
    return "".join(_LINE_END.get(char, char) for char in escape(text))
