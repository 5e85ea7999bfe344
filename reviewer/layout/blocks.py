"""From the text of a page to its masthead and its blocks."""

from __future__ import annotations

from reviewer.layout.lines import Line, chunks, is_wrapped, page_width, paragraphs, split_lines, undoubled
from reviewer.layout.masthead import read_masthead
from reviewer.layout.readings import Marked, read_lines
from reviewer.layout.roles import draft_of, roles_of
from reviewer.layout.stories import stories_of
from reviewer.model.block import Block, Role
from reviewer.model.issue import Masthead
from reviewer.model.span import Span
from reviewer.text.traditional import is_traditional, simplified


def read_page(text: str) -> tuple[Masthead, tuple[Block, ...]]:
    """The masthead and the blocks of `text`, in page order; total, and linear in the length of `text`.

    Every block's reading quotes `text`: no character is changed, only line ends inside a paragraph, the blanks they
    left, and markup are passed over; but where all of it is traditional, it is read in simplified characters, as all that
    is known of words is. All offsets are code points of `text`.
    """
    if is_traditional(text):
        text = simplified(text)
    lines = split_lines(text)
    parts = undoubled(lines, chunks(lines))
    wrapped = is_wrapped(parts)
    full = page_width(parts) if wrapped else 0.0
    read: list[tuple[list[Line], Marked]] = []
    for part in parts:
        for paragraph in paragraphs(part, wrapped, full):
            marked = read_lines(text, paragraph)
            if marked.visible:
                read.append((paragraph, marked))
    drafts = [draft_of(marked) for _, marked in read]
    roles = roles_of(drafts, wrapped)
    stories = stories_of(drafts, roles)
    blocks = tuple(
        Block(number, role, Span(lines[0].start, lines[-1].end), marked.reading, story)
        for number, ((lines, marked), role, story) in enumerate(zip(read, roles, stories, strict=True))
    )
    head = [line for (lines, _), role in zip(read, roles, strict=True) if role == Role.MASTHEAD for line in lines]
    return read_masthead(head), blocks
