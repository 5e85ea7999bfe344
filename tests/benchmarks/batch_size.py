"""What the other pages of a batch teach: wrong characters found, by how many pages are flagged together.

    python tests/benchmarks/batch_size.py EVAL TEXT [PAGES ...]

EVAL is a folder with `ocr`, `clean` and `confusions.tsv` in it; TEXT is more text of the same paper, a paragraph a line (a tagged corpus,
`word/tag word/tag`, is read too). Paragraphs that stand in EVAL are left out; the rest is made into pages of 4,000 characters with
the misreadings of `confusions.tsv`, as often as each engine made them, and so many of them are flagged along with the pages
of EVAL that this engine read. Counted are the pages of EVAL alone: wrong Han characters found by `unlikely-character`, and false
alarms in 10,000 characters, at the least confidence of 0.5 and where five false alarms are met. The same is done with the pages as accepted
ones, free of misreadings, for `reviewer learn` (`learned`).
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "resources" / "build"))
import more_pages

ENGINES = {"rapidocr": "rapid", "tesseract": "tess"}


def main() -> None:
    """Print a row for each engine, way and number of pages."""
    source, corpus = Path(sys.argv[1]), Path(sys.argv[2])
    sizes = [int(size) for size in sys.argv[3:]] or [0, 12, 50, 200, 400]
    pages = list(more_pages.pages(corpus, source))
    print(f"{len(pages)} pages of {more_pages.PAGE} characters")
    print(f"{'engine':10} {'way':8} {'pages':>5} {'recall':>7} {'false alarms':>13} {'recall at five':>15}")
    for engine, mark in ENGINES.items():
        confusions = more_pages.confusions(source / "confusions.tsv", engine)
        wanted = sorted((source / "ocr").glob(f"*.{mark}*.txt"))
        rows = [row for row in _rows(source / "ocr" / "gold.jsonl") if row["engine"] == engine]
        for way in ("batch", "learned"):
            for size in sizes if way == "batch" else [size for size in sizes if size]:
                found = _flagged(wanted, pages[:size], confusions, way)
                print(f"{engine:10} {way:8} {size:5} {_figures(rows, found, wanted)}", flush=True)


def _flagged(wanted: list[Path], pages: list[str], confusions: dict[str, Any], way: str) -> list[dict[str, Any]]:
    dice = random.Random(7)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / ".reviewer").mkdir()
        (folder / "accepted").mkdir()
        for path in wanted:
            (folder / path.name).write_bytes(path.read_bytes())
        for number, page in enumerate(pages):
            text = more_pages.misread(page, confusions, dice) if way == "batch" else page
            target = folder / ("accepted" if way == "learned" else ".") / f"more{number:04}.txt"
            target.write_text(text, "utf-8")
        if way == "learned":
            _run("learn", str(folder / "accepted"), "--workspace", str(folder))
        own = [str(folder)] if way == "batch" else [str(folder / path.name) for path in wanted]
        output = _run(
            "flag", *own, "--format", "jsonl", "--select", "unlikely-character", "--min-confidence", "0.05",
            "--exit-zero", "--no-cache", "--jobs", "2",
        )  # fmt: skip
        rows = [json.loads(line) for line in output.splitlines()]
    names = {path.name for path in wanted}
    return [row for row in rows if Path(row["path"]).name in names]


def _run(*words: str) -> str:
    return subprocess.run([sys.executable, "-m", "reviewer", *words], check=True, capture_output=True, text=True).stdout


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _figures(gold: list[dict[str, Any]], found: list[dict[str, Any]], wanted: list[Path]) -> str:
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in gold:
        places[row["file"]].append((row["start"] - 1, row["end"] + 1))
    wrong = [row for row in gold if row["kind"] == "substitution" and row.get("cls") == "han"]
    size = sum(len(path.read_text("utf-8")) for path in wanted)

    def told(rows: list[dict[str, Any]]) -> tuple[float, float]:
        at = {(Path(row["path"]).name, row["start"]) for row in rows}
        hit = sum(any((row["file"], place) in at for place in range(row["start"], row["end"])) for row in wrong)
        false = sum(not any(low <= place < high for low, high in places[name]) for name, place in at)
        return hit / len(wrong), 1e4 * false / size

    recall, alarms = told([row for row in found if row["confidence"] >= 0.5])
    ordered = sorted(found, key=lambda row: (-row["confidence"], row["path"], row["start"]))
    best = 0.0
    for upto in range(1, len(ordered) + 1):
        at_five, false = told(ordered[:upto]) if upto % 10 == 0 else (0.0, 0.0)
        if false > 5:
            break
        best = max(best, at_five)
    return f"{recall:7.3f} {alarms:13.1f} {best:15.3f}"


if __name__ == "__main__":
    main()
