"""What flagging costs: `python -m pytest tests/benchmarks --benchmark-enable`. The figures seen stand in README.md."""

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from reviewer.archive import flag_together
from reviewer.engine import flag
from reviewer.lexicon import Lexicon, Term
from reviewer.model.issue import Issue
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import all_rules
from reviewer.storage.loader import issue_from_bytes, load_issue

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PAGE = 5_000


@pytest.fixture(scope="module")
def evidence() -> EvidenceBase:
    return EvidenceBase.load()


@pytest.fixture(scope="module")
def issues() -> list[Issue]:
    return [load_issue(path) for path in sorted(SEEDS.glob("*.txt"))]


@pytest.fixture(scope="module")
def page() -> Issue:
    text = "".join(path.read_bytes().decode() for path in sorted(SEEDS.glob("*.txt")))[:PAGE]
    return issue_from_bytes(text.encode(), "page.txt")


def test_a_page_of_5000_characters_warm(benchmark: Any, evidence: EvidenceBase, page: Issue) -> None:
    flag(page, all_rules(), evidence)
    report = benchmark(lambda: flag(page, all_rules(), evidence))
    assert report.failures == ()


def test_throughput_beside_jieba_on_the_same_text(benchmark: Any, evidence: EvidenceBase, issues: list[Issue]) -> None:
    import jieba

    text = "".join(issue.text for issue in issues)
    jieba.initialize()
    list(jieba.cut(text))
    start = time.perf_counter()
    list(jieba.cut(text))
    jieba_time = time.perf_counter() - start
    reports = benchmark(lambda: list(flag_together(issues, all_rules(), evidence, 0.5)))
    assert len(reports) == len(issues)
    benchmark.extra_info["characters"] = len(text)
    benchmark.extra_info["jieba_characters_per_second"] = round(len(text) / jieba_time)
    if benchmark.stats:
        mean = benchmark.stats.stats.median
        benchmark.extra_info["characters_per_second"] = round(len(text) / mean)
        benchmark.extra_info["times_jieba's_time"] = round(mean / jieba_time, 1)


def test_the_five_seeds_in_a_cold_process(benchmark: Any) -> None:
    command = [sys.executable, "-m", "reviewer", "flag", str(SEEDS), "--format", "jsonl", "--isolated", "--exit-zero"]
    done = benchmark.pedantic(
        lambda: subprocess.run(command, capture_output=True, cwd=SEEDS.parent, check=True), rounds=3, iterations=1
    )
    assert done.stdout.count(b"\n") > 20


def test_near_misses_of_100_000_terms_on_a_page(benchmark: Any, page: Issue) -> None:
    import jieba

    words = (line.split(" ")[0] for line in Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines())
    lexicon = Lexicon([Term(word) for word in words if len(word) >= 3][:100_000])
    lexicon.near_misses("预热")
    assert benchmark(lambda: lexicon.near_misses(page.text))


@pytest.mark.skipif(sys.platform == "win32", reason="the resource module is of Unix")
def test_memory_of_one_process() -> None:
    program = (
        "import pathlib, resource, sys\n"
        "from reviewer.cli.main import main\n"
        "main.main(args=['flag', sys.argv[1], '--isolated', '--exit-zero', '--quiet'], standalone_mode=False)\n"
        "status = pathlib.Path('/proc/self/status')\n"
        # on Linux the peak that getrusage gives is that of the process which started this one, if it was higher
        "known = [line.split()[1] for line in open(status) if line.startswith('VmHWM')] if status.is_file() else []\n"
        "peak = known[0] if known else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(peak, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(SEEDS)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=SEEDS.parent,
        check=True,
    )
    kilobytes = int(done.stderr.split()[-1]) // (1024 if sys.platform == "darwin" else 1)
    assert kilobytes < 400_000
