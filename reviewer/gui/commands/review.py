"""Going from finding to finding, and deciding."""

from __future__ import annotations

from dataclasses import replace

from reviewer.gui.commands.base import Commands
from reviewer.gui.findings.card import rule_title
from reviewer.model.finding import Category
from reviewer.model.span import Span
from reviewer.session import Tracked
from reviewer.text.marks import is_han
from reviewer.wording import Wording

_NO_TERM = Wording("这里没有可以收入词库的词；X 表示不是差错", "there is no term here; X dismisses")
_NO_SUGGESTION = Wording("这一处没有建议", "no suggestion here")


class ReviewCommands(Commands):
    """The menu `review`."""

    def do_next(self) -> None:
        """Next finding."""
        self.desk.step(1)

    def do_previous(self) -> None:
        """Previous finding."""
        self.desk.step(-1)

    def do_next_alike(self) -> None:
        """Next of the same rule."""
        self.desk.step_alike()

    def do_next_issue(self) -> None:
        """The next issue in which something is left."""
        self._to_issue(1, only_left=True)

    def do_previous_issue(self) -> None:
        """The issue before."""
        self._to_issue(-1, only_left=False)

    def _to_issue(self, by: int, *, only_left: bool) -> None:
        paths, session = self.window.issues.paths or self.desk.paths, self.desk.session
        if not paths:
            return
        at = paths.index(session.path) if session is not None and session.path in paths else -1
        for step in range(1, len(paths) + 1):
            path = paths[(at + by * step) % len(paths)]
            entry = self.window.issues.model.entry(path)
            if entry is not None and not entry.trouble and (entry.left or not only_left):
                self.window.show_issue(path)
                return
        self.window.tell(Wording("全部报纸都审完了", "all issues are done"))

    def do_related(self) -> None:
        """The first place that the finding refers to."""
        current = self.desk.current
        if current is None or not current.finding.related:
            self.window.tell(Wording("没有相关处", "no related place"))
            return
        related = current.finding.related[0]
        self.window.places.to_related(related.path, related.span)

    def do_compare(self) -> None:
        """The finding in a view of its own: two passages, or before and after."""
        current, session = self.desk.current, self.desk.session
        if current is None or session is None:
            return
        if current.finding.category is Category.DUPLICATE_PASSAGE and current.finding.related:
            self._compare_passages(current)
        elif current.finding.suggestions:
            from reviewer.gui.views.joints import JointView

            self.window.open_deciding(JointView(session, current, self.window))
        else:
            self.window.tell(_NO_SUGGESTION)

    def _compare_passages(self, current: Tracked) -> None:
        from reviewer.gui.views.duplicates import DuplicateView

        session = self.desk.session
        assert session is not None
        self.window.open_deciding(DuplicateView(session, current, self.desk.shelf.text_of, self.window))

    def do_accept(self) -> None:
        """The first suggestion."""
        self.desk.accept(0)

    def do_accept_always(self) -> None:
        """The first suggestion, here and from now on."""
        self.desk.accept_always()

    def do_accept_alike(self) -> None:
        """All places like this one, shown first."""
        from reviewer.gui.views.bulk_preview import BulkPreview

        current, session = self.desk.current, self.desk.session
        if current is None or session is None or not current.finding.suggestions:
            self.window.tell(_NO_SUGGESTION)
            return
        others = [one for one in self.desk.all_sessions() if one is not session]
        view = BulkPreview(current.finding, current.finding.suggestions[0], session, others, self.window)
        view.applied.connect(lambda _: self.desk.did())
        self.window.open_view(view)

    def do_dismiss(self) -> None:
        """No defect."""
        self.desk.dismiss()

    def do_dismiss_always(self) -> None:
        """No defect, and a term from now on."""
        current, session = self.desk.current, self.desk.session
        if current is None or session is None:
            return
        offered = _term_at(session.text, current.finding.span)
        if not offered:
            self.window.tell(_NO_TERM)
            return
        term = self.prompts.term(offered)
        if len(term) == 1:
            self.window.tell(Wording("词条至少要两个字", "a term has two characters or more"))
        elif term:
            self.desk.dismiss_always(term)

    def do_mute_rule(self) -> None:
        """Nothing of this rule any more, in this workspace's window."""
        current, panel = self.desk.current, self.window.findings
        if current is not None:
            rule = current.finding.rule
            title = rule_title(rule)
            panel.set_filter(replace(panel.filter, muted=(*panel.filter.muted, rule)))
            self.window.tell(
                Wording(f"不再显示“{title}”一类；Shift+M 恢复", f"{rule} is left out; Shift+M brings it back")
            )

    def do_all_rules(self) -> None:
        """Everything again."""
        self.window.findings.set_filter(replace(self.window.findings.filter, muted=()))
        self.window.tell(Wording("各类都显示了", "the findings of all rules are shown"))

    def do_postpone(self) -> None:
        """For later."""
        self.desk.postpone()

    def do_reopen(self) -> None:
        """To be decided again."""
        self.desk.reopen()

    def do_edit_here(self) -> None:
        """Type, at the finding."""
        current, session = self.desk.current, self.desk.session
        if session is not None and session.read_only:
            self.window.tell(session.notices[-1] if session.notices else Wording("只读", "read-only"))
        elif self.editor.set_editing(True):
            if current is not None:
                self.editor.setTextCursor(self.editor.cursor_of(current.finding.span))
            self.editor.setFocus()
        else:
            self.window.tell(Wording("此文只能阅读", "this text can only be read"))
        self.window.focus_changed()

    def do_review_focus(self) -> None:
        """Letters act."""
        self.editor.marking.set_found([])
        edited = self.editor.editing
        self.editor.set_editing(False)
        self.editor.setFocus()
        self.window.focus_changed()
        if edited:
            self.window.list_findings()
        if edited and self.desk.current is None:
            self.desk.go_on_from(self.editor.caret)  # what was edited is no finding any more


def _term_at(text: str, span: Span) -> str:
    """What to offer for the lexicon: the finding's text, a single character with its neighbours; empty for marks and blanks."""
    found = span.of(text).strip()
    if len(found) != 1 or not is_han(found):
        return found if any(map(str.isalnum, found)) else ""
    start, end = span.start, span.end
    start -= start > 0 and is_han(text[start - 1])
    end += end < len(text) and is_han(text[end])
    return text[start:end].strip()
