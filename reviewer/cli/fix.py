"""`reviewer fix`: corrections in bulk, with the same decisions, journal and diff log as the window's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from reviewer.cli.localized import command, lang_option, option
from reviewer.cli.settings import Settings, common_options, settings_from
from reviewer.cli.troubles import Troubles
from reviewer.engine import Report
from reviewer.errors import ReviewerError, SessionError
from reviewer.model.finding import Finding
from reviewer.model.issue import Issue
from reviewer.session.actions import Replaced, applied
from reviewer.session.batch import DISMISSED, OVERLAP, Plan, Policy, plan
from reviewer.session.bulk import accept_places
from reviewer.session.session import Session
from reviewer.storage.sources import find_sources
from reviewer.storage.workspace import Workspace
from reviewer.text.offsets import LineIndex
from reviewer.wording import Language, Wording

_ROUNDS = 5
"""A correction may lay bare, or have kept out, another; this often the text is looked at again."""


@command(
    "fix",
    Wording(
        "批量改正；不加 --write 只显示会改什么。\n\n"
        "默认只改可放心批量改的（--safe）；给出 --min-confidence X 则把握不低于 X 的都改，有几种改法的不改。"
        "原文不动：校正稿和改动记录写到旁边的 corrected 文件夹，编辑已做的决定一律照办。"
        "退出码：0 没有剩下的，1 有剩下的（或未加 --write 而有可改的），2 用法、设置或输入有问题。",
        "Correct in bulk; without --write, show what would be done.\n\n"
        "Only fixes that are safe in bulk are made (--safe), or with --min-confidence X all from X on, save where there "
        "is more than one way. The issue itself is never touched: corrected text and diff log go to the folder "
        "'corrected' beside it, and what editors decided is honoured. "
        "Exit codes: 0 nothing left, 1 findings left (or fixes to make, without --write), 2 usage, settings or input trouble.",
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@option("--safe", is_flag=True, help=Wording("只改可放心批量改的（默认）", "only what is safe in bulk (the default)"))
@option("--diff", "show_diff", is_flag=True, help=Wording("以统一差异显示", "show a unified diff"))
@option("--write", is_flag=True, help=Wording("写出校正稿和改动记录", "write corrected texts and diff logs"))
@option("--quiet", is_flag=True, help=Wording("不逐条列出", "no list of every change"))
@common_options
@lang_option()
@click.pass_context
def fix(
    context: click.Context,
    /,
    paths: Sequence[str],
    safe: bool,
    show_diff: bool,
    write: bool,
    quiet: bool,
    **common: object,
) -> int:
    """Correct all that PATH names; the result is the exit code."""
    settings = settings_from(context, paths, common)
    asked = common["min_confidence"] is not None
    policy = Policy(only_safe=safe or not asked, min_confidence=settings.config.min_confidence)
    troubles = Troubles(settings.language)
    work = _Work(settings, policy, troubles, write=write, show_diff=show_diff, quiet=quiet)
    files = _files(paths, settings, troubles)
    issues = list(work.issues(files))
    left = 0
    reports = settings.flag([issue for _, issue in issues])
    for (path, _), report in zip(issues, reports, strict=True):
        try:
            left += work.correct(path, report)
        except ReviewerError as trouble:
            troubles.tell(trouble.say(settings.language))
    if work.unheard:
        raise BrokenPipeError
    if troubles.count:
        return 2
    return 1 if left else 0


def _files(paths: Sequence[str], settings: Settings, troubles: Troubles) -> list[tuple[Path, Workspace]]:
    """The issues, each with the folder its corrected text goes to: a folder that was named, or its own."""
    found = []
    for given in paths:
        sources = find_sources([given], settings.config.exclude)
        for trouble in sources.troubles:
            troubles.tell(trouble.say(settings.language))
        named = Path(given)
        found += [(path, Workspace.of(named if named.is_dir() else path)) for path in sources.files]
    return list(dict(found).items())


class _Work:
    """One run over several issues."""

    def __init__(
        self, settings: Settings, policy: Policy, troubles: Troubles, *, write: bool, show_diff: bool, quiet: bool
    ) -> None:
        self.settings, self.policy, self.troubles = settings, policy, troubles
        self.write, self.show_diff, self.quiet = write, show_diff, quiet
        self.workspaces: dict[Path, Workspace] = {}
        self.unheard = False

    @property
    def language(self) -> Language:
        """What to speak."""
        return self.settings.language

    def issues(self, files: Sequence[tuple[Path, Workspace]]) -> Iterator[tuple[Path, Issue]]:
        """Every issue as the last session left it."""
        for path, workspace in files:
            self.workspaces[path] = workspace
            try:
                with Session.open(path, workspace=workspace, read_only=True) as session:
                    yield path, session.issue()
            except ReviewerError as trouble:
                self.troubles.tell(trouble.say(self.language))

    def correct(self, path: Path, report: Report) -> int:
        """Correct one issue; gives how many findings are left."""
        for failure in report.failures:
            self.troubles.tell(f"{failure.path}: {failure.wording.say(self.language)}")
        with Session.open(path, workspace=self.workspaces[path], read_only=not self.write) as session:
            if self.write and session.read_only:
                raise SessionError(session.notices[0], where=str(path))
            for notice in session.notices:
                click.echo(f"{path}: {notice.say(self.language)}", err=True)
            if session.text != report.issue.text:
                raise SessionError(
                    Wording("检查期间文字变了", "the text changed meanwhile"),
                    where=str(path),
                    remedy=Wording("请再运行一次", "run again"),
                )
            return self._corrected(session, report)

    def _corrected(self, session: Session, report: Report) -> int:
        before = session.text
        todo = plan(session, report.findings, self.policy)
        self._tell(session, todo)
        if not self.write:
            if self.show_diff:
                self._diff(session, before, _preview(session, todo))
            return len(todo.places) + len(_open(todo))
        for _ in range(_ROUNDS):
            if not todo.places:
                break
            accept_places(todo.places)
            if not any(why is OVERLAP for _, why in todo.left):
                break
            todo = plan(session, next(self.settings.flag([session.issue()])).findings, self.policy)
            self._tell(session, todo)
        session.save()
        if self.show_diff:
            self._diff(session, before, session.text)
        return len(_open(todo))

    def _tell(self, session: Session, todo: Plan) -> None:
        """What is corrected, and what is left and why."""
        lines = LineIndex(session.text)
        count = len(todo.places)
        if self.show_diff:
            return
        self._say(f"{session.path}: {self._verb(count)}")
        for place in () if self.quiet else todo.places:
            finding = place.tracked.finding
            line, column = lines.place(finding.span.start)
            new = _flat(place.suggestion.text) or Wording("（删去）", "(delete)").say(self.language)
            change = f"{_flat(finding.text)} → {new}"
            self._say(f"  {line}:{column}  {change}  {finding.rule}{self._several(len(place.suggestion.edits))}")
        for (rule, why), number in sorted(Counter((f.rule, why.say(self.language)) for f, why in todo.left).items()):
            self._say(
                "  " + Wording(f"留下 {number} 处 {rule}：{why}", f"{number} left, {rule}: {why}").say(self.language)
            )

    def _several(self, edits: int) -> str:
        return Wording(f"（共改 {edits} 处）", f" ({edits} places)").say(self.language) if edits > 1 else ""

    def _say(self, text: str, *, newline: bool = True) -> None:
        """To standard output; a reader who leaves early stops the talk, not the work."""
        try:
            if not self.unheard:
                click.echo(text, nl=newline)
        except BrokenPipeError:
            self.unheard = True

    def _verb(self, count: int) -> str:
        if self.write:
            return Wording(f"改正 {count} 处", f"{count} corrected").say(self.language)
        return Wording(f"可改正 {count} 处", f"{count} would be corrected").say(self.language)

    def _diff(self, session: Session, before: str, after: str) -> None:
        from reviewer.report.log_unified import unified_diff

        self._say(unified_diff(session.path.as_posix(), before, after), newline=False)


def _open(todo: Plan) -> list[Finding]:
    """What is left and was not dismissed."""
    return [finding for finding, why in todo.left if why is not DISMISSED]


def _preview(session: Session, todo: Plan) -> str:
    """The text as it would be."""
    edits = [edit for place in todo.places for edit in place.suggestion.edits]
    text = session.text
    return applied(text, sorted(Replaced(edit.span.start, edit.span.of(text), edit.text) for edit in edits))


def _flat(text: str) -> str:
    if text and not text.strip(" \u3000"):
        return "␣" * len(text)  # nothing to see otherwise
    flat = text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎")
    return flat if len(flat) <= 60 else f"{flat[:30]}……{flat[-30:]}"
