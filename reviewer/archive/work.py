"""What is done with one issue, wherever it is done: gathering, counting, flagging."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from reviewer.archive.kinds import Plain
from reviewer.archive.mapping import Held
from reviewer.archive.together import KINDS, Archive
from reviewer.engine import Report, flag
from reviewer.errors import ReviewerError
from reviewer.language.batch import Tally, count
from reviewer.language.page import PageText
from reviewer.model.issue import Issue
from reviewer.rules.base import Rule
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import rule_by_id
from reviewer.storage.loader import issue_from_bytes, read_source
from reviewer.wording import Wording

R = TypeVar("R")


class Source(NamedTuple):
    """One file of the archive: `name` in findings; `address` a path or what fsspec knows, unless `data` is at hand."""

    name: str
    address: str = ""
    data: bytes | None = None

    def read(self) -> bytes:
        """Its bytes. Raises InputError."""
        return read_source(self.address, self.name) if self.data is None else self.data


@dataclass(frozen=True)
class Plan:
    """What a run goes by; it travels to every worker."""

    rules: tuple[str, ...]
    lexicons: tuple[Path, ...] = ()
    min_confidence: float = 0.0


class Surveyed(NamedTuple):
    """What one issue gives to the others: a partial for each of `KINDS`, and its text where that was asked for."""

    sha256: str
    size: int
    partials: list[Plain]
    text: str


class Outcome(NamedTuple):
    """What came of one issue: its report (the issue without its blocks), or the trouble that it met."""

    name: str
    report: Report | None
    trouble: Wording | None = None


@dataclass(frozen=True)
class Merged:
    """The archive's evidence on its way to the workers; `kinds` by name, with `characters`."""

    issues: tuple[Issue, ...]
    learned: Tally
    kinds: Mapping[str, Any] = field(repr=False)

    @cached_property
    def archive(self) -> Archive:
        """The evidence as rules ask for it."""
        return Archive(self.issues, self.learned, self.kinds)


@dataclass(frozen=True)
class Survey:
    """The first pass."""

    plan: Plan

    def __call__(self, items: Sequence[tuple[Source, bool]]) -> list[Surveyed | Wording]:
        """For each source what it gives, or the trouble that it met; with its text where the item says so."""
        return [self._one(*item) for item in items]

    def _one(self, source: Source, with_text: bool) -> Surveyed | Wording:
        return safely(source.name, lambda: self._survey(source, with_text))

    def _survey(self, source: Source, with_text: bool) -> Surveyed:
        issue = issue_from_bytes(source.read(), source.name)
        partials = [kind.gather(issue) for kind in KINDS]
        return Surveyed(issue.sha256, len(issue.text), partials, issue.text if with_text else "")


def tally(sources: Sequence[Source]) -> list[Tally | Wording]:
    """The character sequences of each source, or the trouble that it met."""
    return [safely(source.name, partial(_tally, source)) for source in sources]


def _tally(source: Source) -> Tally:
    return count(PageText.of(issue_from_bytes(source.read(), source.name)).text)


@dataclass(frozen=True)
class Flag:
    """The last pass; `merged` is None where an issue stands alone."""

    plan: Plan
    merged: Held[Merged] | None

    def __call__(self, sources: Sequence[Source]) -> list[Outcome]:
        """What comes of each source."""
        return [self._one(source) for source in sources]

    def _one(self, source: Source) -> Outcome:
        found = safely(source.name, lambda: self._report(source))
        return Outcome(source.name, None, found) if isinstance(found, Wording) else Outcome(source.name, found)

    def _report(self, source: Source) -> Report:
        issue = issue_from_bytes(source.read(), source.name)
        evidence = evidence_of(self.plan)
        if self.merged is not None:
            evidence = replace(evidence, archive=self.merged.get().archive)
        report = flag(issue, rules_of(self.plan), evidence, self.plan.min_confidence)
        findings = tuple(replace(finding, data={}) for finding in report.findings)
        return Report(replace(issue, blocks=()), findings, report.failures)


@lru_cache(maxsize=2)
def evidence_of(plan: Plan) -> EvidenceBase:
    """Lexicon and language, loaded once a process. Raises LexiconError."""
    return EvidenceBase.load(plan.lexicons)


@lru_cache(maxsize=2)
def rules_of(plan: Plan) -> tuple[Rule, ...]:
    """The rules to run."""
    return tuple(rule_by_id(rule) for rule in plan.rules)


def safely(name: str, work: Callable[[], R]) -> R | Wording:
    """What `work` gives, or the trouble that it met, in both languages: an error as such does not travel.

    One issue that breaks the program must not cost the archive its night: like a rule's crash, it is told and passed over.
    """
    try:
        return work()
    except ReviewerError as trouble:
        return Wording(trouble.say("zh"), trouble.say("en"))
    except Exception as crash:
        reason = f"{type(crash).__name__}: {crash}"
        return Wording(f"{name}: 程序在此文件上出错（{reason}）", f"{name}: the program crashed here ({reason})")
