"""`reviewer open`: the window."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence

import click

from reviewer.cli.localized import command, lang_option
from reviewer.errors import ReviewerError
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
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        raise ReviewerError(
            Wording("这里没有图形界面，开不了窗口", "there is no screen here to open a window on"),
            remedy=Wording(
                "请在桌面上的终端里运行；没有桌面时用 reviewer flag 和 reviewer fix",
                "run it in a terminal of a desktop; without one, use reviewer flag and reviewer fix",
            ),
        )
    status = subprocess.run([sys.executable, "-m", "reviewer.gui.app", *paths], check=False).returncode
    if status == -signal.SIGABRT:
        raise ReviewerError(
            Wording("Qt 开不了窗口，原因见上", "Qt could not open a window, see above"),
            remedy=Wording(
                "在 Debian、Ubuntu 上请先运行 apt install libxcb-cursor0",
                "on Debian and Ubuntu: apt install libxcb-cursor0",
            ),
        )
    return status
