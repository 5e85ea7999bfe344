"""What the window can do, as the palette, the key sheet and the dialog for keys are given it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence

from reviewer.wording import Wording


@dataclass(frozen=True, slots=True)
class Command:
    """An action of the window. Its object name is its id; `names` are what it is called in both languages.

    `defaults` are its keys as the program came, in Qt's portable text.
    """

    action: QAction
    section: str
    names: Wording | None = None
    defaults: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What settings know it by."""
        return self.action.objectName()

    @property
    def label(self) -> str:
        """What it is called, without the mark of its menu key."""
        return plain_text(self.action.text())

    @property
    def keys(self) -> str:
        """Its keys as people read them."""
        return ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in self.action.shortcuts())

    def matches(self, asked: str) -> tuple[int, int] | None:
        """How well it answers what was typed (smaller is better); None where some part of that is not in it.

        The parts may be in either language, in any order; they may name a key too.
        """
        names = [self.label, self.names.zh, self.names.en] if self.names else [self.label]
        heads = [name.casefold() for name in names]
        text = "\n".join([*heads, self.section.casefold(), self.keys.casefold(), self.action.toolTip().casefold()])
        parts = asked.casefold().split()
        if not all(part in text for part in parts):
            return None
        if not parts:
            return (0, 0)
        begins = any(head.startswith(parts[0]) for head in heads)
        inside = any(parts[0] in head for head in heads)
        return (0 if begins else 1 if inside else 2, len(self.label))


def plain_text(text: str) -> str:
    """A menu text without its marks: `&` before the letter, `(&X)` behind Chinese, dots at the end."""
    from re import sub

    text = sub(r"\(&\w\)", "", text)
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("….").strip()
