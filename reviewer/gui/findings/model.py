"""The findings of one issue as a tree: groups, and the findings in each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from reviewer.gui.look import Look, family_of
from reviewer.gui.speech import said
from reviewer.model.families import FAMILY_NAMES
from reviewer.model.finding import Category, Finding
from reviewer.session import State, Tracked
from reviewer.wording import Wording

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
NUMBER_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
"""The number of a row's finding; None for a group's."""
COLUMNS: Final = (Wording("原文", "Text"), Wording("建议", "Suggestion"), Wording("把握", "Sure"))
CATEGORY_NAMES: Final = {
    Category.SUBSTITUTION: Wording("错字", "Wrong character"),
    Category.MISSING: Wording("漏字", "Lost"),
    Category.EXTRA: Wording("多字", "Doubled"),
    Category.TRANSPOSITION: Wording("颠倒", "Swapped"),
    Category.NAME: Wording("名称", "Name"),
    Category.INCONSISTENT_NAME: Wording("名称不一", "Name spelled two ways"),
    Category.DUPLICATE_PASSAGE: Wording("重复段落", "Repeated passage"),
    Category.BROKEN_COLUMN: Wording("断栏", "Broken column"),
    Category.DISPLACED_FRAGMENT: Wording("错位", "Displaced"),
    Category.TRUNCATED: Wording("残缺", "Truncated"),
    Category.BYLINE_GLUED: Wording("署名粘连", "Glued byline"),
    Category.STRAY_LABEL: Wording("游离标签", "Stray label"),
    Category.QUOTE_BALANCE: Wording("引号不配对", "Unpaired mark"),
    Category.PUNCTUATION: Wording("标点", "Punctuation"),
    Category.GRAMMAR: Wording("语法", "Grammar"),
    Category.SCRIPT: Wording("繁简", "Script"),
    Category.FACT: Wording("事实", "Fact"),
    Category.SPACING: Wording("空格", "Spacing"),
    Category.WIDTH: Wording("全半角", "Width"),
}
_STATES: Final = {State.DISMISSED: Wording("不是差错", "dismissed"), State.POSTPONED: Wording("待定", "postponed")}


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
        order = list(CATEGORY_NAMES).index(finding.category)
        return order, said(CATEGORY_NAMES[finding.category])
    if grouping is Grouping.RULE:
        return 0, finding.rule
    if grouping is Grouping.CONFIDENCE:
        tenth = min(9, int(finding.confidence * 10))
        return -tenth, f"{tenth * 10}–{tenth * 10 + 10} %"
    family = family_of(finding.category)
    return 0, said(FAMILY_NAMES[family])


class FindingsModel(QAbstractItemModel):
    """Findings in groups; ungrouped, in order of place. Groups are at the top level unless the grouping is by place."""

    def __init__(self, look: Callable[[], Look], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._grouping = Grouping.PLACE
        self._tracked: tuple[Tracked, ...] = ()
        self._groups: list[tuple[str, list[Tracked]]] = []

    def show(self, tracked: Sequence[Tracked], grouping: Grouping) -> None:
        """Show these findings, grouped so."""
        self.beginResetModel()
        self._tracked, self._grouping = tuple(tracked), grouping
        self._groups = []
        if grouping is not Grouping.PLACE:
            found: dict[tuple[float, str], list[Tracked]] = {}
            for one in tracked:
                found.setdefault(_group_of(one, grouping), []).append(one)
            self._groups = [(name, found[key]) for key in sorted(found) for name in [key[1]]]
        self.endResetModel()

    @property
    def flat(self) -> tuple[Tracked, ...]:
        """The findings in the order in which they are shown."""
        if self._grouping is Grouping.PLACE:
            return self._tracked
        return tuple(one for _, members in self._groups for one in members)

    def index_of(self, number: int) -> QModelIndex:
        """Where the finding with that number stands; an invalid index where it is not shown."""
        if self._grouping is Grouping.PLACE:
            for row, one in enumerate(self._tracked):
                if one.number == number:
                    return self.createIndex(row, 0, 0)
        for group, (_, members) in enumerate(self._groups):
            for row, one in enumerate(members):
                if one.number == number:
                    return self.createIndex(row, 0, group + 1)
        return QModelIndex()

    def tracked(self, index: _Index) -> Tracked | None:
        """The finding of a row; None for a group."""
        if not index.isValid():
            return None
        group = int(index.internalId())
        if group:
            return self._groups[group - 1][1][index.row()]
        return self._tracked[index.row()] if self._grouping is Grouping.PLACE else None

    # what Qt asks

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: _Index = _NOWHERE) -> Any:
        group = int(index.internalId()) if index.isValid() else 0
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._tracked) if self._grouping is Grouping.PLACE else len(self._groups)
        if parent.column() or parent.internalId() or self._grouping is Grouping.PLACE:
            return 0
        return len(self._groups[parent.row()][1])

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return said(COLUMNS[section])
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        tracked = self.tracked(index)
        if tracked is None:
            return self._group_data(index, role)
        if role == NUMBER_ROLE:
            return tracked.number
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return said(tracked.finding.message)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._color(tracked, index.column())
        if role == Qt.ItemDataRole.FontRole and tracked.state is not State.OPEN:
            font = QFont()
            font.setStrikeOut(tracked.state is State.DISMISSED)
            font.setItalic(tracked.state is State.POSTPONED)
            return font
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(tracked)[index.column()]
        return None

    def _group_data(self, index: _Index, role: int) -> Any:
        name, members = self._groups[index.row()]
        if role == Qt.ItemDataRole.DisplayRole and index.column() == 0:
            return f"{name}  ({len(members)})"
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _color(self, tracked: Tracked, column: int) -> QColor | None:
        look = self._look()
        if tracked.state is not State.OPEN:
            return look.ink("faint")
        return look.color(tracked.finding.category) if column == 0 else None


def _cells(tracked: Tracked) -> tuple[str, str, str]:
    finding = tracked.finding
    if tracked.state is not State.OPEN:
        return _short(finding.text), said(_STATES[tracked.state]), ""
    return _short(finding.text), suggestion_text(finding), f"{finding.confidence:.0%}"


def suggestion_text(finding: Finding) -> str:
    """The first suggestion in a few characters, or what kind of defect it is where there is none."""
    if not finding.suggestions:
        return said(CATEGORY_NAMES[finding.category])
    text = finding.suggestions[0].text
    return _short(text) if text.strip() else said(Wording("（删去）", "(delete)"))


def _short(text: str) -> str:
    flat = text.replace("\r", "").replace("\n", "⏎")
    return flat if len(flat) <= 14 else f"{flat[:7]}…{flat[-5:]}"
