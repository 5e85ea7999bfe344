"""One run of `reviewer flag`: from what the user named to what was found, told and kept."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO, Any

from reviewer.archive.clearing import Cleared, tidy
from reviewer.archive.mapping import mapper_for
from reviewer.archive.run import flag_archive
from reviewer.archive.work import Outcome, Source
from reviewer.cli.alarms import within
from reviewer.cli.cached import cache_folder
from reviewer.cli.clustered import mapper_on
from reviewer.cli.decided import undecided
from reviewer.cli.outputs import Output, Target, opened, written
from reviewer.cli.progress import progress
from reviewer.cli.settings import Settings
from reviewer.cli.standing import Knowledge
from reviewer.cli.summary import Summary
from reviewer.cli.troubles import Troubles
from reviewer.engine import Report
from reviewer.errors import ConfigError, ReviewerError, StorageError
from reviewer.rules.registry import chosen_rules
from reviewer.storage.remote import find_remote
from reviewer.storage.sources import find_sources
from reviewer.wording import Wording


class Run:
    """What was asked for, and what is known of it so far."""

    def __init__(self, paths: Sequence[str], settings: Settings, given: Mapping[str, Any], troubles: Troubles) -> None:
        """Look for the files. Raises ConfigError, InputError or LexiconError before the night begins."""
        self._settings, self._given, self._troubles = settings, given, troubles
        fail_on = _names(given["fail_on"])
        chosen_rules(fail_on)  # a mistyped name would let everything pass
        if given["write_baseline"] is not None and self._is_partial:
            raise ConfigError(
                Wording("只检查一部分，做不成基线", "what is found in a part of the files is no baseline"),
                where="--write-baseline",
                remedy=Wording("请去掉 --since 和 --changed-only", "leave out --since and --changed-only"),
            )
        self._knowledge = Knowledge.load(given["baseline"], given["suppressions"], settings.workspace)
        self._summary = Summary(frozenset(fail_on))
        self._sources = self._found(paths)
        folder = cache_folder(
            self._sources, paths, True if given["changed_only"] else given["cache"], given["cache_dir"]
        )
        self._plan = settings.plan(folder)
        self._keeps = self._plan.cache is not None
        if folder is not None and not self._keeps:
            asked = given["cache"] or given["cache_dir"] or given["changed_only"]
            (troubles.tell if asked else troubles.note)(_unkept(folder).say(troubles.language))

    @property
    def _is_partial(self) -> bool:
        return bool(self._given["since"] or self._given["changed_only"])

    def go(self) -> Summary:
        """Flag everything, and write it down. Raises StorageError where nobody would have anything of the work."""
        begun = Wording(f"开始：{len(self._sources)} 个文件", f"begun: {len(self._sources)} file(s)")
        self._troubles.log(begun.say(self._troubles.language))
        reports = undecided(self._reports(), self._troubles)
        if self._given["alarms_per_page"] is not None:
            reports = within(reports, self._given["alarms_per_page"], self._tell_chosen)
        with ExitStack() as stack:
            path = self._given["write_baseline"]
            baseline = stack.enter_context(written(path)) if path is not None else None
            try:
                self._write(reports, baseline)
            except StorageError as trouble:
                if not self._keeps:
                    raise
                self._tell(trouble)
                # the next run then has it all at hand
                for report in reports:
                    self._add(report, None, baseline)
            except KeyboardInterrupt:
                self._tell_how_to_go_on()
                raise
        self._close()
        if self._keeps and self._plan.cache is not None:
            self._log_cleared(tidy(self._plan.cache))
        return self._summary

    def _write(self, reports: Iterator[Report], baseline: IO[str] | None) -> None:
        target = Target(
            self._given["output_format"],
            self._given["output"],
            self._troubles.language,
            self._settings.rules,
            with_baseline=self._given["baseline"] is not None,
            with_suppressions=self._knowledge.suppressions is not None,
        )
        with opened(target, self._troubles.named) as output:
            for report in reports:
                self._add(report, output, baseline)

    def _add(self, report: Report, output: Output | None, baseline: IO[str] | None) -> None:
        standings = self._knowledge.of(report)
        self._summary.add(report, standings)
        for failure in report.failures:
            self._troubles.tell(f"{failure.path}: {failure.wording.say(self._troubles.language)}")
        if baseline is not None:
            for finding in report.findings:
                row = {"path": finding.path, "rule": finding.rule, "fingerprint": finding.fingerprint}
                baseline.write(json.dumps(row, ensure_ascii=False) + "\n")
        if output is not None:
            output.add(report, standings)

    def _reports(self) -> Iterator[Report]:
        """The reports of all that can be read and is asked for; troubles are told."""
        given, troubles = self._given, self._troubles
        mapper = mapper_on(given["cluster"]) if given["cluster"] else mapper_for(given["jobs"], len(self._sources))
        wanted = partial(_is_wanted, given["since"])
        with closing(mapper), progress(troubles.language, not given["quiet"], troubles.note) as watch:
            for outcome in flag_archive(self._sources, self._plan, mapper, watch, wanted):
                self._tell_of(outcome)
                if outcome.report is not None and not (given["changed_only"] and outcome.cached):
                    yield outcome.report

    def _tell_of(self, outcome: Outcome) -> None:
        if outcome.trouble is not None:
            self._tell(outcome.trouble)
        if outcome.damaged:
            self._tell(
                Wording(
                    f"{outcome.name}：缓存里它的一项已损坏，已重新检查",
                    f"{outcome.name}: its entry in the cache was damaged; the work was done again",
                )
            )
        if not outcome.kept and self._keeps and self._plan.cache is not None:
            self._keeps = False
            self._tell(_unkept(self._plan.cache.folder))

    def _found(self, paths: Sequence[str]) -> list[Source]:
        """What PATH names, by name; what cannot be found is told at once and costs nobody theirs."""
        found = find_sources(
            [path for path in paths if path != "-" and "://" not in path], self._settings.config.exclude
        )
        for trouble in found.troubles:
            self._tell(trouble)
        sources = [Source(path.as_posix(), str(path)) for path in found.files]
        for address in (path for path in paths if "://" in path):
            try:
                sources += [Source(each, each) for each in find_remote(address)]
            except ReviewerError as trouble:
                self._tell(trouble)
        if "-" in paths:
            sources.append(Source(self._given["stdin_filename"], data=sys.stdin.buffer.read()))
        return sorted(sources, key=lambda source: source.name)

    def _close(self) -> None:
        given, troubles = self._given, self._troubles
        closing_line = self._summary.closing(len(self._sources), troubles.count, troubles.language)
        if not given["quiet"]:
            if not self._is_partial:
                asked = {name for rule in self._settings.rules for name in (rule.info.id, rule.info.category.value)}
                self._knowledge.tell_unused(troubles, asked)
            if given["summary"]:
                troubles.note(self._summary.table(troubles.named, troubles.count, troubles.language))
            if given["output_format"] == "text" or given["summary"] or given["output"] is not None or troubles.count:
                troubles.note(closing_line)
                return
        troubles.log(closing_line)

    def _tell(self, trouble: ReviewerError | Wording) -> None:
        self._troubles.tell(trouble.say(self._troubles.language))

    def _tell_chosen(self, least: float, found: int, pages: int) -> None:
        many = found > self._given["alarms_per_page"] * pages
        more = Wording("，把握都一样高，没有再减", ", all equally sure") if many else Wording("", "")
        said = Wording(
            f"把握不低于 {least:g} 的列出：{pages} 版 {found} 处{more.zh}",
            f"least confidence {least:g}: {found} finding(s) on {pages} page(s){more.en}",
        )
        if not found:
            said = Wording(f"{pages} 版没有疑点", f"no findings on {pages} page(s)")
        self._troubles.note(said.say(self._troubles.language))

    def _log_cleared(self, cleared: Cleared) -> None:
        if cleared.count:
            said = Wording(
                f"缓存里清掉了 {cleared.count} 项早已不用的",
                f"{cleared.count} entries of the cache cleared away, long unused",
            )
            self._troubles.log(said.say(self._troubles.language))

    def _tell_how_to_go_on(self) -> None:
        if self._keeps:
            said = Wording(
                "查过的都已记下；再运行同样的命令，就从这里接着查",
                "what was done is kept: the same command goes on from here",
            )
            self._troubles.note(said.say(self._troubles.language))


def _names(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(part.strip() for each in values for part in each.split(",") if part.strip())


def _unkept(folder: Path) -> Wording:
    return Wording(
        f"{folder}：结果记不下来，下次要全部重查。请检查权限和磁盘空间，或用 --cache-dir 换一个地方",
        f"{folder}: results cannot be kept, the next run starts anew. check permissions and free space, or name "
        "another place by --cache-dir",
    )


def _is_wanted(since: datetime | None, source: Source) -> bool:
    """Whether the file was changed since then; what has no time of change is wanted."""
    if since is None or source.data is not None or "://" in source.address:
        return True
    try:
        return Path(source.address).stat().st_mtime >= since.timestamp()
    except OSError:
        return True
