"""Random work on one issue, held against a plain list of texts.

REVIEWER_RUNS sets how many runs of 25 steps there are.
"""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reviewer.engine import flag
from reviewer.errors import SessionError
from reviewer.model.issue import Issue
from reviewer.model.span import Span
from reviewer.rules.evidence import EvidenceBase
from reviewer.session import Scope, Session, State, accept_all_like
from reviewer.storage.difflog import apply_log, from_bytes, revert_log, to_bytes
from reviewer.text.decode import encode

PAGE = "山西炼科晶体公司\r\n炼科的,炼科的路。\r\n好,走\n讲炼科的𠮷"
RUNS = int(os.environ.get("REVIEWER_RUNS", "25"))
RULES: list = []


class Work(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.page = self.folder / "a.txt"
        self.page.write_bytes(encode(PAGE, "utf-16-le", True))
        self.texts, self.at, self.saved = [PAGE], 0, PAGE
        self.session = self.opened()

    def opened(self) -> Session:
        session = Session.open(self.page, check=self.check)
        session.set_findings(self.check(session.text))
        return session

    def check(self, text: str, _: object = ()) -> tuple:
        return flag(Issue("a.txt", text), RULES, EvidenceBase()).findings

    def done(self) -> None:
        self.texts[self.at + 1 :] = [self.session.text]
        self.at += 1

    @rule(data=st.data(), text=st.text(st.sampled_from("炼科,\r\n甲𠮷"), max_size=4))
    def edit(self, data: st.DataObject, text: str) -> None:
        start = data.draw(st.integers(0, len(self.session.text)))
        end = min(len(self.session.text), start + data.draw(st.integers(0, 4)))
        before = self.session.text
        self.session.edit(Span(start, end), text)
        assert self.session.text == before[:start] + text + before[end:]
        if before[start:end] != text:
            self.done()

    @precondition(lambda self: self.session.findings)
    @rule(data=st.data(), verb=st.sampled_from(["accept", "dismiss", "postpone", "reopen", "bulk"]))
    def decide(self, data: st.DataObject, verb: str) -> None:
        one = data.draw(st.sampled_from(self.session.findings))
        if verb == "bulk":
            if one.state is State.DISMISSED:
                return
            accept_all_like(one.finding, 0, self.session, Scope.ISSUE)
        else:
            getattr(self.session, verb)(one)
        self.done()

    @rule()
    def undo(self) -> None:
        if self.at:
            self.session.undo()
            self.at -= 1
        else:
            self.refused(self.session.undo)

    @rule()
    def redo(self) -> None:
        if self.at + 1 < len(self.texts):
            self.session.redo()
            self.at += 1
        else:
            self.refused(self.session.redo)

    def refused(self, call) -> None:
        try:
            call()
        except SessionError:
            return
        raise AssertionError

    @rule()
    def save(self) -> None:
        self.session.save()
        self.saved = self.session.text
        if self.saved != PAGE or (self.folder / "corrected").exists():
            corrected = (self.folder / "corrected" / "a.txt").read_bytes()
            log = from_bytes((self.folder / "corrected" / "a.difflog.jsonl").read_bytes())
            assert corrected == encode(self.saved, "utf-16-le", True)
            assert apply_log(log, self.page.read_bytes()) == corrected
            assert revert_log(log, corrected) == self.page.read_bytes()

    @rule()
    def reopen_the_program(self) -> None:
        self.session.close()
        before = {one.finding.fingerprint: one.state for one in self.session.findings}
        self.session = self.opened()
        assert {one.finding.fingerprint: one.state for one in self.session.findings} == before

    @invariant()
    def all_is_as_it_should_be(self) -> None:
        session = self.session
        assert session.text == self.texts[self.at]
        assert (session.can_undo, session.can_redo) == (self.at > 0, self.at + 1 < len(self.texts))
        assert session.is_dirty == (session.text != self.saved)
        starts, outline = session.starts(), session.outline
        singly = [session.finding(one.number) for one in outline]
        wanted = [(f.span, f.text, f.line, f.column) for f in self.check(session.text)]
        assert singly == list(session.findings)
        assert [(one.number, one.state) for one in outline] == [(one.number, one.state) for one in session.findings]
        assert starts == [one.finding.span.start for one in session.findings]
        assert [(f.span, f.text, f.line, f.column) for f in (one.finding for one in session.findings)] == wanted
        for one in session.findings:
            for suggestion in one.finding.suggestions:
                assert all(one.finding.span.contains(edit.span) for edit in suggestion.edits)

    @invariant()
    def the_log_leads_there_and_back(self) -> None:
        log = from_bytes(to_bytes(self.session.diff_log()))
        original, corrected = self.page.read_bytes(), encode(self.session.text, "utf-16-le", True)
        assert apply_log(log, original) == corrected
        assert revert_log(log, corrected) == original
        assert bool(log.rows) == (self.session.text != PAGE)

    def teardown(self) -> None:
        self.session.close()
        shutil.rmtree(self.folder)


def test_random_work_keeps_every_promise(rule_of_page) -> None:
    RULES[:] = [rule_of_page]
    from hypothesis.stateful import run_state_machine_as_test

    health = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Work, settings=settings(max_examples=RUNS, stateful_step_count=25, suppress_health_check=health)
    )
