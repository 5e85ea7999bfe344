"""What is known of the workspace's issues: date, number, name, what is left to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.gui.speech import said
from reviewer.model.issue import Issue, Masthead
from reviewer.wording import Wording

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
ENTRY_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1


class Order(StrEnum):
    """In what order issues are listed."""

    NAME = "name"
    DATE = "date"
    LEFT = "left"


ORDERS: Final = {
    Order.NAME: Wording("按文件名", "By name"),
    Order.DATE: Wording("按日期", "By date"),
    Order.LEFT: Wording("余下多的在前", "Most left first"),
}


@dataclass(slots=True)
class Entry:
    """An issue of the workspace. `left` and `total` count findings; -1 before it was checked."""

    path: Path
    masthead: Masthead = field(default_factory=Masthead)
    left: int = -1
    total: int = -1
    dirty: bool = False
    trouble: str = ""
    awaited: bool = True
    """Whether it is about to be checked unasked."""

    def sort_key(self, order: Order) -> tuple[float, str]:
        """Sorts entries in that order; what is not known comes last."""
        if order is Order.DATE:
            return (self.masthead.date.toordinal() if self.masthead.date else 1 << 30, self.path.as_posix())
        if order is Order.LEFT:
            return (-self.left if self.left >= 0 else 1, self.path.as_posix())
        return (0, self.path.as_posix())

    @property
    def title(self) -> str:
        """Date and number where the masthead has them; else the file's name."""
        day = self.masthead.date.isoformat() if self.masthead.date else ""
        number = said(Wording("第{}期", "no. {}")).format(self.masthead.number) if self.masthead.number else ""
        return "  ".join(filter(None, [day, number])) or self.path.name

    @property
    def status(self) -> str:
        """What is left, in words."""
        if self.trouble:
            return self.trouble
        if self.left < 0:
            return said(Wording("检查中…", "checking…") if self.awaited else Wording("未检查", "not checked yet"))
        if not self.left:
            return said(Wording("已审完", "done"))
        return said(Wording("余 {} / {}", "{} of {} left")).format(self.left, self.total)


class IssuesModel(QAbstractListModel):
    """The issues; they are put in order when that is asked for, not under the editor's hands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._rows: dict[Path, int] = {}

    def show(self, paths: list[Path], *, awaited: bool = True) -> None:
        """Show these issues; `awaited` where all are about to be checked."""
        self._take([Entry(path, awaited=awaited) for path in paths])

    def sort_by(self, order: Order) -> None:
        """Put them in that order, as things stand."""
        self._take(sorted(self._entries, key=lambda entry: entry.sort_key(order)))

    def _take(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self._rows = {entry.path: row for row, entry in enumerate(entries)}
        self.endResetModel()

    def index_of(self, path: Path) -> QModelIndex:
        """Where an issue stands."""
        return self.index(self._rows.get(path, -1))

    @property
    def entries(self) -> list[Entry]:
        """All entries."""
        return self._entries

    def entry(self, path: Path) -> Entry | None:
        """The entry of an issue."""
        row = self._rows.get(path)
        return self._entries[row] if row is not None else None

    def update(self, path: Path, issue: Issue | None = None, **values: Any) -> None:
        """Say what has become known of an issue."""
        row = self._rows.get(path)
        if row is None:
            return
        entry = self._entries[row]
        known = {"masthead": issue.masthead} if issue is not None else {}
        news = {name: value for name, value in {**known, **values}.items() if getattr(entry, name) != value}
        for name, value in news.items():
            setattr(entry, name, value)
        if news:
            index = self.index(row)
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{'● ' if entry.dirty else ''}{entry.title}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            unsaved = said(Wording(" 未保存", " not saved")) if entry.dirty else ""
            return f"{entry.title} {entry.path.name} {entry.status}{unsaved}"
        return None
