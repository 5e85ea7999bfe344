"""Fits `resources/language/doubt.json`, the weights by which doubtful characters are judged, and draws how well they hold.

    python resources/build/doubt.py EVAL TEXT [RESOURCES/language]

EVAL is a folder with `ocr`, `synthetic` and `clean` in it: pages (*.txt) and, in the first two, `gold.jsonl` with what is
wrong in them. TEXT is more text of the same paper, a paragraph a line, of which larger batches are made (`more_pages`). No text
goes into the weights: a number for each figure for a page by itself, one for one of a few, one for one of many, and one for one that was read twice.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import fit
import more_pages
import numpy as np
from numpy.typing import NDArray

from reviewer.language.batch import EMPTY, BatchModel, PageView, Tally, count, merge
from reviewer.language.doubt import Doubter, settled
from reviewer.language.evidence import Language
from reviewer.language.figures import FIGURES
from reviewer.language.groups import best_of_each
from reviewer.language.logistic import Weights
from reviewer.language.page import PageText
from reviewer.storage.loader import load_issue

Array = NDArray[Any]

FOLDERS = ("ocr", "synthetic", "clean")
SIZES = (100, 380)
"""Pages in the larger batches."""


class Sample(NamedTuple):
    """The candidates of one page: their figures, places, which are right, whose places are wrong or near something wrong."""

    article: str
    size: int
    table: Array
    places: Array
    right: Array
    wrong: Array
    near: Array


def samples(folder: Path, doubter: Doubter, mode: str, more: Tally = EMPTY) -> Iterator[Sample]:
    """The pages of `folder`, in a batch with `more`.

    `mode` is `single`, `batch` (readings of the same article left out) or `twin` (they count).
    """
    issues = [load_issue(path) for path in sorted(folder.glob("*.txt"))]
    pages = [PageText.of(issue) for issue in issues]
    tallies = [count(page.text) for page in pages]
    articles = [f"{folder.name}-{Path(issue.path).name.split('.')[0]}" for issue in issues]
    model = BatchModel(merge([*tallies, more]))
    gold = _gold(folder / "gold.jsonl")
    for issue, page, article in zip(issues, pages, articles, strict=True):
        own = [tally for tally, other in zip(tallies, articles, strict=True) if other == article]
        left_out = {"single": None, "batch": merge(own), "twin": tallies[pages.index(page)]}[mode]
        view = None if left_out is None else model.without(left_out)
        yield _sample(article, page, view, gold.get(Path(issue.path).name, []), doubter)


def _gold(path: Path) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text("utf-8").splitlines() if path.exists() else []:
        row = json.loads(line)
        rows.setdefault(row["file"], []).append(row)
    return rows


def _sample(
    article: str, page: PageText, view: PageView | None, rows: list[dict[str, Any]], doubter: Doubter
) -> Sample:
    place = {
        origin: start + k
        for block, start in zip(page.blocks, page.starts, strict=True)
        for k, origin in enumerate(block.reading.origin[: len(block.text)])
    }
    near = {place[at] for row in rows for at in range(row["start"] - 1, row["end"] + 1) if at in place}
    right: dict[int, str] = {}
    for row in rows:
        correction = row["correction"] or ""
        if row["kind"] in ("substitution", "name") and len(row["text"]) == len(correction):
            pairs = enumerate(zip(row["text"], correction, strict=True))
            right |= {
                place[row["start"] + k]: new for k, (old, new) in pairs if old != new and row["start"] + k in place
            }
    known, found = doubter.candidates(page.text, view)
    places, codes = found.places.tolist(), found.codes.tolist()
    return Sample(
        article,
        int(known.lattice.inside.sum()),
        doubter.figures(known, found),
        found.places,
        np.array([right.get(at) == chr(code) for at, code in zip(places, codes, strict=True)], bool),
        np.array([at in right for at in places], bool),
        np.array([at in near for at in places], bool),
    )


def fitted(parts: list[Sample]) -> Weights:
    """The logistic model of `parts`: right candidates against those of places where nothing is wrong."""
    table = np.concatenate([part.table for part in parts])
    right = np.concatenate([part.right for part in parts])
    wrong = np.concatenate([part.wrong for part in parts])
    near = np.concatenate([part.near for part in parts])
    kept = right | wrong | ~near
    table, target = table[kept], right[kept].astype(np.float64)
    scale = table.std(axis=0)
    scale[scale < 1e-6] = 1.0
    rows = np.column_stack([table / scale, np.ones(len(table))])
    weights = fit.logistic(rows, target)
    model = Weights(weights[:-1] / scale, float(weights[-1]), 0.5)
    best = [best_of_each(part.places, model.log_odds(part.table)) for part in parts]
    found = sum(int(part.wrong[index].sum()) for part, index in zip(parts, best, strict=True))
    return model._replace(share=found / sum(part.size for part in parts))


def batches(corpus: Path, source: Path) -> Iterator[Tally]:
    """Counted pages made of `corpus`, by the numbers of `SIZES`, misread by both engines in turn."""
    dice = random.Random(3)
    known = [more_pages.confusions(source / "confusions.tsv", engine) for engine in ("rapidocr", "tesseract")]
    pages = list(more_pages.pages(corpus, source))
    counted = [count(more_pages.misread(page, known[number % 2], dice)) for number, page in enumerate(pages)]
    for size in SIZES:
        yield merge(counted[:size])


def held_out(parts: list[Sample], folds: int = 4) -> tuple[Array, Array]:
    """The probability of each place's best candidate, and whether something is wrong there; fitted without its article."""
    articles = sorted({part.article for part in parts})
    fold = {article: index % folds for index, article in enumerate(articles)}
    probability, truth = [], []
    for number in range(folds):
        model = fitted([part for part in parts if fold[part.article] != number])
        for part in (part for part in parts if fold[part.article] == number):
            odds = model.log_odds(part.table)
            best = best_of_each(part.places, odds)
            probability.append(settled(model, odds[best], part.size))
            truth.append(part.near[best])
    return np.concatenate(probability), np.concatenate(truth)


def reliability(probability: Array, truth: Array) -> list[tuple[float, float, int]]:
    """Mean probability, share that was right, and count, in tenths."""
    tenth = np.minimum((probability * 10).astype(int), 9)
    rows = []
    for number in range(10):
        inside = tenth == number
        if inside.any():
            rows.append((float(probability[inside].mean()), float(truth[inside].mean()), int(inside.sum())))
    return rows


def draw(rows: dict[str, list[tuple[float, float, int]]], path: Path) -> None:
    """The reliability plot: probability said across, share that was right upwards."""
    from PIL import Image, ImageDraw

    size, edge = 480, 50
    image = Image.new("RGB", (size + 2 * edge, size + 2 * edge), "white")
    pen = ImageDraw.Draw(image)
    at: Callable[[float, float], tuple[float, float]] = lambda x, y: (edge + x * size, edge + (1 - y) * size)  # noqa: E731
    pen.rectangle([at(0, 1), at(1, 0)], outline="black")
    pen.line([at(0, 0), at(1, 1)], fill="grey")
    for tenth in range(11):
        pen.text((at(tenth / 10, 0)[0] - 8, edge + size + 6), f"{tenth / 10:.1f}", fill="black")
        pen.text((edge - 28, at(0, tenth / 10)[1] - 6), f"{tenth / 10:.1f}", fill="black")
    for (name, points), colour in zip(rows.items(), ("#1f77b4", "#d62728", "#2ca02c", "#9467bd"), strict=True):
        places = [at(said, share) for said, share, _ in points]
        pen.line(places, fill=colour, width=3)
        for (x, y), (_, _, number) in zip(places, points, strict=True):
            pen.ellipse([x - 5, y - 5, x + 5, y + 5], fill=colour)
            pen.text((x + 8, y - 6), f"{number}", fill=colour)
        pen.text((edge + 10, edge + 10 + 16 * list(rows).index(name)), name, fill=colour)
    pen.text((edge + size / 2 - 60, edge + size + 24), "probability said", fill="black")
    pen.text((4, 16), "share that was right", fill="black")
    image.save(path)


def main() -> None:
    """Fit and draw from the command line's paths."""
    source = Path(sys.argv[1])
    target = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(__file__).parents[1] / "language"
    doubter = Language().doubter
    parts = {
        "single": [s for folder in FOLDERS for s in samples(source / folder, doubter, "single")],
        "batch": [s for folder in FOLDERS for s in samples(source / folder, doubter, "batch")],
        "archive": [
            sample
            for more in batches(Path(sys.argv[2]), source)
            for folder in FOLDERS
            for sample in samples(source / folder, doubter, "batch", more)
        ],
        "again": [
            s for folder in FOLDERS for s in samples(source / folder, doubter, "twin" if folder == "ocr" else "batch")
        ],
    }
    data: dict[str, Any] = {}
    rows: dict[str, list[tuple[float, float, int]]] = {}
    for name, group in parts.items():
        probability, truth = held_out(group)
        model = fitted(group)
        weights = {figure: round(float(weight), 4) for figure, weight in zip(FIGURES, model.weights, strict=True)}
        rest = model._asdict()
        data[name] = {"weights": weights, **{key: round(rest[key], 6) for key in ("constant", "share")}}
        rows[name] = reliability(probability, truth)
    (target / "doubt.json").write_text(json.dumps(data, indent=1) + "\n", "utf-8")
    for name, points in rows.items():
        print(name, [(round(said, 2), round(share, 2), number) for said, share, number in points])
    draw(rows, target / "reliability.png")


if __name__ == "__main__":
    main()
