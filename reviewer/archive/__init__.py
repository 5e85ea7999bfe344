"""Many issues seen together: evidence across them, gathered issue by issue and merged in any order."""

from reviewer.archive.together import Archive, flag_together

__all__ = ["Archive", "flag_together"]
