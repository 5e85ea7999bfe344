"""Find and replace over one issue or several: what would change is shown first, and made as one action an issue."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from reviewer.errors import SessionError
from reviewer.model.span import Span
from reviewer.session.actions import Step
from reviewer.session.session import Session
from reviewer.wording import Wording

_CONTEXT: Final = 24
_MOST: Final = 20_000
"""Matches that one search gives; who finds more is looking for the wrong thing."""
_BETWEEN: Final = r"[ \t\u3000]*(?:\r\n|\r|\n)?[ \t\u3000]*"
_LONG_CHANGE: Final = 8
"""A replacement that is longer or shorter by more characters is left for a person to tick."""

LINE_END = Wording("跨行：换行也会去掉", "spans a line end, which goes too")
LONG_CHANGE = Wording("长短相差很大", "much longer or shorter")
NO_CHANGE = Wording("替换后没有变化", "changes nothing")


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. `pattern` is plain text, or with `regex` a regular expression, whose replacement may name
    groups as `\\1`. `across_lines` finds plain text though a line end or blanks stand between its characters.
    """

    pattern: str
    replacement: str = ""
    regex: bool = False
    match_case: bool = True
    across_lines: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A place that was found: `text` over `span` would become `new`."""

    session: Session
    span: Span
    text: str
    new: str

    @property
    def before(self) -> str:
        """What stands in front of it."""
        return self.session.text[max(0, self.span.start - _CONTEXT) : self.span.start]

    @property
    def after(self) -> str:
        """What stands behind it."""
        return self.session.text[self.span.end : self.span.end + _CONTEXT]

    @property
    def doubt(self) -> Wording | None:
        """Why a person should look before it is replaced; None where nothing speaks against it."""
        if self.new == self.text:
            return NO_CHANGE
        if any(c in self.text for c in "\r\n") and not any(c in self.new for c in "\r\n"):
            return LINE_END
        return LONG_CHANGE if abs(len(self.new) - len(self.text)) > _LONG_CHANGE else None


def find(query: Query, sessions: Iterable[Session], seconds: float = 1.0) -> tuple[Match, ...]:
    """All places, by issue and place. Raises SessionError for a pattern that is none or takes longer than `seconds`."""
    if not query.pattern:
        return ()
    expression, replacement = _compiled(query)
    found: list[Match] = []
    for session in sessions:
        try:
            for match in expression.finditer(session.text, timeout=seconds):
                if match.end() > match.start():
                    found.append(Match(session, Span(*match.span()), match.group(), replacement(match)))
                if len(found) > _MOST:
                    raise _refused(
                        f"结果超过 {_MOST} 处", f"more than {_MOST} places", "请写得更具体", "be more specific"
                    )
        except TimeoutError:
            raise _refused(
                f"查找超过 {seconds:g} 秒，已停下",
                f"the search took more than {seconds:g} seconds and was stopped",
                "请简化正则表达式，少用相套的 * 和 +",
                "use a simpler expression, without * and + inside one another",
            ) from None
    return tuple(found)


def replace(matches: Sequence[Match], note: str = "") -> int:
    """Replace what was found, as one action an issue; gives how many places changed.

    Raises SessionError, before anything is changed, when an issue is read-only or its text is not what was searched.
    """
    by_session: dict[Session, list[Match]] = {}
    for match in matches:
        if match.new != match.text:
            by_session.setdefault(match.session, []).append(match)
    for session, mine in by_session.items():
        if session.read_only:
            raise SessionError(Wording("以只读方式打开，不能改动", "opened read-only"), where=str(session.path))
        if any(match.span.of(session.text) != match.text for match in mine):
            raise SessionError(
                Wording("文字在查找之后变了", "the text has changed since the search"),
                where=str(session.path),
                remedy=Wording("请重新查找", "search again"),
            )
    group = uuid.uuid4().hex if len(by_session) > 1 else ""
    for session, mine in by_session.items():
        session.do("bulk", list(_steps(session, mine, note)), group)
    return sum(len(mine) for mine in by_session.values())


def _steps(session: Session, matches: Sequence[Match], note: str) -> Iterator[Step]:
    for match in matches:
        yield session.manual_step(match.span, match.new, "bulk", note or f"{match.text} → {match.new}")


def _compiled(query: Query) -> tuple[Any, Callable[[Any], str]]:
    import regex  # only wanted here, and not small

    flags = regex.MULTILINE | (0 if query.match_case else regex.IGNORECASE)
    if not query.regex:
        between = _BETWEEN if query.across_lines else ""
        pattern = between.join(regex.escape(c) for c in query.pattern)
        return regex.compile(pattern, flags), lambda _: query.replacement
    try:
        expression = regex.compile(query.pattern, flags)
    except regex.error as trouble:
        raise _no_expression(trouble) from trouble

    def expanded(match: Any) -> str:
        try:
            return str(match.expand(query.replacement))
        except (regex.error, IndexError) as trouble:
            raise _no_expression(trouble) from trouble

    return expression, expanded


def _no_expression(trouble: Exception) -> SessionError:
    return _refused(
        f"正则表达式有误：{trouble}",
        f"this is no regular expression: {trouble}",
        "请改正，或关掉“正则表达式”",
        "mend it, or switch off 'regular expression'",
    )


def _refused(zh: str, en: str, remedy_zh: str, remedy_en: str) -> SessionError:
    return SessionError(Wording(zh, en), remedy=Wording(remedy_zh, remedy_en))
