"""A session's outcome in every format that it can be handed on in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from reviewer.report.log_critic import log_critic
from reviewer.report.log_csv import log_csv
from reviewer.report.log_docx import log_docx
from reviewer.report.log_html import log_html
from reviewer.report.log_pieces import Logged
from reviewer.report.log_text import log_text
from reviewer.report.log_unified import log_unified
from reviewer.session.session import Session
from reviewer.storage.difflog import to_bytes
from reviewer.text.decode import encode
from reviewer.wording import Language, Wording

_Write = Callable[[Logged, Language], bytes]


@dataclass(frozen=True, slots=True)
class Export:
    """A format: what it is called, how its files end, and what writes it."""

    name: Wording
    ending: str
    write: _Write


def logged(session: Session) -> Logged:
    """The session's changes as they are now, saved or not."""
    return Logged(session.diff_log(), session.original, session.text)


def export(session: Session, form: str, language: Language) -> bytes:
    """The bytes of one of `FORMATS`; KeyError for another."""
    return FORMATS[form].write(logged(session), language)


FORMATS: Final[dict[str, Export]] = {
    "docx": Export(
        Wording("Word 修订稿", "Word document with tracked changes"), ".docx", lambda log, lang: log_docx(log, lang)
    ),
    "html": Export(
        Wording("网页：改动一览", "Page of all changes"), ".html", lambda log, lang: log_html(log, lang).encode()
    ),
    "text": Export(
        Wording("文字：改动一览", "Changes as text"), ".txt", lambda log, lang: log_text(log, lang).encode()
    ),
    "csv": Export(Wording("表格：每处改动一行", "Table, a row a change"), ".csv", lambda log, _: log_csv(log).encode()),
    "unified": Export(
        Wording("补丁（unified diff）", "Unified diff"), ".diff", lambda log, _: log_unified(log).encode()
    ),
    "critic": Export(
        Wording("CriticMarkup 标记稿", "CriticMarkup"), ".md", lambda log, lang: log_critic(log, lang).encode()
    ),
    "difflog": Export(
        Wording("改动记录（可重放）", "Diff log, to be replayed"), ".difflog.jsonl", lambda log, _: to_bytes(log.log)
    ),
    "corrected": Export(
        Wording("校正稿", "Corrected text"),
        ".corrected.txt",
        lambda log, _: encode(log.corrected, log.log.encoding, log.log.bom),
    ),
}
