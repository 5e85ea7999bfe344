"""Trouble with one file: told at once, counted, and no end of the run."""

from __future__ import annotations

import click

from reviewer.wording import Language


class Troubles:
    """Messages to stderr, and how many there were."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.count = 0

    def tell(self, message: str) -> None:
        """Print `message` and count it."""
        self.count += 1
        click.echo(message, err=True)

    def note(self, message: str) -> None:
        """Print `message`, which is no trouble."""
        click.echo(message, err=True)
