"""`reviewer lexicon …`: check, merge, import and export lexicon files."""

from __future__ import annotations

from pathlib import Path

import click

from reviewer.cli.localized import command, group, lang_option, language_of, option
from reviewer.cli.troubles import Troubles
from reviewer.errors import LexiconError, ReviewerError, StorageError, reason_of
from reviewer.lexicon.checking import complaints
from reviewer.lexicon.exchange import EXPORTS, FORMATS, IMPORTS, guessed_format, read_terms
from reviewer.lexicon.lexicon import Lexicon
from reviewer.lexicon.merging import merged, merged_text
from reviewer.lexicon.store import dump_terms, load_terms, read_text, readable_rows
from reviewer.session.glossary import Glossary
from reviewer.storage.loader import load_issue
from reviewer.storage.sources import find_sources
from reviewer.storage.workspace import Workspace
from reviewer.wording import Wording

_FILE = click.Path(path_type=Path)
_OUTPUT = option(
    "--output", type=_FILE, help=Wording("写到这个新文件（默认标准输出）", "write this new file (default: stdout)")
)


@group("lexicon", Wording("检查、合并、采集、导入、导出词库。", "Check, merge, harvest, import and export lexicons."))
@lang_option()
def lexicon() -> None:
    """The group of commands about lexicon files."""


@command(
    "check",
    Wording(
        "检查词库文件：重复、互相矛盾、会误报的行，逐条说出文件和行号。退出码：0 没有问题，1 有，2 有读不懂的行。",
        "Check lexicon files: rows that repeat, clash or misfire, each with file and line. "
        "Exit codes: 0 all is well, 1 not, 2 rows that cannot be read.",
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_FILE)
@lang_option()
@click.pass_context
def check(context: click.Context, files: tuple[Path, ...]) -> int:
    """One line a complaint, also of rows that cannot be read; the result is the exit code."""
    from reviewer.language.words import Words

    own, words = Lexicon.load(), Words.load()
    troubles = Troubles(language_of(context))
    result = 0
    for path in files:
        try:
            rows, broken = readable_rows(path)
        except LexiconError as unread:
            troubles.tell(unread.say(troubles.language))
            continue
        found = [(line, trouble.say(language_of(context))) for line, trouble in broken]
        for line, wording in complaints(rows, own, words):
            found.append((line, f"{path}:{line}: {wording.say(language_of(context))}"))
        for _, said in sorted(found, key=lambda each: each[0]):
            click.echo(said)
        result = max(result, 2 if broken else 1 if found else 0)
    return 2 if troubles.count else result


@command(
    "merge", Wording("合并两个词库，不丢任何内容；列出矛盾之处。", "Merge two lexicons without loss; lists conflicts.")
)
@click.argument("first", type=_FILE)
@click.argument("second", type=_FILE)
@_OUTPUT
@lang_option()
@click.pass_context
def merge(context: click.Context, first: Path, second: Path, output: Path | None) -> int:
    """The merged file, remarks and all; conflicts go to stderr, and the result is 1 where there are any."""
    found = merged(load_terms(first), load_terms(second))
    _put(merged_text(read_text(first), read_text(second), found.terms), output)
    for conflict in found.conflicts:
        click.echo(conflict.say(language_of(context)), err=True)
    return 1 if found.conflicts else 0


@command(
    "import",
    Wording(
        "把别的工具的词表收进词库，不丢任何内容。\n\n"
        "已有的词条补上新的错形和别名；两边说法不同的，保留原有的并列出。默认收进当前文件夹的工作区词库 .reviewer/lexicon.tsv。"
        "退出码：0 收好了，1 收好了而有矛盾之处，2 文件有问题，什么也没有动。",
        "Take another tool's list into a lexicon, without loss.\n\n"
        "Terms that are there already get the new variants and aliases; where the two disagree the old is kept and it is said. "
        "By default into the workspace's lexicon of the current folder, .reviewer/lexicon.tsv. "
        "Exit codes: 0 taken in, 1 taken in with conflicts, 2 trouble with the file, and nothing was touched.",
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_FILE)
@option(
    "--format",
    "name",
    type=click.Choice(sorted(IMPORTS)),
    help=Wording("格式（默认看文件名）", "format (default: by the file's name)"),
)
@option("--into", type=_FILE, help=Wording("收进这个词库文件", "into this lexicon file"))
@option("--dry-run", is_flag=True, help=Wording("只说会怎样，什么也不写", "say what would happen, write nothing"))
@lang_option()
@click.pass_context
def import_(context: click.Context, files: tuple[Path, ...], name: str | None, into: Path | None, dry_run: bool) -> int:
    """All files are read before anything is written; the result is the exit code."""
    language = language_of(context)
    terms = [term for path in files for term in read_terms(path, name or guessed_format(path))]
    target = into or Workspace.of(Path()).lexicon
    glossary = Glossary(target)
    old = glossary.terms()
    found = merged(old, terms)
    known = {term.text: term for term in old}
    new = [term for term in found.terms if term.text not in known]
    more = [term for term in found.terms if term.text in known and term != known[term.text]]
    if not dry_run:
        target.parent.mkdir(parents=True, exist_ok=True)
        glossary.take_in(terms)
    for conflict in found.conflicts:
        click.echo(conflict.say(language), err=True)
    for mark, listed in (("+", new), ("~", more)) if dry_run else ():
        for term in listed:
            click.echo(f"{mark} {dump_terms([term]).splitlines()[1]}")
    said = Wording(
        f"{target}：{'将' if dry_run else '已'}新增 {len(new)} 条，补充 {len(more)} 条，矛盾 {len(found.conflicts)} 处",
        f"{target}: {len(new)} term(s) {'would be ' if dry_run else ''}added, {len(more)} extended, "
        f"{len(found.conflicts)} conflict(s)",
    )
    click.echo(said.say(language), err=True)
    return 1 if found.conflicts else 0


@command(
    "harvest",
    Wording(
        "从报纸里采集可能的词条：按框架认出的名称、常在一起的词、反复加引号的说法。\n\n"
        "写成词库文件的样子，最像的在前；删去不要的行，再用 reviewer lexicon import 收进词库。词库和词典里已有的不列。",
        "Gather candidates for terms from issues: names by their frame, words that hang together, phrases quoted again and again.\n\n"
        "Written as lexicon rows, the best first: delete what you do not want, and take the rest in with 'reviewer lexicon import'. "
        "What the lexicon or the dictionary has is left out.",
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@option("--least", type=click.IntRange(2), default=3, help=Wording("至少出现几次", "how often it must stand"))
@option("--most", type=click.IntRange(1), default=500, help=Wording("最多列几条", "how many rows at most"))
@_OUTPUT
@lang_option()
@click.pass_context
def harvest_(context: click.Context, paths: tuple[str, ...], least: int, most: int, output: Path | None) -> int:
    """The rows; files that cannot be read are told, and the result is 2 then."""
    from reviewer.language.page import PageText
    from reviewer.language.words import Words
    from reviewer.lexicon.harvest import Page, harvest

    troubles = Troubles(language_of(context))
    found = find_sources(paths)
    for trouble in found.troubles:
        troubles.tell(trouble.say(troubles.language))
    pages = []
    for path in found.files:
        try:
            pages.append(Page(path.as_posix(), PageText.of(load_issue(path)).text))
        except ReviewerError as unread:
            troubles.tell(unread.say(troubles.language))
    workspace = Workspace.of(found.files[0]) if found.files else None
    lexicon = Lexicon.load(workspace.lexicons if workspace else ())
    candidates = harvest(pages, lexicon, Words.load(), least)[:most]
    _put(dump_terms([candidate.as_term() for candidate in candidates]), output)
    return 2 if troubles.count else 0


@command("formats", Wording("列出能导出、能导入的格式。", "List the formats for export and import."))
@lang_option()
@click.pass_context
def formats(context: click.Context) -> int:
    """A line a format."""
    for name, each in FORMATS.items():
        way = Wording("可导入", "import too") if each.read else Wording("只导出", "export only")
        click.echo(
            f"{name:16} {each.suffix:12} {way.say(language_of(context)):12} {each.about.say(language_of(context))}"
        )
    return 0


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
            Wording(f"写不了（{reason_of(trouble).zh}）", f"cannot be written ({trouble.strerror})"),
            where=str(output),
            remedy=Wording("请检查路径和权限", "check path and permissions"),
        ) from trouble


for _made in (check, merge, harvest_, import_, export, formats):
    lexicon.add_command(_made)
