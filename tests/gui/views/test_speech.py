"""Every string of the interface is translated, and the compiled file is the source's."""

import importlib.util
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from reviewer.gui.speech import Speech, interface_language, said, system_language
from reviewer.wording import Wording

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "resources" / "translations"


def _builder():
    spec = importlib.util.spec_from_file_location("translations", ROOT / "resources/build/translations.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module
    spec.loader.exec_module(module)
    return module


def _messages(path: Path) -> dict[tuple[str, str], str]:
    return {
        (context.findtext("name"), message.findtext("source")): message.findtext("translation")
        for context in ET.parse(path).iter("context")
        for message in context.iter("message")
    }


def test_the_ts_has_every_string_of_the_sources_translated(tmp_path: Path) -> None:
    builder = _builder()
    builder.gather(tmp_path / "now.ts")
    missing = builder.fill(tmp_path / "now.ts", builder.translations(FOLDER / "zh_CN.tsv"))
    assert missing == []
    assert _messages(tmp_path / "now.ts") == _messages(FOLDER / "reviewer_zh_CN.ts")


def test_the_qm_is_the_tss(tmp_path: Path) -> None:
    _builder().release(FOLDER / "reviewer_zh_CN.ts", tmp_path / "now.qm")
    assert (tmp_path / "now.qm").read_bytes() == (FOLDER / "reviewer_zh_CN.qm").read_bytes()


def test_fields_and_menu_letters_survive_translation() -> None:
    for (_, source), translation in _messages(FOLDER / "reviewer_zh_CN.ts").items():
        assert translation, source
        for field in ("{0}", "{1}", "{2}", "%n"):
            assert (field in source) == (field in translation), source
        assert ("&" in source.replace("&&", "")) == ("&" in translation.replace("&&", "")), source


@pytest.mark.parametrize(
    ("given", "language"), [("zh_CN.UTF-8", "zh"), ("zh-TW", "zh"), ("en_GB", "en"), ("de_DE.UTF-8", "en")]
)
def test_chinese_on_a_chinese_system_else_english(given: str, language: str) -> None:
    assert system_language({"REVIEWER_LANG": given}) == language


def test_the_language_is_switched_for_our_words_and_qts(qapp: QApplication) -> None:
    speech = Speech(qapp, "zh")
    assert (interface_language(), said(Wording("字", "word"))) == ("zh", "字")
    assert QCoreApplication.translate("GoToLine", "Go to line") == "转到行"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    speech.choose("en")
    assert (interface_language(), said(Wording("字", "word"))) == ("en", "word")
    assert QCoreApplication.translate("GoToLine", "Go to line") == "Go to line"
