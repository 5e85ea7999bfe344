"""What a correction would make of the text around it: before and after, piece by piece."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from reviewer.model.finding import Edit

Fate = Literal["same", "removed", "added", "moved", "joined", "gap"]
_AROUND: Final = 90
"""Characters shown on either side of a change."""
_LEAST_MOVED: Final = 2
_JOINED: Final = 6
"""Characters on either side of a joint that are told as joined."""


class Part(NamedTuple):
    """A stretch and what becomes of it. `joined` are the words on either side of a joint; a `gap` stands for text left
    out, which is not shown.
    """

    text: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class Outcome:
    """The passage before the correction and after it."""

    before: tuple[Part, ...]
    after: tuple[Part, ...]

    @property
    def moved(self) -> tuple[str, ...]:
        """What is taken out in one place and put in at another."""
        return tuple(part.text for part in self.after if part.fate == "moved")


def outcome(text: str, edits: Sequence[Edit], around: int = _AROUND) -> Outcome:
    """The passage that `edits` (sorted, apart) touch, before and after. Text in between is left out where it is long."""
    put_in = [edit.text for edit in edits]
    taken_out = [edit.span.of(text) for edit in edits]
    before: list[Part] = []
    after: list[Part] = []
    at = max(0, edits[0].span.start - around) if edits else 0
    if at:
        before.append(Part("", "gap"))
        after.append(Part("", "gap"))
    joined = False
    for edit, old in zip(edits, taken_out, strict=True):
        joint = _is_joint(text, edit)
        same = _ends_marked(_shortened(text[at : edit.span.start], around), head=joined, tail=joint)
        joined = joint
        before += [*same, *_fated(old, put_in, "removed")]
        after += [*same, *_fated(edit.text, taken_out, "added")]
        at = edit.span.end
    end = min(len(text), at + around)
    rest: list[Part] = []
    if edits and end > at:
        rest = _ends_marked([Part(text[at:end], "same")], head=_is_joint(text, edits[-1]), tail=False)
    rest += [Part("", "gap")] if end < len(text) else []
    return Outcome((*before, *rest), (*after, *rest))


def _is_joint(text: str, edit: Edit) -> bool:
    """Whether the edit brings two halves of a sentence together."""
    old = edit.span.of(text)
    beside = text[edit.span.start - 1 : edit.span.start] + text[edit.span.end : edit.span.end + 1]
    return not edit.text.strip() and "\n" in old and "\n" not in edit.text + beside


def _ends_marked(parts: list[Part], *, head: bool, tail: bool) -> list[Part]:
    """The first or last words told as joined."""
    if head and parts and parts[0].fate == "same":
        text = parts[0].text
        parts = [Part(text[:_JOINED], "joined"), Part(text[_JOINED:], "same"), *parts[1:]]
    if tail and parts and parts[-1].fate == "same":
        text = parts[-1].text
        parts = [*parts[:-1], Part(text[:-_JOINED], "same"), Part(text[-_JOINED:], "joined")]
    return [part for part in parts if part.text or part.fate == "gap"]


def _shortened(text: str, around: int) -> list[Part]:
    if len(text) <= 2 * around + 20:
        return [Part(text, "same")] if text else []
    return [Part(text[:around], "same"), Part("", "gap"), Part(text[-around:], "same")]


def _fated(text: str, other_side: Iterable[str], fate: Fate) -> list[Part]:
    """`text` in parts: what stands on the other side too is moved, the rest is taken out or put in."""
    words = text.strip()
    if len(words) < _LEAST_MOVED or not any(_shares(words, other.strip()) for other in other_side):
        return [Part(text, fate)] if text else []
    start = text.index(words)
    parts = [Part(text[:start], fate), Part(words, "moved"), Part(text[start + len(words) :], fate)]
    return [part for part in parts if part.text]


def _shares(words: str, other: str) -> bool:
    return words in other or (len(other) >= _LEAST_MOVED and other in words)
