"""The evidence that all rules share, loaded when first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reviewer.language.evidence import Language
from reviewer.lexicon import Lexicon


@dataclass(frozen=True)
class EvidenceBase:
    """Lexicon, language and, where several issues are flagged together, the archive."""

    lexicon: Lexicon = field(default_factory=lambda: Lexicon(()))
    language: Language = field(default_factory=Language)
    archive: Any = None

    @classmethod
    def load(cls, lexicons: Sequence[Path] = ()) -> EvidenceBase:
        """The program's own data, and the user's `lexicons`. Raises LexiconError for a file that cannot be used."""
        return cls(Lexicon.load(lexicons), Language())
