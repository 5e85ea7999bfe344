import pytest

from reviewer.engine import flag
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import chosen_rules
from reviewer.storage.loader import issue_from_bytes


def told(evidence: EvidenceBase, text: str) -> dict[str, str]:
    """What is flagged with the usual least confidence, and the fix for each."""
    report = flag(issue_from_bytes(text.encode(), "a.txt"), chosen_rules(("unlikely-character",), ()), evidence, 0.5)
    return {finding.text: finding.suggestions[0].text for finding in report.findings}


@pytest.mark.parametrize(
    "text", ["山西金控、建投集团等多方参与，新电厂并网发电。", "货车驶过集大原铁路，煤炭外运更快。"]
)
def test_what_stands_before_a_names_ending_is_held_to_be_a_name(evidence: EvidenceBase, text: str) -> None:
    assert told(evidence, text) == {}


@pytest.mark.parametrize(
    "text",
    ["任命张懋衡、孙用和、朱英培、蒋仲平为副省长。", "当选的有吴光范、王义明、高晓宇。"],
)
def test_what_stands_in_a_persons_name_is_held_to_a_higher_bar(evidence: EvidenceBase, text: str) -> None:
    assert told(evidence, text) == {}


def test_a_misreading_inside_a_word_is_found(evidence: EvidenceBase) -> None:
    assert told(evidence, "他严格要求自已，从不叫苦，为国家的建设作出了巨人的贡献。").keys() & {"已", "人"}


def test_what_the_engine_often_misreads_is_told(evidence: EvidenceBase) -> None:
    text = "他们克服了重重因难，按时完成任务。"
    report = flag(issue_from_bytes(text.encode(), "a.txt"), chosen_rules(("unlikely-character",), ()), evidence, 0.5)
    [finding] = report.findings
    assert "OCR 常把“困”认成“因”" in [one.detail.say("zh") for one in finding.evidence]
