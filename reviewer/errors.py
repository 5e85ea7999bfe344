"""One family of errors. Each says what went wrong, where, and what to do about it."""

from __future__ import annotations

import errno
import os
from typing import Final

from reviewer.wording import Language, Wording

_REASONS: Final = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "超出磁盘配额",
    errno.EROFS: "磁盘只读",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "上级不是文件夹",
    errno.EEXIST: "已有同名文件",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EIO: "磁盘读写出错",
    errno.EBUSY: "文件正被占用",
    errno.EMFILE: "打开的文件太多",
}


def reason_of(trouble: OSError) -> Wording:
    """What the operating system says was the matter."""
    said = trouble.strerror or str(trouble)
    number = trouble.errno or 0
    # a message of one's own is left as it is
    return Wording(_REASONS.get(number, said) if said == os.strerror(number) else said, said)


class ReviewerError(Exception):
    """Base of all errors that the program raises on purpose.

    `what` is the trouble, `where` a path, `path:line` or name, `remedy` what the user can do.
    """

    def __init__(self, what: Wording, *, where: str = "", remedy: Wording | None = None) -> None:
        super().__init__(what.en)
        self.what = what
        self.where = where
        self.remedy = remedy

    def say(self, language: Language) -> str:
        """The whole message in `language`, on one line."""
        parts = [f"{self.where}: " if self.where else "", self.what.say(language)]
        if self.remedy is not None:
            parts.append(("。" if language == "zh" else ". ") + self.remedy.say(language))
        return "".join(parts)

    def __str__(self) -> str:
        return self.say("en")


class InputError(ReviewerError):
    """A path that cannot be read as an issue: missing, unreadable, a folder without issues."""


class DecodeError(InputError):
    """Bytes that are no text in an encoding the program accepts."""


class ConfigError(ReviewerError):
    """A setting, option or rule name that is unknown or has a wrong value."""


class LexiconError(ReviewerError):
    """A lexicon file or row that cannot be used."""


class ResourceError(ReviewerError):
    """A data file of the program itself is missing or damaged."""


class StorageError(ReviewerError):
    """Something could not be written or does not fit what stands on disk."""


class SessionError(ReviewerError):
    """What was asked of a review session cannot be done as things stand; nothing was changed."""
