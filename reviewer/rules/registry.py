"""All rules, found by module, chosen by id or category."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module

import reviewer.rules
from reviewer.errors import ConfigError
from reviewer.model.finding import Category
from reviewer.rules.base import Rule
from reviewer.text.nearest import nearest
from reviewer.wording import Wording


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, sorted by id. A module with a leading underscore, or without INFO, is none."""
    rules = []
    for module_info in pkgutil.iter_modules(reviewer.rules.__path__):
        if not module_info.name.startswith("_"):
            module = import_module(f"reviewer.rules.{module_info.name}")
            if hasattr(module, "INFO"):
                rules.append(Rule(module.INFO, module.check))
    return tuple(sorted(rules, key=lambda rule: rule.info.id))


def rule_by_id(rule_id: str) -> Rule:
    """The rule of that id. Raises ConfigError that names the nearest one."""
    for rule in all_rules():
        if rule.info.id == rule_id:
            return rule
    raise _unknown(rule_id, [rule.info.id for rule in all_rules()])


def chosen_rules(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules that `select` names (all where it is empty) less those that `ignore` names, by id or category.

    Raises ConfigError for a name that is neither.
    """
    _check_names([*select, *ignore])
    return tuple(
        rule
        for rule in all_rules()
        if (not select or _named(rule, select)) and rule.info.id not in ignore and rule.info.category not in ignore
    )


def _named(rule: Rule, names: Iterable[str]) -> bool:
    return rule.info.id in names or rule.info.category.value in names


def _check_names(names: Iterable[str]) -> None:
    known = [rule.info.id for rule in all_rules()] + [category.value for category in Category]
    for name in names:
        if name not in known:
            raise _unknown(name, known)


def _unknown(name: str, known: Sequence[str]) -> ConfigError:
    close = nearest(name, known)
    return ConfigError(
        Wording(f"没有名为 {name} 的规则或类别", f"there is no rule or category {name}"),
        remedy=Wording(
            (f"您是指 {close} 吗？" if close else "") + "“reviewer rules”列出全部规则",
            (f"did you mean {close}? " if close else "") + "'reviewer rules' lists them all",
        ),
    )
