"""What a rule is, what it may look at, and how it says what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from reviewer.language.lattice import Lattice
from reviewer.language.page import PageText
from reviewer.model.block import Block
from reviewer.model.finding import Applicability, Category, Edit, Evidence, Finding, Related, Suggestion
from reviewer.model.issue import Issue
from reviewer.model.reading import Reading
from reviewer.model.span import Span
from reviewer.text.diff import same_ends
from reviewer.text.traditional import is_traditional, restored
from reviewer.wording import Wording

if TYPE_CHECKING:
    from reviewer.language.batch import PageView
    from reviewer.language.evidence import Language
    from reviewer.lexicon import Lexicon
    from reviewer.rules.evidence import EvidenceBase


@dataclass(frozen=True, slots=True)
class Example:
    """A text for a rule's documentation and tests.

    In a text that fires, `quoted` is the finding's text and `suggestion` its first suggestion (None: not looked at).
    `terms` are rows for an extra lexicon, tab-separated as in its files.
    """

    text: str
    quoted: str = ""
    suggestion: str | None = None
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule's id (states the defect, never changes), category, documentation and examples."""

    id: str
    category: Category
    summary: Wording
    why: Wording
    fires: tuple[Example, ...]
    silent: tuple[Example, ...]
    beyond_examples: bool = False
    """What it flags needs a whole page or several issues, more than an example can hold; `fires` may be empty."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as the registry hands it out."""

    info: RuleInfo
    check: Callable[[Context], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend a finding: `text` instead of what the finding covers, or `edits` in the issue where given."""

    text: str
    confidence: float
    reason: Wording
    edits: tuple[Edit, ...] | None = None


T = TypeVar("T")


@dataclass(frozen=True)
class Context:
    """What a rule may look at: one issue, and the evidence to judge it by."""

    issue: Issue
    evidence: EvidenceBase
    _made: dict[object, object] = field(default_factory=dict, repr=False, compare=False)

    def shared(self, make: Callable[[Context], T]) -> T:
        """What `make` says of this issue, worked out once for all rules that ask."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(T, self._made[make])

    @property
    def lexicon(self) -> Lexicon:
        """The terms that are right: `reviewer.lexicon`."""
        return self.evidence.lexicon

    @property
    def language(self) -> Language:
        """Characters, words and n-grams: `reviewer.language`."""
        return self.evidence.language

    @property
    def archive(self) -> Any:
        """Evidence from all issues flagged together; None when this one stands alone."""
        return self.evidence.archive

    @property
    def traditional(self) -> bool:
        """Whether the issue is in traditional characters: its blocks' readings are simplified, its fixes are not."""
        return self.shared(_traditional)

    @property
    def page(self) -> PageText:
        """The blocks' readings as one text."""
        return self.shared(_page)

    @property
    def lattice(self) -> Lattice:
        """All readings of the page's text."""
        return self.shared(_lattice)

    @property
    def other_pages(self) -> PageView | None:
        """The character model counted from the other issues and from what was learned; None where there are none."""
        return self.shared(_other_pages)

    @property
    def prose(self) -> Iterator[Block]:
        """The blocks that run in sentences."""
        return (block for block in self.issue.blocks if block.role.is_prose)

    def at(
        self,
        rule: RuleInfo,
        reading: Reading,
        start: int,
        end: int,
        *,
        message: Wording,
        confidence: float,
        fixes: Iterable[Fix] = (),
        evidence: Iterable[Evidence] = (),
        related: Iterable[Related] = (),
        category: Category | None = None,
        applicability: Applicability | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> Finding:
        """A finding over `reading[start:end]`; each fix's text replaces just that.

        What differs is worked out, so that line ends and markup inside the span stay where nothing changes.
        """
        old = reading.text[start:end]
        placed = [
            fix
            if fix.edits is not None
            else Fix(fix.text, fix.confidence, fix.reason, _least_edits(reading, start, old, fix.text))
            for fix in fixes
        ]
        span = reading.span(start, end)
        return self.over(
            rule,
            span,
            message=message,
            confidence=confidence,
            fixes=placed,
            evidence=evidence,
            related=related,
            category=category,
            applicability=applicability,
            data=data,
        )

    def over(
        self,
        rule: RuleInfo,
        span: Span,
        *,
        message: Wording,
        confidence: float,
        fixes: Iterable[Fix] = (),
        evidence: Iterable[Evidence] = (),
        related: Iterable[Related] = (),
        category: Category | None = None,
        applicability: Applicability | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> Finding:
        """A finding over `span` of the issue; a fix without edits replaces the raw span by its text.

        `applicability` is `unsafe` where there is a fix and `display` where there is none, unless given.
        """
        text = self.issue.text
        if self.traditional:
            fixes = [_in_own_characters(text, span, fix) for fix in fixes]
        suggestions = tuple(_suggestion(text, span, fix) for fix in fixes)
        if applicability is None:
            applicability = Applicability.UNSAFE if suggestions else Applicability.DISPLAY
        return Finding(
            path=self.issue.path,
            rule=rule.id,
            category=category or rule.category,
            span=span,
            text=span.of(text),
            message=message,
            confidence=confidence,
            applicability=applicability,
            suggestions=suggestions,
            related=tuple(self._quoted(place) for place in related),
            evidence=tuple(evidence),
            data=data or {},
        )

    def _quoted(self, place: Related) -> Related:
        """The place with what stands there, blanks and line ends included, if it is of this issue."""
        own = place.path == self.issue.path
        return replace(place, text=place.span.of(self.issue.text)) if own else place


def _page(context: Context) -> PageText:
    return PageText.of(context.issue)


def _lattice(context: Context) -> Lattice:
    return Lattice(context.language.ngrams, context.page.text)


def _traditional(context: Context) -> bool:
    return is_traditional(context.issue.text)


def _in_own_characters(text: str, span: Span, fix: Fix) -> Fix:
    """`fix` in the traditional characters of the page; what was traditional already stays."""
    edits = (Edit(span, fix.text),) if fix.edits is None else fix.edits
    own = tuple(replace(edit, text=restored(edit.text, text, edit.span.start, edit.span.end)) for edit in edits)
    return replace(fix, edits=own)


def _other_pages(context: Context) -> PageView | None:
    return context.evidence.other_pages(context.issue, context.page.text)


def applied(text: str, span: Span, edits: Iterable[Edit]) -> str:
    """`span` of `text` after those of `edits` that lie within it."""
    parts, at = [], span.start
    for edit in sorted(edits, key=lambda e: e.span):
        if span.contains(edit.span):
            parts += [text[at : edit.span.start], edit.text]
            at = edit.span.end
    return "".join([*parts, text[at : span.end]])


def _suggestion(text: str, span: Span, fix: Fix) -> Suggestion:
    edits = (Edit(span, fix.text),) if fix.edits is None else tuple(sorted(fix.edits, key=lambda e: e.span))
    return Suggestion(applied(text, span, edits), fix.confidence, fix.reason, edits)


def _least_edits(reading: Reading, start: int, old: str, new: str) -> tuple[Edit, ...]:
    """One edit over the part in which `old`, at `start` of the reading, differs from `new`."""
    head, tail = same_ends(old, new)
    low, high = start + head, start + len(old) - tail
    core = new[head : len(new) - tail]
    if low == high and low > 0:
        # an insertion goes right behind the character before it, ahead of a line end that may follow
        at = reading.origin[low - 1] + 1
        return (Edit(Span(at, at), core),)
    return (Edit(reading.span(low, high), core),)
