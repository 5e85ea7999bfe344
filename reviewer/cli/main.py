"""The command line's entrance: finds the command, tells trouble in one message, sets the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

import reviewer
from reviewer.cli.localized import group, lang_option, wanted_language
from reviewer.cli.usage import usage_message
from reviewer.errors import ReviewerError
from reviewer.wording import Wording

COMMANDS = {
    "cache": "reviewer.cli.cache:cache",
    "fix": "reviewer.cli.fix:fix",
    "flag": "reviewer.cli.flag:flag",
    "learn": "reviewer.cli.learn:learn",
    "log": "reviewer.cli.log:log",
    "look-alike": "reviewer.cli.look_alike:look_alike",
    "lexicon": "reviewer.cli.lexicon:lexicon",
    "open": "reviewer.cli.open:open_window",
    "outline": "reviewer.cli.outline:outline",
    "rules": "reviewer.cli.rules:rules",
    "score": "reviewer.cli.score:score_command",
    "watch": "reviewer.cli.watch:watch",
}
"""Name of a command to where it stands; a command is imported when it is called."""


@group(
    "reviewer",
    Wording(
        "检查并校正 OCR 得来的中文报纸文字。",
        "Review and correct OCR'd Chinese newspaper text.",
    ),
    lazy=COMMANDS,
)
@lang_option()
@click.version_option(reviewer.__version__, prog_name="reviewer")
def main() -> None:
    """The group of all commands."""


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0 nothing found, 1 findings, 2 trouble."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = wanted_language(given, os.environ)
    _speak_utf8()
    try:
        status = main.main(args=given, prog_name="reviewer", standalone_mode=False)
    except ReviewerError as trouble:
        click.echo(trouble.say(language), err=True)
        status = 2
    except click.exceptions.Exit as leave:
        status = leave.exit_code
    except click.ClickException as trouble:
        click.echo(usage_message(trouble, language), err=True)
        status = 2
    except (KeyboardInterrupt, click.Abort) as end:
        click.echo(Wording("已中断", "interrupted").say(language), err=True)
        status = getattr(end.__cause__ or end, "status", 130)
    except BrokenPipeError:
        # the reader of our output has left; nothing more to say, and nothing to flush at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status if isinstance(status, int) else 0)


def _speak_utf8() -> None:
    """Output is UTF-8 whatever the locale, as the contract says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else "strict")
