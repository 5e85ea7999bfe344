"""The findings of one issue as a table: heads of groups, and the findings beneath."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from reviewer.gui.look import Look
from reviewer.gui.speech import said
from reviewer.model.categories import CATEGORY_NAMES
from reviewer.model.finding import Category, Finding
from reviewer.session import State, Tracked
from reviewer.wording import Wording

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
NUMBER_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
"""The number of a row's finding; None for a group's."""
COLUMNS: Final = (
    Wording("类别", "Kind"),
    Wording("原文", "Text"),
    Wording("建议", "Suggestion"),
    Wording("把握", "Sure"),
)
_ENGLISH: Final = {
    Category.SUBSTITUTION: "Misread",
    Category.MISSING: "Lost",
    Category.EXTRA: "Doubled",
    Category.TRANSPOSITION: "Swapped",
    Category.NAME: "Name",
    Category.INCONSISTENT_NAME: "Two spellings",
    Category.DUPLICATE_PASSAGE: "Repeated",
    Category.BROKEN_COLUMN: "Broken column",
    Category.DISPLACED_FRAGMENT: "Displaced",
    Category.TRUNCATED: "Truncated",
    Category.BYLINE_GLUED: "Glued byline",
    Category.STRAY_LABEL: "Stray label",
    Category.QUOTE_BALANCE: "Unpaired mark",
    Category.PUNCTUATION: "Punctuation",
    Category.GRAMMAR: "Grammar",
    Category.SCRIPT: "Script",
    Category.FACT: "Fact",
    Category.SPACING: "Spacing",
    Category.WIDTH: "Width",
}
"""Shorter than elsewhere, for a narrow column."""
SHORT_NAMES: Final = {kind: Wording(CATEGORY_NAMES[kind].zh, short) for kind, short in _ENGLISH.items()}
"""What the list calls the kinds of findings."""
_STATES: Final = {State.DISMISSED: Wording("不是差错", "dismissed"), State.POSTPONED: Wording("待定", "postponed")}
_DELETE: Final = Wording("（删去）", "(delete)")
_BREAKS: Final = re.compile("[\r\n]+")


class Grouping(StrEnum):
    """By what findings are put together."""

    PLACE = "place"
    CATEGORY = "category"
    RULE = "rule"
    CONFIDENCE = "confidence"


def _group_of(tracked: Tracked, grouping: Grouping) -> tuple[float, str]:
    """A key to sort groups by, and the group's name."""
    finding = tracked.finding
    if grouping is Grouping.CATEGORY:
        order = list(SHORT_NAMES).index(finding.category)
        return order, said(SHORT_NAMES[finding.category])
    if grouping is Grouping.RULE:
        return 0, finding.rule
    tenth = min(9, int(finding.confidence * 10))
    return -tenth, f"{tenth * 10}–{tenth * 10 + 10} %"


@dataclass(frozen=True, slots=True)
class Group:
    """The head of a group of findings."""

    name: str
    count: int


_Row = Tracked | Group


class FindingsModel(QAbstractTableModel):
    """Findings, row by row; grouped, with a head above each group.

    What is shown is changed row by row, so that a list of thousands costs no more than what changed in it.
    """

    def __init__(self, look: Callable[[], Look], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.around: Callable[[int], tuple[str, str]] = lambda _: ("", "")
        """Gives what stands before and after the finding of that number: for one that is nothing but blanks."""
        self._rows: list[_Row] = []
        self._places: dict[int, int] = {}

    def show(self, tracked: Sequence[Tracked], grouping: Grouping) -> None:
        """Show these findings, grouped so, telling of the rows that differ."""
        old, new = self._rows, _grouped(tracked, grouping)
        head = _agreeing(old, new)
        if head == len(old) == len(new):
            return
        tail = min(_agreeing(old[::-1], new[::-1]), len(old) - head, len(new) - head)
        both = min(len(old), len(new)) - head - tail
        self._places.clear()
        old[head : head + both] = new[head : head + both]
        if len(new) > len(old):
            self.beginInsertRows(QModelIndex(), head + both, len(new) - tail - 1)
            old[head + both : len(old) - tail] = new[head + both : len(new) - tail]
            self.endInsertRows()
        elif len(old) > len(new):
            self.beginRemoveRows(QModelIndex(), head + both, len(old) - tail - 1)
            del old[head + both : len(old) - tail]
            self.endRemoveRows()
        if both:
            self.dataChanged.emit(self.index(head, 0), self.index(head + both - 1, len(COLUMNS) - 1))

    def say_again(self) -> None:
        """The interface speaks another language."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    @property
    def flat(self) -> tuple[Tracked, ...]:
        """The findings in the order in which they are shown."""
        return tuple(row for row in self._rows if isinstance(row, Tracked))

    @property
    def heads(self) -> list[int]:
        """The rows that are heads of groups."""
        return [at for at, row in enumerate(self._rows) if isinstance(row, Group)]

    def index_of(self, number: int) -> QModelIndex:
        """Where the finding with that number stands; an invalid index where it is not shown."""
        if not self._places:
            self._places = {row.number: at for at, row in enumerate(self._rows) if isinstance(row, Tracked)}
        return self.index(self._places.get(number, -1), 0)

    # what Qt asks

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Group):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return said(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == NUMBER_ROLE:
            return row.number if isinstance(row, Tracked) else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return said(row.finding.message) if isinstance(row, Tracked) else None
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, Tracked):
            return _spoken(row) if column == 0 else self._cell(row, column)
        text, color, font = self.cell(index.row(), column)
        given = {
            Qt.ItemDataRole.DisplayRole: text,
            Qt.ItemDataRole.ForegroundRole: color,
            Qt.ItemDataRole.FontRole: font,
        }
        return given.get(role)  # type: ignore[call-overload]

    def cell(self, row: int, column: int) -> tuple[str, QColor | None, QFont | None]:
        """What a cell says, in which colour and font; None for the list's own."""
        shown = self._rows[row]
        if isinstance(shown, Group):
            return (f"{shown.name}  ({shown.count})" if column == 0 else ""), None, _font(bold=True)
        if shown.state is State.OPEN:
            return self._cell(shown, column), self._color(shown, column), None
        font = _font(struck=shown.state is State.DISMISSED, slanted=shown.state is State.POSTPONED)
        return self._cell(shown, column), self._color(shown, column), font

    def _cell(self, tracked: Tracked, column: int) -> str:
        finding = tracked.finding
        if column == 0:
            return said(SHORT_NAMES[finding.category])
        if column == 1:
            if finding.text.strip():
                return _short(finding.text)
            before, after = self.around(tracked.number)
            return _short(before) + (_short(finding.text).replace(" ", "␣") or "^") + _short(after)
        if tracked.state is not State.OPEN:
            return said(_STATES[tracked.state]) if column == 2 else ""
        return suggestion_text(finding) if column == 2 else f"{finding.confidence:.0%}"

    def _color(self, tracked: Tracked, column: int) -> QColor | None:
        look = self._look()
        if tracked.state is not State.OPEN:
            return look.ink("faint")
        return look.color(tracked.finding.category) if column == 0 else None


def _font(*, bold: bool = False, struck: bool = False, slanted: bool = False) -> QFont:
    font = QFont()
    font.setBold(bold)
    font.setStrikeOut(struck)
    font.setItalic(slanted)
    return font


def _spoken(tracked: Tracked) -> str:
    """A row as a screen reader says it: what no colour, stroke or slant can."""
    finding = tracked.finding
    fate = (
        said(_STATES[tracked.state])
        if tracked.state is not State.OPEN
        else said(Wording("建议：{}", "suggestion: {}")).format(suggestion_text(finding))
    )
    sure = said(Wording("把握 {:.0%}", "{:.0%} sure")).format(finding.confidence)
    parts = (said(SHORT_NAMES[finding.category]), said(finding.message), fate, sure)
    return said(Wording("，", ", ")).join(parts)


def _grouped(tracked: Sequence[Tracked], grouping: Grouping) -> list[_Row]:
    if grouping is Grouping.PLACE:
        return list(tracked)
    found: dict[tuple[float, str], list[Tracked]] = {}
    for one in tracked:
        found.setdefault(_group_of(one, grouping), []).append(one)
    rows: list[_Row] = []
    for key in sorted(found):
        rows += [Group(key[1], len(found[key])), *found[key]]
    return rows


def _agreeing(one: Sequence[_Row], other: Sequence[_Row]) -> int:
    """How many rows both begin with: the same finding, or a head that says the same."""
    pairs = enumerate(zip(one, other, strict=False))
    differs = (i for i, (a, b) in pairs if a is not b and not (isinstance(a, Group) and a == b))
    return next(differs, min(len(one), len(other)))


def suggestion_text(finding: Finding) -> str:
    """The first suggestion in a few characters, or what it does where there is nothing to see of it."""
    if not finding.suggestions:
        return "—"
    first = finding.suggestions[0]
    return _short(first.text) if first.text.strip() else said(first.reason) or said(_DELETE)


def _short(text: str) -> str:
    flat = _BREAKS.sub("⏎", text.strip(" ") if text.strip() else text).replace("\t", "⇥")
    return flat if len(flat) <= 14 else f"{flat[:7]}…{flat[-5:]}"
