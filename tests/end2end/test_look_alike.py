import subprocess
from collections.abc import Callable

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


def rows(reviewer: Run, char: str, channel: str) -> list[str]:
    """The characters that the command names for a channel, best first."""
    done = reviewer("look-alike", char, "--lang", "en")
    assert done.returncode == 0, done.stderr
    table = [line.split("\t") for line in done.stdout.splitlines()]
    return [found for found, _, by in table if by == channel]


@pytest.mark.parametrize(("char", "near"), ["烁炼", "品晶", "县具", "太大", "己已", "未末", "日曰"])
def test_the_pairs_that_newspapers_mix_up_are_among_the_first_by_shape(reviewer: Run, char: str, near: str) -> None:
    assert near in rows(reviewer, char, "shape")[:3]


@pytest.mark.parametrize(("read", "stood"), ["品晶", "未末", "日曰"])
def test_what_an_engine_misreads_as_a_character_is_told(reviewer: Run, read: str, stood: str) -> None:
    assert stood in rows(reviewer, read, "misread")[:3]


def test_of_what_sounds_the_same_the_commoner_comes_first(reviewer: Run) -> None:
    sounds = rows(reviewer, "己", "sound")
    assert sounds.index("几") < sounds.index("麂")


def test_every_channel_is_cut_at_the_count(reviewer: Run) -> None:
    done = reviewer("look-alike", "太", "--count", "2", "--lang", "zh")
    assert [line.split("\t")[2] for line in done.stdout.splitlines()] == ["形", "形", "音", "音", "误认", "误认"]


@pytest.mark.parametrize("given", ["炼烁", "A"])
def test_what_is_no_character_of_the_table_is_refused(reviewer: Run, given: str) -> None:
    done = reviewer("look-alike", given, "--lang", "zh")
    assert done.returncode == 2
    assert done.stderr.startswith(f"{given}: ")
