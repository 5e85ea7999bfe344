"""Where findings stand once the text around them has been edited."""

from __future__ import annotations

from dataclasses import replace

from reviewer.model.finding import Edit, Finding, Suggestion
from reviewer.model.span import Span


def hull(finding: Finding) -> Span:
    """From the first to the last place that the finding or a fix of it touches."""
    spans = [finding.span, *(edit.span for suggestion in finding.suggestions for edit in suggestion.edits)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def shifted(finding: Finding, by: int) -> Finding:
    """The finding and its fixes, `by` code points further on."""
    if not by:
        return finding
    return replace(finding, span=finding.span.shift(by), suggestions=shifted_fixes(finding.suggestions, by))


def shifted_fixes(suggestions: tuple[Suggestion, ...], by: int) -> tuple[Suggestion, ...]:
    """The fixes alone."""
    return tuple(
        Suggestion(one.text, one.confidence, one.reason, tuple(Edit(e.span.shift(by), e.text) for e in one.edits))
        for one in suggestions
    )


def moved(span: Span, start: int, end: int, length: int) -> Span | None:
    """Where `span` stands once `[start, end)` has become `length` characters; None when that touched it."""
    if span.end <= start and not (span.start == span.end == start == end):
        return span
    if span.start >= end and not (span.start == span.end == start == end):
        return span.shift(length - (end - start))
    return None


def moved_finding(finding: Finding, start: int, end: int, after: str) -> Finding | None:
    """The finding after an edit near it; None when the edit touched what it is about or what a fix would change."""
    length = len(after)
    suggestions = []
    for one in finding.suggestions:
        spans = [moved(edit.span, start, end, length) for edit in one.edits]
        if any(span is None for span in spans):
            return None
        edits = tuple(Edit(span, edit.text) for span, edit in zip(spans, one.edits, strict=True) if span is not None)
        suggestions.append(replace(one, edits=edits))
    span = moved(finding.span, start, end, length)
    if span is not None:
        return replace(finding, span=span, suggestions=tuple(suggestions))
    if not suggestions or not (finding.span.start < start and end < finding.span.end):
        return None
    # the edit lies within a long span, in a stretch that the fix leaves as it is
    low = finding.span.start
    text = finding.text[: start - low] + after + finding.text[end - low :]
    span = Span(low, low + len(text))
    return replace(finding, span=span, text=text, suggestions=tuple(_reworded(one, span, text) for one in suggestions))


def _reworded(suggestion: Suggestion, span: Span, text: str) -> Suggestion:
    from reviewer.rules.base import applied  # all that rules need comes with it: not before the window shows

    inside = [Edit(edit.span.shift(-span.start), edit.text) for edit in suggestion.edits]
    return replace(suggestion, text=applied(text, Span(0, len(text)), inside))
