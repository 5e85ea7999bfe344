"""From the rows of a journal to what had been done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reviewer.session.actions import Action, action_from, action_row, applied, inverse


@dataclass
class History:
    """The text, and the actions that made it: done ones in order, undone ones with the next to redo last."""

    original: str
    text: str
    done: list[Action] = field(default_factory=list)
    undone: list[Action] = field(default_factory=list)

    def do(self, action: Action) -> None:
        """Raises MisfitError when the text is not what the action says it replaces."""
        self.text = applied(self.text, action.edits)
        self.done.append(action)
        self.undone.clear()

    def undo(self) -> Action:
        """Take the last action back. IndexError when there is none."""
        action = self.done[-1]
        self.text = applied(self.text, inverse(action.edits))
        self.undone.append(self.done.pop())
        return action

    def redo(self) -> Action:
        """Do the action again that was last taken back. IndexError when there is none."""
        action = self.undone[-1]
        self.text = applied(self.text, action.edits)
        self.done.append(self.undone.pop())
        return action

    def copy(self) -> History:
        """The same, to be kept while this one goes on."""
        return History(self.original, self.text, list(self.done), list(self.undone))

    def rows(self) -> list[dict[str, Any]]:
        """The fewest rows that lead here."""
        ahead = self.undone[::-1]
        return [action_row(action) for action in (*self.done, *ahead)] + [{"do": "undo"} for _ in ahead]


@dataclass
class Saving:
    """A saving as the journal tells it: hashes of text and log, how things stood, and whether it was completed."""

    text: str
    log: str
    history: History
    complete: bool = False


@dataclass
class Replayed:
    """What a journal's rows lead to. `bad` is the first row (from 0) that could not be followed, None for none."""

    history: History
    saved: Saving | None = None
    """The last saving that was completed."""
    begun: Saving | None = None
    """The last saving, completed or not."""
    bad: int | None = None


def replayed(original: str, rows: Iterable[Mapping[str, Any]]) -> Replayed:
    """Follow `rows` from the original text, as far as they make sense."""
    result = Replayed(History(original, original))
    for number, row in enumerate(rows):
        try:
            _follow(result, row)
        except (ValueError, KeyError, TypeError, IndexError, OverflowError):
            result.bad = number
            break
    return result


def _follow(result: Replayed, row: Mapping[str, Any]) -> None:
    history = result.history
    match row["do"]:
        case "undo":
            history.undo()
        case "redo":
            history.redo()
        case "saving":
            result.begun = Saving(str(row["text"]), str(row["log"]), history.copy())
        case "saved":
            if result.begun is None or result.begun.text != row["text"]:
                result.begun = Saving(str(row["text"]), str(row["log"]), history.copy())
            result.begun.complete = True
            result.saved = result.begun
        case _:
            history.do(action_from(row))
