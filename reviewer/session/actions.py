"""What an editor does to an issue, as values and as rows of the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, cast

from reviewer.model.finding import Applicability, Category, Edit, Evidence, Finding, Related, Suggestion
from reviewer.model.span import Span
from reviewer.storage.difflog import Origin, Provenance
from reviewer.wording import Wording

Kind = Literal["accept", "bulk", "edit", "import", "dismiss", "postpone", "reopen"]
KINDS = ("accept", "bulk", "edit", "import", "dismiss", "postpone", "reopen")
DECIDING = {"dismiss": "dismissed", "postpone": "postponed", "reopen": "open"}


class Replaced(NamedTuple):
    """`before`, at code point `start` of the text as it was before the action, became `after`."""

    start: int
    before: str
    after: str

    @property
    def end(self) -> int:
        """Where it ended before the action."""
        return self.start + len(self.before)


@dataclass(frozen=True, slots=True)
class Step:
    """One finding dealt with, or one edit by hand: what it replaced and where that came from."""

    edits: tuple[Replaced, ...]
    provenance: Provenance
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """What is done and undone as one. `group` joins actions of several issues that were one bulk.

    `was` is the verdict on the finding before a decision.
    """

    kind: Kind
    steps: tuple[Step, ...]
    group: str = ""
    was: str = ""

    @property
    def edits(self) -> tuple[Replaced, ...]:
        """All edits, in order of place; they do not overlap."""
        return tuple(sorted(edit for step in self.steps for edit in step.edits))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings it dealt with, as they stood before it."""
        return tuple(step.finding for step in self.steps if step.finding is not None)


class MisfitError(ValueError):
    """An edit does not fit the text it is to be made in."""


def applied(text: str, edits: Iterable[Replaced]) -> str:
    """`text` after `edits` (sorted). Raises MisfitError where the text is not what an edit says it replaces."""
    parts, at = [], 0
    for start, before, after in edits:
        if start < at or text[start : start + len(before)] != before:
            raise MisfitError(start)
        parts += [text[at:start], after]
        at = start + len(before)
    return "".join([*parts, text[at:]])


def inverse(edits: Iterable[Replaced]) -> tuple[Replaced, ...]:
    """The edits that take `edits` (sorted) back, in the text after them."""
    grown, back = 0, []
    for start, before, after in edits:
        back.append(Replaced(start + grown, after, before))
        grown += len(after) - len(before)
    return tuple(back)


def action_row(action: Action) -> dict[str, Any]:
    """The action as its journal row."""
    row: dict[str, Any] = {"do": action.kind, "steps": [_step_row(step) for step in action.steps]}
    more = {"group": action.group, "was": action.was}
    return row | {name: value for name, value in more.items() if value}


def action_from(row: Mapping[str, Any]) -> Action:
    """The action that a row tells. Raises ValueError, KeyError or TypeError when it tells none."""
    if row["do"] not in KINDS:
        raise ValueError(row["do"])
    steps = tuple(_step_from(step) for step in row["steps"])
    if row["do"] in DECIDING and not (len(steps) == 1 and steps[0].finding and row["was"] in DECIDING.values()):
        raise ValueError(row["do"])
    return Action(cast(Kind, row["do"]), steps, _text(row.get("group", "")), _text(row.get("was", "")))


def _step_row(step: Step) -> dict[str, Any]:
    source = step.provenance
    row: dict[str, Any] = {"edits": [list(edit) for edit in step.edits], "origin": source.origin}
    row |= {"user": source.user, "time": source.time}
    row |= {"note": source.note} if source.note else {}
    if step.finding is not None:
        return row | {"finding": finding_row(step.finding)}
    given = {"rule": source.rule, "category": source.category, "confidence": source.confidence}
    return row | {name: value for name, value in given.items() if value not in ("", None)}


def _step_from(row: Mapping[str, Any]) -> Step:
    edits = tuple(Replaced(_whole(start), _text(before), _text(after)) for start, before, after in row["edits"])
    finding = finding_from(row["finding"]) if "finding" in row else None
    confidence = row.get("confidence")
    if row["origin"] not in ("suggestion", "bulk", "manual"):
        raise ValueError(row["origin"])
    provenance = Provenance(
        origin=cast(Origin, row["origin"]),
        rule=finding.rule if finding else _text(row.get("rule", "")),
        category=finding.category.value if finding else _text(row.get("category", "")),
        confidence=finding.confidence if finding else (None if confidence is None else float(confidence)),
        user=_text(row["user"]),
        time=_text(row["time"]),
        note=_text(row.get("note", "")),
    )
    return Step(edits, provenance, finding)


def finding_row(finding: Finding) -> dict[str, Any]:
    """The finding with all that is needed to show it again."""
    return {
        "path": finding.path,
        "rule": finding.rule,
        "category": finding.category.value,
        "span": list(finding.span),
        "text": finding.text,
        "message": _words(finding.message),
        "confidence": finding.confidence,
        "applicability": finding.applicability.value,
        "suggestions": [
            [s.text, s.confidence, _words(s.reason), [[*e.span, e.text] for e in s.edits]] for s in finding.suggestions
        ],
        "related": [[r.path, list(r.span), r.text, _words(r.note)] for r in finding.related],
        "evidence": [[e.kind, _words(e.detail)] for e in finding.evidence],
        "fingerprint": finding.fingerprint,
    }


def finding_from(row: Mapping[str, Any]) -> Finding:
    """The finding that a row tells. Raises ValueError, KeyError or TypeError when it tells none."""
    return Finding(
        path=_text(row["path"]),
        rule=_text(row["rule"]),
        category=Category(row["category"]),
        span=_span(*row["span"]),
        text=_text(row["text"]),
        message=_wording(row["message"]),
        confidence=float(row["confidence"]),
        applicability=Applicability(row["applicability"]),
        suggestions=tuple(
            Suggestion(
                _text(text),
                float(confidence),
                _wording(reason),
                tuple(Edit(_span(start, end), _text(new)) for start, end, new in edits),
            )
            for text, confidence, reason, edits in row["suggestions"]
        ),
        related=tuple(Related(_text(p), _span(*span), _text(t), _wording(note)) for p, span, t, note in row["related"]),
        evidence=tuple(Evidence(_text(kind), _wording(detail)) for kind, detail in row["evidence"]),
        fingerprint=_text(row["fingerprint"]),
    )


def _words(wording: Wording) -> list[str]:
    return [wording.zh, wording.en]


def _wording(pair: Any) -> Wording:
    zh, en = pair
    return Wording(_text(zh), _text(en))


def _span(start: Any, end: Any) -> Span:
    return Span(_whole(start), _whole(end))


def _whole(value: Any) -> int:
    if not isinstance(value, int) or value < 0:
        raise TypeError(value)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
