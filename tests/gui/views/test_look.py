"""Colours, line shapes, fonts and the icon."""

import pytest

pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)

from PySide6.QtGui import QColor, QFontDatabase, QTextCharFormat
from PySide6.QtWidgets import QApplication

from reviewer.gui.look import Appearance, Look, application_icon, family_of, look_of, text_font
from reviewer.model.families import Family
from reviewer.model.finding import Category

# Machado, Oliveira and Fernandes (2009), full strength
_BLINDNESS = {
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
}


def _luminance(color: QColor) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("family", Family)
def test_every_kind_is_legible_on_the_page(family: Family, dark: bool) -> None:
    look = Look(dark)
    assert _contrast(look.color(family), look.ink("page")) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [("ink", "page"), ("faint", "panel"), ("removed_ink", "removed"), ("added_ink", "added"), ("ink", "chosen")],
)
def test_words_are_legible_on_what_they_stand_on(ink: str, ground: str, dark: bool) -> None:
    look = Look(dark)
    assert _contrast(look.ink(ink), look.ink(ground)) >= 4.5


def test_every_category_has_a_family_and_every_family_its_own_shape() -> None:
    assert {family_of(category) for category in Category} == set(Family)
    shapes = [Look(dark=False).underline(family) for family in Family]
    assert len(set(shapes)) == len(shapes)
    assert QTextCharFormat.UnderlineStyle.NoUnderline not in shapes


@pytest.mark.parametrize("kind", sorted(_BLINDNESS))
@pytest.mark.parametrize("dark", [False, True])
def test_names_stay_apart_from_characters_and_layout_for_the_colour_blind(kind: str, dark: bool) -> None:
    def seen(family: Family) -> list[float]:
        rgb = Look(dark).color(family).getRgbF()[:3]
        return [sum(w * c for w, c in zip(row, rgb, strict=True)) for row in _BLINDNESS[kind]]

    for other in (Family.CHARACTERS, Family.PLACE):
        assert sum((a - b) ** 2 for a, b in zip(seen(Family.NAMES), seen(other), strict=True)) ** 0.5 > 0.3


def test_the_theme_is_chosen_and_told(qapp: QApplication) -> None:
    appearance = Appearance(qapp)
    told: list[bool] = []
    appearance.changed.connect(lambda: told.append(appearance.look.dark))
    appearance.choose("dark")
    assert look_of(qapp.palette()).dark
    appearance.choose("light")
    assert told == [True, False]
    assert not look_of(qapp.palette()).dark


def test_the_text_font_falls_back_and_is_never_too_small(qapp: QApplication) -> None:
    font = text_font("no such face", 2)
    assert font.families()[0] == "no such face"
    assert font.families()[-1] == "serif"
    assert font.pointSizeF() == 9
    assert QFontDatabase.families()


def test_the_icon_has_all_sizes(qapp: QApplication) -> None:
    assert max(size.width() for size in application_icon().availableSizes()) == 512
