"""Makes a program that runs without Python: `dist/reviewer/`, with the window (`reviewer-gui`) and the command line (`reviewer`).

    pip install -e .[bundle] && python resources/build/bundle.py [FOLDER]

Built on the system that it is to run on: on Linux the oldest that is to be served (its C library decides); on Windows sign both `.exe`
files with `signtool`; on macOS pass the folder to `codesign --deep` and `notarytool`. The `.desktop` file is in `resources/desktop`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
ENTRIES: Final = {
    "reviewer": "from reviewer.cli.main import run\n",
    "reviewer-gui": "from reviewer.gui.app import run\n",
}
SPECIFICATION: Final = """
data = [({resources!r}, "reviewer/_resources"), ({seeds!r}, "reviewer/_resources/seeds")]
hidden = __import__("PyInstaller.utils.hooks", fromlist=["x"]).collect_submodules("reviewer")
data += __import__("PyInstaller.utils.hooks", fromlist=["x"]).collect_data_files("opencc")
parts, programs = [], []
for name, script, console in {programs!r}:
    part = Analysis([script], pathex=[{root!r}], datas=data, hiddenimports=hidden, excludes=["tkinter", "distributed", "dask"])
    programs.append(EXE(PYZ(part.pure), part.scripts, exclude_binaries=True, name=name, console=console, icon={icon!r}))
    parts += [part.binaries, part.datas]
COLLECT(*programs, *parts, name="reviewer")
"""


def main() -> None:
    """Build, and see that what was built flags the sample issues."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "dist").absolute()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        programs = []
        for name, line in ENTRIES.items():
            script = folder / f"start_{name}.py"  # a `reviewer.py` would hide the package
            script.write_text(line + "if __name__ == '__main__':\n    run()\n", "utf-8")
            programs.append((name, str(script), name == "reviewer"))
        specification = folder / "reviewer.spec"
        icon = next(iter(sorted((ROOT / "resources" / "icons").glob("*.ico"))), None)
        text = SPECIFICATION.format(
            resources=str(ROOT / "resources"),
            seeds=str(ROOT / "seeds"),
            programs=programs,
            root=str(ROOT),
            icon=str(icon) if icon else None,
        )
        specification.write_text(text, "utf-8")
        options = ["--noconfirm", "--distpath", str(target), "--workpath", str(folder / "work")]
        subprocess.run([sys.executable, "-m", "PyInstaller", *options, str(specification)], check=True)
    program = target / "reviewer" / ("reviewer.exe" if os.name == "nt" else "reviewer")
    done = subprocess.run([str(program), "flag", str(ROOT / "seeds"), "--exit-zero"], check=True, capture_output=True)
    suggestions = done.stdout.decode("utf-8").count("→")
    print(f"{target / 'reviewer'}: flags the sample issues, {suggestions} suggestions")


if __name__ == "__main__":
    main()
