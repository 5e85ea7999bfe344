"""What every rule owes: an id, its documentation, examples that behave, exact spans, quiet on noise."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.engine import flag
from reviewer.model.finding import Applicability, Finding
from reviewer.rules.base import Example, Rule
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import all_rules
from reviewer.storage.loader import issue_from_bytes
from tests.unit.rules.conftest import FlagText

RULES = all_rules()
FIRES = [(rule, example) for rule in RULES for example in rule.info.fires]
SILENT = [(rule, example) for rule in RULES for example in rule.info.silent]
NOISE = st.text(
    st.sampled_from(
        list(
            "的一人大小上下年月日在了和省市区县开发展，。、；：“”‘’（）《》\"'() \n\r\u3000\ufeff\ue000𠮷繁體01%aB#*■——"
        )
    )
    | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=160,
)


def name(value: Rule | Example) -> str:
    return value.info.id if isinstance(value, Rule) else value.text[:16].replace("\n", "⏎")


def applied(text: str, finding: Finding) -> str:
    for edit in sorted(finding.suggestions[0].edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def test_ids_are_unique_and_state_a_defect_in_lower_case() -> None:
    ids = [rule.info.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert all(part.isalpha() and part.islower() for rule_id in ids for part in rule_id.split("-"))
    assert not any(rule_id.startswith(("fix-", "no-", "check-")) for rule_id in ids)


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_rule_is_documented_in_both_languages_with_examples_of_both_sorts(rule: Rule) -> None:
    info = rule.info
    for wording in (info.summary, info.why):
        assert len(wording.zh) >= 4
        assert len(wording.en) >= 12
    assert len(info.why.zh) > len(info.summary.zh)
    assert info.fires or info.beyond_examples
    assert info.silent


@pytest.mark.parametrize(("rule", "example"), FIRES, ids=name)
def test_an_example_fires_with_its_span_and_suggestion(rule: Rule, example: Example, flag_text: FlagText) -> None:
    report = flag_text(rule, example.text, example.terms)
    assert report.failures == ()
    assert report.findings, "nothing found"
    if example.quoted:
        assert example.quoted in [finding.text for finding in report.findings]
        found = next(finding for finding in report.findings if finding.text == example.quoted)
        if example.suggestion is not None:
            assert found.suggestions[0].text == example.suggestion


@pytest.mark.parametrize(("rule", "example"), SILENT, ids=name)
def test_a_silent_example_stays_silent(rule: Rule, example: Example, flag_text: FlagText) -> None:
    report = flag_text(rule, example.text, example.terms)
    assert report.failures == ()
    assert [(finding.text, finding.rule) for finding in report.findings] == []


@pytest.mark.parametrize(("rule", "example"), FIRES, ids=name)
def test_suggestions_are_what_their_edits_make(rule: Rule, example: Example, flag_text: FlagText) -> None:
    text = example.text
    for finding in flag_text(rule, text, example.terms).findings:
        assert finding.text == text[finding.span.start : finding.span.end]
        for related in finding.related:
            if related.path == finding.path:
                assert related.text == text[related.span.start : related.span.end]
        for suggestion in finding.suggestions:
            assert all(first.span.end <= second.span.start for first, second in pairwise(suggestion.edits))
            assert all(0 <= e.span.start <= e.span.end <= len(text) for e in suggestion.edits)


@pytest.mark.parametrize(("rule", "example"), FIRES, ids=name)
def test_safe_fixes_converge_in_one_more_pass(rule: Rule, example: Example, flag_text: FlagText) -> None:
    text = example.text
    safe = [f for f in flag_text(rule, text, example.terms).findings if f.applicability is Applicability.SAFE]
    edits = sorted((edit.span, edit.text) for finding in safe for edit in finding.suggestions[0].edits)
    assert all(first[0].end <= second[0].start for first, second in pairwise(edits)), "safe fixes overlap"
    for span, new in reversed(edits):
        text = text[: span.start] + new + text[span.end :]
    again = flag_text(rule, text, example.terms).findings if text.strip() else ()
    assert [f.text for f in again if f.applicability is Applicability.SAFE] == []


@settings(max_examples=60)
@given(text=NOISE)
def test_all_rules_are_total_exact_and_deterministic_on_noise(text: str, evidence: EvidenceBase) -> None:
    if not text.strip() or sum(c < " " for c in text) > 0.08 * len(text):
        return
    issue = issue_from_bytes(text.encode(), "noise.txt")
    report = flag(issue, RULES, evidence)
    assert report.failures == ()
    for finding in report.findings:
        assert finding.text == issue.text[finding.span.start : finding.span.end]
        assert 0 <= finding.confidence <= 1
        assert finding.message.zh
        assert finding.message.en
    assert flag(issue, RULES, evidence) == report
