"""`reviewer open`: the window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

import click

from reviewer.cli.localized import command, lang_option
from reviewer.wording import Wording


@command(
    "open",
    Wording(
        "打开审校窗口。\n\nPATH 可以是文件、文件夹或通配式；不给则从欢迎页开始。",
        "Open the window.\n\nPATH is a file, a folder or a glob; without one, it opens with a welcome.",
    ),
)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@lang_option()
def open_window(paths: Sequence[str]) -> int:
    """Run the window as a program of its own, for the command line knows no Qt; the result is its exit code."""
    return subprocess.run([sys.executable, "-m", "reviewer.gui.app", *paths], check=False).returncode
