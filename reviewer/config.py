"""Settings from `reviewer.toml` or `[tool.reviewer]`: typed, and an unknown one is refused."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from reviewer.errors import ConfigError
from reviewer.text.nearest import nearest
from reviewer.wording import LANGUAGES, Wording

DEFAULT_MIN_CONFIDENCE = 0.5


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. In the file their names have a dash for the underscore."""

    select: tuple[str, ...] = ()
    """Rules or categories to run; empty for all."""
    ignore: tuple[str, ...] = ()
    """Rules or categories to leave out."""
    min_confidence: float = DEFAULT_MIN_CONFIDENCE
    """Findings below this are not shown, 0 to 1."""
    lexicon: tuple[Path, ...] = ()
    """Lexicon files beside the program's own; relative to the settings file."""
    exclude: tuple[str, ...] = ()
    """Glob patterns of files to leave alone."""
    lang: str = ""
    """`zh` or `en`; empty for the system's."""


def find_config(folder: Path) -> Path | None:
    """The settings file that holds for `folder`: the nearest one upwards, `reviewer.toml` before `pyproject.toml`."""
    for place in (folder.resolve(), *folder.resolve().parents):
        if (place / "reviewer.toml").is_file():
            return place / "reviewer.toml"
        project = place / "pyproject.toml"
        if project.is_file() and "reviewer" in _parsed(project).get("tool", {}):
            return project
    return None


def load_config(path: Path) -> Config:
    """The settings in `path`. Raises ConfigError, naming file and setting, for anything that is not understood."""
    table = _parsed(path)
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("reviewer", {})
    known = {field.name.replace("_", "-"): field.name for field in fields(Config)}
    values: dict[str, Any] = {}
    for name, value in table.items():
        if name not in known:
            raise _unknown(name, known, path)
        values[known[name]] = _checked(name, value, path)
    return replace(Config(), **values)


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except tomllib.TOMLDecodeError as trouble:
        raise ConfigError(
            Wording(f"设置文件写法有误：{trouble}", f"the settings cannot be read: {trouble}"),
            where=str(path),
            remedy=Wording("请按 TOML 格式改正", "mend it to be valid TOML"),
        ) from trouble
    except (OSError, UnicodeDecodeError) as trouble:
        raise ConfigError(
            Wording(f"读不了设置文件（{trouble}）", f"the settings file cannot be read ({trouble})"),
            where=str(path),
            remedy=Wording("请检查路径、权限和编码（UTF-8）", "check path, permissions and encoding (UTF-8)"),
        ) from trouble


def _checked(name: str, value: Any, path: Path) -> Any:
    if name == "min-confidence":
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
            return float(value)
        raise _wrong(name, "0 到 1 之间的数", "a number from 0 to 1", path)
    if name == "lang":
        if value in LANGUAGES:
            return value
        raise _wrong(name, "“zh”或“en”", "'zh' or 'en'", path)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong(name, "字符串的列表", "a list of strings", path)
    if name == "lexicon":
        return tuple(path.parent / item for item in value)
    return tuple(value)


def _unknown(name: str, known: dict[str, str], path: Path) -> ConfigError:
    close = nearest(name, known)
    return ConfigError(
        Wording(f"没有名为 {name} 的设置", f"there is no setting {name}"),
        where=str(path),
        remedy=Wording(f"您是指 {close} 吗？", f"did you mean {close}?")
        if close
        else Wording(f"可用的有：{'、'.join(known)}", f"known are: {', '.join(known)}"),
    )


def _wrong(name: str, zh: str, en: str, path: Path) -> ConfigError:
    return ConfigError(
        Wording(f"设置 {name} 的值不对", f"setting {name} has a wrong value"),
        where=str(path),
        remedy=Wording(f"应为{zh}", f"give {en}"),
    )
