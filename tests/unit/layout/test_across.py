from __future__ import annotations

from reviewer.layout.across import read_across
from reviewer.layout.joints import Score

TEXT = "".join(chr(0x4E00 + 7 * at % 5000) for at in range(720))


def fake_score(text: str) -> Score:
    """A model that knows the text's own pairs of characters, and nothing else."""
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}

    def score(text: str, behind: str = "") -> float:
        passage = text + behind
        return sum(2.0 * (passage[at : at + 2] in pairs) for at in range(len(passage) - 1))

    return score


def columns(count: int, width: int = 12) -> list[list[str]]:
    lines = [TEXT[at : at + width] for at in range(0, len(TEXT), width)]
    height = len(lines) // count
    return [lines[at * height : (at + 1) * height] for at in range(count)]


def test_lines_in_their_order_are_left_alone() -> None:
    assert read_across("\n".join(line for column in columns(3) for line in column), fake_score(TEXT)) == []


def test_three_columns_read_across_are_put_in_order() -> None:
    parts = columns(3)
    page = "\n".join(line for row in zip(*parts, strict=True) for line in row)
    (region,) = read_across(page, fake_score(TEXT))
    assert region.columns == 3
    assert region.span.of(page) == page
    assert region.ordered == "\n".join(line for column in parts for line in column)


def test_short_lines_among_paragraphs_are_no_columns() -> None:
    parts = columns(3)
    rows = [line for row in zip(*parts, strict=True) for line in row]
    page = "\n\n".join(f"{line}\n\n{TEXT[at : at + 80]}" for at, line in enumerate(rows))
    assert read_across(page, fake_score(TEXT)) == []


def test_long_paragraphs_are_no_columns() -> None:
    assert read_across("\n\n".join([TEXT[:300], TEXT[300:]] * 20), fake_score(TEXT)) == []


def test_columns_that_run_on_in_one_line_are_told_but_no_order_that_loses_a_mark_is_proposed() -> None:
    parts = columns(3)
    page = "\n".join(" 。    ".join(row) for row in zip(*parts, strict=True))
    (region,) = read_across(page, fake_score(TEXT))
    assert (region.columns, region.ordered) == (3, "")


def test_columns_that_run_on_in_one_line_are_put_in_order() -> None:
    parts = columns(3)
    page = "\n".join("    ".join(row) for row in zip(*parts, strict=True))
    (region,) = read_across(page, fake_score(TEXT))
    assert region.ordered == "\n".join(line for column in parts for line in column)
