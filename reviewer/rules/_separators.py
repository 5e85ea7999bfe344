"""What parts paragraphs in an issue."""

from __future__ import annotations

from reviewer.model.block import Block
from reviewer.model.issue import Issue


def paragraph_separator(issue: Issue, block: Block) -> str:
    """The line ends that part `block` from the one before, or else the issue's usual ones; never more than two."""
    between = ""
    if block.number:
        between = issue.text[issue.blocks[block.number - 1].span.end : block.span.start]
    end = "\r\n" if "\r\n" in between or "\r\n" in issue.text[:2000] else "\n"
    count = between.count(end) if between else 2
    return end * min(2, max(1, count))
