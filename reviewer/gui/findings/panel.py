"""The list of findings with its filters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSlider,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.findings.model import NUMBER_ROLE, SHORT_NAMES, FindingsModel, Grouping
from reviewer.gui.look import Look
from reviewer.gui.own_keys import OwnKeys
from reviewer.gui.speech import said
from reviewer.session import State, Tracked
from reviewer.wording import Wording

_GROUPINGS: Final = {
    Grouping.PLACE: Wording("按位置", "By place"),
    Grouping.CATEGORY: Wording("按类别", "By kind"),
    Grouping.RULE: Wording("按规则", "By rule"),
    Grouping.CONFIDENCE: Wording("按把握", "By confidence"),
}
_STATES: Final = {
    "open": Wording("未处理", "Open"),
    "postponed": Wording("待定", "Postponed"),
    "dismissed": Wording("不是差错", "Dismissed"),
    "all": Wording("全部", "All"),
}
_MOST_CUT: Final = 2000
"""Texts that the list remembers cut to their column."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown: by text, category (empty: all), state, least confidence, rule; and how it is grouped."""

    text: str = ""
    category: str = ""
    state: str = "open"
    least: float = 0.5
    grouping: Grouping = Grouping.PLACE
    muted: tuple[str, ...] = ()
    """Rules that the editor wants to see nothing of."""

    def lets(self, tracked: Tracked) -> bool:
        """Whether a finding is shown."""
        finding = tracked.finding
        if self.state == "open" and tracked.state is not State.OPEN:
            return False
        if self.state in ("postponed", "dismissed") and tracked.state.value != self.state:
            return False
        if (
            finding.rule in self.muted
            or finding.confidence < self.least
            or (self.category and finding.category.value != self.category)
        ):
            return False
        if not self.text:
            return True
        wanted = self.text.casefold()
        said_of = [finding.text, finding.rule, finding.message.zh, finding.message.en]
        return any(wanted in one.casefold() for one in (*said_of, *(s.text for s in finding.suggestions)))


class _Cells(QStyledItemDelegate):
    """Draws a cell's text and no more: a style that knows everything takes four times as long, at every key."""

    def __init__(self, model: FindingsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._cut: dict[tuple[str, int, str], str] = {}
        """Texts cut to a width, by text, width and font: most are drawn again and again."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        text, color, font = self._model.cell(index.row(), index.column())
        if not text:
            return
        font = font or option.font
        painter.setFont(font)
        if option.state & QStyle.StateFlag.State_Selected:
            color = option.palette.color(QPalette.ColorRole.HighlightedText)
        painter.setPen(color or option.palette.color(QPalette.ColorRole.Text))
        room = option.rect.adjusted(4, 0, -4, 0)
        key = (text, room.width(), font.key())
        if key not in self._cut:
            if len(self._cut) > _MOST_CUT:
                self._cut.clear()
            self._cut[key] = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._cut[key])


class FindingsPanel(QWidget):
    """Findings in a list.

    Signals: chosen(int), the number of the finding that the user went to; filtered(), the filter changed; entered(),
    the user is done with the filter.
    """

    chosen = Signal(object)
    filtered = Signal()
    entered = Signal()

    def __init__(self, look: Callable[[], Look], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingsModel(look, self)
        self.table = QTableView()
        self.search, self.category, self.state, self.grouping = QLineEdit(), QComboBox(), QComboBox(), QComboBox()
        self.least, self.least_label, self.count = QSlider(Qt.Orientation.Horizontal), QLabel(), QLabel()
        self.muted = QLabel()
        self._all: tuple[Tracked, ...] = ()
        self._filter = Filter()
        self._loading = False
        self._lay_out()
        self.retranslate()
        self._connect()

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.setItemDelegate(_Cells(self.model, self.table))
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setAlternatingRowColors(True)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        # measuring every row at every key would cost more than all else
        for column in (0, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.search.setClearButtonEnabled(True)
        self.least.setRange(0, 99)
        self.least.setValue(round(self._filter.least * 100))
        first, second, third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.search)
        second.addWidget(self.category, 1)
        second.addWidget(self.state, 1)
        second.addWidget(self.grouping, 1)
        third.addWidget(self.least_label)
        third.addWidget(self.least, 1)
        third.addWidget(self.count)
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 6, 6, 6)
        for row in (first, second, third):
            box.addLayout(row)
        self.muted.setWordWrap(True)
        self.muted.hide()
        box.addWidget(self.muted)
        box.addWidget(self.table, 1)

    def _fit(self) -> None:
        """Rows and the last column as large as their text."""
        metrics = self.table.fontMetrics()
        self.table.verticalHeader().setDefaultSectionSize(metrics.height() + 8)
        header = self.table.horizontalHeader()
        kinds = [said(name) for name in SHORT_NAMES.values()]
        widest = max(metrics.horizontalAdvance(kind) for kind in kinds)
        header.resizeSection(0, min(widest, metrics.horizontalAdvance("M") * 8) + 16)
        header.resizeSection(3, metrics.horizontalAdvance("100 %") + 18)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def retranslate(self) -> None:
        """Say everything in the interface's language."""
        self._loading = True
        self.search.setPlaceholderText(said(Wording("筛选（字词、规则）", "Filter (text, rule)")))
        kinds = [(said(Wording("全部类别", "All kinds")), "")] + [(said(n), c.value) for c, n in SHORT_NAMES.items()]
        for box, entries, value in (
            (self.category, kinds, self._filter.category),
            (self.state, [(said(name), key) for key, name in _STATES.items()], self._filter.state),
            (self.grouping, [(said(name), key) for key, name in _GROUPINGS.items()], self._filter.grouping),
        ):
            box.clear()
            for name, key in entries:
                box.addItem(name, key)
            box.setCurrentIndex(max(0, box.findData(value)))
        for widget, label in (
            (self.search, Wording("筛选疑点", "Filter findings")),
            (self.category, Wording("类别", "Kind")),
            (self.state, Wording("状态", "State")),
            (self.grouping, Wording("分组", "Grouping")),
            (self.least, Wording("最低把握", "Least confidence")),
            (self.table, Wording("疑点列表", "Findings")),
        ):
            widget.setAccessibleName(said(label))
            widget.setToolTip(said(label))
        self._loading = False
        self._fit()
        self._show()
        self.model.say_again()

    def _connect(self) -> None:
        own_keys = OwnKeys(self)
        own_keys.keep(self.search, self.category, self.state, self.grouping, self.least)
        own_keys.pressed.connect(self.entered)
        self.search.textChanged.connect(self._filter_changed)
        for box in (self.category, self.state, self.grouping):
            box.currentIndexChanged.connect(self._filter_changed)
        self.least.valueChanged.connect(self._filter_changed)
        self.table.selectionModel().currentChanged.connect(self._current_changed)

    @property
    def filter(self) -> Filter:
        """What is shown."""
        return self._filter

    def set_filter(self, wanted: Filter) -> None:
        """Show otherwise."""
        self._filter = wanted
        self._loading = True
        self.search.setText(wanted.text)
        self.least.setValue(round(wanted.least * 100))
        self._loading = False
        self.retranslate()
        self.filtered.emit()

    def _filter_changed(self) -> None:
        if self._loading:
            return
        self._filter = replace(
            self._filter,
            text=self.search.text(),
            category=self.category.currentData() or "",
            state=self.state.currentData() or "open",
            least=self.least.value() / 100,
            grouping=Grouping(self.grouping.currentData() or "place"),
        )
        self._show()
        self.filtered.emit()

    def show_findings(self, findings: Sequence[Tracked]) -> None:
        """Take all findings of the issue, in order, for the list; those that the filter lets are shown.

        Where they stand does not matter here, so an outline will do.
        """
        if findings is not self._all:
            self._all = tuple(findings)
            self._show()

    def _show(self) -> None:
        kept = [one for one in self._all if self._filter.lets(one)]
        self._loading = True
        self.model.show(kept, self._filter.grouping)
        self.table.clearSpans()
        for row in self.model.heads:
            self.table.setSpan(row, 0, 1, self.model.columnCount())
        self._loading = False
        self.least_label.setText(said(Wording("把握 ≥ {}%", "sure ≥ {}%")).format(round(self._filter.least * 100)))
        self.muted.setText(
            said(Wording("不看的规则：{}（Shift+M 恢复）", "left out: {} (Shift+M brings them back)")).format(
                ", ".join(self._filter.muted)
            )
        )
        self.muted.setVisible(bool(self._filter.muted))
        self.count.setText(said(Wording("{} 处", "{} shown")).format(len(kept)))

    @property
    def shown(self) -> tuple[Tracked, ...]:
        """The findings shown, in order, as the list was given them: where they stand now, the session knows."""
        return self.model.flat

    @property
    def numbers(self) -> list[int]:
        """The numbers of those shown, in order."""
        return [one.number for one in self.model.flat]

    def select(self, number: int) -> None:
        """Mark a finding's row, without telling."""
        index = self.model.index_of(number)
        if index == self.table.currentIndex():
            return
        self._loading = True
        self.table.setCurrentIndex(index)
        if index.isValid():
            self.table.scrollTo(index)
        self._loading = False

    def _current_changed(self) -> None:
        number = self.table.currentIndex().data(NUMBER_ROLE)
        if not self._loading and number is not None:
            self.chosen.emit(number)
