"""All terms together: lookup of what is right, what is known to be wrong, and what is nearly right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from reviewer.lexicon.exact import Finder, finder
from reviewer.lexicon.fuzzy import SHORTEST, FuzzyIndex
from reviewer.lexicon.set_phrases import Near, SetPhrases
from reviewer.lexicon.store import load_terms
from reviewer.lexicon.term import Term
from reviewer.resources import resource_path
from reviewer.text.traditional import not_simplified, simplified

_SET_KINDS = frozenset({"idiom", "phrase"})


class Occurrence(NamedTuple):
    """`form` of `term` stands at `text[start:end]`."""

    start: int
    end: int
    form: str
    term: Term


class NearMiss(NamedTuple):
    """`text[start:end]` is `distance` steps from `form`, a right form of `term`."""

    start: int
    end: int
    form: str
    term: Term
    distance: int


@dataclass(frozen=True)
class Lexicon:
    """Terms in order; a form that several terms claim belongs to the last, so that a user's file overrules.

    Pages are read in simplified characters: a term in traditional ones is found by its simplified form too.
    """

    terms: Sequence[Term]
    plain: int = field(default=0, repr=False, compare=False)
    """So many terms, the first, are known to be in simplified characters."""
    _owners: dict[str, Term] = field(init=False, repr=False, compare=False)
    _variants: dict[str, Term] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        owners = {form: term for term in self.terms for form in reversed(term.forms)}
        variants = {variant: term for term in self.terms for variant in term.variants if variant not in owners}
        for term in _simplified(self.terms[self.plain :]):
            owners.update((form, term) for form in term.forms if form not in owners)
            variants.update((variant, term) for variant in term.variants if variant not in owners)
        object.__setattr__(self, "_owners", owners)
        object.__setattr__(self, "_variants", variants)

    @classmethod
    def load(cls, paths: Iterable[Path] = (), *, default: bool = True) -> Lexicon:
        """The program's own terms (unless `default` is off), then those of the files at `paths`.

        Raises LexiconError, naming file and line, for a file or row that cannot be used.
        """
        files = sorted(resource_path("lexicon").glob("*.tsv")) if default else []
        own = [term for path in files for term in load_terms(path)]
        return cls([*own, *(term for path in paths for term in load_terms(path))], len(own))

    @cached_property
    def short_names(self) -> frozenset[str]:
        """Right forms of names that have two characters: too short for near misses."""
        return frozenset(form for form, term in self._owners.items() if len(form) == SHORTEST - 1 and term.is_name)

    def contains(self, form: str) -> bool:
        """Whether `form` is a right form of some term."""
        return form in self._owners

    def term(self, form: str) -> Term | None:
        """The term that `form` is a right form of."""
        return self._owners.get(form)

    def correct(self, variant: str) -> Term | None:
        """The term that `variant` is a known wrong form of."""
        return self._variants.get(variant)

    def occurrences(self, text: str) -> list[Occurrence]:
        """Right forms of two characters or more in `text`: leftmost, the longest of those that begin alike."""
        return self._found(self._right.find(text), self._owners)

    def variant_occurrences(self, text: str) -> list[Occurrence]:
        """Known wrong forms in `text`; `form` is the wrong one, `term.text` the right one."""
        return self._found(self._wrong.find(text), self._variants)

    def near_misses(self, text: str) -> list[NearMiss]:
        """Stretches of `text` that nearly are a right form (see `fuzzy`), sorted; none that are a right form."""
        forms = self._fuzzy.terms
        found = []
        for start, end, number, distance in self._fuzzy.candidates(text):
            if distance and text[start:end] not in self._owners:
                form = forms[number]
                found.append(NearMiss(start, end, form, self._owners[form], distance))
        return found

    def _found(self, places: Iterable[tuple[int, int, str]], owners: dict[str, Term]) -> list[Occurrence]:
        return [Occurrence(start, end, form, owners[form]) for start, end, form in places]

    def near_set_phrases(self, text: str) -> list[Near]:
        """Stretches of `text` that nearly are an idiom or set phrase of four characters (see `set_phrases`), in order."""
        return self._set_phrases.near(text)

    @cached_property
    def _set_phrases(self) -> SetPhrases:
        return SetPhrases([form for form, term in self._owners.items() if term.kind in _SET_KINDS])

    @cached_property
    def _right(self) -> Finder:
        return finder([form for form in self._owners if len(form) > 1], self._owners)

    @cached_property
    def _wrong(self) -> Finder:
        return finder(list(self._variants), self._variants)

    @cached_property
    def _fuzzy(self) -> FuzzyIndex:
        return FuzzyIndex([form for form in self._owners if len(form) >= SHORTEST])


def _simplified(terms: Sequence[Term]) -> list[Term]:
    """Those of the terms that have traditional characters, in simplified ones."""
    foreign = not_simplified("".join(form for term in terms for form in (*term.forms, *term.variants)))
    if not foreign:
        return []
    return [
        term._replace(
            text=simplified(term.text),
            variants=tuple(map(simplified, term.variants)),
            aliases=tuple(map(simplified, term.aliases)),
        )
        for term in terms
        if any(foreign.intersection(form) for form in (*term.forms, *term.variants))
    ]
