"""Imports point one way, and nothing outside `gui` needs Qt."""

import ast
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "reviewer"

# a room may import from itself and from the rooms that stand below it
BELOW: dict[str, set[str]] = {
    "wording": set(),
    "errors": {"wording"},
    "resources": {"errors", "wording"},
    "model": {"errors", "wording"},
    "text": {"model", "errors", "wording"},
}
BASE = {"text", "model", "errors", "wording", "resources"}
BELOW |= {
    "language": BASE,
    "layout": BASE,
    "lexicon": BASE | {"language", "layout"},
    "rules": BASE | {"language", "layout", "lexicon"},
    "engine": BASE | {"rules"},
    "quality": BASE,
    "config": BASE,
    "archive": BASE | {"storage", "engine", "rules", "lexicon", "language", "layout"},
    "storage": BASE | {"layout", "language", "engine"},
    "report": BASE | {"engine", "rules", "storage", "session"},
    "session": BASE | {"storage", "engine", "rules", "lexicon", "language"},
}
TOP = {"cli", "gui", "__main__", "__init__"}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        rooms |= {name.split(".")[1] for name in names if name.startswith("reviewer.")}
    return rooms


def test_imports_point_one_way() -> None:
    wrong = []
    for path in sorted(PACKAGE.rglob("*.py")):
        here = room(path)
        allowed = BELOW.get(here)
        for other in imported_rooms(path) - {here}:
            if (allowed is not None and other not in allowed) or (here == "gui" and other == "cli"):
                wrong.append(f"{path.relative_to(PACKAGE)} imports {other}")
            if here == "cli" and other == "gui":
                wrong.append(f"{path.relative_to(PACKAGE)} imports gui")
        assert here in BELOW or here in TOP, f"a new room: {here}"
    assert wrong == []


def test_everything_but_the_window_imports_without_qt() -> None:
    program = (
        "import sys, pkgutil, importlib\n"
        "sys.modules['PySide6'] = None\n"
        "import reviewer\n"
        "for m in pkgutil.walk_packages(reviewer.__path__, 'reviewer.'):\n"
        "    if not m.name.startswith('reviewer.gui') and m.name != 'reviewer.__main__':\n"
        "        importlib.import_module(m.name)\n"
        "print('done')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=PACKAGE.parent, check=False
    )
    assert done.stdout.strip() == "done", done.stderr[-500:]
