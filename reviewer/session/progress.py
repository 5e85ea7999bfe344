"""How far the review has come: done and left by issue and kind, rules' records, confusions accepted most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from reviewer.model.finding import Category
from reviewer.session.session import Session
from reviewer.session.tracking import State
from reviewer.text.diff import diff

_LONGEST: Final = 40
"""Characters of a replacement; in a longer one nothing was merely misread."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings were accepted, dismissed, postponed, and are still open."""

    accepted: int = 0
    dismissed: int = 0
    postponed: int = 0
    left: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.accepted + self.dismissed + self.postponed + self.left

    @property
    def done(self) -> float:
        """The share that was accepted or dismissed, 0 to 1; 1 where there was nothing to do."""
        return (self.accepted + self.dismissed) / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts by issue (in the order given), by kind and by rule (the most findings first), and the confusions."""

    issues: tuple[tuple[str, Count], ...]
    kinds: tuple[tuple[Category, Count], ...]
    rules: tuple[tuple[str, Count], ...]
    confusions: tuple[tuple[str, str, int], ...]

    @property
    def total(self) -> Count:
        """All issues together."""
        counts = [count for _, count in self.issues]
        return Count(
            sum(count.accepted for count in counts),
            sum(count.dismissed for count in counts),
            sum(count.postponed for count in counts),
            sum(count.left for count in counts),
        )


def progress(sessions: Iterable[Session]) -> Progress:
    """Where these issues stand."""
    verdicts: Counter[tuple[str, Category, str, str]] = Counter()
    confusions: Counter[tuple[str, str]] = Counter()
    names = []
    for session in sessions:
        names.append(session.path.name)
        verdicts.update((session.path.name, *verdict) for verdict in _verdicts(session))
        confusions.update(_confusions(session))
    issues = [(name, _count((v, n) for (issue, _, _, v), n in verdicts.items() if issue == name)) for name in names]
    kinds = [(kind, _count((v, n) for (_, k, _, v), n in verdicts.items() if k is kind)) for kind in Category]
    rules = [
        (rule, _count((v, n) for (_, _, r, v), n in verdicts.items() if r == rule))
        for rule in sorted({rule for _, _, rule, _ in verdicts})
    ]
    return Progress(
        tuple(issues),
        tuple(sorted(((kind, count) for kind, count in kinds if count.total), key=lambda pair: -pair[1].total)),
        tuple(sorted(rules, key=lambda pair: -pair[1].total)),
        tuple(
            (old, new, count) for (old, new), count in sorted(confusions.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
    )


def _verdicts(session: Session) -> Iterator[tuple[Category, str, str]]:
    for action in session.done:
        if action.kind in ("accept", "bulk"):
            yield from ((finding.category, finding.rule, "accepted") for finding in action.findings)
    for tracked in session.findings:
        verdict = "left" if tracked.state is State.OPEN else tracked.state.value
        yield tracked.finding.category, tracked.finding.rule, verdict


def _confusions(session: Session) -> Iterator[tuple[str, str]]:
    """What was read for what, as editors accepted it: short, and not mere marks or line ends."""
    for action in session.done:
        for step in action.steps:
            if step.finding is None or action.kind not in ("accept", "bulk"):
                continue
            for _, old, new in step.edits:
                for hunk in diff(old, new) if max(len(old), len(new)) <= _LONGEST else ():
                    if hunk.before.strip() and hunk.after.strip():
                        yield hunk.before, hunk.after


def _count(verdicts: Iterable[tuple[str, int]]) -> Count:
    counts: Counter[str] = Counter()
    for verdict, number in verdicts:
        counts[verdict] += number
    return Count(counts["accepted"], counts["dismissed"], counts["postponed"], counts["left"])
