"""What a whole archive costs, on one made for it.

    python tests/benchmarks/archive.py [SIZE ...] [--jobs 1,2] [--cluster] [--kept-only] [--folder FOLDER]

Each archive has SIZE issues of some 3,200 characters, put together from the clauses of the sample issues (and of the evaluation
pages, where `../shared` stands beside the checkout): a masthead whose numbers rise with the dates, sentences that hardly ever stand
twice, now and then a passage of an earlier issue, and a wrong character in some hundreds. They are the same ones every time.

For every size a row for each way to run: as many processes as `--jobs` says, a Dask cluster with `--cluster`, then with results kept:
the first run, an unchanged second one, and one with a new term in the lexicon. `--kept-only` leaves out the runs that keep nothing.
Equal outputs have equal hashes; on a busy machine trust the processors' seconds, not the clock's.

Everything is written below a temporary folder (in FOLDER, if given) that is gone at the end, also after Ctrl+C or SIGTERM;
20,000 issues take a good gigabyte there.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reviewer.language.characters import Characters  # noqa: E402  a checkout need not be installed

SHARED = ROOT.parent / "shared" / "eval" / "dev" / "clean"
PARAGRAPHS = 52
DAMAGED = 600
"""Characters to one that is read wrong."""
REPEATED = 0.01
"""Of the paragraphs: the share that an earlier issue has too."""
HEAD = "科学导报 {year}年{month}月{day}日 星期{weekday}\n\n第{number}期 总第{total}期\n\n国内统一连续出版物号 CN 14-0015 今日8版"


class Way(NamedTuple):
    """One row of the table."""

    name: str
    options: list[str]
    lexicon: str = ""


class Cost(NamedTuple):
    """What a run took: seconds by the clock and of all processors, megabytes at the peak over all processes, and a hash of
    the findings.
    """

    seconds: float
    work: float
    peak: float
    digest: str


def main() -> None:
    """Print a line for each run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 5_000, 20_000])
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--cluster", action="store_true")
    parser.add_argument("--kept-only", action="store_true")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, _end)
    print(
        "| issues | run | seconds | issues a second | processor seconds | ms of them an issue | peak | findings' hash |"
    )
    print("|---|---|---|---|---|---|---|---|", flush=True)
    for size in given.sizes:
        with tempfile.TemporaryDirectory(prefix="reviewer-archive-", dir=given.folder) as place:
            archive = Path(place, "archive")
            characters = make_archive(archive, size)
            for way in _ways(given, Path(place)):
                if way.lexicon:
                    Path(place, "terms.tsv").write_text(way.lexicon, "utf-8")
                cost = run(archive, Path(place, "out.jsonl"), way.options)
                print(
                    f"| {size:,} | {way.name} | {cost.seconds:.1f} | {size / cost.seconds:.1f} "
                    f"| {cost.work:.1f} | {1_000 * cost.work / size:.1f} | {cost.peak:.0f} MB | {cost.digest} |",
                    flush=True,
                )
            print(
                f"| {size:,} | {characters:,} characters | | | | | {_used(Path(place)) / 1e6:.0f} MB on disk | |",
                flush=True,
            )


def _ways(given: argparse.Namespace, place: Path) -> Iterator[Way]:
    numbers = given.jobs.split(",")
    if not given.kept_only:
        yield from (Way(f"`--jobs {jobs}`", ["--jobs", jobs, "--no-cache"]) for jobs in numbers)
        if given.cluster:
            yield Way("`--cluster local`", ["--cluster", "local", "--no-cache"])
    kept = ["--jobs", numbers[-1], "--cache-dir", str(place / "cache"), "--cache"]
    yield Way(f"`--jobs {numbers[-1]}`, results kept", kept)
    yield Way(f"`--jobs {numbers[-1]}`, nothing changed", kept)
    terms = "term\tkind\tvariants\taliases\tsource\tnote\n三晋数字科技孵化园\tcompany\t\t\t\t\n"
    yield Way(f"`--jobs {numbers[-1]}`, a new term", [*kept, "--lexicon", str(place / "terms.tsv")], terms)


def make_archive(folder: Path, size: int) -> int:
    """Write `size` issues; gives their characters."""
    sources = [*sorted((ROOT / "seeds").glob("*.txt")), *(sorted(SHARED.glob("*.txt")) if SHARED.is_dir() else ())]
    paragraphs = [p for path in sources for p in path.read_text("utf-8").split("\n\n") if len(p) > 40]
    press = _Press(paragraphs)
    characters = 0
    for number in range(size):
        text = press.issue(number)
        path = folder / str(press.day(number).year) / f"{number:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        characters += len(text)
    return characters


class _Press:
    """Prints issue after issue out of the clauses of real ones."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._paragraphs = paragraphs
        self._clauses = [clause for p in paragraphs for clause in re.findall("[^，。；！？\n]{4,24}(?=，)", p)]
        self._characters = Characters.load()
        self._alike: dict[str, list[str]] = {}

    def day(self, number: int) -> date:
        """When the issue came out: five a week."""
        return date(1985, 1, 7) + timedelta(days=number // 5 * 7 + number % 5)

    def issue(self, number: int) -> str:
        """Its text."""
        day = self.day(number)
        head = HEAD.format(
            year=day.year, month=day.month, day=day.day, weekday="一二三四五"[number % 5],
            number=number % 260 + 1, total=number + 1,
        )  # fmt: skip
        draw = random.Random(number)
        body = []
        for at in range(PARAGRAPHS):
            earlier = draw.randrange(number) if number and draw.random() < REPEATED else number
            body.append(self._paragraph(random.Random(f"{earlier}/{at}")))
        return self._read("\n\n".join([head, *body]), draw) + "\n"

    def _paragraph(self, draw: random.Random) -> str:
        """Sentences of a real paragraph, each with clauses from elsewhere and other figures."""
        sentences = re.findall("[^。]+。?", draw.choice(self._paragraphs))
        begun = draw.randrange(len(sentences))
        return "".join(self._varied(sentence, draw) for sentence in sentences[begun : begun + draw.randint(1, 5)])

    def _varied(self, sentence: str, draw: random.Random) -> str:
        clauses = sentence.split("，")
        for _ in range(max(1, len(clauses) // 2)):
            clauses[draw.randrange(len(clauses))] = draw.choice(self._clauses) + ("。" if len(clauses) == 1 else "")
        return re.sub(r"\d(?![\d]*[年月日期])", lambda _: str(draw.randrange(1, 10)), "，".join(clauses))

    def _read(self, text: str, draw: random.Random) -> str:
        """As an OCR engine reads it."""
        characters = list(text)
        at = int(draw.expovariate(1 / DAMAGED))
        while at < len(characters):
            if "\u4e00" <= characters[at] <= "\u9fff":
                characters[at] = draw.choice(self._neighbours(characters[at]) or [characters[at]])
            at += 1 + int(draw.expovariate(1 / DAMAGED))
        return "".join(characters)

    def _neighbours(self, character: str) -> list[str]:
        if character not in self._alike:
            self._alike[character] = [each.char for each in self._characters.neighbours(character, 3)]
        return self._alike[character]


def run(archive: Path, output: Path, options: list[str]) -> Cost:
    """Flag the archive by the command line."""
    command = [sys.executable, "-m", "reviewer", "flag", str(archive), "--format", "jsonl", "--output", str(output)]
    command += ["--exit-zero", "--isolated", "--quiet", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    began, before = time.perf_counter(), os.times()
    process = subprocess.Popen(command, cwd=archive, env=environment, stdout=subprocess.DEVNULL)
    peak = [0.0]
    ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, ended), daemon=True)
    watcher.start()
    try:
        status = process.wait()
    except BaseException:
        process.send_signal(signal.SIGTERM)
        process.wait()
        raise
    seconds, after = time.perf_counter() - began, os.times()
    work = after.children_user + after.children_system - before.children_user - before.children_system
    ended.set()
    watcher.join()
    if status != 0:
        raise SystemExit(f"{command} gave {status}")
    with output.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()[:12]
    return Cost(seconds, work, peak[0], digest)


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
    listed: list[str] = []
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):  # any thread may have started one
        try:
            listed += thread.read_text("ascii").split()
        except OSError:
            continue
    return [each for child in map(int, listed) for each in (child, *_children(child))]


def _used(folder: Path) -> int:
    """Bytes that the files below `folder` take on the disk."""
    blocks = (path.stat() for path in folder.rglob("*") if path.is_file())
    return sum(getattr(status, "st_blocks", status.st_size // 512 + 1) * 512 for status in blocks)


def _end(number: int, _: FrameType | None) -> Any:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    main()
