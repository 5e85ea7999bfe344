"""An issue's text as the language models read it: the blocks' readings one after another."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from reviewer.model.block import Block, Role
from reviewer.model.issue import Issue
from reviewer.text.traditional import folded


@dataclass(frozen=True, slots=True)
class PageText:
    """`text`, a line for each block but the masthead; `starts` are where the lines of `blocks` begin.

    Stray traditional characters are simplified in it: the models know no others.
    """

    text: str
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, issue: Issue) -> PageText:
        """The text of `issue`."""
        blocks = tuple(block for block in issue.blocks if block.role is not Role.MASTHEAD)
        starts, at = [], 0
        for block in blocks:
            starts.append(at)
            at += len(block.text) + 1
        return cls(folded("".join(block.text + "\n" for block in blocks)), blocks, tuple(starts))

    def place(self, at: int) -> tuple[Block, int]:
        """The block in which the character at `at` stands, and its place in the block's reading."""
        index = bisect_right(self.starts, at) - 1
        return self.blocks[index], at - self.starts[index]
