"""`reviewer cache …`: what is kept between runs, and how to be rid of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from reviewer.archive.cache import Cache
from reviewer.archive.clearing import DAYS_KEPT, ROOMS, Item, clear, items, unused
from reviewer.cli.cached import own_cache
from reviewer.cli.localized import command, group, lang_option, language_of, option
from reviewer.errors import StorageError
from reviewer.wording import Wording

_NAMES: Final = {
    "reports": Wording("各期的结果", "results"),
    "survey": Wording("各期的线索", "evidence"),
    "lexicons": Wording("词库", "lexicons"),
}
_PATH = click.argument("path", metavar="[PATH]", default=".", type=click.Path(path_type=Path, exists=True))
_CACHE_DIR = option(
    "--cache-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help=Wording(
        "缓存在这个文件夹（默认 PATH 的 .reviewer/cache）", "the cache is this folder (default PATH's .reviewer/cache)"
    ),
)


@group("cache", Wording("查看或清空 flag 记下的结果。", "Show or clear the results that flag has kept."))
@lang_option()
def cache() -> None:
    """The group of what is done with the cache."""


@command(
    "show",
    Wording(
        f"列出缓存在哪里、有多少、占多大。\n\n{DAYS_KEPT} 天没有用到的会自动清掉。",
        f"Where the cache is, how many entries it has and how large they are.\n\n"
        f"What no run has used for {DAYS_KEPT} days is cleared away by itself.",
    ),
)
@_PATH
@_CACHE_DIR
@lang_option()
@click.pass_context
def show(context: click.Context, path: Path, cache_dir: Path | None) -> None:
    """A line for each kind of entry."""
    language = language_of(context)
    folder = cache_dir or own_cache([str(path)])
    found = list(items(Cache(folder)))
    click.echo(folder)
    if not found:
        click.echo(Wording("没有记下什么", "nothing is kept").say(language))
    for room in ROOMS:
        those = [item for item in found if item.room == room]
        if those:
            least = datetime.fromtimestamp(min(item.used for item in those)).astimezone().date()
            rest = Wording(f"最久的上次用于 {least}", f"the longest unused was used on {least}")
            click.echo(
                f"{_amount(those).say(language)}  {_NAMES[room].say(language)}{Wording('，', ', ').say(language)}{rest.say(language)}"
            )


@command(
    "clear",
    Wording(
        "清空缓存。结果不变，只是下次要重查。\n\n别的文件不动；别的 flag 正在跑也无妨。",
        "Clear the cache. Results stay the same, but are worked out anew the next time.\n\n"
        "No other file is touched, and a run that is under way takes no harm.",
    ),
)
@_PATH
@_CACHE_DIR
@option(
    "--unused-for",
    type=click.FloatRange(0),
    default=0.0,
    metavar="DAYS",
    help=Wording("只清这么多天没有用到的", "only what no run has used for so many days"),
)
@lang_option()
@click.pass_context
def clear_command(context: click.Context, path: Path, cache_dir: Path | None, unused_for: float) -> None:
    """Remove entries. Raises StorageError for what cannot be removed."""
    folder = cache_dir or own_cache([str(path)])
    those = list(unused(Cache(folder), unused_for))
    cleared = clear(those)
    if cleared.stuck:
        raise StorageError(
            Wording(f"有 {len(cleared.stuck)} 项清不掉", f"{len(cleared.stuck)} entries cannot be removed"),
            where=str(cleared.stuck[0]),
            remedy=Wording("请检查权限", "check its permissions"),
        )
    done = Wording(f"{folder}：清掉了", f"{folder}: cleared")
    click.echo(f"{done.say(language_of(context))} {_amount(those).say(language_of(context)).strip()}")


def _amount(those: Sequence[Item]) -> Wording:
    size = sum(item.size for item in those) / 1e6
    return Wording(f"{len(those):8,} 项 {size:10,.1f} MB", f"{len(those):8,} file(s) {size:10,.1f} MB")


cache.add_command(show)
cache.add_command(clear_command)
