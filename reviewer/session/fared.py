"""How the findings of one issue fared, from what its session holds."""

from __future__ import annotations

from reviewer.model.record import Fared, Record, change_of
from reviewer.session.session import Session
from reviewer.storage.record import note

_ACCEPTING = ("accept", "bulk")


def fared(session: Session) -> Record:
    """Counts of accepted and dismissed findings; what was postponed or taken back does not count."""
    rules: dict[str, Fared] = {}
    changes: dict[str, Fared] = {}
    for action in session.done:
        if action.kind not in (*_ACCEPTING, "dismiss"):
            continue
        accepted = action.kind in _ACCEPTING
        for finding in action.findings:
            one = Fared(int(accepted), int(not accepted), round(finding.confidence, 3))
            rules[finding.rule] = rules.get(finding.rule, Fared()).plus(one)
            change = change_of(finding)
            if change:
                key = f"{finding.rule} {change}"
                changes[key] = changes.get(key, Fared()).plus(one)
    rounded = [
        {key: Fared(f.accepted, f.dismissed, round(f.expected, 3)) for key, f in each.items()}
        for each in (rules, changes)
    ]
    return Record(*rounded)


def note_session(session: Session) -> bool:
    """Keep them in the workspace; whether that changed anything. Raises StorageError."""
    if session.read_only:
        return False
    workspace = session.workspace
    return note(workspace.record, workspace.name(session.path).as_posix(), fared(session))
