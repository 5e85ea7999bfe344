"""One family of errors. Each says what went wrong, where, and what to do about it."""

from __future__ import annotations

from reviewer.wording import Language, Wording


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
