"""Pages put together of what rules fire on and what they leave alone, flagged together: exact spans, no crash, no order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.archive import flag_together
from reviewer.model.finding import Finding
from reviewer.model.issue import Issue
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import all_rules
from reviewer.storage.loader import issue_from_bytes
from reviewer.text.traditional import simplified

RULES = all_rules()
SENTENCES = [example.text for rule in RULES for example in (*rule.info.fires, *rule.info.silent)]
MASTHEADS = [
    "三晋都市报 2025年5月16日 星期四 第15期 总第4374期",
    "山西日报 2025年5月17日 星期六 第16期",
    "第17期",
    "2025年5月18日 星期一",
]
DISTURBANCES = ["", "", "", *"\n \u3000𠮷🎉”（①·%\ue000", "\n\n", "𠮷野家", "——", "和。", "，的", "5月8", "e\u0301"]


@st.composite
def pieces(draw: st.DrawFn) -> str:
    """An example, whole or cut off."""
    text = SENTENCES[draw(st.integers(0, len(SENTENCES) - 1))]
    return text if draw(st.booleans()) else text[: draw(st.integers(0, len(text)))]


PAGES = st.lists(st.tuples(pieces(), st.sampled_from(DISTURBANCES)), min_size=1, max_size=8).map(
    lambda parts: "".join(map("".join, parts))
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A page as a file may have it: with or without masthead and byte-order mark, with any line ends."""
    head = draw(st.sampled_from(["", *MASTHEADS]))
    text = f"{head}\n\n{draw(PAGES)}" if head else draw(PAGES)
    text = text.replace("\r", "\n").replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()


def assert_exact(finding: Finding, texts: dict[str, str]) -> None:
    text = texts[finding.path]
    assert finding.span.of(text) == finding.text
    for related in finding.related:
        there = related.span.of(texts[related.path])
        if related.path == finding.path:
            assert there == related.text
        elif finding.rule != "issue-order":  # it says what the number is of
            # of another issue's place the reading is quoted: without blanks, in simplified characters
            assert simplified("".join(there.split())) == simplified("".join(related.text.split()))
    for suggestion in finding.suggestions:
        made, end = "", finding.span.start
        for edit in suggestion.edits:
            assert 0 <= edit.span.start <= edit.span.end <= len(text)
            made += text[end : edit.span.start] + edit.text
            end = edit.span.end
        if all(finding.span.contains(edit.span) for edit in suggestion.edits):
            made += text[end : finding.span.end]
            assert suggestion.text == made


def issues_of(contents: dict[str, bytes]) -> list[Issue]:
    return [issue_from_bytes(data, path) for path, data in contents.items()]


@settings(max_examples=60, derandomize=True)
@given(pages=st.lists(files(), min_size=1, max_size=4), data=st.data())
def test_pages_flagged_together_are_told_exactly_and_whatever_their_order(
    pages: list[bytes], data: st.DataObject, evidence: EvidenceBase
) -> None:
    contents = {f"{number}.txt": page for number, page in enumerate(pages) if page.decode("utf-8-sig").strip()}
    issues = issues_of(contents)
    texts = {issue.path: issue.text for issue in issues}
    reports = {report.issue.path: report for report in flag_together(issues, RULES, evidence, 0.0)}
    for report in reports.values():
        assert report.failures == ()
        for finding in report.findings:
            assert_exact(finding, texts)
    shuffled = [issues[number] for number in data.draw(st.permutations(range(len(issues))))]
    again = {report.issue.path: report for report in flag_together(shuffled, RULES, evidence, 0.0)}
    assert {path: report.findings for path, report in again.items()} == {
        path: report.findings for path, report in reports.items()
    }
