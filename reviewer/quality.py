"""How good findings are, measured against a gold list.

A gold row holds file, start, end, text, kind, correction (or `corrections`), certainty (`certain`, `likely`,
`possible`); kind `trap` marks text that looks wrong and is right. Spans are code points of the decoded text. Files are
matched by base name. `docs` of `reviewer score` say what is counted.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any, Final

from reviewer.errors import InputError
from reviewer.model.finding import Category
from reviewer.text.normalize import one_width
from reviewer.wording import Wording

Row = Mapping[str, Any]

LAYOUT: Final = frozenset(
    {
        Category.BROKEN_COLUMN,
        Category.DISPLACED_FRAGMENT,
        Category.TRUNCATED,
        Category.DUPLICATE_PASSAGE,
        Category.STRAY_LABEL,
        Category.BYLINE_GLUED,
    }
)
HOUSE_STYLE: Final = frozenset({Category.SPACING, Category.WIDTH})
_TRAP: Final = "trap"
_LAYOUT_SLACK: Final = 3
_SLACK: Final = 1
_AROUND: Final = 2
"""Characters on either side in which a correction and a suggestion, both applied, must agree."""


@dataclass
class Tally:
    """Counts for one kind of defect, or one category of findings."""

    total: int = 0
    right: int = 0
    correctable: int = 0
    at1: int = 0
    at3: int = 0


@dataclass
class Score:
    """What was counted: by gold kind, by finding category, and the rows behind it."""

    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    categories: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    house_style: int = 0
    traps: int = 0
    trapped: list[tuple[Row, Row]] = field(default_factory=list)
    """Traps and the finding that each caught."""
    misses: list[Row] = field(default_factory=list)
    alarms: list[Row] = field(default_factory=list)
    reasoned: Tally = field(default_factory=Tally)
    """The rows that need no outside knowledge."""
    characters: int = 0

    def figures(self) -> dict[str, float]:
        """recall, precision, f05, correct, correct3, traps, reasoned: shares from 0 to 1, traps a count."""
        gold, found = _sum(self.kinds, "total"), _sum(self.kinds, "right")
        findings, right = _sum(self.categories, "total"), _sum(self.categories, "right")
        correctable = _sum(self.kinds, "correctable")
        recall, precision = _share(found, gold), _share(right, findings)
        return {
            "recall": recall,
            "precision": precision,
            "f05": 1.25 * precision * recall / max(1e-9, 0.25 * precision + recall),
            "correct": _share(_sum(self.kinds, "at1"), correctable),
            "correct3": _share(_sum(self.kinds, "at3"), correctable),
            "traps": float(len(self.trapped)),
            "reasoned": _share(self.reasoned.right, self.reasoned.total),
        }


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSON Lines file. Raises InputError that names file and line."""
    rows = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as trouble:
        raise InputError(
            Wording(f"读不了（{trouble}）", f"cannot be read ({trouble})"),
            where=str(path),
            remedy=Wording("请检查路径和编码", "check path and encoding"),
        ) from trouble
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                rows.append(json.loads(line))
            except json.JSONDecodeError as trouble:
                raise InputError(
                    Wording(f"不是 JSON（{trouble.msg}）", f"no JSON ({trouble.msg})"),
                    where=f"{path}:{number}",
                    remedy=Wording("每行应是一个 JSON 对象", "each line must be one JSON object"),
                ) from trouble
    return rows


def score(gold: Iterable[Row], findings: Iterable[Row], texts: Mapping[str, str], min_confidence: float = 0.0) -> Score:
    """Compare `findings` (rows of the output contract) with `gold`; `texts` by base name, for corrections and rates."""
    gold_by_file: dict[str, list[Row]] = defaultdict(list)
    for row in gold:
        gold_by_file[_base(row)].append(row)
    found_by_file: dict[str, list[Row]] = defaultdict(list)
    for row in findings:
        if _base(row) in gold_by_file and row.get("confidence", 1.0) >= min_confidence:
            found_by_file[_base(row)].append(row)
    result = Score(characters=sum(len(texts[name]) for name in gold_by_file if name in texts))
    for name, rows in gold_by_file.items():
        _score_file(result, rows, found_by_file[name], texts.get(name))
    return result


def _score_file(result: Score, gold: Sequence[Row], found: Sequence[Row], text: str | None) -> None:
    scored = [finding for finding in found if finding.get("category") not in HOUSE_STYLE]
    result.house_style += len(found) - len(scored)
    hit: set[int] = set()
    for row in gold:
        if row["kind"] == Category.SPACING:
            continue
        matching = [i for i, finding in enumerate(scored) if _matches(row, finding)]
        if row["kind"] == _TRAP:
            result.traps += 1
            caught = [i for i in matching if _is_caught(row, scored[i], gold)]
            if caught:
                result.trapped.append((row, scored[caught[0]]))
            continue
        hit.update(matching)
        if row["certainty"] != "possible":
            _count(result, row, [scored[i] for i in matching], text)
    for i, finding in enumerate(scored):
        tally = result.categories[finding.get("category", "?")]
        tally.total += 1
        tally.right += i in hit
        if i not in hit:
            result.alarms.append(finding)


def _count(result: Score, row: Row, matching: Sequence[Row], text: str | None) -> None:
    tally = result.kinds[row["kind"]]
    tally.total += 1
    tally.right += bool(matching)
    if "needs" not in row:
        result.reasoned.total += 1
        result.reasoned.right += bool(matching)
    if not matching:
        result.misses.append(row)
    if row.get("correction") is not None and text is not None:
        tally.correctable += 1
        tally.at1 += any(_corrects(text, row, finding, 1) for finding in matching)
        tally.at3 += any(_corrects(text, row, finding, 3) for finding in matching)


def _matches(row: Row, finding: Row) -> bool:
    """Whether the finding, or a place that it relates to in the same file, meets the row."""
    slack = _LAYOUT_SLACK if row["kind"] in LAYOUT else _SLACK
    places = [finding, *(r for r in finding.get("related") or [] if r.get("path") in (None, finding["path"]))]
    return any(_overlap(place, row, slack) for place in places)


def _is_caught(trap: Row, finding: Row, gold: Sequence[Row]) -> bool:
    """Whether a finding about wording lies on the trap, and on no true defect beside it."""
    if finding.get("category") in LAYOUT or not _overlap(finding, trap, 0):
        return False
    others = (row for row in gold if row["kind"] not in (_TRAP, Category.SPACING))
    return not any(_overlap(finding, row, _SLACK) for row in others)


def _overlap(first: Row, second: Row, slack: int) -> bool:
    return bool(first["start"] < second["end"] + slack and second["start"] < first["end"] + slack)


def _corrects(text: str, row: Row, finding: Row, most: int) -> bool:
    """Whether one of the first `most` suggestions gives the text that the gold row wants."""
    low = max(0, min(row["start"], finding["start"]) - _AROUND)
    high = min(len(text), max(row["end"], finding["end"]) + _AROUND)

    def applied(place: Row, new: str) -> str:
        return one_width(text[low : place["start"]] + new + text[place["end"] : high]).translate(_QUOTES)

    wanted = {applied(row, reading) for reading in row.get("corrections") or [row["correction"]]}
    return any(applied(finding, s["text"]) in wanted for s in (finding.get("suggestions") or [])[:most])


_QUOTES: Final = str.maketrans("“”", '""')


def _base(row: Row) -> str:
    return PurePath(row.get("file") or row["path"]).name


def _sum(tallies: Mapping[str, Tally], name: str) -> int:
    return sum(getattr(tally, name) for tally in tallies.values())


def _share(part: float, whole: float) -> float:
    return part / max(1, whole)
