"""Options that several commands share, and what follows from them: rules, lexicon, language."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from reviewer.archive import flag_together
from reviewer.archive.cache import Cache, file_digest, keep_lexicon, lexicon_digest, program_digest
from reviewer.archive.work import Plan, evidence_of
from reviewer.cli.localized import option, state_of
from reviewer.config import Config, find_config, load_config
from reviewer.engine import Report
from reviewer.model.issue import Issue
from reviewer.rules.base import Rule
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import chosen_rules
from reviewer.storage.learned import load_learned
from reviewer.storage.record import load_record
from reviewer.storage.workspace import Workspace
from reviewer.wording import Language, Wording

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Settings:
    """What a run goes by."""

    config: Config
    language: Language
    rules: tuple[Rule, ...]
    workspace: Workspace | None = None
    """Whose lexicon and learned text take part; None for none."""

    @property
    def lexicons(self) -> tuple[Path, ...]:
        """The lexicons beside the program's own: those of the settings, then the workspace's, whose word is the last."""
        own = self.workspace.lexicons if self.workspace else ()
        return tuple(path.absolute() for path in (*self.config.lexicon, *own))

    @property
    def learned(self) -> Path | None:
        """What the workspace has learned from accepted pages."""
        path = self.workspace.learned_text if self.workspace else None
        return path if path is not None and path.is_file() else None

    @property
    def record(self) -> Path | None:
        """How earlier findings fared in the workspace."""
        path = self.workspace.record if self.workspace else None
        return path if path is not None and path.is_file() else None

    def plan(self, cache: Path | None = None) -> Plan:
        """The same, as it travels to workers; what was worked out before is kept in the folder `cache`.

        Raises LexiconError for a lexicon that cannot be used, StorageError for learned text that cannot.
        """
        lexicons = self.lexicons
        rules = tuple(rule.info.id for rule in self.rules)
        plan = Plan(
            rules,
            lexicons,
            self.learned,
            self.record,
            self.config.min_confidence,
            terms=lexicon_digest(lexicons),
            taught=file_digest(self.learned) + file_digest(self.record),
        )
        if cache is None or not Cache(cache).prepare():
            evidence_of(plan)  # a lexicon that cannot be used is told before the night begins
            return plan
        kept = Cache(cache)
        plan = replace(plan, cache=kept, program=program_digest())
        keep_lexicon(kept, plan.terms, evidence_of(plan).lexicon)
        return plan

    def flag(self, issues: Sequence[Issue]) -> Iterator[Report]:
        """The report of each issue, in order, with all of them as evidence for each."""
        learned = load_learned(self.learned) if self.learned else None
        record = load_record(self.record) if self.record else None
        evidence = EvidenceBase.load(self.lexicons, learned, record)
        return flag_together(issues, self.rules, evidence, self.config.min_confidence)


def common_options(function: F) -> F:
    """The options that choose rules, lexicons and settings."""
    decorators = [
        option(
            "--select",
            multiple=True,
            metavar="RULE",
            help=Wording(
                "只查这些规则或类别（可重复，或用逗号分开）",
                "only these rules or categories (repeat, or part by commas)",
            ),
        ),
        option(
            "--ignore",
            multiple=True,
            metavar="RULE",
            help=Wording("不查这些规则或类别", "not these rules or categories"),
        ),
        option(
            "--min-confidence",
            type=click.FloatRange(0, 1),
            help=Wording("只列把握不低于此值的疑点（0–1，默认 0.5）", "least confidence shown (0–1, default 0.5)"),
        ),
        option(
            "--lexicon",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=Wording("另加一个词库文件（可重复）", "add a lexicon file (may be repeated)"),
        ),
        option(
            "--config",
            "config_file",
            type=click.Path(path_type=Path, dir_okay=False),
            help=Wording("用这个设置文件", "use this settings file"),
        ),
        option(
            "--isolated",
            is_flag=True,
            help=Wording(
                "不看任何设置文件，也不用工作区的词库和学到的用字",
                "look at no settings file, nor at the workspace's lexicon and what it has learned",
            ),
        ),
    ]
    for decorator in reversed(decorators):
        function = decorator(function)
    return function


def settings_from(context: click.Context, paths: Sequence[str], common: Mapping[str, Any]) -> Settings:
    """Settings file first, options over it. Raises ConfigError for what is not understood."""
    config = _config(paths, common["config_file"], common["isolated"])
    config = replace(
        config,
        select=_names(common["select"]) or config.select,
        ignore=config.ignore + _names(common["ignore"]),
        lexicon=config.lexicon + tuple(common["lexicon"]),
    )
    if common["min_confidence"] is not None:
        config = replace(config, min_confidence=common["min_confidence"])
    state = state_of(context)
    language = cast(Language, config.lang) if config.lang and not state.asked else state.language
    workspace = None if common["isolated"] else Workspace.of(shared_folder(paths))
    return Settings(config, language, chosen_rules(config.select, config.ignore), workspace)


def _config(paths: Sequence[str], given: Path | None, isolated: bool) -> Config:
    if given is not None:
        return load_config(given)
    if isolated:
        return Config()
    first = _first(paths)
    found = find_config(first if first.is_dir() else first.parent)
    return load_config(found) if found else Config()


def shared_folder(paths: Sequence[str]) -> Path:
    """The nearest place that exists and has all of `paths` below it, or is it."""
    local = [str(Path(path).absolute()) for path in paths if path != "-" and "://" not in path]
    try:
        shared = Path(os.path.commonpath(local)) if local else Path()
    except ValueError:  # on several drives
        shared = _first(paths)
    # of a pattern the folder before its first mark
    return next((place for place in (shared, *shared.parents) if place.exists()), Path())


def _first(paths: Sequence[str]) -> Path:
    return Path(paths[0]) if paths and paths[0] != "-" else Path()


def _names(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
