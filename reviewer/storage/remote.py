"""Issues that stand elsewhere than on a disk of this machine: whatever fsspec knows (`s3://…`, `gs://…`, `memory://…`)."""

from __future__ import annotations

from typing import Any

from reviewer.errors import InputError
from reviewer.storage.sources import ISSUE_ENDINGS
from reviewer.wording import Wording


def fsspec_for(address: str) -> Any:
    """The library that reads such an address. Raises InputError where it is not installed."""
    try:
        import fsspec
    except ImportError as trouble:
        raise InputError(
            Wording("读这种地址需要 fsspec", "this kind of address needs fsspec"),
            where=address,
            remedy=Wording("请安装 reviewer[cluster]", "install reviewer[cluster]"),
        ) from trouble
    return fsspec


def find_remote(address: str) -> list[str]:
    """The issues that the address of a file, folder or pattern names, sorted. Raises InputError."""
    fsspec = fsspec_for(address)
    try:
        system, path = fsspec.core.url_to_fs(address)
        if any(mark in path for mark in "*?["):
            found = system.glob(path)
        elif system.isdir(path):
            found = [each for each in system.find(path) if each.lower().endswith(ISSUE_ENDINGS)]
        else:
            found = [path] if system.exists(path) else []
        names = sorted(system.unstrip_protocol(each) for each in found)
    except (OSError, ValueError, ImportError, RuntimeError) as trouble:
        raise InputError(
            Wording(f"读不了（{trouble}）", f"cannot be read ({trouble})"),
            where=address,
            remedy=Wording("请检查地址和凭证", "check the address and the credentials"),
        ) from trouble
    if not names:
        raise InputError(
            Wording("这里没有报纸文件", "no issues here"),
            where=address,
            remedy=Wording("请检查地址", "check the address"),
        )
    return names
