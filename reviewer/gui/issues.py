"""The workspace's issues in a list: date, number, name, what is left to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
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
    QComboBox,
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


class Order(StrEnum):
    """In what order issues are listed."""

    NAME = "name"
    DATE = "date"
    LEFT = "left"


_ORDERS: Final = {
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
        painter.drawText(
            low, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name if entry.path.name != title else ""
        )
        painter.drawText(low, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, entry.status)
        if entry.total > 0:
            bar = QRectF(box.left(), box.bottom() - 2, box.width(), 3)
            painter.fillRect(bar, look.ink("rule"))
            bar.setWidth(box.width() * (entry.total - entry.left) / entry.total)
            painter.fillRect(bar, look.ink("added_ink"))
        painter.restore()


class _Filter(QSortFilterProxyModel):
    """Lets those issues through of which title or name hold what was typed."""

    def __init__(self, model: IssuesModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._wanted = model, ""
        self.setSourceModel(model)

    def want(self, text: str) -> None:
        """Let through what holds `text`."""
        self._wanted = text.casefold()
        self.setFilterFixedString(text)  # has the rows looked at again

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:
        if not self._wanted:
            return True
        entry = self._model.entries[row]
        return self._wanted in entry.title.casefold() or self._wanted in entry.path.name.casefold()


class IssuesPanel(QWidget):
    """The list with its filter.

    Signals: chosen(path), the issue that the user went to.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = IssuesModel(self)
        self._proxy = _Filter(self.model, self)
        self.search, self.order, self.list = QLineEdit(), QComboBox(), QListView()
        self._shown: Path | None = None
        self.search.setClearButtonEnabled(True)
        self.list.setModel(self._proxy)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setUniformItemSizes(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 6, 6, 6)
        box.addWidget(self.search)
        box.addWidget(self.order)
        box.addWidget(self.list, 1)
        self.search.textChanged.connect(self._proxy.want)
        self.list.selectionModel().currentChanged.connect(self._changed)
        self._loading = False
        self.retranslate()
        self.order.currentIndexChanged.connect(self._sort)

    def retranslate(self) -> None:
        """Say everything in the interface's language."""
        self.search.setPlaceholderText(said(Wording("筛选（日期、期号、文件名）", "Filter (date, number, name)")))
        self.search.setAccessibleName(said(Wording("筛选报纸", "Filter issues")))
        self.list.setAccessibleName(said(Wording("报纸列表", "Issues")))
        self._loading = True
        chosen = max(0, self.order.currentIndex())
        self.order.clear()
        for order, name in _ORDERS.items():
            self.order.addItem(said(name), order)
        self.order.setCurrentIndex(chosen)
        self._loading = False
        self.order.setAccessibleName(said(Wording("报纸的次序", "Order of the issues")))
        self.order.setToolTip(self.order.accessibleName())
        self.list.viewport().update()

    @property
    def paths(self) -> list[Path]:
        """The issues that the list shows, in its order."""
        rows = range(self._proxy.rowCount())
        return [self.model.entries[self._proxy.mapToSource(self._proxy.index(row, 0)).row()].path for row in rows]

    def list_issues(self, paths: list[Path], *, awaited: bool = True) -> None:
        """List these issues."""
        self._shown = None
        self.model.show(paths, awaited=awaited)
        self._sort()

    def _sort(self) -> None:
        if self._loading:
            return
        self._loading = True
        self.model.sort_by(Order(self.order.currentData()))
        self._loading = False
        if self._shown is not None:
            self.select(self._shown)

    def select(self, path: Path) -> None:
        """Mark an issue's row, without telling."""
        self._shown = path
        self._loading = True
        self.list.setCurrentIndex(self._proxy.mapFromSource(self.model.index_of(path)))
        self._loading = False

    def _changed(self) -> None:
        entry = self.list.currentIndex().data(ENTRY_ROLE)
        if entry is not None and not self._loading:
            self.chosen.emit(entry.path)
