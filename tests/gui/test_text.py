"""An issue's code points and the document's units."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from reviewer.gui.text.bridge import TextBridge
from reviewer.gui.text.editor import TextEditor
from reviewer.model.span import Span

TEXTS = ["中𠮷国\n第二行", "一\r\n二\r\n三𠮷四", "一\r二\n三", "\u00a0\u3000\tA\ue000"]
SOME = st.text("中𠮷a \u00a0\u3000", max_size=8)
LINES = st.lists(SOME, min_size=1, max_size=5)


@pytest.mark.parametrize("text", TEXTS)
def test_a_span_in_code_points_selects_the_same_characters(qapp: QApplication, text: str) -> None:
    document = QTextDocument()
    bridge = TextBridge(text, document)
    assert bridge.survives
    for i, char in enumerate(text):
        if char not in "\r\n":
            assert bridge.cursor(Span(i, i + 1)).selectedText() == char
            assert bridge.point(bridge.unit(i)) == i


@given(LINES, st.sampled_from(["\n", "\r\n"]), st.data())
@settings(max_examples=60)
def test_what_is_typed_into_the_document_is_what_the_issue_becomes(
    qapp: QApplication, lines: list[str], newline: str, data: st.DataObject
) -> None:
    text = newline.join(lines)
    document = QTextDocument()
    document.documentLayout()  # without one, a document tells nobody of its changes
    bridge = TextBridge(text, document)
    changes: list[tuple[int, int, int]] = []
    document.contentsChange.connect(lambda *change: changes.append(change))
    units = [bridge.unit(i) for i in range(len(text) + 1)]
    low, high = sorted(data.draw(st.tuples(st.sampled_from(units), st.sampled_from(units))))
    cursor = QTextCursor(document)
    cursor.setPosition(low)
    cursor.setPosition(high, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(data.draw(SOME))
    now = text
    for change in changes:
        edit = bridge.change(*change)
        if edit is not None:
            span, new = edit
            now = now[: span.start] + new + now[span.end :]
    assert bridge.text == now
    assert now.replace("\r\n", "\n") == document.toRawText().replace("\u2029", "\n")
    assert newline == "\n" or "\n" not in now.replace("\r\n", "")


@pytest.mark.parametrize("text", ["有\ufdd0非字符", "一\u2029二", "半\ud83d个"])
def test_text_that_a_document_swallows_can_only_be_read(qapp: QApplication, text: str) -> None:
    editor = TextEditor()
    assert not editor.show_text(text)
    assert not editor.set_editing(True)
    assert not editor.editing


@pytest.mark.parametrize("text", TEXTS)
def test_the_editor_follows_what_the_session_does(qapp: QApplication, text: str) -> None:
    editor = TextEditor()
    editor.show_text("完全不同的旧文\n" + text)
    heard: list[object] = []
    editor.edited.connect(lambda *edit: heard.append(edit))
    editor.follow(text)
    assert editor.text == text
    assert heard == []
