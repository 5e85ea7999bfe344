"""The evidence that all rules share, loaded when first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from reviewer.language.batch import BatchModel, PageView, count
from reviewer.language.evidence import Language
from reviewer.language.learned import Learned, weighed
from reviewer.lexicon import Lexicon
from reviewer.model.issue import Issue
from reviewer.model.record import Record


@dataclass(frozen=True)
class EvidenceBase:
    """Lexicon, language, what the paper's own accepted text says and, where several issues are flagged together, the archive."""

    lexicon: Lexicon = field(default_factory=lambda: Lexicon(()))
    language: Language = field(default_factory=Language)
    archive: Any = None
    learned: Learned = field(default_factory=Learned)
    """What the paper's own accepted pages say: `reviewer learn`."""
    record: Record = field(default_factory=Record)
    """How earlier findings fared with the editors."""

    @classmethod
    def load(
        cls, lexicons: Sequence[Path] = (), learned: Learned | None = None, record: Record | None = None
    ) -> EvidenceBase:
        """The program's own data, the user's `lexicons`, and what was `learned`. Raises LexiconError for a broken file."""
        return cls(Lexicon.load(lexicons), Language(), None, learned or Learned(), record or Record())

    def other_pages(self, issue: Issue, text: str) -> PageView | None:
        """The character model of the other issues and of what was learned; None where there are none.

        `text` is that of `issue` as it is counted (`language.page`): it is left out where they have it.
        """
        in_archive = self.archive is not None and len(self.archive.counted) > 0
        model = self.archive.characters if in_archive else self._taught
        times = self.learned.weight(issue.sha256) + (in_archive and issue.path in self.archive.counted)
        view: PageView = model.without(weighed(count(text), times))
        return view if view.size > 0 else None

    @cached_property
    def _taught(self) -> BatchModel:
        return BatchModel(self.learned.tally)
