"""A call that cannot be understood says what is wrong in the user's language, shows the usage, and exits with 2."""

import subprocess
from collections.abc import Callable

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (["flag"], "缺少 PATH"),
        (["flag", "x", "--format", "xml"], "--format: 没有“xml”这一种，可用的有 text、jsonl"),
        (["flag", "x", "--min-confidence", "2"], "--min-confidence: “2.0”不行，须是 0 到 1 的数"),
        (["flag", "x", "--alarms-per-page", "-1"], "须是大于 0 的数"),
        (["flag", "x", "--since", "lastweek"], "“lastweek”不是日期"),
        (["flag", "--fromat"], "没有选项 --fromat。您是指 --format 吗？"),
        (["look-alike", "烁", "--count"], "--count: 后面要有值"),
        (["look-alike", "烁", "炼"], "多出了“炼”"),
        (["look-alike", "烁", "--count", "0"], "须是 1 到 200 的整数"),
        (["watch", "nosuch"], "“nosuch”不存在，请检查路径"),
    ],
)
def test_a_wrong_call_is_told_in_chinese(reviewer: Run, call: list[str], words: str) -> None:
    done = reviewer(*call, "--lang=zh") if "--count" not in call[-1:] else reviewer("--lang=zh", *call)
    assert done.returncode == 2
    assert words in done.stderr
    assert not any(word in done.stderr for word in ("Error", "Invalid", "Missing", "Try"))


def test_a_wrong_call_is_told_in_english(reviewer: Run) -> None:
    done = reviewer("flag", "x", "--format", "xml", "--lang=en")
    assert done.returncode == 2
    assert "'xml' is not one of 'text'" in done.stderr
    assert "'reviewer flag --help' explains" in done.stderr


def test_a_group_by_itself_shows_its_help_once(reviewer: Run) -> None:
    done = reviewer("lexicon", "--lang", "zh")
    assert done.returncode == 2
    assert (done.stdout + done.stderr).count("用法") == 1


def test_what_the_system_says_of_a_file_is_told_in_chinese(reviewer: Run) -> None:
    done = reviewer("lexicon", "export", "nosuch.tsv", "--lang", "zh")
    assert done.returncode == 2
    assert "读不了词库（没有这个文件或文件夹）" in done.stderr
