"""The workspace's issues in a list, to go through."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, QSortFilterProxyModel, Qt, Signal
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

from reviewer.gui.issues_model import ENTRY_ROLE, ORDERS, Entry, IssuesModel, Order
from reviewer.gui.look import look_of
from reviewer.gui.own_keys import LIST_KEYS, OwnKeys
from reviewer.gui.speech import said
from reviewer.wording import Wording

_Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """Two lines and a bar: what it is, what is left, how far it is done."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, option.fontMetrics.height() * 2 + 20)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        entry: Entry = index.data(ENTRY_ROLE)
        look = look_of(option.palette)
        option.text = ""
        if option.widget is not None:
            option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        box = QRectF(option.rect).adjusted(10, 5, -10, -5)
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(look.ink("ink"))
        title = painter.fontMetrics().elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideMiddle, int(box.width())
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(option.font)
        painter.setPen(look.ink("warning" if entry.trouble else "faint"))
        name = option.fontMetrics.elidedText(entry.path.name, Qt.TextElideMode.ElideMiddle, int(box.width() * 0.5))
        low = box.adjusted(0, option.fontMetrics.height() + 1, 0, 0)
        painter.drawText(
            low, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name if entry.path.name != entry.title else ""
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

    Signals: chosen(path), the issue that the user went to; entered(), the user wants to work on it.
    """

    chosen = Signal(object)
    entered = Signal()

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
        self._own_keys = OwnKeys(self)
        self._own_keys.keep(self.search, self.order)
        self._own_keys.keep(self.list, only=LIST_KEYS)
        self._own_keys.pressed.connect(self._enter)
        self.search.textChanged.connect(self._narrow)
        self.list.selectionModel().currentChanged.connect(self._changed)
        self.list.clicked.connect(self.entered)
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
        for order, name in ORDERS.items():
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

    def _narrow(self, text: str) -> None:
        """List fewer or more; the shown issue stays shown while that is typed."""
        self._loading = True
        self._proxy.want(text)
        self._loading = False
        if self._shown is not None:
            self.select(self._shown)

    def _enter(self) -> None:
        """To the text; where the list does not hold the shown issue, to that of its first one."""
        if not self.list.currentIndex().isValid() and self._proxy.rowCount():
            self.list.setCurrentIndex(self._proxy.index(0, 0))
        self.entered.emit()

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
