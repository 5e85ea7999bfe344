"""The evidence that all rules share, loaded when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class EvidenceBase:
    """Lexicon, language and, where several issues are flagged together, the archive."""

    lexicon: Any = None
    language: Any = None
    archive: Any = None
