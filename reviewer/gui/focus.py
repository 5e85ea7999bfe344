"""The sign that says which of the two, review or editing, has the keys."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from reviewer.gui.look import Look
from reviewer.gui.speech import said
from reviewer.gui.text.editor import TextEditor
from reviewer.session import Session
from reviewer.wording import Wording


class FocusLabel(QLabel):
    """Stands in the status line."""

    def show_focus(self, editor: TextEditor, session: Session | None, look: Look) -> None:
        """Say what keys do now, here and by the text's frame."""
        editing = editor.editing
        self.setToolTip("")
        if session is not None and session.read_only:
            label = Wording(" 只读：不能改动 ", " Read-only: nothing can be changed ")
            self.setToolTip("\n".join(said(notice) for notice in session.notices))
        elif not editor.can_edit:
            label = Wording(" 审校：此文不能打字 ", " Review: this text cannot be typed into ")
        elif editing:
            label = Wording(" 改字：Esc 回到审校 ", " Editing: Esc to review ")
        else:
            label = Wording(" 审校：E 改字 ", " Review: E to edit ")
        self.setText(said(label))
        ink, ground = (look.ink("page"), look.ink("warning")) if editing else (look.ink("ink"), look.ink("chosen"))
        self.setStyleSheet(f"color: {ink.name()}; background: {ground.name()}; border-radius: 3px; padding: 1px 6px;")
        editor.setStyleSheet(
            f"TextEditor {{ border: 2px solid {(look.ink('warning') if editing else look.ink('rule')).name()}; }}"
        )
        self.setVisible(session is not None)
