from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.engine import Report, flag
from reviewer.model.finding import Finding
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import chosen_rules
from reviewer.storage.loader import issue_from_bytes

HERE = ["broken-column", "displaced-fragment", "truncated", "missing-full-stop", "doubled-at-joint", "glued-byline"]
HERE += ["stray-label", "lost-paragraph-break", "continued-elsewhere", "duplicate-passage", "columns-read-across"]
HERE += ["wrong-weekday", "impossible-date", "wrong-count", "wrong-sum", "issue-order"]
RULES = chosen_rules(HERE)


def report(page: str, *rules: str, least: float = 0.0) -> Report:
    return flag(issue_from_bytes(page.encode(), "a.txt"), chosen_rules(rules or HERE), EvidenceBase(), least)


def mended(page: str, finding: Finding) -> str:
    for edit in reversed(finding.suggestions[0].edits):
        page = page[: edit.span.start] + edit.text + page[edit.span.end :]
    return page


@pytest.mark.parametrize(("rule", "number"), [(rule.info.id, n) for rule in RULES for n in range(len(rule.info.fires))])
def test_examples_that_fire(rule: str, number: int) -> None:
    (info,) = [known.info for known in RULES if known.info.id == rule]
    example = info.fires[number]
    found = report(example.text, rule).findings
    assert example.quoted in [finding.text for finding in found]
    if example.suggestion is not None:
        assert example.suggestion in [fix.text for finding in found for fix in finding.suggestions]


@pytest.mark.parametrize(
    ("rule", "number"), [(rule.info.id, n) for rule in RULES for n in range(len(rule.info.silent))]
)
def test_examples_that_do_not_fire(rule: str, number: int) -> None:
    (info,) = [known.info for known in RULES if known.info.id == rule]
    found = report(info.silent[number].text, rule).findings
    assert [finding for finding in found if finding.rule == rule] == []


PIECES = [
    "今年以来，",
    "项目的",
    "6月31日",
    "\n\n",
    "\n",
    "李强",
    "。",
    "《关于",
    "的意见》",
    "■ 董保彤摄",
    "创新前沿",
    "3大",
    "、",
    "等",
]
PIECES += [
    "(下转A2版)",
    "12个",
    "，其中",
    "2025年5月16日 星期四",
    "#",
    " ",
    "“",
    "”",
    "形成闭环管理，提升土地配置精准度。",
    "\u3000",
    "A",
]


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join).filter(str.strip))
def test_any_page_is_read_without_a_crash_and_quoted_exactly(page: str) -> None:
    done = report(page)
    assert done.failures == ()
    for finding in done.findings:
        assert finding.span.of(page) == finding.text
        for fix in finding.suggestions:
            assert all(a.span.end <= b.span.start for a, b in zip(fix.edits, fix.edits[1:], strict=False))


def test_fixes_of_a_page_with_all_kinds_bring_it_to_rest() -> None:
    page = (
        "园区通过了《关于新时代推动中部地\n\n■ 董保彤摄\n\n区高质量发展的意见》，并作出部署。\n\n"
        "各地任务都已完成，将进一步为发展提供支撑。郑婷"
    )
    for _ in range(3):
        found = report(page, least=0.5).findings
        if not found:
            break
        page = mended(page, found[0])
    assert page == (
        "园区通过了《关于新时代推动中部地区高质量发展的意见》，并作出部署。\n\n■ 董保彤摄\n\n"
        "各地任务都已完成，将进一步为发展提供支撑。\n\n郑婷"
    )
