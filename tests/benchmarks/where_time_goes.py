"""Where the time of flagging goes, by stage and rule: `python tests/benchmarks/where_time_goes.py [PATH ...]`.

Seconds of the processor, the least of several passes; jieba over the same text beside them. Every pass knows the
language anew and has seen another text only, so that nothing is remembered from the pass before. What several rules
share (the joints of a page, the text that the language models read) is counted to the first that asks for it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from reviewer import engine
from reviewer.archive import Archive
from reviewer.language.evidence import Language
from reviewer.layout.blocks import read_page
from reviewer.model.finding import Finding
from reviewer.model.issue import Issue
from reviewer.report.findings.plain import JsonlWriter
from reviewer.rules.base import Context
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import all_rules
from reviewer.storage.loader import issue_from_bytes
from reviewer.text.decode import decode

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PASSES = 5
LEAST_SHOWN = 0.005
"""Share of the time below which a stage is not shown by itself."""

R = TypeVar("R")


class Clock:
    """Seconds of the processor by name of what was done."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, name: str, work: Callable[[], R]) -> R:
        """Do `work` and put it down under `name`."""
        start = time.process_time()
        result = work()
        self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - start
        return result


def run(files: Sequence[tuple[str, bytes]], evidence: EvidenceBase, clock: Clock) -> None:
    """Flag `files` together, each stage on the clock."""
    texts = [clock.time("decode", lambda data=data, name=name: decode(data, name).text) for name, data in files]
    for text in texts:
        clock.time("lines to blocks", lambda text=text: read_page(text))
    issues = [issue_from_bytes(data, name) for name, data in files]
    if len(issues) > 1:
        archive = Archive(issues, evidence.learned.tally)
        evidence = replace(evidence, archive=archive)
        clock.time("archive: characters", lambda: archive.characters)
        clock.time("archive: the rest", lambda: (archive.copies, archive.names, archive.misnumbered))
    for issue in issues:
        flag(issue, evidence, clock)


def flag(issue: Issue, evidence: EvidenceBase, clock: Clock) -> None:
    """Flag one issue, each rule on the clock."""
    context = Context(issue, evidence)
    found: list[Finding] = []
    clock.time("page: its text", lambda: context.page)
    clock.time("page: the other pages' characters", lambda: context.other_pages)
    for rule in all_rules():
        found += clock.time(rule.info.id, lambda rule=rule: list(rule.check(context)))
    report = clock.time("engine: merging", lambda: engine.report_of(issue, found, (), evidence, 0.5))
    clock.time("output", lambda: JsonlWriter().part(report, {}, "zh"))


def measured(files: Sequence[tuple[str, bytes]], passes: int = PASSES) -> dict[str, float]:
    """The least seconds of each stage."""
    base = EvidenceBase.load()
    least: dict[str, float] = {}
    other = [("warm.txt", "全市上下要把思想和行动统一起来，推动各项工作落到实处。\n\n记者从会上获悉。".encode())]
    for _ in range(passes):
        evidence, clock = replace(base, language=Language()), Clock()
        run([*other, *other], evidence, Clock())
        run(files, evidence, clock)
        for name, seconds in clock.seconds.items():
            least[name] = min(seconds, least.get(name, seconds))
    return least


def jieba_seconds(text: str) -> float:
    """The least seconds that jieba needs to cut `text`."""
    import jieba

    jieba.initialize()
    seconds = []
    for _ in range(PASSES):
        start = time.process_time()
        list(jieba.cut(text))
        seconds.append(time.process_time() - start)
    return min(seconds)


def main() -> None:
    """Print a row for each stage and rule."""
    paths = [Path(argument) for argument in sys.argv[1:]] or [SEEDS]
    found = [path for each in paths for path in (sorted(each.glob("*.txt")) if each.is_dir() else [each])]
    files = [(path.name, path.read_bytes()) for path in found]
    text = "".join(decode(data, name).text for name, data in files)
    seconds = measured(files)
    total, rest, jieba = sum(seconds.values()), 0.0, jieba_seconds(text)
    print(f"{len(files)} files, {len(text):,} characters: {len(text) / total:,.0f} characters a second")
    print(f"jieba.cut: {len(text) / jieba:,.0f}, {total / jieba:.1f} times as fast")
    for name, spent in sorted(seconds.items(), key=lambda item: -item[1]):
        if spent < LEAST_SHOWN * total:
            rest += spent
        else:
            print(f"{name:36s} {spent * 1e6 / len(text):6.2f} microseconds a character {spent / total:6.1%}")
    print(f"{'all others':36s} {rest * 1e6 / len(text):6.2f} microseconds a character {rest / total:6.1%}")


if __name__ == "__main__":
    main()
