"""`reviewer outline`: how the page was understood."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from reviewer.cli.localized import command, lang_option, language_of, option
from reviewer.cli.troubles import Troubles
from reviewer.errors import ReviewerError
from reviewer.layout.outline import outline_row, outline_text
from reviewer.storage.loader import load_issue
from reviewer.storage.sources import find_sources
from reviewer.wording import Wording


@command(
    "outline",
    Wording(
        "显示版面结构：报头、各篇文章、每一块的身份。\n\nPATH 可以是文件、文件夹或通配式。",
        "Show how a page was understood: masthead, stories, the role of each block.\n\n"
        "PATH is a file, a folder or a glob.",
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help=Wording("输出格式：给人看的 text，给程序的 json", "output format: text for people, json for programs"),
)
@lang_option()
@click.pass_context
def outline(context: click.Context, paths: Sequence[str], output_format: str) -> int:
    """Print the outlines; the result is the exit code: 2 where a path could not be read."""
    language = language_of(context)
    troubles = Troubles(language)
    sources = find_sources(paths)
    for trouble in sources.troubles:
        troubles.tell(trouble.say(language))
    rows = []
    for path in sources.files:
        try:
            issue = load_issue(path)
        except ReviewerError as trouble:
            troubles.tell(trouble.say(language))
            continue
        if output_format == "json":
            rows.append(outline_row(issue))
        else:
            click.echo(outline_text(issue, language))
    if output_format == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    return 2 if troubles.count else 0
