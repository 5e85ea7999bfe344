"""How far the review has come, in charts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reviewer.gui.speech import said
from reviewer.gui.views.charts import Bar, BarChart, Share
from reviewer.gui.views.parts import View, heading, hint
from reviewer.model.categories import CATEGORY_NAMES
from reviewer.session.progress import Count, progress
from reviewer.session.session import Session

_CONFUSIONS = 15
_RULES = 20


class ProgressView(View):
    """Charts of what is done and left. `sessions` gives the issues to count."""

    def __init__(self, sessions: Callable[[], Sequence[Session]], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Progress"))
        self.setAccessibleName(self.windowTitle())
        self._sessions = sessions
        self.summary = QLabel()
        font = self.summary.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        self.summary.setFont(font)
        self.issues = BarChart(self.tr("Done and left, by issue"))
        self.kinds = BarChart(self.tr("Done and left, by kind"))
        self.rules = BarChart(self.tr("How often each rule was right"))
        self.confusions = BarChart(self.tr("Corrections accepted most often"))
        self._lay_out()
        self.load()

    def load(self) -> None:
        """Count again."""
        now = progress(self._sessions())
        total = now.total
        self.summary.setText(
            self.tr("{0} findings: {1} accepted, {2} dismissed, {3} postponed, {4} left").format(
                total.total, total.accepted, total.dismissed, total.postponed, total.left
            )
        )
        self.issues.show_bars([self._bar(name, count) for name, count in now.issues])
        self.kinds.show_bars([self._bar(said(CATEGORY_NAMES[kind]), count) for kind, count in now.kinds])
        decided = [(rule, count) for rule, count in now.rules if count.accepted + count.dismissed]
        self.rules.show_bars([self._record(rule, count) for rule, count in decided[:_RULES]])
        color = self.look.ink("accent")
        self.confusions.show_bars(
            [
                Bar(f"{old} → {new}", (Share(count, color),), str(count))
                for old, new, count in now.confusions[:_CONFUSIONS]
            ]
        )

    def dress(self) -> None:
        if hasattr(self, "confusions"):
            self.load()

    def _bar(self, label: str, count: Count) -> Bar:
        look, pattern = self.look, Qt.BrushStyle
        shares = (
            Share(count.accepted, look.ink("added_ink")),
            Share(count.dismissed, look.ink("faint"), pattern.Dense4Pattern),
            Share(count.postponed, look.ink("warning"), pattern.BDiagPattern),
            Share(count.left, look.ink("rule")),
        )
        return Bar(label, shares, f"{count.total - count.left - count.postponed} / {count.total}")

    def _record(self, rule: str, count: Count) -> Bar:
        shares = (
            Share(count.accepted, self.look.ink("added_ink")),
            Share(count.dismissed, self.look.ink("faint"), Qt.BrushStyle.Dense4Pattern),
        )
        share = count.accepted / (count.accepted + count.dismissed)
        return Bar(rule, shares, f"{share:.0%} ({count.accepted} : {count.dismissed})")

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setSpacing(12)
        column.addWidget(self.summary)
        column.addWidget(
            hint(
                self.tr(
                    "Filled: accepted. Dotted: dismissed. Hatched: postponed. Pale: left. Corrections are no score."
                )
            )
        )
        for chart in (self.issues, self.kinds, self.rules, self.confusions):
            column.addWidget(heading(chart.accessibleName()))
            column.addWidget(chart)
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(self.windowTitle())
        area.setWidgetResizable(True)
        area.setWidget(body)
        self.page.addWidget(area, 1)
        again = QPushButton(self.tr("&Count again"))
        again.clicked.connect(self.load)
        self.add_buttons(again)
        self.begin_at(860, 720)
