"""`reviewer rules`: what is looked for, and why."""

from __future__ import annotations

import click

from reviewer.cli.localized import command, lang_option, language_of
from reviewer.rules.base import Example, RuleInfo
from reviewer.rules.registry import all_rules, rule_by_id
from reviewer.wording import Language, Wording


@command(
    "rules",
    Wording(
        "列出全部规则，或说明其中一条。\n\n给出规则名（如 doubled-text）时，说明它查什么、为什么、举例。",
        "List all rules, or explain one.\n\nWith a rule's id (e.g. doubled-text): what it flags, why, and examples.",
    ),
)
@click.argument("rule_id", metavar="[ID]", required=False)
@lang_option()
@click.pass_context
def rules(context: click.Context, rule_id: str | None) -> None:
    """List or explain."""
    language = language_of(context)
    if rule_id is not None:
        click.echo("\n".join(_explained(rule_by_id(rule_id).info, language)))
        return
    width = max(len(rule.info.id) for rule in all_rules())
    for rule in all_rules():
        click.echo(f"{rule.info.id:{width}}  {rule.info.category.value:17}  {rule.info.summary.say(language)}")


def _explained(info: RuleInfo, language: Language) -> list[str]:
    def say(zh: str, en: str) -> str:
        return Wording(zh, en).say(language)

    lines = [f"{info.id}  ({info.category.value})", "", info.summary.say(language), "", info.why.say(language)]
    lines += ["", say("会标出：", "Flagged:")]
    lines += [f"  {_shown(example)}" for example in info.fires]
    lines += ["", say("不会标出：", "Not flagged:")]
    lines += [f"  {_one_line(example.text)}" for example in info.silent]
    return lines


def _shown(example: Example) -> str:
    text = _one_line(example.text)
    fix = "" if example.suggestion is None else f"  →  {_one_line(example.suggestion) or '∅'}"
    return f"{text}  [{_one_line(example.quoted)}]{fix}"


def _one_line(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "⏎")
