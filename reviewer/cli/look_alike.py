"""`reviewer look-alike`: what a character may be taken for."""

from __future__ import annotations

import click

from reviewer.cli.localized import command, lang_option, language_of, option
from reviewer.errors import InputError
from reviewer.language.characters import Characters
from reviewer.wording import Wording


@command(
    "look-alike",
    Wording(
        "列出与一个字形近、音近的字。",
        "List the characters that look or sound like one.",
    ),
)
@click.argument("char", metavar="CHAR")
@option("--count", type=click.IntRange(1, 200), default=12, help=Wording("各列多少个", "how many of each"))
@lang_option()
@click.pass_context
def look_alike(context: click.Context, /, char: str, count: int) -> None:
    """Print neighbours with their weights, tab-separated: character, weight, channel."""
    if len(char) != 1:
        raise InputError(
            Wording("请只给一个字", "give one character"),
            where=char,
            remedy=Wording("例如 reviewer look-alike 烁", "for instance: reviewer look-alike 烁"),
        )
    neighbours = Characters.load().neighbours(char, count)
    if not neighbours:
        raise InputError(
            Wording("字形表里没有这个字", "the table does not have this character"),
            where=char,
            remedy=Wording("请换一个常用汉字", "try a common Han character"),
        )
    names = {"shape": Wording("形", "shape"), "sound": Wording("音", "sound")}
    for neighbour in neighbours:
        channel = names[neighbour.channel].say(language_of(context))
        click.echo(f"{neighbour.char}\t{neighbour.weight:.2f}\t{channel}")
