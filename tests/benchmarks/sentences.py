"""Sentence-level figures on lists of wrong and right sentences, as Chinese spelling checkers publish them.

    python tests/benchmarks/sentences.py LIST.tsv [LIST.tsv ...]

A list has a sentence with defects and the right one in each row, parted by a tab. Each is flagged as one page of all sentences
(`page`), and each by itself (`alone`). A sentence is *detected* when exactly its wrong characters are flagged, *corrected* when
the first suggestions give the right one to the letter; precision is over the sentences in which something is flagged. *Left alone*
are those right sentences, flagged in the same way, in which nothing is.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from reviewer.engine import flag
from reviewer.model.finding import Finding
from reviewer.rules.base import Rule
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import chosen_rules
from reviewer.storage.loader import issue_from_bytes

LEAST = 0.5
NOT_OF_SENTENCES = ("house-style", "missing-full-stop", "truncated", "broken-column", "duplicate-passage")


class Flagged(NamedTuple):
    """One sentence: the places that are flagged, and what the first suggestions make of it."""

    places: frozenset[int]
    corrected: str


def main() -> None:
    """Print a line for each list and way."""
    evidence, rules = EvidenceBase.load(), chosen_rules((), NOT_OF_SENTENCES)
    print(
        f"{'list':32} {'way':6} {'detected P':>10} {'R':>6} {'corrected P':>11} {'R':>6} {'left alone':>10} {'a second':>8}"
    )
    for path in map(Path, sys.argv[1:]):
        rows = [tuple(line.split("\t")[:2]) for line in path.read_text("utf-8").splitlines() if "\t" in line]
        for way, flagged in (("page", _as_page), ("alone", _alone)):
            began = time.perf_counter()
            found = list(flagged([wrong for wrong, _ in rows], rules, evidence))
            took = time.perf_counter() - began
            right = list(flagged(list(dict.fromkeys(right for _, right in rows)), rules, evidence))
            said = _figures([(wrong, right) for wrong, right in rows], found)
            alone = sum(not sentence.places for sentence in right) / len(right)
            figures = "".join(f"{100 * figure:{width}.1f}" for figure, width in zip(said, (11, 7, 12, 7), strict=True))
            print(f"{path.stem:32} {way:6}{figures} {100 * alone:10.1f} {len(rows) / took:8.0f}")


def _figures(rows: Sequence[tuple[str, str]], found: Sequence[Flagged]) -> tuple[float, float, float, float]:
    wrong = [(row, sentence) for row, sentence in zip(rows, found, strict=True) if row[0] != row[1]]
    touched = sum(bool(sentence.places) for sentence in found)
    detected = sum(sentence.places == _wrong_places(*row) for row, sentence in wrong)
    corrected = sum(sentence.corrected == row[1] for row, sentence in wrong)
    return (detected / max(1, touched), detected / len(wrong), corrected / max(1, touched), corrected / len(wrong))


def _wrong_places(wrong: str, right: str) -> frozenset[int]:
    """Places in `wrong` that must change; where something is lost, those on both sides of it."""
    places: set[int] = set()
    for code in Levenshtein.opcodes(wrong, right):
        if code.tag == "insert":
            places |= {code.src_start - 1, code.src_start} & set(range(len(wrong)))
        elif code.tag != "equal":
            places |= set(range(code.src_start, code.src_end))
    return frozenset(places)


def _as_page(sentences: Sequence[str], rules: Sequence[Rule], evidence: EvidenceBase) -> Iterator[Flagged]:
    text = "\n\n".join(sentences)
    report = flag(issue_from_bytes(text.encode(), "page.txt"), rules, evidence, LEAST)
    start = 0
    for sentence in sentences:
        end = start + len(sentence)
        yield _flagged(sentence, start, [f for f in report.findings if start <= f.span.start and f.span.end <= end])
        start = end + 2


def _alone(sentences: Sequence[str], rules: Sequence[Rule], evidence: EvidenceBase) -> Iterator[Flagged]:
    for sentence in sentences:
        report = flag(issue_from_bytes(sentence.encode(), "one.txt"), rules, evidence, LEAST)
        yield _flagged(sentence, 0, report.findings)


def _flagged(sentence: str, start: int, findings: Sequence[Finding]) -> Flagged:
    places = {place - start for finding in findings for place in range(finding.span.start, finding.span.end)}
    corrected, edge = sentence, len(sentence) + 1
    for finding in sorted(findings, key=lambda f: -f.span.start):
        for suggestion in finding.suggestions[:1]:
            for edit in sorted(suggestion.edits, key=lambda e: -e.span.start):
                low, high = edit.span.start - start, edit.span.end - start
                if high <= edge and low >= 0:
                    corrected, edge = corrected[:low] + edit.text + corrected[high:], low
    return Flagged(frozenset(places), corrected)


if __name__ == "__main__":
    main()
