from __future__ import annotations

from reviewer.archive import flag_together
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import chosen_rules
from reviewer.storage.loader import issue_from_bytes

LONG = (
    "中试基地坚持以需求为导向，先后与十二所高校签订了共建协议，引进科研团队四十余个，带动周边企业增加研发投入近三亿元。"
    "基地还设立了专门的成果转化办公室，为入驻团队提供从立项到投产的全程服务，让实验室里的样品尽快变成生产线上的产品。"
)


def spans(*pages: str) -> list[tuple[str, str, str]]:
    issues = [issue_from_bytes(page.encode(), f"{number}.txt") for number, page in enumerate(pages)]
    rules = chosen_rules(["duplicate-passage"])
    return [
        (finding.path, finding.text, finding.related[0].path)
        for report in flag_together(issues, rules, EvidenceBase(), 0.5)
        for finding in report.findings
    ]


def test_a_passage_that_an_earlier_issue_printed() -> None:
    assert spans("今年以来，各地发展很快。" + LONG, "近日，记者来到基地。" + LONG) == [("1.txt", LONG, "0.txt")]


def test_a_formula_of_many_issues_is_left_alone() -> None:
    assert spans(*(f"今年第{number}次，各地发展很快。" + LONG for number in "一二三")) == []


def test_one_issue_alone_has_no_copies_elsewhere() -> None:
    assert spans("今年以来，各地发展很快。" + LONG) == []


def test_two_readings_of_one_page_are_no_copies_of_each_other() -> None:
    page = "\n\n".join(LONG.replace("中试基地", f"第{number}中试基地") for number in "一二三四五六")
    found = spans(page, page.replace("近三亿元", "近二亿元", 1))
    assert [row for row in found if row[0] != row[2]] == []
