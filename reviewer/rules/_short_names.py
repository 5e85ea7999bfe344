"""Two-character names of the lexicon (太忻) that stand once in a look-alike spelling (大忻)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reviewer.language.characters import describe
from reviewer.model.finding import Evidence
from reviewer.rules._spelling import MOST_PLACES, Slip, related_places, support, words_about
from reviewer.rules.base import Context
from reviewer.text.marks import is_han
from reviewer.wording import Wording

_LENGTH: Final = 2
_SHAPE: Final = 0.6
_RARE: Final = 2.6
"""log10 of the dictionary's count, up to which a character is rare enough to tell a name by."""
_COUNTY: Final = "县"


def short_name_slips(context: Context) -> Iterator[Slip]:
    """Slips for names that this page or another one spells right."""
    for name in _names(context):
        for at, rare in enumerate(name):
            if not _is_rare(context, rare):
                continue
            places = list(_slips(context, name, at))
            times = _times(context, name) if places else 0
            if times > len(places):
                yield from (_slip(context, name, start, times) for start in places)


def _names(context: Context) -> list[str]:
    return sorted(
        {
            form
            for term in context.lexicon.names
            for form in term.forms
            if len(form) == _LENGTH and not form.endswith(_COUNTY)
        }
    )


def _is_rare(context: Context, char: str) -> bool:
    count = context.language.words.frequency(char)
    return count is None or count <= _RARE


def _slips(context: Context, name: str, at: int) -> Iterator[int]:
    """Where the rare character at `at` of the name stands beside a look-alike of the other."""
    text = context.page.text
    found = text.find(name[at])
    while found >= 0:
        start = found - at
        wrong = text[start : start + _LENGTH] if start >= 0 else ""
        if len(wrong) == _LENGTH and wrong != name and _is_slip(context, text, start, wrong, name, 1 - at):
            yield start
        found = text.find(name[at], found + 1)


def _is_slip(context: Context, text: str, start: int, wrong: str, name: str, gap: int) -> bool:
    if not is_han(wrong[gap]) or context.language.characters.shape(wrong[gap], name[gap]) < _SHAPE:
        return False
    known = context.language.words.contains(wrong) or context.lexicon.contains(wrong)
    return not known and not words_about(context, text, start, start + _LENGTH)


def _times(context: Context, name: str) -> int:
    """How often the name stands here and elsewhere, as far as it matters."""
    times = context.page.text.count(name)
    if times < MOST_PLACES and context.archive is not None:
        places = context.archive.places_of(name, context.issue, MOST_PLACES)
        times = max(times, len(places))
    return times


def _slip(context: Context, name: str, start: int, times: int) -> Slip:
    block, at = context.page.place(start)
    wrong = context.page.text[start : start + _LENGTH]
    gap = 0 if wrong[0] != name[0] else 1
    alike = describe(context.language.characters, wrong[gap], name[gap])
    lexicon = Evidence("lexicon", Wording(f"词库有“{name}”", f"the lexicon has {name}"))
    evidence = [lexicon, support(times), *([Evidence("look-alike", alike)] if alike else [])]
    confidence = min(0.9, 0.66 + 0.04 * times)
    first = context.issue.places_of(name)
    related = related_places(context, name, first)
    return Slip(block, at, at + _LENGTH, name, name, times, confidence, related, tuple(evidence))
