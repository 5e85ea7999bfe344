"""What a session tells the decisions that all programs share, and asks of them."""

from __future__ import annotations

from collections.abc import Mapping

from reviewer.errors import StorageError
from reviewer.model.finding import Finding
from reviewer.session.actions import DECIDING, Action
from reviewer.session.replay import History
from reviewer.session.store import Store
from reviewer.session.tracking import State
from reviewer.storage.decisions import Decisions


class Remembered:
    """The shared decisions, as one issue's session sees them.

    The journal has every decision first. So a disk that refuses the shared file costs a later attempt, and no decision.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._decisions = Decisions.load(store.workspace.root)
        self._pending: list[dict[str, str]] = []
        store.notices += self._decisions.troubles

    def state_of(self, finding: Finding) -> State:
        """What was decided of a finding, by whomever."""
        return State(self._decisions.verdict(finding))

    def settle(self, action: Action, verdict: str) -> None:
        """A decision was made, or taken back: `verdict` holds now."""
        self._record([self._row(action, verdict)])

    def inherit(self, states: Mapping[str, State]) -> None:
        """Decisions, by fingerprint, go on to hold though what stands around the finding has changed."""
        if states and self._store.writable:
            self._record([{"fingerprint": print_, "decision": state.value} for print_, state in states.items()])

    def catch_up(self, history: History) -> None:
        """What was decided, or taken back, just before a crash may stand in the journal alone."""
        known = self._decisions.verdicts
        rows: dict[str, dict[str, str]] = {}
        for action in history.done:
            if action.kind in DECIDING:
                row = self._row(action, DECIDING[action.kind])
                if row["fingerprint"] not in known or action is history.done[-1]:
                    rows[row["fingerprint"]] = row
        if history.undone and history.undone[-1].kind in DECIDING:
            row = self._row(history.undone[-1], history.undone[-1].was)
            rows[row["fingerprint"]] = row
        missing = [row for key, row in rows.items() if known.get(key, "open") != row["decision"]]
        if missing and self._store.writable:
            self._record(missing)

    def retry(self) -> None:
        """Try again what the disk refused."""
        self._record([])

    def _row(self, action: Action, verdict: str) -> dict[str, str]:
        finding, source = action.findings[0], action.steps[0].provenance
        name = self._store.workspace.name(self._store.path).as_posix()
        where = {"path": name, "rule": finding.rule, "text": finding.text}
        why = {"note": source.note, "user": source.user, "time": source.time}
        return {"fingerprint": finding.fingerprint, "decision": verdict, **where, **why}

    def _record(self, rows: list[dict[str, str]]) -> None:
        self._pending += [row for row in rows if row["fingerprint"]]
        try:
            self._decisions.record(self._pending, self._store.system)
        except StorageError as trouble:
            self._store.notices.append(trouble.what)
            for row in self._pending:
                self._decisions.verdicts[row["fingerprint"]] = row["decision"]  # type: ignore[assignment]
        else:
            self._pending.clear()
