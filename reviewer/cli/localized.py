"""Commands, options and help in the user's language."""

from __future__ import annotations

import locale
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar, cast

import click

from reviewer.text.nearest import nearest
from reviewer.wording import LANGUAGES, Language, Wording

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class State:
    """What every command knows: the language to speak, and whether `--lang` asked for it."""

    language: Language
    asked: bool = False


def state_of(context: click.Context) -> State:
    """What this call goes by."""
    state = context.find_root().obj
    return state if isinstance(state, State) else State("en")


def language_of(context: click.Context) -> Language:
    """The language of this call."""
    return state_of(context).language


def wanted_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language asked for by `--lang`, else by REVIEWER_LANG, else by the locale; Chinese for any `zh`."""
    for i, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=") if argument.startswith("--lang=") else ""
        if argument == "--lang" and i + 1 < len(arguments):
            value = arguments[i + 1]
        if value in LANGUAGES:
            return value
    asked = environment.get("REVIEWER_LANG") or ""
    if asked in LANGUAGES:
        return asked
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].startswith("zh") else "en"
    system = locale.getlocale()[0] or ""
    return "zh" if system.startswith(("zh", "Chinese")) else "en"


_HEADINGS = {
    "Usage: ": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "显示本说明。",
    "Show the version and exit.": "显示版本号。",
}


class LocalizedOption(click.Option):
    """An option whose help is a Wording."""

    def __init__(self, *args: Any, help: Wording | None = None, **kwargs: Any) -> None:  # noqa: A002  click's name
        super().__init__(*args, **kwargs)
        self.wording = help

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help, in the language of the call."""
        if self.wording is not None:
            self.help = self.wording.say(language_of(ctx))
        return super().get_help_record(ctx)


class _Localized(click.Command):
    """What commands and groups share: help that is a Wording, headings in its language."""

    wording: Wording | None = None

    def get_short_help_str(self, limit: int = 45) -> str:
        context = click.get_current_context(silent=True)
        text = self.wording.say(language_of(context)) if self.wording and context else ""
        return text.split("\n", 1)[0]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)
        prefix = _HEADINGS["Usage: "] if language_of(ctx) == "zh" else None
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.wording is not None:
            formatter.write_paragraph()
            with formatter.indentation():
                for paragraph in self.wording.say(language_of(ctx)).split("\n\n"):
                    formatter.write_text(paragraph)
                    formatter.write_paragraph()

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        chinese = language_of(ctx) == "zh"
        rows = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx)) is not None]
        if chinese:
            rows = [(name, _HEADINGS.get(text, text)) for name, text in rows if text]
        if rows:
            with formatter.section(_HEADINGS["Options"] if chinese else "Options"):
                formatter.write_dl(rows)


class LocalizedCommand(_Localized):
    """A command with bilingual help."""


class LazyGroup(_Localized, click.Group):
    """A group whose commands are imported when they are called; `lazy` gives `module:attribute` by name."""

    def __init__(self, *args: Any, lazy: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = dict(lazy or {})

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """As click's; the outermost group first looks for the language."""
        if parent is None and "obj" not in extra:
            asked = any(argument.split("=")[0] == "--lang" for argument in args)
            extra["obj"] = State(wanted_language(args, os.environ), asked)
        return super().make_context(info_name, args, parent, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, sorted."""
        return sorted({*super().list_commands(ctx), *self.lazy})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now if it has not been."""
        if cmd_name in self.lazy:
            module, attribute = self.lazy[cmd_name].split(":")
            return cast(click.Command, getattr(import_module(module), attribute))
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's, naming the nearest command where there is none of that name."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            close = nearest(args[0], self.list_commands(ctx))
            message = Wording(
                f"没有名为 {args[0]} 的命令。" + (f"您是指 {close} 吗？" if close else ""),
                f"no such command {args[0]}." + (f" Did you mean {close}?" if close else ""),
            )
            raise click.UsageError(message.say(language_of(ctx)), ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The group's options, then its commands."""
        super().format_options(ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, found.get_short_help_str()) for name, found in commands if found is not None]
        if rows:
            with formatter.section(_HEADINGS["Commands"] if language_of(ctx) == "zh" else "Commands"):
                formatter.write_dl(rows)


def command(name: str, wording: Wording) -> Callable[[Callable[..., Any]], click.Command]:
    """A command called `name`; the first line of `wording` is its short help."""

    def decorate(function: Callable[..., Any]) -> click.Command:
        made = click.command(name, cls=LocalizedCommand)(function)
        made.wording = wording
        return made

    return decorate


def group(
    name: str, wording: Wording, lazy: Mapping[str, str] | None = None
) -> Callable[[Callable[..., Any]], LazyGroup]:
    """A group called `name`, with commands imported when called."""

    def decorate(function: Callable[..., Any]) -> LazyGroup:
        made = click.group(name, cls=LazyGroup, lazy=lazy)(function)
        made.wording = wording
        return made

    return decorate


def option(*names: str, help: Wording, **settings: Any) -> Callable[[F], F]:  # noqa: A002  click's name
    """A click option whose help is a Wording."""
    return click.option(*names, cls=LocalizedOption, help=help, **settings)


def lang_option() -> Callable[[F], F]:
    """`--lang`: looked for before anything is parsed, so that help obeys it wherever it stands."""
    return option(
        "--lang",
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=Wording("界面语言（默认随系统）", "language to speak (default: the system's)"),
    )
