"""Names over several issues: all spellings of an entity, how often and where, and one chosen for all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

from reviewer.lexicon import bodies, names
from reviewer.lexicon.lexicon import Lexicon
from reviewer.lexicon.names import Mention
from reviewer.model.finding import Category
from reviewer.model.span import Span
from reviewer.session.search import Match
from reviewer.session.session import Session

_BETWEEN: Final = r"[ \t\u3000]*(?:\r\n|\r|\n)?[ \t\u3000]*"
_NAMED: Final = frozenset({Category.NAME, Category.INCONSISTENT_NAME})
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which a name is written."""

    text: str
    count: int
    issues: int
    is_term: bool
    """Whether the lexicon has it as right."""


@dataclass(frozen=True, slots=True)
class Entity:
    """What the spellings name. The first spelling is the one to keep, as far as the pages and the lexicon tell."""

    spellings: tuple[Spelling, ...]

    @property
    def name(self) -> str:
        """The spelling to keep."""
        return self.spellings[0].text


def entities(sessions: Sequence[Session], lexicon: Lexicon) -> tuple[Entity, ...]:
    """Names that findings say are spelt in more than one way, those with most places first."""
    groups = _Groups()
    mentions = [_Mentions.of(session) for session in sessions]
    for session, own in zip(sessions, mentions, strict=True):
        _gather_corrections(session, own, groups)
    _gather_framed(sessions, mentions, groups)
    found = [_entity(forms, sessions, lexicon) for forms in groups.all()]
    several = [entity for entity in found if sum(spelling.count > 0 for spelling in entity.spellings) > 1]
    several += [entity for entity in found if entity not in several and any(s.count for s in entity.spellings)]
    return tuple(sorted(several, key=lambda entity: (-sum(s.count for s in entity.spellings), entity.name)))


def places(entity: Entity, chosen: str, sessions: Iterable[Session]) -> tuple[Match, ...]:
    """Every place of another spelling than `chosen`, each with `chosen` for its replacement."""
    forms = [spelling.text for spelling in entity.spellings]
    return tuple(
        Match(session, Span(start, end), session.text[start:end], chosen)
        for session in sessions
        for start, end, form in occurrences(session.text, [*forms, chosen])
        if form != chosen
    )


def occurrences(text: str, forms: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Where the forms stand, the longest first, also where a line end or blanks tear one apart."""
    sorted_forms = sorted(set(forms), key=lambda form: (-len(form), form))
    expression = "|".join(f"({_BETWEEN.join(re.escape(c) for c in form)})" for form in sorted_forms)
    for match in re.finditer(expression, text):
        yield match.start(), match.end(), sorted_forms[(match.lastindex or 1) - 1]


class _Mentions(NamedTuple):
    """The firms, and the institutions and zones, that the text of a session names now."""

    firms: tuple[Mention, ...] = ()
    bodies: tuple[Mention, ...] = ()

    @classmethod
    def of(cls, session: Session) -> _Mentions:
        if not session.text.strip():
            return cls()
        issue = session.issue()
        return cls(names.gather(issue), bodies.gather(issue))


def _gather_corrections(session: Session, own: _Mentions, groups: _Groups) -> None:
    """Whole names that a finding would replace by another; a part of a firm's or a body's says nothing by itself."""
    spans = [mention.span for mention in (*own.firms, *own.bodies)]
    for tracked in session.findings:
        finding = tracked.finding
        if finding.category not in _NAMED:
            continue
        if finding.rule == "inconsistent-name" and any(finding.span.overlaps(span) for span in spans):
            continue
        for suggestion in finding.suggestions[:1]:
            wrong, right = _bare(finding.text), _bare(suggestion.text)
            if min(len(wrong), len(right)) >= _LEAST and wrong != right:
                groups.join(wrong, right)


def _gather_framed(sessions: Sequence[Session], mentions: Sequence[_Mentions], groups: _Groups) -> None:
    flagged = [
        (session.path.as_posix(), tracked.finding.span, _bare(tracked.finding.text), _bare(suggestion.text))
        for session in sessions
        for tracked in session.findings
        for suggestion in tracked.finding.suggestions[:1]
        if tracked.finding.category is Category.INCONSISTENT_NAME
    ]
    firms = names.merge(own.firms for own in mentions)
    others = names.merge(own.bodies for own in mentions)
    for pair in chain(names.pairs(firms), names.pairs(others, bodies.LEAST_HEAD)):
        ours, theirs = pair.head + pair.ours + pair.tail, pair.head + pair.theirs + pair.tail
        if any(
            path == mention.path and span.overlaps(mention.span) and form.replace(wrong, right, 1) == other
            for mention, form, other in ((pair.one, ours, theirs), (pair.other, theirs, ours))
            for path, span, wrong, right in flagged
        ):
            groups.join(ours, theirs)


def _entity(forms: Sequence[str], sessions: Sequence[Session], lexicon: Lexicon) -> Entity:
    counts: Counter[str] = Counter()
    issues: Counter[str] = Counter()
    for session in sessions:
        here = Counter(form for _, _, form in occurrences(session.text, forms))
        counts.update(here)
        issues.update(here.keys())
    spellings = [Spelling(form, counts[form], issues[form], lexicon.contains(form)) for form in forms]
    return Entity(tuple(sorted(spellings, key=lambda s: (not s.is_term, -s.count, s.text))))


def _bare(text: str) -> str:
    return "".join(text.split())


class _Groups:
    """Forms that name the same thing, joined pair by pair."""

    def __init__(self) -> None:
        self._group: dict[str, set[str]] = {}

    def join(self, one: str, other: str) -> None:
        together = self._group.get(one, {one}) | self._group.get(other, {other})
        for form in together:
            self._group[form] = together

    def all(self) -> list[tuple[str, ...]]:
        return sorted({tuple(sorted(group)) for group in self._group.values()})
