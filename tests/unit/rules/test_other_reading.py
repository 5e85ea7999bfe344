from reviewer.archive import flag_together
from reviewer.engine import Report
from reviewer.model.issue import Issue
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import rule_by_id
from reviewer.storage.loader import issue_from_bytes

PAGE = (
    "全县上下认真贯彻落实党中央关于乡村振兴的决策部署，把产业发展作为重中之重来抓。\n\n"
    "记者在县城看到，新建的文化广场上人来人往，附近的居民吃过晚饭都喜欢到这里散步。\n\n"
    "今年以来，当地共新建改建农村公路一百二十公里，群众出行更加方便，农产品销路更广。\n\n"
    "下一步，该县将继续完善基础设施，提升公共服务水平，让更多群众享受到发展的成果。\n"
)


def issue(name: str, text: str) -> Issue:
    return issue_from_bytes(text.encode(), name)


def flagged(evidence: EvidenceBase, *texts: str) -> list[Report]:
    issues = [issue(f"{number}.txt", text) for number, text in enumerate(texts)]
    rule = [rule_by_id("other-reading")]
    return list(flag_together(issues, rule, evidence, 0.5))


def said(report: Report) -> list[tuple[str, str]]:
    return [(found.text, found.suggestions[0].text) for found in report.findings]


def test_the_reading_that_makes_no_sense_is_flagged_with_the_other(evidence: EvidenceBase) -> None:
    poor, good = flagged(evidence, PAGE.replace("在县城", "在具城"), PAGE)
    assert said(poor) == [("具", "县")]
    assert said(good) == []
    [found] = poor.findings
    [related] = found.related
    assert (related.path, related.text) == ("1.txt", "县")


def test_a_mark_that_the_other_reading_has_is_missed_here(evidence: EvidenceBase) -> None:
    poor, good = flagged(evidence, PAGE.replace("人来人往，附近", "人来人往附近"), PAGE)
    assert said(poor) == [("往附", "往，附")]
    assert said(good) == []


def test_pages_that_share_but_a_sentence_are_not_readings_of_each_other(evidence: EvidenceBase) -> None:
    sentence = PAGE.split("\n\n")[1]
    for report in flagged(evidence, sentence.replace("县城", "具城") + "\n", PAGE):
        assert said(report) == []
