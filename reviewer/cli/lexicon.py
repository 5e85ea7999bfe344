"""`reviewer lexicon …`: check, merge and export lexicon files."""

from __future__ import annotations

from pathlib import Path

import click

from reviewer.cli.localized import command, group, lang_option, language_of, option
from reviewer.errors import StorageError
from reviewer.lexicon.checking import complaints
from reviewer.lexicon.exchange import EXPORTS
from reviewer.lexicon.lexicon import Lexicon
from reviewer.lexicon.merging import merged
from reviewer.lexicon.store import dump_terms, load_rows, load_terms
from reviewer.wording import Wording

_FILE = click.Path(path_type=Path)
_OUTPUT = option(
    "--output", type=_FILE, help=Wording("写到这个新文件（默认标准输出）", "write this new file (default: stdout)")
)


@group("lexicon", Wording("检查、合并、导出词库。", "Check, merge and export lexicons."))
@lang_option()
def lexicon() -> None:
    """The group of commands about lexicon files."""


@command(
    "check",
    Wording("检查词库文件：重复、互相矛盾、会误报的行。", "Check lexicon files: rows that repeat, clash or misfire."),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_FILE)
@lang_option()
@click.pass_context
def check(context: click.Context, files: tuple[Path, ...]) -> int:
    """One line a complaint; the result is the exit code, 1 where there are any."""
    count = 0
    for path in files:
        for line, wording in complaints(load_rows(path)):
            count += 1
            click.echo(f"{path}:{line}: {wording.say(language_of(context))}")
    return 1 if count else 0


@command(
    "merge", Wording("合并两个词库，不丢任何内容；列出矛盾之处。", "Merge two lexicons without loss; lists conflicts.")
)
@click.argument("first", type=_FILE)
@click.argument("second", type=_FILE)
@_OUTPUT
@lang_option()
@click.pass_context
def merge(context: click.Context, first: Path, second: Path, output: Path | None) -> int:
    """The merged file; conflicts go to stderr, and the result is 1 where there are any."""
    found = merged(load_terms(first), load_terms(second))
    _put(dump_terms(found.terms), output)
    for conflict in found.conflicts:
        click.echo(conflict.say(language_of(context)), err=True)
    return 1 if found.conflicts else 0


@command("export", Wording("把词库写成别的工具能读的格式。", "Write a lexicon in a format that other tools read."))
@click.argument("files", metavar="[FILE...]", nargs=-1, type=_FILE)
@option("--format", "name", type=click.Choice(sorted(EXPORTS)), default="tsv", help=Wording("格式", "format"))
@option("--no-default", is_flag=True, help=Wording("不含自带词库", "without the program's own terms"))
@_OUTPUT
@lang_option()
def export(files: tuple[Path, ...], name: str, no_default: bool, output: Path | None) -> int:
    """The program's own terms and those of the files."""
    _put(EXPORTS[name](list(Lexicon.load(files, default=not no_default).terms)), output)
    return 0


def _put(text: str, output: Path | None) -> None:
    """To stdout, or to a file that must not exist yet. Raises StorageError."""
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        with output.open("x", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except FileExistsError as trouble:
        raise StorageError(
            Wording("文件已存在，没有改动", "the file exists and was left as it is"),
            where=str(output),
            remedy=Wording("请另起名字", "choose another name"),
        ) from trouble
    except OSError as trouble:
        raise StorageError(
            Wording(f"写不了（{trouble.strerror}）", f"cannot be written ({trouble.strerror})"),
            where=str(output),
            remedy=Wording("请检查路径和权限", "check path and permissions"),
        ) from trouble


for _made in (check, merge, export):
    lexicon.add_command(_made)
