"""A change on one line: what is cut is the context, and blanks are seen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from reviewer.gui.look import interface_font
from reviewer.gui.views.pieces import change_pieces, fitted


@pytest.mark.parametrize("characters", [16, 12, 10])
def test_in_a_narrow_cell_the_change_stays_in_view(qapp: QApplication, characters: int) -> None:
    metrics = QFontMetricsF(interface_font())
    room = metrics.horizontalAdvance("字") * characters
    pieces = change_pieces("企业提档升级不久以前山西", "炼科", "烁科", "有限公司成功研制出新的设备")
    before, old, new, after = fitted(pieces, metrics, room)
    assert (old.text, new.text) == ("炼科", "烁科")
    assert before.text.endswith("西")
    assert after.text.startswith("有")
    assert sum(metrics.horizontalAdvance(piece.text) for piece in (before, old, new, after)) <= room


def test_what_has_room_is_left_as_it_is(qapp: QApplication) -> None:
    pieces = change_pieces("山西", "炼科", "烁科", "公司")
    assert fitted(pieces, QFontMetricsF(interface_font()), 10_000) == pieces


def test_blanks_that_go_are_seen() -> None:
    assert [piece.text for piece in change_pieces("共 ", "  ", "", "处")] == ["共 ", "␣␣", "处"]
