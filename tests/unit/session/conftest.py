from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reviewer.engine import flag
from reviewer.model.finding import Category, Finding
from reviewer.model.issue import Issue
from reviewer.model.span import Span
from reviewer.rules.base import Context, Fix, Rule, RuleInfo
from reviewer.rules.evidence import EvidenceBase
from reviewer.wording import Wording

PAGE = "山西炼科晶体有限公司\r\n炼科的晶体，炼科的路。\r\n烁科说：好,走\r\n第四行讲炼科的未来𠮷\r\n"
WORD = Wording("", "")
FIXES = {"炼科": "烁科", ",": "，", "晶休": "晶体"}


def _check(context: Context) -> Iterator[Finding]:
    for match in re.finditer("|".join(FIXES), context.issue.text):
        fix = Fix(FIXES[match[0]], 0.9, Wording("词库：烁科", "a term"))
        yield context.over(INFO, Span(*match.span()), message=WORD, confidence=0.9, fixes=[fix])


INFO = RuleInfo("near-term", Category.NAME, WORD, WORD, (), ())
RULE = Rule(INFO, _check)


def findings_of(text: str, _: Sequence[Span] = ()) -> tuple[Finding, ...]:
    """What the engine says of a text, with one rule for near misses."""
    return flag(Issue("a.txt", text), [RULE], EvidenceBase()).findings


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """An issue with CR LF line ends and a byte-order mark."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + PAGE.encode())
    return path


@pytest.fixture
def check():
    """The findings of a text."""
    return findings_of


@pytest.fixture
def rule_of_page() -> Rule:
    """The rule that `check` runs."""
    return RULE
