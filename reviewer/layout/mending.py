"""What is to be done about broken sentences: join over a gap, move an intruder out, move a fragment home."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reviewer.layout.continuations import Continuations, Link
from reviewer.layout.pieces import Piece
from reviewer.model.block import Block, Role
from reviewer.model.finding import Edit
from reviewer.model.issue import Issue
from reviewer.model.span import Span

_HEADS: Final = (Role.HEADLINE, Role.KICKER, Role.SUBTITLE, Role.LABEL)
_GAP: Final = 3
"""Pieces that may stand between two halves and be the ones to move; more stay, and the second half moves."""
_SHOWN: Final = 8
"""Characters of the first half that show where home is."""
_CHAIN: Final = 12


@dataclass(frozen=True, slots=True)
class Join:
    """`link`'s halves belong together; the `intruders` between them stand outside the sentence after `edits`."""

    link: Link
    gap: Span
    intruders: tuple[Block, ...]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """The `fragments`, in the order in which they are read, belong behind `link.before`; `edits` take them there."""

    link: Link
    home: Span
    """Where the first half ends: from its last characters to the beginning of what follows it now."""
    fragments: tuple[Piece, ...]
    edits: tuple[Edit, ...]
    odds: float


def mend(issue: Issue, found: Continuations) -> tuple[list[Join], list[Move]]:
    """All joins and moves of the page, in page order of their first halves."""
    links = {link.before.number: link for link in found.links}
    before = {link.after.number: link.before.number for link in found.links}
    done: set[int] = set()
    moves = [
        _moved(issue, found.pieces, link, links, done)
        for link in found.links
        if link.before.number not in done and not _is_join(link, links, before)
    ]
    joins = [_joined(issue, link, links) for link in found.links if link.before.number not in done]
    return joins, moves


def _is_join(link: Link, links: Mapping[int, Link], before: Mapping[int, int]) -> bool:
    """Whether what stands between the halves, if anything, is whole and thus the one to move."""
    distance = link.after.number - link.before.number
    if not 1 <= distance <= _GAP:
        return False
    inside = range(link.before.number + 1, link.after.number)
    return all(
        (number not in links or links[number].after.number in inside)
        and (number not in before or before[number] in inside)
        for number in inside
    )


def end_of(piece: Piece) -> int:
    """Where the piece's running text ends, in code points of the issue."""
    return piece.block.reading.span(0, piece.end).end


def start_of(piece: Piece) -> int:
    """Where the piece's text begins."""
    return piece.block.reading.span(0, 1).start


def _joined(issue: Issue, link: Link, links: Mapping[int, Link]) -> Join:
    gap = Span(end_of(link.before), start_of(link.after))
    intruders = issue.blocks[link.before.block.number + 1 : link.after.block.number]
    edits = [Edit(gap, _joiner(link))]
    heads = [block for block in intruders if block.role in _HEADS]
    others = [block for block in intruders if block.role not in _HEADS]
    run_on = issue.text[gap.start : link.before.block.span.end].strip()
    if heads:
        at = _headline_place(issue, link.before.block)
        edits.append(Edit(Span(at, at), "".join(_raw(issue, block) + _separator(issue, block) for block in heads)))
    if others or run_on:
        at = _paragraph_end(link, links)
        moved = [_separator(issue, block) + _raw(issue, block) for block in others]
        if run_on:
            moved.insert(0, _separator(issue, link.before.block) + run_on)
        edits.append(Edit(Span(at, at), "".join(moved)))
    return Join(link, gap, tuple(intruders), tuple(sorted(edits, key=lambda edit: edit.span)))


def _headline_place(issue: Issue, block: Block) -> int:
    """Above the first paragraph of `block`'s story where that has no headline of its own, else above `block`."""
    first = next((one for one in issue.blocks if one.story == block.story and one.role == Role.BODY), block)
    above = issue.blocks[first.number - 1] if first.number else None
    headless = block.story >= 0 and (above is None or above.role in (Role.LABEL, Role.BYLINE, Role.MASTHEAD))
    return first.span.start if headless else block.span.start


def _joiner(link: Link) -> str:
    """A blank between Latin words, nothing between Han."""
    before, after = link.before.text[-1:], link.after.text[:1]
    return " " if before.isascii() and before.isalpha() and after.isascii() and after.isalpha() else ""


def _paragraph_end(link: Link, links: Mapping[int, Link]) -> int:
    """The end of the paragraph that `link` mends, through all the joints that follow."""
    piece = link.after
    for _ in range(_CHAIN):
        following = links.get(piece.number)
        if following is None or following.after.number <= piece.number:
            break
        piece = following.after
    return piece.block.span.end


def _raw(issue: Issue, block: Block) -> str:
    return block.span.of(issue.text)


def _separator(issue: Issue, block: Block) -> str:
    """What parts `block` from the next one, or from the one before where it is the last."""
    blocks = issue.blocks
    if block.number + 1 < len(blocks):
        between = issue.text[block.span.end : blocks[block.number + 1].span.start]
    else:
        between = issue.text[blocks[block.number - 1].span.end : block.span.start] if block.number else "\n\n"
    ends = between.count("\n") or between.count("\r")
    end = "\r\n" if "\r\n" in between else ("\n" if "\n" in between or not between else "\r")
    return end * min(2, max(1, ends))


def _moved(issue: Issue, pieces: Sequence[Piece], link: Link, links: Mapping[int, Link], done: set[int]) -> Move:
    home = link.before
    following = pieces[home.number + 1] if home.number + 1 < len(pieces) else None
    fragments, odds = [link.after], link.odds
    done.add(home.number)
    closes = False
    while len(fragments) < _CHAIN:
        onward = links.get(fragments[-1].number)
        if onward is None or onward.before.number in done:
            break
        done.add(onward.before.number)
        odds = min(odds, onward.odds)
        if following is not None and onward.after.number == following.number:
            closes = True
            break
        if onward.after.number in {piece.number for piece in fragments} | {home.number}:
            break
        fragments.append(onward.after)
    edits = [edit for fragment in fragments for edit in _taken_out(issue, pieces, fragment, fragments, links, done)]
    edits.append(_put_in(home, following if closes else None, fragments))
    gap_end = start_of(following) if following is not None else end_of(home)
    return Move(
        link,
        Span(max(start_of(home), end_of(home) - _SHOWN), max(gap_end, end_of(home))),
        tuple(fragments),
        tuple(sorted(set(edits), key=lambda edit: edit.span)),
        odds,
    )


def _put_in(home: Piece, following: Piece | None, fragments: Sequence[Piece]) -> Edit:
    at = end_of(home)
    adjoining = following is not None and following.block.number == home.block.number + 1
    end = start_of(following) if following is not None and adjoining else at
    return Edit(Span(at, end), "".join(fragment.text for fragment in fragments))


def _taken_out(
    issue: Issue,
    pieces: Sequence[Piece],
    fragment: Piece,
    fragments: Sequence[Piece],
    links: Mapping[int, Link],
    done: set[int],
) -> list[Edit]:
    """The edits that take `fragment` out of its place, and join what it stood between where that belongs together."""
    block = fragment.block
    number = fragment.number
    if fragment.has_more:
        return [Edit(Span(start_of(fragment), end_of(fragment)), "")]
    edits = [Edit(block.span, "")]
    upper = pieces[number - 1] if number else None
    lower = pieces[number + 1] if number + 1 < len(pieces) else None
    if upper is not None and lower is not None and upper not in fragments and lower not in fragments:
        between = links.get(upper.number)
        near = upper.block.number == block.number - 1 and lower.block.number == block.number + 1
        if near and between is not None and between.after.number == lower.number:
            done.add(upper.number)
            return [
                Edit(Span(end_of(upper), block.span.start), ""),
                *edits,
                Edit(Span(block.span.end, start_of(lower)), ""),
            ]
    if block.number:
        edits.insert(0, Edit(Span(issue.blocks[block.number - 1].span.end, block.span.start), ""))
    elif block.number + 1 < len(issue.blocks):
        edits.append(Edit(Span(block.span.end, issue.blocks[block.number + 1].span.start), ""))
    return edits
