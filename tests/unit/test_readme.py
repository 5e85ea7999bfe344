"""The README stays true: its two lines are the ones that run, and it names every command."""

import re
from pathlib import Path

import click
import pytest

from reviewer.cli.main import COMMANDS, main

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_named_and_has_help(name: str) -> None:
    assert f"`reviewer {name}" in README
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert getattr(command, "wording", None) is not None


@pytest.mark.parametrize(("mark", "word"), [("main line", "reviewer flag seeds"), ("test line", "pytest")])
def test_each_of_the_two_lines_is_one_line_that_sets_everything_up(mark: str, word: str) -> None:
    block = re.search(rf"<!-- {mark} -->\n```sh\n(.*?)\n```", README, re.DOTALL)
    assert block is not None
    assert "\n" not in block[1]
    assert block[1].startswith("python3 -m venv")
    assert word in block[1]


def test_the_script_for_checks_runs_the_test_line_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "<!-- test line -->" in script
    assert "README.md" in script
