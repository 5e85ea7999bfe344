"""Terms that are right, known wrong forms, and lookup of near misses."""

from reviewer.lexicon.lexicon import Lexicon, NearMiss, Occurrence
from reviewer.lexicon.term import Term

__all__ = ["Lexicon", "NearMiss", "Occurrence", "Term"]
