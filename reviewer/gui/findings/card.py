"""The current finding's card: the sentence, the ways to mend it, the reasons."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from reviewer.gui.findings.model import SHORT_NAMES
from reviewer.gui.look import Look, interface_font
from reviewer.gui.own_keys import GO_KEYS
from reviewer.gui.speech import said
from reviewer.model.finding import Finding, Related
from reviewer.model.span import Span
from reviewer.rules.registry import all_rules
from reviewer.session import State, Tracked
from reviewer.wording import Wording

_CONTEXT = 30
_LEAST_CONTEXT = 6
_MOST_SUGGESTIONS = 9
_STATE_NAMES = {
    State.DISMISSED: Wording("已判定不是差错", "dismissed"),
    State.POSTPONED: Wording("待定", "postponed"),
}


class Card(QTextBrowser):
    """All about one finding.

    Signals: accepted(int), the suggestion that was clicked; went(Related), a related place that was clicked.
    """

    accepted = Signal(object)
    went = Signal(object)

    def __init__(self, look: Callable[[], Look], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._related: tuple[Related, ...] = ()
        self.setOpenLinks(False)
        self.setFont(interface_font(1))
        self.anchorClicked.connect(self._clicked)

    def show_nothing(self, text: str) -> None:
        """Say why there is no card."""
        self._related = ()
        self.setHtml(f'<p style="color:{self._look().ink("faint").name()}">{html.escape(text)}</p>')

    def show_finding(self, tracked: Tracked, text: str, record: Mapping[str, tuple[int, int]]) -> None:
        """Show a finding of `text`; `record` gives by rule how often its findings were accepted and dismissed."""
        finding, look = tracked.finding, self._look()
        self._related = finding.related[:8]
        color = look.color(finding.category).name()
        kind = html.escape(said(SHORT_NAMES[finding.category]))
        state = f" · {html.escape(said(_STATE_NAMES[tracked.state]))}" if tracked.state is not State.OPEN else ""
        parts = [
            f'<p style="margin:2px 0 6px 0"><b style="color:{color}">{kind}</b> '
            f"<b>{html.escape(said(finding.message))}</b> "
            f'<span style="color:{look.ink("faint").name()}">{finding.confidence:.0%}{state}'
            f"<br><small>{_record(finding, record)}</small></span></p>",
            f'<p style="margin:0 0 8px 0; font-size:{self.font().pointSizeF() + 4:.0f}pt">{self._sentence(finding, text)}</p>',
        ]
        parts += [
            self._suggestion(finding, text, number) for number in range(len(finding.suggestions[:_MOST_SUGGESTIONS]))
        ]
        parts.append(self._reasons(finding))
        self.setHtml("".join(parts))

    def _sentence(self, finding: Finding, text: str) -> str:
        span, look = finding.span, self._look()
        before, after = _around(text, span)
        marked = f'<span style="background-color:{look.ink("current").name()}">{_shown(finding.text)}</span>'
        return _shown(before) + marked + _shown(after)

    def _suggestion(self, finding: Finding, text: str, number: int) -> str:
        look, suggestion = self._look(), finding.suggestions[number]
        low = min([finding.span.start, *(e.span.start for e in suggestion.edits)])
        high = max([finding.span.end, *(e.span.end for e in suggestion.edits)])
        if high - low > 4 * _CONTEXT:
            low, high = finding.span.start, finding.span.end
        pieces, at = [_shown(text[max(0, low - 10) : low])], low
        for edit in suggestion.edits:
            if low <= edit.span.start and edit.span.end <= high:
                pieces += [_shown(text[at : edit.span.start]), self._changed(edit.span.of(text), edit.text)]
                at = edit.span.end
        pieces += [_shown(text[at:high]), _shown(text[high : high + 10])]
        key = f'<a href="accept:{number}" style="text-decoration:none; color:{look.ink("accent").name()}"><b>&nbsp;{number + 1}&nbsp;</b></a>'
        why = f'<span style="color:{look.ink("faint").name()}"> — {html.escape(said(suggestion.reason))}</span>'
        return f'<p style="margin:2px 0">{key} {"".join(pieces)}{why}</p>'

    def _changed(self, old: str, new: str) -> str:
        look = self._look()
        removed = f'<s style="color:{look.ink("removed_ink").name()}; background-color:{look.ink("removed").name()}">{_shown(old)}</s>'
        added = f'<u style="color:{look.ink("added_ink").name()}; background-color:{look.ink("added").name()}">{_shown(new)}</u>'
        return (removed if old else "") + (added if new else "")

    def _reasons(self, finding: Finding) -> str:
        look = self._look()
        told = {said(finding.message), *(said(fix.reason) for fix in finding.suggestions)}
        reasons = dict.fromkeys(said(item.detail) for item in finding.evidence)
        lines = [f"· {html.escape(reason)}" for reason in reasons if reason not in told]
        for number, related in enumerate(self._related):
            name = related.path.replace("\\", "/").rsplit("/", 1)[-1]
            link = (
                f'<a href="related:{number}" style="color:{look.ink("accent").name()}">{_shown(related.text[:40])}</a>'
            )
            lines.append(f"↔ {link} {html.escape(said(related.note))} <small>{html.escape(name)}</small>")
        return f'<p style="margin:8px 0 0 0; color:{look.ink("faint").name()}">{"<br>".join(lines)}</p>'

    def event(self, event: QEvent) -> bool:
        # Enter on a link is for the link, not for the first suggestion
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in GO_KEYS:
            cursor = self.textCursor()
            if cursor.hasSelection() and cursor.charFormat().isAnchor():
                event.accept()
                return True
        return super().event(event)

    def _clicked(self, url: QUrl) -> None:
        what, _, number = url.toString().partition(":")
        if what == "accept":
            self.accepted.emit(int(number))
        elif what == "related" and int(number) < len(self._related):
            self.went.emit(self._related[int(number)])


def _around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after it in its paragraph; what there is, where that is next to nothing."""
    before, after = text[max(0, span.start - _CONTEXT) : span.start], text[span.end : span.end + _CONTEXT]
    near = re.split("[\r\n]", before)[-1], re.split("[\r\n]", after)[0]
    return near if len("".join(near).strip()) >= _LEAST_CONTEXT else (before, after)


def _record(finding: Finding, record: Mapping[str, tuple[int, int]]) -> str:
    """What the rule looks for, and how its findings fared so far."""
    accepted, dismissed = record.get(finding.rule, (0, 0))
    parts = [rule_title(finding.rule)]
    if accepted or dismissed:
        known = Wording("此类至今：采纳 {}，判为不是差错 {}", "this rule so far: {} accepted, {} dismissed")
        parts.append(said(known).format(accepted, dismissed))
    return html.escape(" · ".join(parts))


def rule_title(rule: str) -> str:
    """What a rule looks for, in a few words; its id where nobody knows it."""
    return next((said(known.info.summary) for known in all_rules() if known.info.id == rule), rule)


def _shown(text: str) -> str:
    return html.escape(text.replace("\r", "").replace("\n", "⏎").replace("\t", "⇥"))
