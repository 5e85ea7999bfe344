"""The evidence that all rules share, loaded when first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from reviewer.language.batch import EMPTY, BatchModel, PageView, Tally, count
from reviewer.language.evidence import Language
from reviewer.lexicon import Lexicon
from reviewer.model.issue import Issue


@dataclass(frozen=True)
class EvidenceBase:
    """Lexicon, language, what the paper's own accepted text says and, where several issues are flagged together, the archive."""

    lexicon: Lexicon = field(default_factory=lambda: Lexicon(()))
    language: Language = field(default_factory=Language)
    archive: Any = None
    learned: Tally = EMPTY
    """Character sequences of accepted pages: `reviewer learn`."""

    @classmethod
    def load(cls, lexicons: Sequence[Path] = ()) -> EvidenceBase:
        """The program's own data, and the user's `lexicons`. Raises LexiconError for a file that cannot be used."""
        return cls(Lexicon.load(lexicons), Language())

    def other_pages(self, issue: Issue, text: str) -> PageView | None:
        """The character model of the other issues and of what was learned; None where there are none.

        `text` is that of `issue` as it is counted (`language.page`): it is left out where the archive has it.
        """
        if self.archive is not None and len(self.archive.counted):
            own = count(text) if issue.path in self.archive.counted else EMPTY
            view: PageView = self.archive.characters.without(own)
            return view if view.size else None
        return self._taught.without(EMPTY) if len(self.learned.keys) else None

    @cached_property
    def _taught(self) -> BatchModel:
        return BatchModel(self.learned)
