"""Where results are kept between runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from reviewer.archive.work import Source
from reviewer.cli.settings import shared_folder
from reviewer.storage.workspace import OWN_FOLDER, Workspace

_MANY: Final = 20
"""Issues from which results are kept without being asked for: a folder that is an archive, not a few files."""


def cache_folder(
    sources: Sequence[Source], paths: Sequence[str], wanted: bool | None, given: Path | None
) -> Path | None:
    """The folder, `given` or that of the workspace that `paths` name; None where nothing is to be kept."""
    if wanted is False:
        return None
    if given is not None:
        return given
    local = sum(1 for source in sources if source.address and "://" not in source.address)
    own = own_cache(paths)
    return own if local and (wanted or local >= _MANY or own.parent.is_dir()) else None


def own_cache(paths: Sequence[str]) -> Path:
    """The folder of the workspace that `paths` name, whether it exists or not."""
    return Workspace.of(shared_folder(paths)).root / OWN_FOLDER / "cache"
