"""Reads one file as an issue."""

from __future__ import annotations

import hashlib
from pathlib import Path

from reviewer.errors import InputError, reason_of
from reviewer.layout.blocks import read_page
from reviewer.model.issue import Issue
from reviewer.storage.remote import fsspec_for
from reviewer.text.decode import decode
from reviewer.text.offsets import lines_of
from reviewer.wording import Wording

LONGEST_LINE = 1_000_000
"""Code points; a whole issue of a newspaper has a tenth of that."""


def load_issue(path: Path, name: str | None = None) -> Issue:
    """The issue in the file at `path`, called `name` (the path as given) in findings.

    Raises InputError when it cannot be read or is empty, DecodeError when it is no text.
    """
    name = path.as_posix() if name is None else name
    return issue_from_bytes(read_source(path, name), name)


def read_source(path: Path | str, name: str) -> bytes:
    """The bytes at `path`, which as a string may be an address that fsspec knows (`s3://…`). Raises InputError."""
    try:
        if isinstance(path, str) and "://" in path:
            return _fetched(path, name)
        return Path(path).read_bytes()
    except FileNotFoundError as trouble:
        raise InputError(
            Wording("没有这个文件", "there is no such file"),
            where=name,
            remedy=Wording("请检查路径", "check the path"),
        ) from trouble
    except OSError as trouble:
        raise InputError(
            Wording(f"读不了（{reason_of(trouble).zh}）", f"cannot be read ({trouble.strerror or trouble})"),
            where=name,
            remedy=Wording("请检查权限或磁盘", "check permissions and the disk"),
        ) from trouble


def _fetched(address: str, name: str) -> bytes:
    fsspec = fsspec_for(name)
    try:
        with fsspec.open(address, "rb") as stream:
            return bytes(stream.read())
    except (ImportError, ValueError) as trouble:
        raise InputError(
            Wording(f"读不了这种地址（{trouble}）", f"this kind of address cannot be read ({trouble})"),
            where=name,
            remedy=Wording("请安装它的 fsspec 组件", "install its fsspec backend"),
        ) from trouble


def issue_from_bytes(data: bytes, name: str) -> Issue:
    """The issue that `data` holds. Raises InputError when it is empty or one endless line, DecodeError when no text."""
    decoded = decode(data, name)
    if not decoded.text.strip():
        raise InputError(
            Wording("文件是空的", "the file is empty"),
            where=name,
            remedy=Wording("请检查 OCR 输出是否完整", "check that the OCR output is complete"),
        )
    _refuse_endless_line(decoded.text, name)
    masthead, blocks = read_page(decoded.text)
    return Issue(
        path=name,
        text=decoded.text,
        encoding=decoded.encoding,
        bom=decoded.bom,
        encoding_guessed=decoded.guessed,
        sha256=hashlib.sha256(data).hexdigest(),
        masthead=masthead,
        blocks=blocks,
    )


def _refuse_endless_line(text: str, name: str) -> None:
    """A line as long as a book is no page: it would take an hour, and every finding in it would be lost to the eye."""
    for number, (start, end, _) in enumerate(lines_of(text), 1):
        if end - start > LONGEST_LINE:
            raise InputError(
                Wording(
                    f"这一行有 {end - start} 个字符，不像报纸",
                    f"a line of {end - start} characters is no newspaper page",
                ),
                where=f"{name}:{number}",
                remedy=Wording(
                    f"请按段落断行，每行不超过 {LONGEST_LINE} 字符",
                    f"break it into paragraphs of at most {LONGEST_LINE}",
                ),
            )
