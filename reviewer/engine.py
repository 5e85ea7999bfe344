"""Runs rules over an issue, merges what several say of one span, and orders the findings."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reviewer.model.finding import Category, Finding, Suggestion
from reviewer.model.issue import Issue
from reviewer.model.span import Span
from reviewer.rules.base import Context, Rule, applied
from reviewer.rules.evidence import EvidenceBase
from reviewer.text.offsets import LineIndex
from reviewer.wording import Wording

_BLANK = re.compile(r"\s+")
_WORDING = frozenset(
    {Category.SUBSTITUTION, Category.MISSING, Category.EXTRA, Category.TRANSPOSITION, Category.NAME, Category.GRAMMAR}
)
_LONGEST_EDIT = 60
"""No change of wording reaches farther than this."""
_MEASURE = "language-model"
"""The evidence that says how much better a text reads."""
_FINGERPRINT_CONTEXT = 12
"""Characters before and after a finding that tell it from its likes."""


@dataclass(frozen=True, slots=True)
class RuleFailure:
    """A rule that crashed on an issue; the other rules' findings stand."""

    rule: str
    path: str
    trouble: str

    @property
    def wording(self) -> Wording:
        """What to tell the user."""
        return Wording(
            f"规则 {self.rule} 在此文件上出错（{self.trouble}），其他规则不受影响",
            f"rule {self.rule} crashed here ({self.trouble}); the other rules are not affected",
        )


@dataclass(frozen=True, slots=True)
class Report:
    """What the rules say of one issue: findings sorted by start and rule, and the rules that crashed."""

    issue: Issue
    findings: tuple[Finding, ...]
    failures: tuple[RuleFailure, ...] = ()


def flag(issue: Issue, rules: Sequence[Rule], evidence: EvidenceBase, min_confidence: float = 0.0) -> Report:
    """Run `rules` over `issue`; findings below `min_confidence` are left out."""
    context = Context(issue, evidence)
    found: list[Finding] = []
    failures: list[RuleFailure] = []
    for rule in rules:
        try:
            found.extend(rule.check(context))
        except Exception as trouble:
            failures.append(RuleFailure(rule.info.id, issue.path, f"{type(trouble).__name__}: {trouble}"))
    return report_of(issue, found, failures, evidence, min_confidence)


def report_of(
    issue: Issue,
    found: Iterable[Finding],
    failures: Iterable[RuleFailure],
    evidence: EvidenceBase,
    min_confidence: float,
) -> Report:
    """What rules `found` in `issue`, merged, judged by how earlier findings fared, and in order."""
    judged = (evidence.record.judged(finding) for finding in settled(_merged(found)))
    kept = [finding for finding in judged if finding is not None and finding.confidence >= min_confidence]
    return Report(issue, tuple(_placed(issue, kept)), tuple(failures))


def _merged(found: Iterable[Finding]) -> list[Finding]:
    """Findings that would make the same change become one, with the evidence of all."""
    by_change: dict[object, Finding] = {}
    for finding in sorted(found, key=lambda f: (-f.confidence, f.sort_key)):
        key = _change(finding)
        first = by_change.get(key)
        by_change[key] = finding if first is None else _joined(first, finding)
    return list(by_change.values())


def settled(findings: Iterable[Finding]) -> list[Finding]:
    """Of findings that would mend one wording in different ways the surest, with the others' fixes behind its own."""
    kept: list[Finding] = []
    places: list[tuple[int, int, int]] = []
    """Where the edits of those kept that are about wording are, sorted, and whose each is."""
    for finding in sorted(findings, key=lambda f: (-f.confidence, f.sort_key)):
        own = _wording_edits(finding)
        rival = next((index for span in own for index in _meeting(places, span)), None)
        if rival is None:
            for span in own:
                insort(places, (span.start, span.end, len(kept)))
            kept.append(finding)
        else:
            kept[rival] = _with_other_fix(kept[rival], finding)
    return kept


def _wording_edits(finding: Finding) -> list[Span]:
    if finding.category not in _WORDING or not finding.suggestions:
        return []
    return [edit.span for edit in finding.suggestions[0].edits]


def _meeting(places: list[tuple[int, int, int]], span: Span) -> Iterator[int]:
    """Whose edits overlap `span`, or touch it where one of the two only puts something in."""
    first = bisect_left(places, (span.start - _LONGEST_EDIT,))
    for at in range(first, len(places)):
        start, end, index = places[at]
        if start > span.end:
            break
        touching = start == end or span.start == span.end
        if (start <= span.end and span.start <= end) if touching else (start < span.end and span.start < end):
            yield index


def _with_other_fix(kept: Finding, other: Finding) -> Finding:
    """`kept`, with what `other` would do as a further suggestion where that lies within it."""
    if not kept.span.contains(other.span):
        return kept
    fix = other.suggestions[0]
    edits = (replace(edit, span=edit.span.shift(-kept.span.start)) for edit in fix.edits)
    new = fix.text if kept.span == other.span else applied(kept.text, Span(0, len(kept.text)), edits)
    return replace(kept, suggestions=_union(kept.suggestions, (replace(fix, text=new),)))


def _change(finding: Finding) -> object:
    if finding.suggestions:
        edits = finding.suggestions[0].edits
        return tuple((edit.span, edit.text) for edit in edits)
    return (finding.rule, finding.span)


def _joined(first: Finding, second: Finding) -> Finding:
    """`first`, backed by `second`: two witnesses for one change leave less doubt than either."""
    if first.rule == second.rule and first.span == second.span:
        return first
    doubt = (1 - first.confidence) * (1 - second.confidence)
    known = set(first.evidence)
    # one measure of how well it reads is enough: two of the same model only confuse
    measured = any(item.kind == _MEASURE for item in first.evidence)
    evidence = first.evidence + tuple(
        item for item in second.evidence if item not in known and not (measured and item.kind == _MEASURE)
    )
    related = first.related + tuple(item for item in second.related if item not in first.related)
    suggestions = first.suggestions
    if first.span == second.span:
        suggestions = _union(first.suggestions, second.suggestions)
    return replace(
        first,
        confidence=max(first.confidence, min(0.99, 1 - doubt)),
        evidence=evidence,
        related=related,
        suggestions=suggestions,
    )


def _union(first: tuple[Suggestion, ...], second: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
    texts = {suggestion.text for suggestion in first}
    return first + tuple(suggestion for suggestion in second if suggestion.text not in texts)


def _placed(issue: Issue, findings: Iterable[Finding]) -> list[Finding]:
    """Findings in order of place, with line, column and fingerprint."""
    lines = LineIndex(issue.text)
    seen: Counter[str] = Counter()
    placed = []
    for finding in sorted(findings, key=lambda f: f.sort_key):
        line, column = lines.place(finding.span.start)
        key = _fingerprint_key(issue.text, finding)
        fingerprint = hashlib.blake2b(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass"), digest_size=12)
        seen[key] += 1
        placed.append(replace(finding, line=line, column=column, fingerprint=fingerprint.hexdigest()))
    return placed


def _fingerprint_key(text: str, finding: Finding) -> str:
    span: Span = finding.span
    reach = 4 * _FINGERPRINT_CONTEXT
    before = _BLANK.sub("", text[max(0, span.start - reach) : span.start])[-_FINGERPRINT_CONTEXT:]
    after = _BLANK.sub("", text[span.end : span.end + reach])[:_FINGERPRINT_CONTEXT]
    name = finding.path.replace("\\", "/").rsplit("/", 1)[-1]
    return "\0".join([name, finding.rule, before, _BLANK.sub("", finding.text), after])
