"""Issues under review for views to show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)

from PySide6.QtGui import QAction, QKeySequence

from reviewer.engine import flag
from reviewer.gui.views.commands import Command
from reviewer.model.finding import Category, Finding
from reviewer.model.issue import Issue
from reviewer.model.span import Span
from reviewer.rules.base import Context, Fix, Rule, RuleInfo
from reviewer.rules.evidence import EvidenceBase
from reviewer.session import Session
from reviewer.wording import Wording

PAGE = "山西炼科晶体有限公司\r\n炼科的晶体，炼科的路。\r\n烁科说：好,走\r\n第四行讲炼科的未来𠮷\r\n"
_FIXES = {"炼科": ("烁科", 0.9), ",": ("，", 0.9), "未来": ("将来", 0.55)}
_INFO = RuleInfo("near-term", Category.NAME, Wording("", ""), Wording("", ""), (), ())
Open = Callable[..., Session]


def _check(context: Context) -> Iterator[Finding]:
    for match in re.finditer("|".join(_FIXES), context.issue.text):
        text, confidence = _FIXES[match[0]]
        fix = Fix(text, confidence, Wording("词库", "a term"))
        yield context.over(_INFO, Span(*match.span()), message=Wording("", ""), confidence=confidence, fixes=[fix])


def findings_of(text: str, _: Sequence[Span] = ()) -> tuple[Finding, ...]:
    return flag(Issue("a.txt", text), [Rule(_INFO, _check)], EvidenceBase()).findings


@pytest.fixture
def open_issue(tmp_path: Path) -> Iterator[Open]:
    """Opens a session on a text, by name, with its findings."""
    opened: list[Session] = []

    def make(text: str = PAGE, name: str = "a.txt") -> Session:
        (tmp_path / name).write_bytes(text.encode())
        session = Session.open(tmp_path / name, check=findings_of, user="li")
        session.set_findings(findings_of(session.text))
        opened.append(session)
        return session

    yield make
    for session in opened:
        session.close()


@pytest.fixture
def commands(qapp: object) -> list[Command]:
    """A few actions as the window has them."""
    made = []
    for name, zh, en, key in (
        ("save", "保存", "Save", "Ctrl+S"),
        ("next", "下一处", "Next finding", "J"),
        ("dismiss", "不是错", "Dismiss", "X"),
        ("zoom", "放大", "Zoom in", ""),
    ):
        action = QAction(en)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key)] if key else [])
        made.append(Command(action, "Review", Wording(zh, en), (key,) if key else ()))
    return made
