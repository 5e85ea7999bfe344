"""What is known of the language, each part opened when first asked for."""

from __future__ import annotations

from functools import cached_property

from reviewer.language.characters import Characters
from reviewer.language.completions import Openings
from reviewer.language.doubt import Doubter
from reviewer.language.misreadings import Misreadings
from reviewer.language.ngrams import Ngrams
from reviewer.language.slips import Slips
from reviewer.language.words import Words


class Language:
    """Evidence about characters, words and running text."""

    @cached_property
    def characters(self) -> Characters:
        """How alike characters look and sound."""
        return Characters.load()

    @cached_property
    def misreadings(self) -> Misreadings:
        """How likely OCR takes one character for another."""
        return Misreadings.load()

    @cached_property
    def ngrams(self) -> Ngrams:
        """The word trigram model."""
        return Ngrams.load()

    @cached_property
    def openings(self) -> Openings:
        """The words, each with a character left open."""
        return Openings.load()

    @cached_property
    def doubter(self) -> Doubter:
        """Finds characters that read badly while others would read well."""
        return Doubter(self.ngrams, self.openings, self.characters, self.misreadings)

    @cached_property
    def slips(self) -> Slips:
        """Finds characters lost, too many or swapped."""
        return Slips(self.ngrams, self.openings, self.characters)

    @cached_property
    def words(self) -> Words:
        """The vocabulary."""
        return Words.load()
