"""`reviewer learn`: the paper's own accepted pages become evidence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from reviewer.cli.localized import command, lang_option, option, state_of
from reviewer.cli.progress import progress
from reviewer.cli.troubles import Troubles
from reviewer.language.learned import PROOFREAD_WEIGHT, Learned
from reviewer.session.accepted import Lesson, learn_pages
from reviewer.storage.learned import load_learned, save_learned
from reviewer.storage.sources import find_sources
from reviewer.storage.workspace import Workspace
from reviewer.wording import Wording


@command(
    "learn",
    Wording(
        "从校对过的版面学本报的用字。\n\n"
        "PATH 是文件、文件夹或通配式。字的搭配计入 PATH 所在工作区的 .reviewer/learned-text.npz，以后检查这个工作区时用作证据："
        "本报在别的文章里常说的，不算错。有校正稿的，学校正稿。学过的不重复计。"
        "退出码：0 学好了，2 用法或输入有问题。",
        "Learn a newspaper's usage from its accepted pages.\n\n"
        "PATH is a file, a folder or a glob. Sequences of characters are counted into .reviewer/learned-text.npz of the workspace "
        "that PATH stands in, and are evidence when it is checked from then on: what the paper often says elsewhere is no defect. "
        "Where there is a corrected text, that is what is learned. Nothing counts twice. "
        "Exit codes: 0 learned, 2 usage or input trouble.",
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@option(
    "--unproofed",
    is_flag=True,
    help=Wording(
        f"这些版面没有校对过：只计一倍，不计 {PROOFREAD_WEIGHT} 倍",
        f"nobody has proofread these pages: they count once, not {PROOFREAD_WEIGHT} times",
    ),
)
@option("--afresh", is_flag=True, help=Wording("忘掉以前学的，从头学", "forget what was learned before"))
@option(
    "--workspace",
    "root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help=Wording("学到这个文件夹的 .reviewer 里", "learn into the .reviewer folder of this folder"),
)
@option("--quiet", is_flag=True, help=Wording("不显示进度和小结", "no progress, no closing line"))
@lang_option()
@click.pass_context
def learn(
    context: click.Context,
    /,
    paths: Sequence[str],
    unproofed: bool,
    afresh: bool,
    root: Path | None,
    quiet: bool,
) -> int:
    """Count all that PATH names; the result is the exit code."""
    language = state_of(context).language
    troubles = Troubles(language)
    found = find_sources(paths)
    for trouble in found.troubles:
        troubles.tell(trouble.say(language))
    if not found.files:
        return 2
    workspace = Workspace(root.resolve()) if root else Workspace.of(found.files[0])
    before = Learned() if afresh else load_learned(workspace.learned_text)
    with progress(language, not quiet, troubles.note) as watch:
        stage = Wording("学习", "learning")
        weight = 1 if unproofed else PROOFREAD_WEIGHT
        lesson = learn_pages(before, found.files, workspace, weight, lambda done, of: watch(stage, done, of))
    for unread in lesson.troubles:
        troubles.tell(unread.say(language))
    if lesson.new or afresh:
        save_learned(lesson.learned, workspace.learned_text)
    if not quiet:
        click.echo(_closing(lesson, workspace).say(language), err=True)
    return 2 if troubles.count else 0


def _closing(lesson: Lesson, workspace: Workspace) -> Wording:
    pages = lesson.learned.pages.values()
    size = sum(page.characters for page in pages)
    zh = f"新学 {len(lesson.new)} 个文件 {lesson.characters} 字，已学过 {len(lesson.known)} 个；共 {len(pages)} 个文件 {size} 字"
    en = (
        f"{len(lesson.new)} file(s) learned, {lesson.characters} characters; {len(lesson.known)} known before; "
        f"{len(pages)} file(s), {size} characters in all"
    )
    if lesson.changed:
        zh += f"；{len(lesson.changed)} 个学过以后又改过，仍照旧计（要重计请加 --afresh）"
        en += f"; {len(lesson.changed)} changed since they were learned and count as they were (--afresh counts anew)"
    return Wording(f"{zh}：{workspace.learned_text}", f"{en}: {workspace.learned_text}")
