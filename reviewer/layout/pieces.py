"""The pieces of a page's running text: what a body block says, up to its byline, and whether it breaks off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reviewer.layout.ends import body_end, is_continued, is_opener, open_end, unfit_start
from reviewer.layout.joints import Score, fluency
from reviewer.layout.names import glued_name
from reviewer.layout.roles import is_dateline
from reviewer.model.block import Block, Role
from reviewer.model.issue import Issue
from reviewer.text.marks import ends_sentence

_UNFINISHED: Final = 0.5
_LOOSE: Final = 0.5
_LINE: Final = 60
_FIRST_LINE: Final = (8, 40)
"""Least and most characters of a paragraph's first line that may be taken for a headline."""
_FLUENT: Final = 1.5
"""log10 by which such a line and what follows must be likelier together than apart."""
_FLUENT_ENOUGH: Final = 0.3
"""The same where no paragraph begins like what follows."""
_CERTAIN: Final = 0.95
_RUN: Final = 3
_VERSE: Final = 4
_VERSE_LINE: Final = 20
_LINE_MARKS: Final = "，。；？！、,;?!"
_MARKED: Final = 0.75
"""Share of a verse's lines that end with a mark; lines of a column hardly ever do."""
"""Lines alike that make a list."""


class Piece(NamedTuple):
    """The running text of a body block: `text` is `block.text` up to `end`, without a byline run on."""

    number: int
    """Counts the page's pieces from 0."""
    block: Block
    end: int
    open: float
    unfit: float
    continued: bool

    @property
    def text(self) -> str:
        """The running text."""
        return self.block.text[: self.end]

    @property
    def has_more(self) -> bool:
        """Whether a byline or 下转 runs on behind it."""
        return self.end < len(self.block.text.rstrip())

    @property
    def is_signed(self) -> bool:
        """Whether a byline runs on behind it."""
        return self.has_more and not self.continued

    @property
    def finished(self) -> bool:
        """Whether it ends with a sentence mark."""
        return ends_sentence(self.text[-8:])

    @property
    def is_open(self) -> bool:
        """Whether it breaks off, and does not say that it goes on on another page."""
        return self.open >= _UNFINISHED and not self.continued


def pieces_of(issue: Issue, blocks: Sequence[Block], score: Score | None) -> tuple[Piece, ...]:
    """The pieces of `blocks`, in order; `score` gives log10 of a passage's probability."""
    return _without_lists(tuple(_pieces(issue, blocks, score)))


def _pieces(issue: Issue, blocks: Sequence[Block], score: Score | None) -> Iterator[Piece]:
    number = 0
    for at, block in enumerate(blocks):
        if block.role != Role.BODY and not (score and _reads_on(blocks, at, issue, score)):
            continue
        end = body_end(block.text)
        if end == glued_name(block.text) and _has_more(blocks, at):
            end = len(block.text.rstrip())
        text = block.text[:end]
        yield Piece(number, block, end, open_end(text), unfit_start(text), is_continued(block.text))
        number += 1


def _has_more(blocks: Sequence[Block], at: int) -> bool:
    """Whether the story goes on below; what looks like one name may then be the beginning of a sentence."""
    below = blocks[at + 1 : at + 2]
    return any(
        block.role == Role.BODY and block.story == blocks[at].story and not is_dateline(block.text) for block in below
    )


def _reads_on(blocks: Sequence[Block], at: int, issue: Issue, score: Score) -> bool:
    """Whether what looks like a headline is a line of the running text above or below it."""
    block = blocks[at]
    text = block.text
    if (
        block.role not in (Role.HEADLINE, Role.SUBTITLE, Role.LABEL)
        or " " in text
        or issue.text[block.span.start] in "#*—-"
    ):
        return False
    if not _FIRST_LINE[0] <= len(text) <= _FIRST_LINE[1] or open_end(text) < _UNFINISHED:
        return False
    above = [other.text for other in blocks[max(0, at - 1) : at] if other.role == Role.BODY]
    if any(open_end(other) >= _UNFINISHED and fluency(other, text, score) >= _FLUENT for other in above):
        return True
    below = [other.text for other in blocks[at + 1 : at + 4] if other.role == Role.BODY][:1]
    return any(
        not is_dateline(other)
        and fluency(text, other, score) >= (_FLUENT_ENOUGH if unfit_start(other) >= _LOOSE else _FLUENT)
        for other in below
    )


def _without_lists(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces, the lines of lists and of verse taken for finished: they need no sentence mark."""
    listed = set(_verse(pieces))
    run: list[Piece] = []
    for piece in (*pieces, None):
        if piece is not None and _may_be_listed(piece) and (not run or _alike(run[-1], piece)):
            run.append(piece)
            continue
        if len(run) >= _RUN or (len(run) > 1 and all(is_opener(line.text) for line in run)):
            listed.update(line.number for line in run)
        run = [piece] if piece is not None and _may_be_listed(piece) else []
    return tuple(piece._replace(open=0.0) if piece.number in listed else piece for piece in pieces)


def _verse(pieces: Sequence[Piece]) -> Iterator[int]:
    """The numbers of lines of verse: several short ones, one below the other, of one length, nearly all with a mark at the end."""
    run: list[Piece] = []
    for piece in (*pieces, None):
        if piece is not None and len(piece.text) <= _VERSE_LINE and (not run or _is_next_line(run[-1], piece)):
            run.append(piece)
            continue
        marked = sum(line.text[-1:] in _LINE_MARKS for line in run)
        if len(run) >= _VERSE and marked >= _MARKED * len(run):
            yield from (line.number for line in run)
        run = [piece] if piece is not None and len(piece.text) <= _VERSE_LINE else []


def _is_next_line(one: Piece, other: Piece) -> bool:
    return other.block.number - one.block.number == 1 and abs(len(one.text) - len(other.text)) <= 2


def _may_be_listed(piece: Piece) -> bool:
    """Whether a list may have such a line: short, without a mark at its end, and not broken off for certain."""
    return _UNFINISHED <= piece.open < _CERTAIN and len(piece.text) <= _LINE


def _alike(one: Piece, other: Piece) -> bool:
    """Whether two lines may be of one list: both numbered or labelled, or of one length."""
    if _is_next_line(one, other):
        return True
    return other.block.number - one.block.number == 1 and is_opener(one.text) and is_opener(other.text)
