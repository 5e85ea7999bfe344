"""Where results are kept between runs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from reviewer.archive.work import Source
from reviewer.storage.workspace import OWN_FOLDER, Workspace

_MANY: Final = 20
"""Issues from which results are kept without being asked for: a folder that is an archive, not a few files."""


def cache_folder(sources: Sequence[Source], wanted: bool | None, given: Path | None) -> Path | None:
    """The folder, `given` or the workspace's own; None where nothing is to be kept."""
    local = [source.address for source in sources if source.address and "://" not in source.address]
    if wanted is False or not local:
        return None
    if given is not None:
        return given
    folders = {str(Path(address).absolute().parent) for address in local}
    workspace = Workspace.of(Path(os.path.commonpath(folders)))
    own = workspace.root / OWN_FOLDER
    return own / "cache" if wanted or len(local) >= _MANY or own.is_dir() else None
