"""The language of the interface: chosen, installed, asked for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from reviewer.errors import ReviewerError
from reviewer.resources import resource_path
from reviewer.wording import LANGUAGES, Language, Wording

_LOCALES: Final = {
    "zh": QLocale(QLocale.Language.Chinese, QLocale.Country.China),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
}


def system_language(environment: Mapping[str, str] | None = None) -> Language:
    """Chinese on a Chinese system, else English; `REVIEWER_LANG` goes before what the system says."""
    given = os.environ if environment is None else environment
    asked = given.get("REVIEWER_LANG", "") or QLocale.system().name()
    return "zh" if asked.lower().startswith(("zh", "chinese")) else "en"


def interface_language() -> Language:
    """The language that the interface speaks now."""
    return "zh" if QLocale().language() is QLocale.Language.Chinese else "en"


def said(wording: Wording | ReviewerError) -> str:
    """A message of the core in the interface's language."""
    return wording.say(interface_language())


class Speech(QObject):
    """Installs the translations of the program's own words and of Qt's.

    Signals: changed(), when another language was chosen.
    """

    changed = Signal()

    def __init__(self, application: QApplication, language: Language | None = None) -> None:
        super().__init__(application)
        self._application = application
        self._translators: list[QTranslator] = []
        self._language: Language = "en"
        self._install(language or system_language())

    @property
    def language(self) -> Language:
        """What the interface speaks."""
        return self._language

    def choose(self, language: Language) -> None:
        """Speak `language` from now on; widgets are told by Qt's LanguageChange."""
        if language not in LANGUAGES:
            raise ValueError(language)
        if language != self._language:
            self._install(language)
            self.changed.emit()

    def _install(self, language: Language) -> None:
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators = []
        self._language = language
        QLocale.setDefault(_LOCALES[language])
        if language == "zh":
            qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            for name, folder in (
                ("qtbase_zh_CN", qt),
                ("reviewer_zh_CN", str(resource_path("translations"))),
            ):
                translator = QTranslator(self)
                if translator.load(name, folder):
                    self._application.installTranslator(translator)
                    self._translators.append(translator)
