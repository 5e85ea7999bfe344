"""How the window looks: colours for light and dark, the mark of each kind of finding, fonts, the icon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QTextCharFormat
from PySide6.QtWidgets import QApplication

from reviewer.model.families import FAMILY_OF, Family
from reviewer.model.finding import Category
from reviewer.resources import resource_path

Theme = Literal["system", "light", "dark"]
THEMES: Final[tuple[Theme, ...]] = ("system", "light", "dark")
SERIF_FAMILIES: Final = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Songti SC",
    "SimSun",
    "Noto Sans CJK SC",
    "serif",
)
SANS_FAMILIES: Final = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
MONO_FAMILIES: Final = ("Noto Sans Mono CJK SC", "Sarasa Mono SC", "Menlo", "Consolas", "monospace")
_INTERFACE_SIZE: Final = 10.0
"""Points that Chinese wants, where the system has a smaller font."""
LEAST_TEXT_SIZE: Final = 9.0
LARGEST_TEXT_SIZE: Final = 48.0
LINE_HEIGHT: Final = 120
"""Per cent of the font's own line height that a line of an issue takes."""
_ICON_SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
_Underline = QTextCharFormat.UnderlineStyle


# after Okabe and Ito's palette for the colour-blind, darkened or lightened to 4.5 : 1 on the page
_COLORS: Final = {
    Family.CHARACTERS: ("#bd3a0c", "#ff9166"),
    Family.NAMES: ("#0a5fae", "#6db8ff"),
    Family.PLACE: ("#85590a", "#e9b93f"),
    Family.COPIES: ("#6f3f9c", "#c9a2f5"),
    Family.MARKS: ("#00705a", "#41d0a6"),
    Family.SENSE: ("#ac2469", "#ff93c8"),
}
_SHAPES: Final = {
    Family.CHARACTERS: _Underline.WaveUnderline,
    Family.NAMES: _Underline.SingleUnderline,
    Family.PLACE: _Underline.DashUnderline,
    Family.COPIES: _Underline.DashDotDotLine,
    Family.MARKS: _Underline.DotLine,
    Family.SENSE: _Underline.DashDotLine,
}
# name: (light, dark)
_INKS: Final = {
    "page": ("#fdfcf9", "#1d2024"),
    "panel": ("#f3f1ec", "#25282d"),
    "raised": ("#ffffff", "#2e3238"),
    "ink": ("#1f2328", "#dfe2e6"),
    "faint": ("#626a73", "#9aa3ad"),
    "rule": ("#d8d4cb", "#3d434b"),
    "accent": ("#1c5d99", "#7fbcf5"),
    "chosen": ("#cfe3f6", "#2b4a68"),
    "removed": ("#fbdcd3", "#55291c"),
    "removed_ink": ("#8f2407", "#ffb59a"),
    "added": ("#d6efdd", "#1d4430"),
    "added_ink": ("#0d5a31", "#8ee0ae"),
    "current": ("#fff0b8", "#4d4420"),
    "warning": ("#8a5300", "#f0b755"),
}


def family_of(kind: Category | Family | str) -> Family:
    """The family of a kind of defect; a family is its own."""
    return kind if isinstance(kind, Family) else FAMILY_OF[Category(kind)]


@dataclass(frozen=True, slots=True)
class Look:
    """Colours and formats of one theme. `ink(name)` knows page, panel, raised, ink, faint, rule, accent, chosen,
    removed, removed_ink, added, added_ink, current and warning.
    """

    dark: bool

    def ink(self, name: str) -> QColor:
        """The theme's colour of that name; KeyError for one that there is not."""
        return QColor(_INKS[name][self.dark])

    def color(self, category: Category | Family | str) -> QColor:
        """The colour of a kind of finding, legible on the page."""
        return QColor(_COLORS[family_of(category)][self.dark])

    def tint(self, category: Category | Family | str) -> QColor:
        """The same, thin enough to lie under text."""
        color = self.color(category)
        color.setAlpha(64 if self.dark else 40)
        return color

    def underline(self, category: Category | Family | str) -> QTextCharFormat.UnderlineStyle:
        """The line shape of a kind of finding, another for each family."""
        return _SHAPES[family_of(category)]

    def mark(self, category: Category | Family | str, *, current: bool = False) -> QTextCharFormat:
        """The format of a finding in the text; the current one lies on colour too."""
        form = QTextCharFormat()
        form.setUnderlineStyle(self.underline(category))
        form.setUnderlineColor(self.color(category))
        if current:
            form.setBackground(self.ink("current"))
        return form

    def palette(self) -> QPalette:
        """The palette of all widgets."""
        role = QPalette.ColorRole
        inks = {
            role.Window: "panel",
            role.WindowText: "ink",
            role.Base: "page",
            role.AlternateBase: "panel",
            role.Text: "ink",
            role.Button: "panel",
            role.ButtonText: "ink",
            role.BrightText: "removed_ink",
            role.ToolTipBase: "raised",
            role.ToolTipText: "ink",
            role.PlaceholderText: "faint",
            role.Highlight: "chosen",
            role.HighlightedText: "ink",
            role.Link: "accent",
            role.LinkVisited: "accent",
            role.Mid: "rule",
            role.Midlight: "rule",
            role.Dark: "faint",
            role.Light: "raised",
            role.Accent: "accent",
        }
        palette = QPalette()
        for part, name in inks.items():
            palette.setColor(part, self.ink(name))
        for part in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
            palette.setColor(QPalette.ColorGroup.Disabled, part, self.ink("faint"))
        return palette

    def _icon(self, name: str) -> str:
        return resource_path("icons", f"{name}-{'dark' if self.dark else 'light'}.svg").as_posix()

    def style_sheet(self) -> str:
        """What a palette cannot say."""
        rule, raised, ink, accent = (self.ink(name).name() for name in ("rule", "raised", "ink", "accent"))
        faint, page = self.ink("faint").name(), self.ink("page").name()
        return (
            "QCheckBox::indicator, QAbstractItemView::indicator "
            f"{{ width: 14px; height: 14px; border: 1px solid {faint}; border-radius: 3px; background: {page}; }}"
            f"QCheckBox::indicator:focus {{ border-color: {accent}; }}"
            f'QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ image: url("{self._icon("check")}"); }}'
            f"QToolTip {{ color: {ink}; background: {raised}; border: 1px solid {rule}; padding: 4px; }}"
            f"QLineEdit, QKeySequenceEdit {{ border: 1px solid {rule}; border-radius: 4px; padding: 3px 6px; "
            f"background: {page}; }} QLineEdit:focus {{ border-color: {accent}; }}"
            f"QSplitter::handle {{ background: {rule}; }}"
            f'QDockWidget {{ titlebar-close-icon: url("{self._icon("close")}"); '
            f'titlebar-normal-icon: url("{self._icon("float")}"); }}'
            "QDockWidget::title { padding: 5px 8px; }"
            f"QHeaderView::section {{ padding: 4px 6px; border: none; border-bottom: 1px solid {rule}; }}"
            f"QAbstractItemView:focus, QPlainTextEdit:focus, QTextBrowser:focus {{ border: 1px solid {accent}; }}"
        )


class Appearance(QObject):
    """Dresses the application, and again when the system turns light or dark.

    Signals: changed(), after all widgets have the new colours.
    """

    changed = Signal()

    def __init__(self, application: QApplication, theme: Theme = "system") -> None:
        super().__init__(application)
        self._application = application
        self._theme: Theme = theme
        application.setStyle("Fusion")
        application.setWindowIcon(application_icon())
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.look = Look(dark=False)
        self._dress()

    @property
    def theme(self) -> Theme:
        """What was chosen: to follow the system, or one of the two."""
        return self._theme

    def choose(self, theme: Theme) -> None:
        """Take another theme from now on."""
        self._theme = theme
        self._dress()

    def _system_changed(self) -> None:
        if self._theme == "system":
            self._dress()

    def _dress(self) -> None:
        scheme = self._application.styleHints().colorScheme()
        system_is_dark = scheme is Qt.ColorScheme.Dark
        self.look = Look(dark=self._theme == "dark" or (self._theme == "system" and system_is_dark))
        self._application.setPalette(self.look.palette())
        self._application.setStyleSheet(self.look.style_sheet())
        self.changed.emit()


def look_of(palette: QPalette) -> Look:
    """The look that a widget's palette belongs to, for views that are handed none."""
    return Look(dark=palette.color(QPalette.ColorRole.Base).lightness() < 128)


@dataclass(frozen=True, slots=True)
class TextLook:
    """How an issue's text is set: face (empty for the program's choice), size in points, line height in per cent."""

    LEAST_LEADING: ClassVar = 100
    MOST_LEADING: ClassVar = 240

    family: str = ""
    size: float = 16.0
    leading: int = LINE_HEIGHT


def text_font(family: str = "", size: float = 16.0) -> QFont:
    """The face of an issue's text: `family` where the system has it, else a Chinese serif; `size` in points."""
    return _font((family, *SERIF_FAMILIES) if family else SERIF_FAMILIES, size)


def interface_font(more: float = 0.0) -> QFont:
    """The face of menus, lists and buttons, which are Chinese and Latin; so many points `more` than the system's."""
    return _font(SANS_FAMILIES, max(_INTERFACE_SIZE, QApplication.font().pointSizeF()) + more)


def mono_font(size: float = 10.0) -> QFont:
    """A face in which Latin letters are of one width."""
    return _font(MONO_FAMILIES, size)


def text_families() -> list[str]:
    """The faces on this system that can show simplified Chinese, for a choice of fonts."""
    chinese = QFontDatabase.WritingSystem.SimplifiedChinese
    return [name for name in QFontDatabase.families(chinese) if not QFontDatabase.isPrivateFamily(name)]


def application_icon() -> QIcon:
    """The program's icon in all its sizes."""
    icon = QIcon()
    for size in _ICON_SIZES:
        icon.addFile(str(resource_path("icons", f"reviewer-{size}.png")))
    return icon


def _font(families: Sequence[str], size: float) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPointSizeF(min(LARGEST_TEXT_SIZE, max(LEAST_TEXT_SIZE, size)))
    # Han and Latin sit on one grid only where strokes are not moved to whole pixels
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
