from reviewer.engine import Report, flag
from reviewer.model.issue import Issue
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import all_rules
from reviewer.storage.loader import issue_from_bytes

PAGE = (
    "全縣上下認真貫徹落實關於鄉村發展的決策部署，把產業發展作為重中之重來抓。\n\n"
    "記者在縣城看到，新建的文化廣場上人來人往，附近的居民吃過晚飯都喜歡到這裡散步。\n\n"
    "他們克服了重重困難，按時完成任務，人民生活水平不斷提高，受到社會各界的一致好評。\n"
)


def flagged(evidence: EvidenceBase, text: str) -> Report:
    issue: Issue = issue_from_bytes(text.encode(), "page.txt")
    return flag(issue, all_rules(), evidence, 0.5)


def test_a_right_page_in_traditional_characters_is_left_alone(evidence: EvidenceBase) -> None:
    assert [(found.rule, found.text) for found in flagged(evidence, PAGE).findings] == []


def test_what_is_wrong_is_quoted_and_mended_in_the_pages_characters(evidence: EvidenceBase) -> None:
    text = PAGE.replace("重重困難", "重重因難").replace("一致好評", "一至好評").replace("廣場上", "廣场上")
    said = [(found.text, found.suggestions[0].text) for found in flagged(evidence, text).findings]
    assert ("因", "困") in said or ("重重因難", "重重困難") in said
    assert ("场", "場") in said
    for found in flagged(evidence, text).findings:
        assert text[found.span.start : found.span.end] == found.text
