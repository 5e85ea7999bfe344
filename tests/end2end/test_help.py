import subprocess
from collections.abc import Callable

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(("language", "word"), [("zh", "用法"), ("en", "Usage")])
def test_help_speaks_the_language_asked_for_wherever_the_option_stands(reviewer: Run, language: str, word: str) -> None:
    for arguments in (
        ["--lang", language, "--help"],
        ["--help", f"--lang={language}"],
        ["rules", "--help", "--lang", language],
    ):
        done = reviewer(*arguments)
        assert done.returncode == 0
        assert word in done.stdout


def test_an_unknown_command_names_the_nearest_and_exits_2(reviewer: Run) -> None:
    done = reviewer("rule", "--lang", "en")
    assert done.returncode == 2
    assert "Did you mean rules?" in done.stderr
    assert done.stdout == ""


def test_an_unknown_rule_is_refused_with_exit_code_2(reviewer: Run) -> None:
    done = reviewer("rules", "no-such-rule", "--lang", "zh")
    assert done.returncode == 2
    assert "no-such-rule" in done.stderr
