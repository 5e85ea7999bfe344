"""Where the program's own data stands, in an installed wheel as in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from reviewer.errors import ResourceError
from reviewer.wording import Wording


def resource_path(*parts: str) -> Path:
    """The path of a data file or folder, e.g. `resource_path("lexicon", "places.tsv")`.

    Raises ResourceError when it is not there.
    """
    package = Path(str(files("reviewer")))
    candidates = [package / "_resources" / Path(*parts), package.parent / "resources" / Path(*parts)]
    if parts[0] == "seeds":
        candidates.append(package.parent / Path(*parts))
    for candidate in candidates:
        if candidate.exists():
            return candidate
    raise ResourceError(
        Wording("程序自带的数据不见了", "a data file of the program is missing"),
        where="/".join(parts),
        remedy=Wording("请重新安装 reviewer", "reinstall reviewer"),
    )
