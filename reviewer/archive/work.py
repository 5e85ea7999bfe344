"""What is done with one issue, wherever it is done: gathering, counting, flagging."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from reviewer.archive.cache import Cache, Damaged, change, of_plain
from reviewer.archive.keep import from_plain, to_plain
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
from reviewer.storage.learned import load_learned
from reviewer.storage.loader import issue_from_bytes, read_source
from reviewer.storage.record import load_record
from reviewer.text.decode import decode
from reviewer.wording import Wording

R = TypeVar("R")

_MOST_READ = 16


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
    learned: Path | None = None
    """The file that `reviewer learn` wrote."""
    record: Path | None = None
    """The file that says how findings fared."""
    min_confidence: float = 0.0
    cache: Cache | None = None
    program: str = ""
    """`cache.program_digest()`, where there is a cache."""
    terms: str = ""
    """`cache.lexicon_digest(lexicons)`."""
    taught: str = ""
    """`cache.file_digest` of `learned` and `record`."""


class Surveyed(NamedTuple):
    """What one issue gives to the others: a partial for each of `KINDS`, and its text where that was asked for."""

    sha256: str
    size: int
    partials: list[Plain]
    text: str = ""
    damaged: bool = False
    """Whether it stood in the cache and could not be trusted."""


class Outcome(NamedTuple):
    """What came of one issue: its report (the issue without its blocks), or the trouble that it met."""

    name: str
    report: Report | None
    trouble: Wording | None = None
    cached: bool = False
    damaged: bool = False
    """Whether an entry of the cache could not be trusted; the work was done again."""
    kept: bool = True
    """False where the result was to be kept and could not be."""
    unknown: bool = False
    """Whether the report was taken for known and is not: without the character model it cannot be made."""


@dataclass(frozen=True)
class Merged:
    """The archive's evidence on its way to the workers; `kinds` by name, with `characters` where they are needed.

    `common` is a hash of what bears on every issue.
    """

    issues: tuple[Issue, ...]
    learned: Tally
    kinds: Mapping[str, Any] = field(repr=False)
    common: str = ""

    @cached_property
    def archive(self) -> Archive:
        """The evidence as rules ask for it."""
        return Archive(self.issues, self.learned, self.kinds)

    @property
    def whole(self) -> bool:
        """Whether it holds the character model, which takes long to make and which reports that are kept do not need."""
        return "characters" in self.kinds

    def bearing(self, name: str, partials: Sequence[Plain]) -> list[Plain]:
        """All of it that bears on the issue of that name, which gives `partials`."""
        rows = zip(KINDS, partials, strict=True)
        return [self.common, *(kind.bearing(self.kinds[kind.name], name, partial) for kind, partial in rows)]


@dataclass(frozen=True)
class Survey:
    """The first pass."""

    plan: Plan

    def __call__(self, items: Sequence[tuple[Source, bool]]) -> list[Surveyed | Wording]:
        """For each source what it gives, or the trouble that it met; with its text where the item says so."""
        return [safely(source.name, partial(self._one, source, with_text)) for source, with_text in items]

    def _one(self, source: Source, with_text: bool) -> Surveyed:
        data = source.read()
        found = survey(self.plan, data, source.name)
        return found._replace(text=decode(data, source.name).text) if with_text else found


def survey(plan: Plan, data: bytes, name: str) -> Surveyed:
    """What the issue in `data` gives, but for its text: worked out, or known from before."""
    sha256 = hashlib.sha256(data).hexdigest()
    known = plan.cache.get("survey", sha256) if plan.cache else None
    if isinstance(known, list) and len(known) == 3 and known[0] == plan.program:
        return Surveyed(sha256, known[1], known[2])
    issue = _issue(data, name)
    partials = [kind.gather(issue) for kind in KINDS]
    if plan.cache:
        plan.cache.put("survey", sha256, [plan.program, len(issue.text), partials])
    return Surveyed(sha256, len(issue.text), partials, damaged=isinstance(known, Damaged))


def tally(sources: Sequence[Source]) -> list[Tally | Wording]:
    """The character sequences of each source, or the trouble that it met."""
    return [safely(source.name, partial(_tally, source)) for source in sources]


def _tally(source: Source) -> Tally:
    return count(PageText.of(_issue(source.read(), source.name)).text)


class Kept:
    """The report on one issue in the cache, and whether it still holds."""

    def __init__(self, plan: Plan, merged: Held[Merged] | None, name: str, data: bytes) -> None:
        """Look it up; the plan has a cache. Raises InputError for bytes that are no issue."""
        self._plan, self._name, self._data = plan, name, data
        surveyed = survey(plan, data, name)
        self._sha256, partials, self._survey_damaged = surveyed.sha256, surveyed.partials, surveyed.damaged
        self._key = of_plain([name, self._sha256])
        bearing = merged.get().bearing(name, partials) if merged is not None else []
        # all that the report follows from, but for the issue and the lexicon
        self._follows = of_plain([plan.program, plan.taught, plan.rules, plan.min_confidence, bearing])
        self._row = self._cache.get("reports", self._key)

    @property
    def _cache(self) -> Cache:
        assert self._plan.cache is not None
        return self._plan.cache

    @property
    def damaged(self) -> bool:
        """Whether there is an entry that cannot be trusted."""
        return self._survey_damaged or isinstance(self._row, Damaged)

    def report(self) -> Report | None:
        """The report as it was kept, None where it does not hold (any more)."""
        row = self._row
        if not isinstance(row, list) or len(row) != 3 or row[0] != self._follows:
            return None
        if row[1] != self._plan.terms:
            if self._touched(str(row[1])):
                return None
            self._cache.put("reports", self._key, [self._follows, self._plan.terms, row[2]])
        read = decode(self._data, self._name)
        try:
            return from_plain(row[2], Issue(self._name, read.text, read.encoding, read.bom, read.guessed, self._sha256))
        except (KeyError, TypeError, ValueError):
            return None

    def _touched(self, before: str) -> bool:
        """Whether the lexicon of hash `before` says of this issue what the lexicon of today does not."""
        changed = change(self._cache, before, self._plan.terms)
        issue = _issue(self._data, self._name)
        return changed is None or changed.touches([issue.text, *(block.text for block in issue.blocks)])

    def keep(self, report: Report) -> bool:
        """Keep `report` instead; whether that could be done."""
        return self._cache.put("reports", self._key, [self._follows, self._plan.terms, to_plain(report)])


@dataclass(frozen=True)
class Recall:
    """The pass between: whether the report on an issue is known."""

    plan: Plan
    merged: Held[Merged] | None

    def __call__(self, sources: Sequence[Source]) -> list[bool]:
        """For each source whether flagging it needs no work."""
        return [safely(source.name, partial(self._one, source)) is True for source in sources]

    def _one(self, source: Source) -> bool:
        return Kept(self.plan, self.merged, source.name, source.read()).report() is not None


@dataclass(frozen=True)
class Flag:
    """The last pass; `merged` is None where an issue stands alone."""

    plan: Plan
    merged: Held[Merged] | None

    def __call__(self, sources: Sequence[Source]) -> list[Outcome]:
        """What comes of each source."""
        return [self._one(source) for source in sources]

    def _one(self, source: Source) -> Outcome:
        found = safely(source.name, partial(self._outcome, source))
        return Outcome(source.name, None, found) if isinstance(found, Wording) else found

    def _outcome(self, source: Source) -> Outcome:
        data = source.read()
        kept = Kept(self.plan, self.merged, source.name, data) if self.plan.cache else None
        report = kept.report() if kept else None
        if report is not None:
            return Outcome(source.name, report, cached=True, damaged=kept is not None and kept.damaged)
        if self.merged is not None and not self.merged.get().whole:
            return Outcome(source.name, None, unknown=True)
        report = self._flagged(_issue(data, source.name))
        if kept is None:
            return Outcome(source.name, report)
        done = bool(report.failures) or kept.keep(report)
        return Outcome(source.name, report, damaged=kept.damaged, kept=done)

    def _flagged(self, issue: Issue) -> Report:
        evidence = evidence_of(self.plan)
        if self.merged is not None:
            evidence = replace(evidence, archive=self.merged.get().archive)
        report = flag(issue, rules_of(self.plan), evidence, self.plan.min_confidence)
        findings = tuple(replace(finding, data={}) for finding in report.findings)
        return Report(replace(issue, blocks=()), findings, report.failures)


@lru_cache(maxsize=_MOST_READ)
def _issue(data: bytes, name: str) -> Issue:
    """The issue in `data`: of a few files each pass finds what the one before has read. Raises InputError."""
    return issue_from_bytes(data, name)


@lru_cache(maxsize=2)
def evidence_of(plan: Plan) -> EvidenceBase:
    """Lexicon and language, loaded once a process. Raises LexiconError or StorageError."""
    learned = load_learned(plan.learned) if plan.learned else None
    return EvidenceBase.load(plan.lexicons, learned, load_record(plan.record) if plan.record else None)


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
