"""Many issues seen together: what each says is evidence for the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.model.issue import Issue


@dataclass(frozen=True)
class Archive:
    """The issues that are flagged together. Evidence is computed when first asked for, in any order of issues.

    Each kind of evidence stands in the room that knows it, as `gather(issue)` and an order-free `merge(partials)`;
    here it is only hooked up, as a `functools.cached_property`.
    """

    issues: Sequence[Issue]
