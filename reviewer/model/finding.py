"""One suspected defect, with its reasons and its possible fixes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from reviewer.model.span import Span
from reviewer.wording import Language, Wording


class Category(StrEnum):
    """The kind of defect: a closed list."""

    SUBSTITUTION = "substitution"
    MISSING = "missing"
    EXTRA = "extra"
    TRANSPOSITION = "transposition"
    NAME = "name"
    INCONSISTENT_NAME = "inconsistent_name"
    DUPLICATE_PASSAGE = "duplicate_passage"
    BROKEN_COLUMN = "broken_column"
    DISPLACED_FRAGMENT = "displaced_fragment"
    TRUNCATED = "truncated"
    BYLINE_GLUED = "byline_glued"
    STRAY_LABEL = "stray_label"
    QUOTE_BALANCE = "quote_balance"
    PUNCTUATION = "punctuation"
    GRAMMAR = "grammar"
    SCRIPT = "script"
    FACT = "fact"
    SPACING = "spacing"
    WIDTH = "width"


class Applicability(StrEnum):
    """How a fix may be applied."""

    SAFE = "safe"
    """In bulk, without a person looking at each."""
    UNSAFE = "unsafe"
    """One at a time, by a person."""
    DISPLAY = "display"
    """Not at all: there is something to see, and no fix."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in place of `span`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A fix: `text` replaces exactly the finding's span; `edits` do the same piecemeal, in one place or several.

    `edits` are sorted, do not overlap, and touch as little as they can.
    """

    text: str
    confidence: float
    reason: Wording
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that bears on a finding; `path` is the issue it stands in."""

    path: str
    span: Span
    text: str
    note: Wording


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason: `kind` is a short word for machines (`lexicon`, `look-alike`, ...), `detail` is for people."""

    kind: str
    detail: Wording


@dataclass(frozen=True, slots=True)
class Finding:
    """One suspected defect. `text` is the issue's text over `span`; `confidence` runs from 0 to 1 and is calibrated."""

    path: str
    rule: str
    category: Category
    span: Span
    text: str
    message: Wording
    confidence: float
    applicability: Applicability
    suggestions: tuple[Suggestion, ...] = ()
    related: tuple[Related, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    line: int = 0
    """1-based; 0 until the engine has placed the finding."""
    column: int = 0
    """1-based, in code points."""
    fingerprint: str = ""
    """Survives edits elsewhere in the issue; set by the engine."""
    data: Mapping[str, Any] = field(default_factory=dict, hash=False, compare=False)
    """What a rule wants to hand to a special view; never part of the output contract."""

    @property
    def sort_key(self) -> tuple[str, int, str, int]:
        """The order of output: path, start, rule, end."""
        return (self.path, self.span.start, self.rule, self.span.end)

    def as_row(self, language: Language) -> dict[str, Any]:
        """The finding as the output contract's JSON object."""
        return {
            "path": self.path,
            "rule": self.rule,
            "category": self.category.value,
            "start": self.span.start,
            "end": self.span.end,
            "line": self.line,
            "column": self.column,
            "text": self.text,
            "message": self.message.say(language),
            "confidence": round(self.confidence, 3),
            "applicability": self.applicability.value,
            "suggestions": [
                {
                    "text": s.text,
                    "confidence": round(s.confidence, 3),
                    "reason": s.reason.say(language),
                    "edits": [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in s.edits],
                }
                for s in self.suggestions
            ],
            "related": [
                {
                    "path": r.path,
                    "start": r.span.start,
                    "end": r.span.end,
                    "text": r.text,
                    "note": r.note.say(language),
                }
                for r in self.related
            ],
            "evidence": [{"kind": e.kind, "detail": e.detail.say(language)} for e in self.evidence],
            "fingerprint": self.fingerprint,
        }
