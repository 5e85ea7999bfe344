"""What a wrong call is told: what is wrong, where, and what to do, in the user's language."""

from __future__ import annotations

import re
from typing import Final

import click

from reviewer.wording import Language, Wording

_VALUE: Final = re.compile(r"'([^']*)'|^(-?[\d.]+)")
_EXTRA: Final = re.compile(r"Got unexpected extra arguments? \((.*)\)")


def usage_message(trouble: click.ClickException, language: Language) -> str:
    """The message for a call that click refused."""
    context = getattr(trouble, "ctx", None)
    if isinstance(trouble, click.exceptions.NoArgsIsHelpError):
        return trouble.format_message()
    if context is None:
        return _said(trouble).say(language)
    path = context.command_path
    help_at = Wording(f"“{path} --help”有说明", f"'{path} --help' explains").say(language)
    usage = context.get_usage()
    said = _said(trouble).say(language)
    stop = "" if said.endswith("？") else " " if said.endswith("?") else "。" if language == "zh" else ". "
    return f"{usage}\n{said}{stop}{help_at}"


def _said(trouble: click.ClickException) -> Wording:
    plain = trouble.format_message().rstrip("。.").replace("?.", "?")
    if isinstance(trouble, click.MissingParameter):
        return Wording(f"缺少 {_name(trouble)}", plain)
    if isinstance(trouble, click.BadParameter):
        return Wording(f"{_name(trouble)}: {_wrong_value(trouble)}", plain)
    if isinstance(trouble, click.NoSuchOption):
        near = trouble.possibilities or ()
        meant = f"。您是指 {'、'.join(sorted(near))} 吗？" if near else ""
        return Wording(f"没有选项 {trouble.option_name}{meant}", plain)
    if isinstance(trouble, click.BadOptionUsage):
        return Wording(f"{trouble.option_name}: 后面要有值", plain)
    extra = _EXTRA.search(plain)
    return Wording(f"多出了“{extra[1]}”" if extra else plain, plain)


def _name(trouble: click.BadParameter) -> str:
    hint = trouble.param_hint
    if hint is None and trouble.param is not None and trouble.ctx is not None:
        hint = trouble.param.get_error_hint(trouble.ctx)
    return (hint if isinstance(hint, str) else " / ".join(hint or ())).replace("'", "")


def _wrong_value(trouble: click.BadParameter) -> str:
    """What is wrong with the value, by what the parameter takes."""
    kind = None if trouble.param is None else trouble.param.type
    given = _VALUE.search(trouble.message)
    value = "" if given is None else f"“{given[1] or given[2]}”"
    if isinstance(kind, click.Choice):
        return f"没有{value}这一种，可用的有 {'、'.join(map(str, kind.choices))}"
    if isinstance(kind, click.IntRange | click.FloatRange):
        whole = "整数" if isinstance(kind, click.IntRange) else "数"
        return f"{value}不行，须是{_between(kind)}的{whole}"
    if isinstance(kind, click.types.IntParamType | click.types.FloatParamType):
        return f"{value}不是数"
    if isinstance(kind, click.DateTime):
        return f"{value}不是日期，请写成 2025-05-16 或 2025-05-16T08:00:00"
    if isinstance(kind, click.Path | click.File):
        missing = "does not exist" in trouble.message
        return f"{value}不存在，请检查路径" if missing else f"{value}用不了，请检查路径和权限"
    return trouble.message


def _between(kind: click.IntRange | click.FloatRange) -> str:
    if kind.min is not None and kind.max is not None:
        return f" {kind.min:g} 到 {kind.max:g} "
    if kind.min is not None:
        return f"{'大于' if kind.min_open else '不小于'} {kind.min:g} "
    return f"不大于 {kind.max or 0:g} "
