"""`reviewer look-alike`: what a character may have been taken for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import click
import numpy as np

from reviewer.cli.localized import command, lang_option, language_of, option
from reviewer.errors import InputError
from reviewer.language.characters import Characters
from reviewer.language.misreadings import Misreadings
from reviewer.language.ngrams import Ngrams
from reviewer.wording import Wording

_MOST: Final = 200
_CHANNELS: Final = {
    "shape": Wording("形", "shape"),
    "sound": Wording("音", "sound"),
    "misread": Wording("误认", "misread"),
}


class _Row(NamedTuple):
    char: str
    weight: float
    channel: str


@command(
    "look-alike",
    Wording(
        "列出与一个字易混的字：形近的、音同音近的，以及 OCR 常误认成它的。\n\n"
        "每行一字：字、权重（0–1）、途径（形、音、误认），以制表符分隔。",
        "List what a character is mixed up with: what looks like it, sounds like it, or is misread as it by OCR engines.\n\n"
        "One a line: character, weight (0 to 1), channel (shape, sound, misread), parted by tabs.",
    ),
)
@click.argument("char", metavar="CHAR")
@option("--count", type=click.IntRange(1, _MOST), default=12, help=Wording("各列多少个", "how many of each"))
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
    found = [*_alike(char, count), *_misread_as(char, count)]
    if not found:
        raise InputError(
            Wording("字形表里没有这个字", "the table does not have this character"),
            where=char,
            remedy=Wording("请换一个常用汉字", "try a common Han character"),
        )
    for row in found:
        click.echo(f"{row.char}\t{row.weight:.2f}\t{_CHANNELS[row.channel].say(language_of(context))}")


def _alike(char: str, count: int) -> Iterator[_Row]:
    """Look-alikes, then sound-alikes; of those that sound alike to the same degree the commonest first."""
    found = [_Row(n.char, n.weight, n.channel) for n in Characters.load().neighbours(char, _MOST)]
    score = Ngrams.load().score
    sounds = sorted((row for row in found if row.channel == "sound"), key=lambda row: (-row.weight, -score(row.char)))
    yield from [row for row in found if row.channel == "shape"][:count]
    yield from sounds[:count]


def _misread_as(char: str, count: int) -> list[_Row]:
    """What most likely stood where an engine read `char`."""
    misreadings = Misreadings.load()
    _, stood = misreadings.of(np.array([ord(char)], np.uint64), 0.0)
    found = [_Row(other, misreadings.weight(char, other), "misread") for other in map(chr, stood.tolist())]
    return sorted(found, key=lambda row: (-row.weight, row.char))[:count]
