from reviewer.lexicon.names import gather, merge, pairs
from reviewer.storage.loader import issue_from_bytes


def mentions(*pages: str) -> list[tuple[str, str]]:
    issues = [issue_from_bytes(page.encode(), f"{n}.txt") for n, page in enumerate(pages)]
    parts = [gather(issue) for issue in issues]
    assert merge(parts) == merge(reversed(parts))
    return [(pair.ours, pair.theirs) for pair in pairs(merge(parts))]


def test_names_that_differ_in_a_character_are_paired_across_issues() -> None:
    assert mentions("走进河东华盛新材料有限公司采访。", "河东华晟新材料有限公司投产。") == [("盛", "晟")]


def test_a_part_left_out_is_paired() -> None:
    assert mentions("河东华盛生物科技股份有限公司与河东华盛生物科技有限公司。") == [("股份", "")]


def test_names_that_share_only_their_form_are_not_paired() -> None:
    assert mentions("大同煤矿机械有限公司与运城果业贸易有限公司签约。") == []


def test_a_mention_knows_its_place() -> None:
    issue = issue_from_bytes("\n\n三月八日，记者走进河东华盛新材料有限公司采访。".encode(), "a.txt")
    (mention,) = gather(issue)
    assert mention.span.of(issue.text) == mention.text == "记者走进河东华盛新材料有限"
