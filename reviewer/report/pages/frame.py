"""What every page has around it; its style and script stand beside it, so that it opens from a disk without a network."""

from __future__ import annotations

from html import escape

from reviewer.wording import Language


def page(title: str, head: str, body: str, language: Language, up: str = "", kind: str = "") -> str:
    """A page; `title` is escaped here, `head` and `body` are HTML. `up` leads to the report's folder."""
    name = "zh-Hans" if language == "zh" else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{name}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self' 'unsafe-inline' file:; "
        "script-src 'self' file:; img-src data:\">\n"
        f'<title>{escape(title)}</title>\n<link rel="icon" href="data:,">\n<link rel="stylesheet" href="{up}report.css">\n</head>\n'
        f'<body class="{kind}">\n<header><h1>{escape(title)}</h1>{head}</header>\n<main>{body}</main>\n'
        f'<script src="{up}report.js"></script>\n</body>\n</html>\n'
    )
