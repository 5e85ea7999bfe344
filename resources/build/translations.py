"""Gather the interface's words from the sources, translate them by `zh_CN.tsv`, and make the `.ts` and the `.qm`.

`resources/translations/zh_CN.tsv` is what people write: `source<TAB>translation`, and where one source needs two
translations a third cell with the context. `\\n` stands for a line end.
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "resources" / "translations"
NAME: Final = "reviewer_zh_CN"


def translations(path: Path) -> dict[tuple[str, str], str]:
    """By context (empty for all) and source."""
    table = {}
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            source, translation, *context = (cell.replace("\\n", "\n") for cell in line.split("\t"))
            table[context[0] if context else "", source] = translation
    return table


def gather(target: Path) -> None:
    """Write the sources' strings into `target`, untranslated."""
    sources = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "reviewer" / "gui").rglob("*.py"))]
    target.unlink(missing_ok=True)
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    command = [str(tool), *sources, "-ts", str(target), "-locations", "none", "-source-language", "en"]
    subprocess.run([*command, "-target-language", "zh_CN", "-silent"], cwd=ROOT, check=True)


def fill(path: Path, table: dict[tuple[str, str], str]) -> list[str]:
    """Put the translations in; gives the sources that have none."""
    tree = ET.parse(path)
    missing = []
    for context in tree.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            source = message.findtext("source", "")
            found = table.get((name, source), table.get(("", source)))
            place = message.find("translation")
            if found is None or place is None:
                missing.append(source)
                continue
            place.attrib.pop("type", None)
            if message.get("numerus") == "yes":
                forms = place.findall("numerusform") or [ET.SubElement(place, "numerusform")]
                for form in forms:
                    form.text = found
            else:
                place.text = found
    ET.indent(tree, " ")
    text = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ET.tostring(tree.getroot(), "unicode") + "\n"
    path.write_text(text, "utf-8")
    return missing


def release(source: Path, target: Path) -> None:
    """Compile a `.ts`."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([str(tool), "-silent", str(source), "-qm", str(target)], check=True)


def main() -> None:
    """Make both files; exit code 1 where a translation is missing."""
    path = FOLDER / f"{NAME}.ts"
    gather(path)
    missing = fill(path, translations(FOLDER / "zh_CN.tsv"))
    release(path, FOLDER / f"{NAME}.qm")
    for source in missing:
        print(source.replace("\n", "\\n"))
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
