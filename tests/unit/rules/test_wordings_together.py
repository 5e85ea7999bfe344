"""What several rules say of one place becomes one finding."""

import pytest

from reviewer.engine import Report, flag, settled
from reviewer.model.finding import Applicability, Category, Edit, Finding, Suggestion
from reviewer.model.span import Span
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import all_rules
from reviewer.storage.loader import issue_from_bytes
from reviewer.wording import Wording


def report(text: str, evidence: EvidenceBase) -> Report:
    return flag(issue_from_bytes(text.encode(), "page.txt"), all_rules(), evidence, 0.5)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("他在会上夸夸歧谈，大家听得不耐烦了。", "夸夸其谈"),
        ("这是摆在我们面前的当务急之，必须抓紧办好。", "当务之急"),
        ("该县狠抓计划生肓工作，走在全省前列。", "计划生育"),
        ("要进一步提高产品的质量，增强市场的竟挣力。", "竞争"),
    ],
)
def test_a_defect_that_several_rules_see_is_one_finding(text: str, right: str, evidence: EvidenceBase) -> None:
    [finding] = report(text, evidence).findings
    start, end = finding.span.start, finding.span.end
    assert right in text[:start] + finding.suggestions[0].text + text[end:]


def test_a_second_witness_adds_its_evidence(evidence: EvidenceBase) -> None:
    [finding] = report("他在会上夸夸歧谈，大家听得不耐烦了。", evidence).findings
    assert {"lexicon", "look-alike", "language-model"} <= {item.kind for item in finding.evidence}


def made(start: int, end: int, new: str, confidence: float, category: Category = Category.SUBSTITUTION) -> Finding:
    edit = Edit(Span(start, end), new)
    suggestion = Suggestion(new, confidence, Wording("改", "change"), (edit,))
    return Finding(
        path="page.txt",
        rule="some-rule",
        category=category,
        span=Span(start, end),
        text="甲" * (end - start),
        message=Wording("疑误", "probably wrong"),
        confidence=confidence,
        applicability=Applicability.UNSAFE,
        suggestions=(suggestion,),
    )


def test_of_two_ways_to_mend_one_place_the_surer_comes_first() -> None:
    [kept] = settled([made(3, 4, "乙", 0.6), made(3, 4, "丙", 0.9)])
    assert [suggestion.text for suggestion in kept.suggestions] == ["丙", "乙"]


def test_another_fix_within_the_span_says_what_the_whole_span_would_be() -> None:
    [kept] = settled([made(3, 6, "乙", 0.9), made(4, 5, "丙", 0.6)])
    assert [suggestion.text for suggestion in kept.suggestions] == ["乙", "甲丙甲"]


def test_a_lost_character_beside_a_wrong_one_is_the_same_defect() -> None:
    [kept] = settled([made(3, 4, "乙", 0.9), made(4, 4, "丙", 0.6, Category.MISSING)])
    assert kept.confidence == 0.9


def test_two_wrong_neighbours_are_two_findings() -> None:
    assert len(settled([made(3, 4, "乙", 0.9), made(4, 5, "丙", 0.6)])) == 2


def test_layout_is_no_rival_of_wording() -> None:
    assert len(settled([made(3, 4, "乙", 0.6), made(3, 4, "", 0.9, Category.BROKEN_COLUMN)])) == 2
