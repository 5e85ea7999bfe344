"""Fits `resources/language/slips.json`, the weights by which lost, extra and swapped characters are judged.

    python resources/build/slips.py FOLDER [RESOURCES/language]

FOLDER holds pages (*.txt) with slips put into them, and `gold.jsonl`, which says what they are: `file`, `start`, `end`,
`text`, `correction`, in code points. `--make CLEAN FOLDER` makes such a folder out of clean pages. No text of them goes into
the weights: a number for each figure, kind of slip and mode.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import fit
import numpy as np
from numpy.typing import NDArray

from reviewer.language.batch import BatchModel, count, merge
from reviewer.language.characters import Characters
from reviewer.language.edit_figures import FIGURES
from reviewer.language.edits import Kind
from reviewer.language.evidence import Language
from reviewer.language.ground import ground
from reviewer.language.lattice import Lattice
from reviewer.language.logistic import Weights
from reviewer.language.page import PageText
from reviewer.storage.loader import load_issue
from reviewer.text.diff import same_ends
from reviewer.text.marks import is_han

Array = NDArray[Any]

GAP = 100
"""Characters between two slips, on average."""
KINDS = (
    *(
        "lost in a word",
        "lost in a word",
        "lost in a word",
        "lost in a word",
        "lost in a word",
        "lost",
        "lost",
        "extra",
    ),
    *(
        "extra",
        "extra",
        "swapped in a word",
        "swapped",
        "swapped",
        "pair",
        "pair",
        "pair",
        "pair",
        "pair",
        "other",
        "other",
    ),
)


class Sample(NamedTuple):
    """The changes of one kind on one page: their figures, which are right, which are near something else that is wrong."""

    kind: Kind
    table: Array
    right: Array
    near: Array
    slips: int
    size: int


def samples(folder: Path, mode: str) -> Iterator[Sample]:
    """The pages of `folder`; `mode` is `single`, or `batch` where the others count."""
    language = Language()
    issues = [load_issue(path) for path in sorted(folder.glob("*.txt"))]
    pages = [PageText.of(issue) for issue in issues]
    tallies = [count(page.text) for page in pages]
    model = BatchModel(merge(tallies)) if mode == "batch" else None
    gold: dict[str, list[dict[str, Any]]] = {}
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        gold.setdefault((row := json.loads(line))["file"], []).append(row)
    for issue, page, tally in zip(issues, pages, tallies, strict=True):
        view = None if model is None else model.without(tally)
        right, near = _truth(page, gold.get(Path(issue.path).name, []))
        known = ground(Lattice(language.ngrams, page.text), language.ngrams)
        for found, table in language.slips.changes(known, view):
            wanted = [right.get((found.kind, at)) for at in found.at.tolist()]
            new = ["".join(map(chr, row)) for row in found.codes.tolist()]
            yield Sample(
                found.kind,
                table,
                np.array([a == b for a, b in zip(wanted, new, strict=True)], bool),
                np.array([at in near or at + 1 in near for at in found.at.tolist()], bool),
                sum(kind is found.kind for kind, _ in right),
                len(page.text),
            )


def _truth(page: PageText, rows: list[dict[str, Any]]) -> tuple[dict[tuple[Kind, int], str], set[int]]:
    """What is right, by kind and place of the page's text, and all places near a slip."""
    place = {
        origin: start + k
        for block, start in zip(page.blocks, page.starts, strict=True)
        for k, origin in enumerate(block.reading.origin[: len(block.text)])
    }
    near = {place[at] for row in rows for at in range(row["start"] - 2, row["end"] + 2) if at in place}
    right: dict[tuple[Kind, int], str] = {}
    for row in rows:
        head, old, new = _core(row["text"], row["correction"])
        kind = {(0, 1): Kind.LOST, (1, 0): Kind.EXTRA, (2, 2): Kind.PAIR}.get((len(old), len(new)))
        if kind is Kind.PAIR and old == new[::-1]:
            kind = Kind.SWAPPED
        if kind is not None and row["start"] + head in place:
            right[kind, place[row["start"] + head]] = new
    return right, near


def _core(old: str, new: str) -> tuple[int, str, str]:
    """What two strings share at the beginning, and in what they differ."""
    head, tail = same_ends(old, new)
    return head, old[head : len(old) - tail], new[head : len(new) - tail]


def fitted(parts: list[Sample]) -> Weights:
    """The logistic model of `parts`: right changes against those of places where nothing is wrong."""
    table = np.concatenate([part.table for part in parts])
    right = np.concatenate([part.right for part in parts])
    kept = right | ~np.concatenate([part.near for part in parts])
    table, target = table[kept], right[kept].astype(np.float64)
    spread = table.std(axis=0)
    scale = np.where(spread < 1e-6, np.inf, spread)
    middle = table.mean(axis=0)
    rows = np.column_stack([(table - middle) / scale, np.ones(len(table))])
    weights = fit.logistic(rows, target)
    share = sum(part.slips for part in parts) / sum(part.size for part in parts)
    inner = weights[:-1] / scale
    return Weights(inner, float(weights[-1] - inner @ middle), share)


def make(clean: Path, folder: Path, seed: int = 1) -> None:
    """Put slips into the pages of `clean`."""
    chance = random.Random(seed)
    language = Language()
    pages = {path.name: path.read_text("utf-8") for path in sorted(clean.glob("*.txt"))}
    common = Counter(char for text in pages.values() for char in text if is_han(char))
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for name, text in pages.items():
        words = dict(language.ngrams.segment(text).words)
        parts, done, at, length = [], 0, chance.randint(20, GAP), 0
        while at < len(text) - 20:
            change = next(
                (c for a in range(at, at + 40) if (c := _change(text, words, a, common, language.characters, chance))),
                None,
            )
            if change is None:
                at += 20
                continue
            start, end, new = change
            parts += [text[done:start], new]
            length += len(parts[-2])
            rows.append(
                {"file": name, "start": length, "end": length + len(new), "text": new, "correction": text[start:end]}
            )
            length += len(new)
            done, at = end, end + chance.randint(GAP // 2, GAP * 3 // 2)
        (folder / name).write_text("".join([*parts, text[done:]]), "utf-8", newline="")
    (folder / "gold.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def _change(
    text: str, words: dict[int, int], at: int, common: Counter[str], characters: Characters, chance: random.Random
) -> tuple[int, int, str] | None:
    """A slip at `at` of the text: start, end, what stands there instead; None where none can be."""
    kind = chance.choice(KINDS)
    word = text[at : words[at]] if at in words else ""
    before, here, behind = text[at - 1], text[at], text[at + 1]
    if not is_han(here) or ("word" in kind and len(word) < 2):
        return None
    if kind.startswith("lost"):
        gone = at + (chance.randrange(len(word)) if "word" in kind else 0)
        beside = (text[gone - 1], text[gone + 1])
        good = any(map(is_han, beside)) and text[gone] not in beside
        return (gone - 1, gone + 2, "".join(beside)) if good else None
    if kind == "extra":
        near = text[at + chance.choice([-4, -3, -2, 2, 3, 4])]
        new = near if chance.random() < 0.5 else chance.choices(list(common), list(common.values()))[0]
        return (at, at, new) if is_han(new) and is_han(before) and new not in (before, here) else None
    if kind.startswith("swapped"):
        return (at, at + 2, behind + here) if is_han(behind) and behind != here else None
    size = 2 if kind == "pair" else 1
    if size == 2 and len(word) != 2:
        return None
    new = "".join(_taken_for(char, common, characters, chance) for char in text[at : at + size])
    return (at, at + size, new) if len(new) == size else None


def _taken_for(char: str, common: Counter[str], characters: Characters, chance: random.Random) -> str:
    alike = [n.char for n in characters.neighbours(char, 12) if n.weight >= 0.62 and common[n.char] > 3]
    return chance.choice(alike) if alike else ""


def main() -> None:
    """Make or fit from the command line's paths."""
    if sys.argv[1] == "--make":
        make(Path(sys.argv[2]), Path(sys.argv[3]))
        return
    source = Path(sys.argv[1])
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parents[1] / "language"
    data: dict[str, Any] = {}
    for mode in ("single", "batch"):
        parts = list(samples(source, mode))
        data[mode] = {}
        for kind in Kind:
            model = fitted([part for part in parts if part.kind is kind])
            weights = {name: round(float(weight), 4) for name, weight in zip(FIGURES, model.weights, strict=True)}
            data[mode][kind.value] = {
                "weights": weights,
                "constant": round(model.constant, 4),
                "share": round(model.share, 7),
            }
    (target / "slips.json").write_text(json.dumps(data, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
