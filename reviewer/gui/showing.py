"""Lets text, list, strip and card show the findings of the issue that the desk holds."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer

from reviewer.gui.desk import Desk
from reviewer.gui.findings.card import Card
from reviewer.gui.findings.panel import FindingsPanel
from reviewer.gui.speech import said
from reviewer.gui.text.editor import TextEditor
from reviewer.gui.text.marking import Mark
from reviewer.model.span import Span
from reviewer.session import Session, State, Tracked
from reviewer.wording import Wording

_LISTED_AFTER: Final = 100
"""Milliseconds behind the last key after which list and strip follow."""
_LONG: Final = 300
"""Findings above which the list follows behind the key, as it does while text is typed."""
_AROUND: Final = 4
"""Characters that the list quotes on either side of what is nothing but blanks."""


class Showing(QObject):
    """What is shown of the findings: marks in the text at once, list and strip when no key is waiting."""

    def __init__(self, desk: Desk, editor: TextEditor, findings: FindingsPanel, card: Card, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._editor, self._findings, self._card = desk, editor, findings, card
        self.typing = False
        """Whether what changes is being typed: that does not wait for a long list."""
        editor.marking.source = self._marks_in
        findings.model.around = self._around
        self._list_timer = QTimer(self, singleShot=True, interval=_LISTED_AFTER)
        self._list_timer.timeout.connect(self.list_findings)
        self._list_timer.timeout.connect(self.show_card)
        self._strip_timer = QTimer(self, singleShot=True, interval=_LISTED_AFTER)
        self._strip_timer.timeout.connect(self._draw_strip)

    def show_findings(self, session: Session) -> None:
        """Show text and findings as they are now."""
        self._editor.follow(session.text)
        self._editor.marking.show()
        if self.typing or len(session.outline) > _LONG:
            self._list_timer.start()
        else:
            self.list_findings()

    def order(self) -> list[int]:
        """The numbers of the findings in the list, once it has followed."""
        if self._list_timer.isActive():
            self.list_findings()
        return self._findings.numbers

    def list_findings(self) -> None:
        """Let the list hold the findings as they are now."""
        session = self._desk.session
        self._list_timer.stop()
        if session is not None:
            self._findings.show_findings(session.outline)
            self._findings.select(self._desk.number)
            self._strip_timer.start()

    def show_current(self) -> None:
        """Show the current finding in all four."""
        current, session = self._desk.current, self._desk.session
        part = current.finding.span.start / max(1, len(session.text)) if current and session else None
        self._editor.marking.set_current(self._desk.number)
        self._editor.overview.set_current(part)
        self._findings.select(self._desk.number)
        if current is not None and not self._editor.editing:
            self._editor.select(current.finding.span)
        self.show_card()

    def _draw_strip(self) -> None:
        """Show in the strip where findings lie."""
        session = self._desk.session
        if session is not None:
            size = max(1, len(session.text))
            places = zip(session.starts(), session.outline, strict=True)
            self._editor.overview.set_marks(
                [(at / size, one.finding.category) for at, one in places if self._is_marked(one)]
            )

    def _is_marked(self, one: Tracked) -> bool:
        shown = self._findings.filter
        sure = one.finding.confidence >= shown.least and one.finding.rule not in shown.muted
        return sure and one.state is not State.DISMISSED

    def _marks_in(self, span: Span) -> list[Mark]:
        """What is underlined there: asked for what shows, at every key."""
        session = self._desk.session
        found = session.near(span) if session is not None and session.text == self._editor.text else []
        return [Mark(one.finding.span, one.finding.category, one.number) for one in found if self._is_marked(one)]

    def _around(self, number: int) -> tuple[str, str]:
        """A few characters on either side of a finding."""
        session = self._desk.session
        one = session.finding(number) if session is not None else None
        if session is None or one is None:
            return "", ""
        (start, end), text = one.finding.span, session.text
        return text[max(0, start - _AROUND) : start].lstrip(), text[end : end + _AROUND].rstrip()

    def show_card(self) -> None:
        """Tell all about the current finding, or why there is none."""
        current, session = self._desk.current, self._desk.session
        if session is None:
            return
        if current is None:
            self._card.show_nothing(self._nothing())
        else:
            self._card.show_finding(current, session.text, self._desk.record())

    def _nothing(self) -> str:
        if self._desk.is_awaited:
            return said(Wording("正在检查……", "checking…"))
        if self._findings.numbers:
            return said(Wording("这一处已不在。J 到下一处。", "This one is gone. J for the next."))
        return said(self._desk.what_is_left())
