"""The command palette: type a few letters of what you want, in Chinese or English, and press Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.views.commands import Command
from reviewer.gui.views.parts import NOWHERE, Index

_COMMAND = int(Qt.ItemDataRole.UserRole)


class CommandModel(QAbstractListModel):
    """The commands that answer what was typed, the best first."""

    def __init__(self, commands: Sequence[Command], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = tuple(commands)
        self._shown: list[Command] = list(commands)

    def ask(self, text: str) -> None:
        """Show what answers `text`."""
        self.beginResetModel()
        ranked = [(rank, i) for i, command in enumerate(self._commands) if (rank := command.matches(text)) is not None]
        self._shown = [self._commands[i] for _, i in sorted(ranked)]
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        enabled = self._shown[index.row()].action.isEnabled()
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEnabled if enabled else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        command = self._shown[index.row()]
        if role == _COMMAND:
            return command
        if role == Qt.ItemDataRole.DisplayRole:
            return command.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{command.label}, {command.section}, {command.keys}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return command.action.toolTip()
        return None


class _Delegate(QStyledItemDelegate):
    """Section faint on the left, the name, the keys on the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        command: Command = index.data(_COMMAND)
        self.initStyleOption(option, index)
        option.text = ""
        if option.widget is not None:
            option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        group = QPalette.ColorGroup.Active if enabled else QPalette.ColorGroup.Disabled
        faint = option.palette.color(QPalette.ColorRole.PlaceholderText)
        box = option.rect.adjusted(12, 0, -12, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setPen(option.palette.color(group, QPalette.ColorRole.Text))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, command.label)
        width = option.fontMetrics.horizontalAdvance(command.label) + 14
        painter.setPen(faint)
        painter.drawText(box.adjusted(width, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, command.section)
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, command.keys)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, int(option.fontMetrics.height() * 1.7))


class CommandPalette(QDialog):
    """A field over a list. Enter does what is chosen, Escape closes; both keep the focus where it was."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup if parent is not None else Qt.WindowType.Dialog)
        self.setAccessibleName(self.tr("Command palette"))
        self.setWindowTitle(self.tr("Command palette"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("What do you want to do? Chinese, English or a key"))
        self.field.setAccessibleName(self.tr("Search the commands"))
        self.model = CommandModel([command for command in commands if command.label], self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Commands"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        font = self.field.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self.field.setFont(font)
        self.field.textChanged.connect(self._ask)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._do)
        self._ask("")
        self.resize(int(self.fontMetrics().averageCharWidth() * 80), self.fontMetrics().height() * 24)
        if parent is not None:
            corner = parent.mapToGlobal(parent.rect().topLeft())
            self.move(corner.x() + max(0, parent.width() - self.width()) // 2, corner.y() + 60)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            pages = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
            if event.key() in pages:
                self._step(pages[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _ask(self, text: str) -> None:
        self.model.ask(text)
        possible = self._possible()
        self.list.setCurrentIndex(self.model.index(possible[0]) if possible else QModelIndex())

    def _possible(self) -> list[int]:
        rows = range(self.model.rowCount())
        return [row for row in rows if self.model.flags(self.model.index(row)) & Qt.ItemFlag.ItemIsEnabled]

    def _step(self, by: int) -> None:
        """Move by that many of the commands that can be done now."""
        possible = self._possible()
        now = self.list.currentIndex().row()
        if possible:
            at = possible.index(now) if now in possible else 0
            self.list.setCurrentIndex(self.model.index(possible[min(len(possible) - 1, max(0, at + by))]))

    def _do(self, index: Index) -> None:
        if not index.isValid():
            return
        command: Command = index.data(_COMMAND)
        if command.action.isEnabled():
            self.accept()
            command.action.trigger()
