"""Links from a finding to the places that bear on it, in other issues too: their pages are known when all are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Final

from reviewer.model.finding import Related

# nothing of an issue's text can look like one: there every angle bracket and quotation mark is escaped
_OPEN: Final = re.compile('<a data-issue="([^"]*)" data-place="([0-9]+-[0-9]+)">(.*?)</a>', re.DOTALL)


def link_to(related: Related, name: str, quoted: str) -> str:
    """A link that leads nowhere yet; `name` and `quoted` are escaped here."""
    start, end = related.span
    return f'<a data-issue="{escape(related.path)}" data-place="{start}-{end}">{escape(name)}“{escape(quoted)}”</a>'


def linked(page: str, here: str, pages: Mapping[str, str]) -> str:
    """`page`, the one of the issue `here`, with its links led to the `pages` of other issues; without those that have none."""

    def lead(found: re.Match[str]) -> str:
        issue, place, said = unescape(found[1]), found[2], found[3]
        target = "" if issue == here else pages.get(issue)
        return said if target is None else f'<a class="to" href="{escape(target)}#at-{place}">{said}</a>'

    return _OPEN.sub(lead, page)


def has_links(page: str) -> bool:
    """Whether `linked` has anything to do."""
    return _OPEN.search(page) is not None
