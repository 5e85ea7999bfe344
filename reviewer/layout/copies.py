"""Passages that stand in several issues: evidence of an archive, gathered issue by issue and merged in any order."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from reviewer.model.block import Role
from reviewer.model.issue import Issue
from reviewer.model.span import Span
from reviewer.text.marks import HAN

_WORDS: Final = re.compile(f"[{HAN}0-9A-Za-z]+")
_SENTENCE: Final = re.compile('[^。！？]+[。！？]*[”’"）)]*')
_LEAST: Final = 24
"""Characters other than marks: shorter sentences are formulas too often."""


class Sighting(NamedTuple):
    """A sentence in an issue: where it stands."""

    path: str
    span: Span


Sightings = Mapping[bytes, tuple[Sighting, ...]]


def fingerprint(sentence: str) -> bytes | None:
    """A key of the sentence's characters without its marks, None where it is too short to tell."""
    bare = "".join(_WORDS.findall(sentence))
    if len(bare) < _LEAST:
        return None
    return hashlib.blake2b(bare.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def sentences(issue: Issue) -> Iterable[tuple[bytes, int, int, int]]:
    """(key, block number, start, end) of the issue's sentences that are long enough, in page order."""
    for block in issue.blocks:
        if block.role != Role.BODY:
            continue
        for match in _SENTENCE.finditer(block.text):
            key = fingerprint(match.group())
            if key is not None:
                yield key, block.number, match.start(), match.end()


def gather(issue: Issue) -> dict[bytes, tuple[Sighting, ...]]:
    """The sentences of one issue by key; of a sentence that stands twice, the first place."""
    found: dict[bytes, tuple[Sighting, ...]] = {}
    for key, number, start, end in sentences(issue):
        found.setdefault(key, (Sighting(issue.path, issue.blocks[number].reading.span(start, end)),))
    return found


def merge(partials: Iterable[Sightings]) -> dict[bytes, tuple[Sighting, ...]]:
    """The sentences that stand in two issues or more, each with all its places sorted; independent of the order."""
    places: dict[bytes, tuple[Sighting, ...]] = {}
    for partial in partials:
        for key, sightings in partial.items():
            known = places.get(key)
            places[key] = sightings if known is None else (*known, *sightings)
    return {key: tuple(sorted(set(found))) for key, found in places.items() if len(found) > 1}
