"""The findings of one issue as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from reviewer.model.finding import Finding
from reviewer.wording import Language, Wording

_COLUMNS = (
    Wording("行", "line"),
    Wording("规则", "rule"),
    Wording("原文", "text"),
    Wording("建议", "suggestion"),
    Wording("把握", "confidence"),
)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class FindingsModel(QAbstractTableModel):
    """A row a finding, in order of place."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._findings: tuple[Finding, ...] = ()

    def show(self, findings: Sequence[Finding]) -> None:
        """Show other findings."""
        self.beginResetModel()
        self._findings = tuple(findings)
        self.endResetModel()

    def finding(self, row: int) -> Finding:
        """The finding in that row."""
        return self._findings[row]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._findings)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[section].say(self._language)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        finding = self._findings[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return finding.message.say(self._language)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        suggestion = finding.suggestions[0].text if finding.suggestions else ""
        cells = (str(finding.line), finding.rule, _short(finding.text), _short(suggestion), f"{finding.confidence:.0%}")
        return cells[index.column()]


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 16 else f"{flat[:8]}…{flat[-6:]}"
