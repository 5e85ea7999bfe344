"""How the window looks, and the text in other ways."""

from __future__ import annotations

from reviewer.gui.commands.base import Commands
from reviewer.gui.look import TextLook


class LookCommands(Commands):
    """The menu `view`."""

    def do_larger(self) -> None:
        """Larger text."""
        self.editor.set_text_size(self.editor.text_size + 1)

    def do_smaller(self) -> None:
        """Smaller text."""
        self.editor.set_text_size(self.editor.text_size - 1)

    def do_normal_size(self) -> None:
        """The size it came with."""
        self.editor.set_text_size(TextLook().size)

    def do_text_look(self) -> None:
        """Face, size and leading."""
        from reviewer.gui.views.text_look import TextLookView

        view = TextLookView(self.editor.text_look, self.window)
        view.chosen.connect(self.editor.set_text_look)
        self.window.open_view(view)

    def do_theme_system(self) -> None:
        """Light or dark as the system is."""
        self.window.choose_theme("system")

    def do_theme_light(self) -> None:
        """Light."""
        self.window.choose_theme("light")

    def do_theme_dark(self) -> None:
        """Dark."""
        self.window.choose_theme("dark")

    def do_language_zh(self) -> None:
        """Speak Chinese."""
        self.window.choose_language("zh")

    def do_language_en(self) -> None:
        """Speak English."""
        self.window.choose_language("en")

    def do_changes(self) -> None:
        """Original and corrected text side by side."""
        from reviewer.gui.views.changes import ChangesView

        session = self.desk.session
        if session is not None:
            view = ChangesView(session, self.window)
            view.reverted.connect(lambda _: self.desk.did())
            view.shown.connect(lambda span: self.window.places.show(session, span))
            self.window.open_view(view)

    def do_other_script(self) -> None:
        """The text in the other script, to read."""
        from reviewer.gui.views.script_view import ScriptView

        session = self.desk.session
        if session is not None:
            line = session.text.count("\n", 0, self.editor.caret) + 1
            self.window.open_view(ScriptView(session.text, line, self.window))

    def do_progress(self) -> None:
        """Charts of what is done and left."""
        from reviewer.gui.views.progress_view import ProgressView

        self.window.open_view(ProgressView(self.desk.all_sessions, self.window))
