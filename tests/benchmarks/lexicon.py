"""`python tests/benchmarks/lexicon.py [TERMS]`: what a lexicon read from a file of so many terms (a million) costs.

Terms are real words and such with one character of another, so that a page is full of what is nearly one.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import jieba

from reviewer.lexicon import Lexicon
from reviewer.resources import resource_path

PAGE = 5_000
TIMES = 5


def megabytes(field: str) -> int:
    """Memory of this process: `VmRSS` now, `VmHWM` at the most (Linux)."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line for line in lines if line.startswith(field)).split()[1]) // 1024


def write_terms(path: Path, count: int) -> None:
    rows = (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines()
    words = [word for word in (row.split(" ", 1)[0] for row in rows) if len(word) > 2]
    draw = random.Random(7)
    terms = set(words[:count])
    while len(terms) < count:
        word = draw.choice(words)
        at = draw.randrange(len(word))
        terms.add(word[:at] + draw.choice(draw.choice(words)) + word[at + 1 :])
    path.write_text("".join(f"{term}\tword\n" for term in sorted(terms)), "utf-8")


def measured(what: str, work: Callable[[], object]) -> None:
    begin = time.perf_counter()
    work()
    print(
        f"{what:32}{time.perf_counter() - begin:8.2f} s{megabytes('VmRSS'):7} MB{megabytes('VmHWM'):7} MB at the most"
    )


def main(count: int) -> None:
    text = "".join(path.read_text("utf-8") for path in sorted(resource_path("seeds").glob("*.txt")))
    page = text.replace("\n", "")[:PAGE]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "terms.tsv")
        write_terms(path, count)
        print(f"{'before':32}{'':10}{megabytes('VmRSS'):7} MB")
        lexicon: list[Lexicon] = []
        measured(f"reading {count:,} terms", lambda: lexicon.append(Lexicon.load([path])))
        measured("near misses, first page", lambda: lexicon[0].near_misses(page))
        measured("exact search, first page", lambda: lexicon[0].occurrences(page))
        seconds = []
        for _ in range(TIMES):
            begin = time.process_time()
            lexicon[0].near_misses(page)
            seconds.append(time.process_time() - begin)
        print(f"near misses of a page: {1000 * min(seconds):.0f} ms of processor, the best of {TIMES}")


if __name__ == "__main__":
    main(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 1_000_000)
