"""Names, the lexicon, what the paper has taught, keys, help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewer.errors import ReviewerError
from reviewer.gui.actions import ACTIONS, BY_ID, MENUS
from reviewer.gui.commands.base import Commands
from reviewer.gui.speech import said
from reviewer.wording import Wording

if TYPE_CHECKING:
    from reviewer.lexicon import Term

_MOST_HARVESTED = 500


class ToolCommands(Commands):
    """The menus `tools` and `help`."""

    def do_names(self) -> None:
        """All spellings of the names, over all issues."""
        from reviewer.gui.views.names import NamesView

        if self.desk.session is None:
            return
        view = NamesView(self.desk.all_sessions(), self.window.checker.evidence.lexicon, self.window)
        view.replaced.connect(lambda _: self.desk.did())
        view.shown.connect(lambda match: self.window.places.show(match.session, match.span))
        view.remembered.connect(self._remember)
        self.window.open_view(view)

    def _remember(self, term: Term) -> None:
        from reviewer.session.glossary import Glossary

        glossary = Glossary(self.desk.workspace.lexicon)
        try:
            known = {each.text for each in glossary.terms()}
            glossary.put(term, replacing=term.text if term.text in known else "")
        except ReviewerError as trouble:
            self.window.tell(trouble)
            return
        self.desk.lexicon_changed()

    def do_lexicon(self) -> None:
        """The workspace's terms."""
        from reviewer.gui.views.lexicon_manager import LexiconManager
        from reviewer.lexicon import Lexicon
        from reviewer.session.glossary import Glossary

        try:
            view = LexiconManager(Glossary(self.desk.workspace.lexicon), Lexicon.load(()).terms, self.window)
        except ReviewerError as trouble:
            self.prompts.tell(said(trouble))
            return
        view.changed.connect(self.desk.lexicon_changed)
        view.harvest_wanted.connect(self.do_harvest)
        self.window.open_view(view)

    def do_harvest(self) -> None:
        """Terms that the issues themselves offer."""
        from reviewer.gui.views.harvest_view import HarvestView
        from reviewer.language.page import PageText
        from reviewer.lexicon.harvest import Page, harvest
        from reviewer.session.glossary import Glossary

        evidence = self.window.checker.evidence
        pages = [Page(one.path.name, PageText.of(one.issue()).text) for one in self.desk.all_sessions()]
        candidates = harvest(pages, evidence.lexicon, evidence.language.words)[:_MOST_HARVESTED]
        view = HarvestView(candidates, Glossary(self.desk.workspace.lexicon), self.window)
        view.taken.connect(lambda _: self.desk.lexicon_changed())
        self.window.open_view(view)

    def do_learn(self) -> None:
        """What the corrected issues say becomes evidence."""
        from reviewer.session.accepted import learn_saved

        try:
            lesson = learn_saved(self.desk.paths, self.desk.workspace)
        except ReviewerError as trouble:
            self.prompts.tell(said(trouble))
            return
        new, known = len(lesson.new), len(lesson.known)
        self.window.tell(
            Wording(
                f"从 {new} 份校正稿学了 {lesson.characters} 字（已学过 {known} 份），重新打开后生效",
                f"learned {lesson.characters} characters from {new} corrected issue(s), {known} known before; "
                "in force when opened again",
            )
        )

    def _commands(self) -> list[Any]:
        from reviewer.gui.views.commands import Command, plain_text

        return [
            Command(self.window.commands[info.id], plain_text(said(MENUS[info.menu])), info.name, info.keys)
            for info in ACTIONS
        ]

    def do_palette(self) -> None:
        """Search for what can be done."""
        from reviewer.gui.views.palette import CommandPalette

        self.window.open_view(CommandPalette(self._commands(), self.window))

    def do_keys(self) -> None:
        """Rebind keys."""
        from reviewer.gui.views.keys_dialog import KeysDialog

        view = KeysDialog(self._commands(), self.window)
        view.rebound.connect(self._rebound)
        self.window.open_view(view)

    def _rebound(self, keys: Any) -> None:
        for name, given in dict(keys).items():
            if name in BY_ID:
                self.settings.setValue(f"keys/{name}", "\n".join(given))

    def do_key_sheet(self) -> None:
        """All keys on a sheet."""
        from reviewer.gui.views.key_sheet import KeySheet

        self.window.open_view(KeySheet(self._commands(), self.window))

    def do_tour(self) -> None:
        """The keys, page by page."""
        from reviewer.gui.views.tour import Tour

        self.window.open_view(Tour({command.id: command.keys for command in self._commands()}, self.window))

    def do_about(self) -> None:
        """Versions and licences."""
        self._about(report_first=False)

    def do_report(self) -> None:
        """What somebody who mends the program wants to know."""
        self._about(report_first=True)

    def _about(self, *, report_first: bool) -> None:
        from reviewer.gui.views.about import AboutView

        session = self.desk.session
        facts = {
            "issues open": str(len(self.desk.paths)),
            "characters shown": str(len(session.text)) if session is not None else "0",
            "findings shown": str(len(session.findings)) if session is not None else "0",
            "settings": self.settings.fileName(),
        }
        self.window.open_view(AboutView(facts, self.window, report_first=report_first))
