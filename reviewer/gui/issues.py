"""The workspace's issues in a list: date, number, name, what is left to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.look import look_of
from reviewer.gui.speech import said
from reviewer.model.issue import Issue, Masthead
from reviewer.wording import Wording

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
ENTRY_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(slots=True)
class Entry:
    """An issue of the workspace. `left` and `total` count findings; -1 before it was checked."""

    path: Path
    masthead: Masthead = field(default_factory=Masthead)
    left: int = -1
    total: int = -1
    dirty: bool = False
    trouble: str = ""

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
            return said(Wording("检查中…", "checking…"))
        if not self.left:
            return said(Wording("已审完", "done"))
        return said(Wording("余 {} / {}", "{} of {} left")).format(self.left, self.total)


class IssuesModel(QAbstractListModel):
    """The issues in the order in which they were opened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._rows: dict[Path, int] = {}

    def show(self, paths: list[Path]) -> None:
        """Show these issues."""
        self.beginResetModel()
        self._entries = [Entry(path) for path in paths]
        self._rows = {path: row for row, path in enumerate(paths)}
        self.endResetModel()

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
            return f"{entry.title} {entry.path.name} {entry.status}"
        return None


class _Delegate(QStyledItemDelegate):
    """Two lines and a bar: what it is, what is left, how far it is done."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, option.fontMetrics.height() * 2 + 20)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        entry: Entry = index.data(ENTRY_ROLE)
        look = look_of(option.palette)
        title, option.text = option.text, ""
        if option.widget is not None:
            option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        box = QRectF(option.rect).adjusted(10, 5, -10, -5)
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(look.ink("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(option.font)
        painter.setPen(look.ink("warning" if entry.trouble else "faint"))
        name = option.fontMetrics.elidedText(entry.path.name, Qt.TextElideMode.ElideMiddle, int(box.width() * 0.5))
        low = box.adjusted(0, option.fontMetrics.height() + 1, 0, 0)
        painter.drawText(low, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name if name != title else "")
        painter.drawText(low, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, entry.status)
        if entry.total > 0:
            bar = QRectF(box.left(), box.bottom() - 2, box.width(), 3)
            painter.fillRect(bar, look.ink("rule"))
            bar.setWidth(box.width() * (entry.total - entry.left) / entry.total)
            painter.fillRect(bar, look.ink("added_ink"))
        painter.restore()


class IssuesPanel(QWidget):
    """The list with its filter.

    Signals: chosen(path), the issue that the user went to.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = IssuesModel(self)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self.model)
        self._proxy.setFilterRole(int(Qt.ItemDataRole.ToolTipRole))
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search, self.list = QLineEdit(), QListView()
        self.search.setClearButtonEnabled(True)
        self.list.setModel(self._proxy)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setUniformItemSizes(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 6, 6, 6)
        box.addWidget(self.search)
        box.addWidget(self.list, 1)
        self.search.textChanged.connect(self._proxy.setFilterFixedString)
        self.list.selectionModel().currentChanged.connect(self._changed)
        self._loading = False
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the interface's language."""
        self.search.setPlaceholderText(said(Wording("筛选（日期、期号、文件名）", "Filter (date, number, name)")))
        self.search.setAccessibleName(said(Wording("筛选报纸", "Filter issues")))
        self.list.setAccessibleName(said(Wording("报纸列表", "Issues")))
        self.list.viewport().update()

    def select(self, path: Path) -> None:
        """Mark an issue's row, without telling."""
        self._loading = True
        for row in range(self._proxy.rowCount()):
            index = self._proxy.index(row, 0)
            if index.data(ENTRY_ROLE).path == path:
                self.list.setCurrentIndex(index)
        self._loading = False

    def _changed(self) -> None:
        entry = self.list.currentIndex().data(ENTRY_ROLE)
        if entry is not None and not self._loading:
            self.chosen.emit(entry.path)
