"""Give actions other keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from reviewer.gui.views.commands import Command
from reviewer.gui.views.parts import Notice, View, hint

_Keys = tuple[str, ...]


def clashes(given: dict[str, _Keys]) -> dict[str, tuple[str, ...]]:
    """Keys (portable text) that several commands have, each with those commands' ids."""
    holders: dict[str, list[str]] = {}
    for name, keys in given.items():
        for key in keys:
            holders.setdefault(key, []).append(name)
    return {key: tuple(names) for key, names in holders.items() if len(names) > 1}


class KeysDialog(View):
    """A table of actions and keys. A key that another action has is taken from it only when the user says so.

    Signals: rebound(dict of id to tuple of keys in portable text), those that are not as the program came.
    """

    rebound = Signal(object)

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Change keys"))
        self.setAccessibleName(self.windowTitle())
        self._commands = {command.id: command for command in commands if command.id}
        self._keys = {name: _portable(command.action.shortcuts()) for name, command in self._commands.items()}
        self.filter, self.tree, self.edit = QLineEdit(), QTreeWidget(), QKeySequenceEdit()
        self.notice = Notice(self)
        self.give = QPushButton(self.tr("&Give this key"))
        self.add = QPushButton(self.tr("&Add as second key"))
        self.clear = QPushButton(self.tr("Ta&ke away"))
        self.reset = QPushButton(self.tr("As it &came"))
        self._lay_out()
        self._fill()

    def keys_of(self, name: str) -> _Keys:
        """The keys that the command would have."""
        return self._keys[name]

    def choose(self, name: str) -> None:
        """Select a command by its id."""
        for item in self._items():
            if item.data(0, Qt.ItemDataRole.UserRole) == name:
                self.tree.setCurrentItem(item)

    def _lay_out(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter by name or key"))
        self.filter.setAccessibleName(self.tr("Filter by name or key"))
        self.filter.textChanged.connect(self._show_some)
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.tree.setRootIsDecorated(False)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setAccessibleName(self.tr("Actions and their keys"))
        self.tree.currentItemChanged.connect(self._chosen)
        self.edit.setAccessibleName(self.tr("New key"))
        self.edit.setMaximumSequenceLength(1)
        self.edit.keySequenceChanged.connect(self._warn)
        row = QHBoxLayout()
        label = QLabel(self.tr("&New key:"))
        label.setBuddy(self.edit)
        for widget in (label, self.edit, self.give, self.add, self.clear, self.reset):
            row.addWidget(widget)
        self.page.addWidget(self.filter)
        self.page.addWidget(self.tree, 1)
        self.page.addLayout(row)
        self.page.addWidget(hint(self.tr("Single letters act only while reviewing, never while you type text.")))
        self.page.addWidget(self.notice)
        self.give.clicked.connect(lambda: self._give(keep=False))
        self.add.clicked.connect(lambda: self._give(keep=True))
        self.clear.clicked.connect(lambda: self._set(()))
        self.reset.clicked.connect(self._reset)
        everything = QPushButton(self.tr("All as they came"))
        everything.clicked.connect(self._reset_all)
        done = QPushButton(self.tr("&Use these keys"))
        done.clicked.connect(self._finish)
        self.add_buttons(everything, done)
        self.begin_at(760, 560)

    def _fill(self) -> None:
        for name, command in self._commands.items():
            item = QTreeWidgetItem([f"{command.section} · {command.label}", _native(self._keys[name])])
            item.setData(0, Qt.ItemDataRole.UserRole, name)
            self.tree.addTopLevelItem(item)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _items(self) -> Iterable[QTreeWidgetItem]:
        return (item for i in range(self.tree.topLevelItemCount()) if (item := self.tree.topLevelItem(i)) is not None)

    def _current(self) -> str | None:
        item = self.tree.currentItem()
        return str(item.data(0, Qt.ItemDataRole.UserRole)) if item is not None else None

    def _chosen(self) -> None:
        self.edit.clear()
        self.notice.tell("")

    def _show_some(self, asked: str) -> None:
        for item in self._items():
            command = self._commands[item.data(0, Qt.ItemDataRole.UserRole)]
            here = asked.casefold() in item.text(1).casefold()
            item.setHidden(not here and command.matches(asked) is None)

    def _holders(self, key: str) -> list[str]:
        return [name for name, keys in self._keys.items() if key in keys and name != self._current()]

    def _warn(self) -> None:
        key = self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        holders = self._holders(key) if key else []
        if holders:
            names = ", ".join(self._commands[name].label for name in holders)
            self.notice.tell(self.tr("This key does “{0}” now; giving it here takes it from there.").format(names))
        else:
            self.notice.tell("")

    def _give(self, *, keep: bool) -> None:
        key = self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        name = self._current()
        if not key or name is None:
            self.notice.tell(self.tr("Press the new key in the field first"))
            return
        for holder in self._holders(key):
            self._keys[holder] = tuple(other for other in self._keys[holder] if other != key)
        self._set(tuple(dict.fromkeys((*(self._keys[name] if keep else ()), key))))

    def _set(self, keys: _Keys) -> None:
        name = self._current()
        if name is not None:
            self._keys[name] = keys
            self.edit.clear()
            self._show_keys()

    def _reset(self) -> None:
        name = self._current()
        if name is not None:
            defaults = self._commands[name].defaults
            for key in defaults:
                for holder in self._holders(key):
                    self._keys[holder] = tuple(other for other in self._keys[holder] if other != key)
            self._set(defaults)

    def _reset_all(self) -> None:
        self._keys = {name: command.defaults for name, command in self._commands.items()}
        self._show_keys()

    def _show_keys(self) -> None:
        for item in self._items():
            item.setText(1, _native(self._keys[item.data(0, Qt.ItemDataRole.UserRole)]))

    def _finish(self) -> None:
        twice = clashes(self._keys)
        if twice:
            key, names = next(iter(twice.items()))
            labels = ", ".join(self._commands[name].label for name in names)
            self.notice.tell(self.tr("{0} is the key of several actions: {1}").format(key, labels))
            return
        changed = {name: keys for name, keys in self._keys.items() if keys != self._commands[name].defaults}
        for name, keys in self._keys.items():
            self._commands[name].action.setShortcuts([QKeySequence(key) for key in keys])
        self.rebound.emit(changed)
        self.accept()


def _portable(keys: Iterable[QKeySequence]) -> _Keys:
    return tuple(key.toString(QKeySequence.SequenceFormat.PortableText) for key in keys)


def _native(keys: _Keys) -> str:
    return ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
