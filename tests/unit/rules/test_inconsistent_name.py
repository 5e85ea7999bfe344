"""Names that an archive spells in two ways are found with the right reading, and names that are two stay two."""

import random
from collections import defaultdict
from dataclasses import replace
from functools import cache

import pytest

from reviewer.archive import Archive
from reviewer.engine import flag
from reviewer.lexicon import Lexicon, Term
from reviewer.model.finding import Finding
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import rule_by_id
from reviewer.storage.loader import issue_from_bytes

RULE = rule_by_id("inconsistent-name")


@cache
def evidence() -> EvidenceBase:
    return EvidenceBase.load()


def flagged(*pages: str, terms: tuple[Term, ...] = (), order: random.Random | None = None) -> list[Finding]:
    issues = [issue_from_bytes(page.encode(), f"{number}.txt") for number, page in enumerate(pages)]
    if order is not None:
        order.shuffle(issues)
    base = evidence()
    if terms:
        base = replace(base, lexicon=Lexicon([*base.lexicon.terms, *terms]))
    if len(issues) > 1:
        base = replace(base, archive=Archive(issues))
    found = [flag(issue, [RULE], base) for issue in issues]
    assert [report.failures for report in found] == [()] * len(issues)
    return sorted((f for report in found for f in report.findings), key=lambda f: (f.path, f.span))


def said(*pages: str, terms: tuple[Term, ...] = ()) -> list[tuple[str, str, str]]:
    return [(f.path, f.text, f.suggestions[0].text) for f in flagged(*pages, terms=terms)]


def test_a_person_of_one_page_is_read_as_most_places_have_it() -> None:
    page = "厂长顾沛煜到车间检查。顾沛煜说，质量第一。\n\n工人们都说顾沛煜好。顾沛煌的办公室很简朴。\n"
    (finding,) = flagged(page)
    assert (finding.text, finding.suggestions[0].text) == ("顾沛煌", "顾沛煜")
    assert [related.text for related in finding.related] == ["顾沛煜"] * 3
    assert [related.span.of(page) for related in finding.related] == ["顾沛煜"] * 3


def test_a_family_name_may_be_what_was_misread() -> None:
    page = "教授顾沛煜作报告。顾沛煜说，前景很好。\n\n大家向顾沛煜提问，颇沛煜一一作答。\n"
    assert said(page) == [("0.txt", "颇沛煜", "顾沛煜")]


def test_what_stands_in_the_same_setting_need_not_be_alike() -> None:
    page = "访问了顾沛煜女儿小玲。顾沛煜女儿小玲住在城北，顾沛煜说过的话她都记得。顾沛要女儿小玲很高兴。\n"
    assert said(page) == [("0.txt", "顾沛要", "顾沛煜")]


def test_a_foreign_name_stands_twice_in_its_frames() -> None:
    page = "探险家斯·波特曼抵达黑海上空。波特曼报告说，一切正常。指挥部与波特曼通了话。波待曼说，他很冷。\n"
    assert said(page) == [("0.txt", "波待曼", "波特曼")]


def test_a_body_is_read_by_the_word_that_is_in_it() -> None:
    page = "记者走进劳伦斯伯克利国家实验室。\n\n另一组来自劳伦期伯克利国家实验室的学者发了言。\n"
    assert said(page) == [("0.txt", "期", "斯")]


def test_a_zone_of_another_issue_shows_the_slip() -> None:
    pages = [f"今天，沣阳煜新材料产业园{verb}，市民纷纷前往。\n" for verb in ("开工", "投产", "扩建")]
    found = said(*pages, "记者走进沣阳煌新材料产业园，机器轰鸣。\n", terms=(Term("沣阳煜新材料产业园", "zone"),))
    assert found == [("3.txt", "煌", "煜")]


def test_a_short_name_that_other_pages_use_shows_the_slip() -> None:
    pages = [f"今天，{what}。沣昌{more}。\n" for what, more in (("沣昌开工", "很忙"), ("大家去沣昌", "好"))]
    found = said(*pages, "昨天，沣冒数据谷迎来客人。沣昌也来人了。到沣昌去。请沣昌发言。\n")
    assert found == [("2.txt", "沣冒", "沣昌")]


def test_a_person_with_the_same_title_in_other_issues_shows_the_slip() -> None:
    pages = [f"昨天，县委书记顾沛煜{verb}。\n" for verb in ("下乡调研", "主持会议", "看望老人")]
    (finding,) = flagged(*pages, "今天，县委书记顾沛煌走访企业。\n")
    assert (finding.path, finding.text, finding.suggestions[0].text) == ("3.txt", "顾沛煌", "顾沛煜")
    assert [related.path for related in finding.related] == ["0.txt", "1.txt", "2.txt"]


@pytest.mark.parametrize(
    "page",
    [
        "厂长顾沛煜说，顾沛煜、顾沛煌都是好工人。顾沛煜很高兴。",
        "厂长顾沛煜说，质量第一。顾沛煜的弟弟顾沛煌也在厂里。顾沛煜很高兴。",
        "厂长顾沛煜说，质量第一。顾沛煌说，安全第一。顾沛煌还说，要守纪律。",
        "来自河东区实验中学和河西区实验中学的学生参加了比赛。",
        "太原市第一建筑工程集团与太原市第二建筑工程集团签约。太原市第一建筑工程集团开工。",
        "大同师范学院的学生来到大洞师范学院。",
        "山西绿源生物科技有限公司与山西绿原生物科技有限公司签约。",
    ],
)
def test_names_that_are_two_stay_two(page: str) -> None:
    assert said(page) == []


def test_where_the_lexicon_has_both_names_they_are_two() -> None:
    page = "厂长顾沛煜到车间检查。顾沛煜说，质量第一。工人们都说顾沛煜好。顾沛煌的办公室很简朴。\n"
    assert said(page, terms=(Term("顾沛煜", "person"), Term("顾沛煌", "person"))) == []


def test_persons_with_other_titles_in_other_issues_stay_two() -> None:
    pages = [f"昨天，县委书记顾沛煜{verb}。\n" for verb in ("下乡调研", "主持会议", "看望老人")]
    assert said(*pages, "今天，中学校长顾沛煌走访学生。\n") == []


def test_real_names_that_are_nearly_alike_stay_silent() -> None:
    """All pairs of the default lexicon's names that differ in one look-alike character, each in an archive of its own."""
    characters = evidence().language.characters
    names = sorted({form for term in evidence().lexicon.terms if term.is_name for form in term.forms if len(form) > 1})
    by_rest: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        for gap in range(len(name)):
            by_rest[name[:gap], name[gap + 1 :]].append(name)
    pairs = [
        (one, other)
        for (head, _), listed in sorted(by_rest.items())
        for one in listed
        for other in listed
        if one != other and characters.shape(one[len(head)], other[len(head)]) >= 0.6
    ]
    assert len(pairs) > 200
    wrong = []
    for one, other in random.Random(5).sample(pairs, 60):
        often = f"昨天，{one}召开大会。记者在{one}看到，工作都有进展。\n\n来自{one}的人说，明年更好。\n"
        once = f"昨天，{other}召开大会。各项工作都有进展。\n"
        wrong += said(often, once, often + once)
    assert wrong == []


def test_the_order_of_issues_changes_nothing() -> None:
    pages = [f"昨天，县委书记顾沛煜{verb}。\n" for verb in ("下乡调研", "主持会议", "看望老人")]
    pages += [
        "今天，县委书记顾沛煌走访企业。\n",
        "记者走进劳伦斯伯克利国家实验室。\n",
        "劳伦期伯克利国家实验室发布报告。\n",
    ]
    found = [
        [(f.path, f.text, f.confidence, f.related) for f in flagged(*pages, order=random.Random(seed))]
        for seed in range(3)
    ]
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 2
