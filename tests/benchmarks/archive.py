"""What a whole archive costs, on one made for it.

    python tests/benchmarks/archive.py [SIZE ...] [--jobs 1,2] [--cluster]

Each archive has SIZE issues, put together from the paragraphs of the sample issues (and of the evaluation pages, where `../shared`
stands beside the checkout), with other figures, dates and orders in each, always the same ones. For every size: seconds, issues a second,
peak memory of all processes, a second run from the cache, and whether all runs gave the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "eval" / "dev" / "clean"
PARAGRAPHS = 28
"""Of an issue: some 4,000 characters."""


def main() -> None:
    """Print a line for each run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 5_000, 20_000])
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--cluster", action="store_true")
    given = parser.parse_args()
    print(f"{'issues':>7} {'run':14} {'seconds':>8} {'issues/s':>9} {'peak MB':>8}  output")
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as place:
            archive = Path(place) / "archive"
            characters = make_archive(archive, size)
            ways = [("jobs " + jobs, ["--jobs", jobs, "--no-cache"]) for jobs in given.jobs.split(",")]
            if given.cluster:
                ways.append(("cluster local", ["--cluster", "local", "--no-cache"]))
            kept = ["--jobs", given.jobs.split(",")[-1], "--cache-dir", str(Path(place) / "cache"), "--cache"]
            ways += [("cache, first", kept), ("cache, second", kept)]
            for name, options in ways:
                seconds, peak, digest = run(archive, Path(place) / "out.jsonl", options)
                print(f"{size:7} {name:14} {seconds:8.1f} {size / seconds:9.1f} {peak:8.0f}  {digest}", flush=True)
            print(f"{size:7} {characters} characters")


def make_archive(folder: Path, size: int) -> int:
    """Write `size` issues; gives their characters."""
    sources = [*sorted((ROOT / "seeds").glob("*.txt")), *(sorted(SHARED.glob("*.txt")) if SHARED.is_dir() else ())]
    paragraphs = [p for path in sources for p in path.read_text("utf-8").split("\n\n") if len(p) > 40]
    characters = 0
    for number in range(size):
        draw = random.Random(number)
        chosen = [_varied(draw.choice(paragraphs), draw) for _ in range(PARAGRAPHS)]
        year, month, day = 1985 + number // 366 % 40, number // 30 % 12 + 1, number % 28 + 1
        text = "\n\n".join([f"{year}年{month}月{day}日 第{number + 1}期", *chosen]) + "\n"
        path = folder / str(year) / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        characters += len(text)
    return characters


def _varied(paragraph: str, draw: random.Random) -> str:
    """Other figures, and the sentences in another order: else every page would be a copy of others."""
    changed = re.sub(r"\d", lambda match: str(draw.randrange(1, 10)), paragraph)
    sentences = re.findall(r"[^。]+。?", changed)
    draw.shuffle(sentences)
    return "".join(sentences[: draw.randint(1, 6)])


def run(archive: Path, output: Path, options: list[str]) -> tuple[float, float, str]:
    """Seconds, megabytes at the peak over all processes, and a hash of the findings."""
    command = [sys.executable, "-m", "reviewer", "flag", str(archive), "--format", "jsonl", "--output", str(output)]
    command += ["--exit-zero", "--isolated", "--quiet", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=archive, env=environment, stdout=subprocess.DEVNULL)
    peak = [0.0]
    ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, ended), daemon=True)
    watcher.start()
    if process.wait() != 0:
        raise SystemExit(f"{command} gave {process.returncode}")
    seconds = time.perf_counter() - began
    ended.set()
    watcher.join()
    return seconds, peak[0], hashlib.sha256(output.read_bytes()).hexdigest()[:12]


def _watch(pid: int, peak: list[float], ended: threading.Event) -> None:
    """Proportional memory of the process and its children, four times a second (Linux only)."""
    while not ended.wait(0.25):
        total = 0.0
        for each in [pid, *_children(pid)]:
            try:
                text = Path(f"/proc/{each}/smaps_rollup").read_text("ascii")
            except OSError:
                continue
            total += sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")) / 1024
        peak[0] = max(peak[0], total)


def _children(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return []
    return [each for child in map(int, listed) for each in (child, *_children(child))]


if __name__ == "__main__":
    main()
