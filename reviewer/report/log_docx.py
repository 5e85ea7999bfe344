"""A diff log as a Word document with tracked changes: accept all gives the corrected text, reject all the original."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from reviewer.report.log_pieces import Logged, pieces, whole_line_ends
from reviewer.report.log_text import reason
from reviewer.storage.difflog import Row
from reviewer.wording import Language

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LINE_END = re.compile(r"\r\n|\n|\r")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_STAMP = (1980, 1, 1, 0, 0, 0)
"""A fixed time inside the archive, so that the same log gives the same bytes."""

_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/comments.xml" ContentType="{_TYPE}.comments+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/comments" Target="comments.xml"/></Relationships>'
)


def log_docx(logged: Logged, language: Language) -> bytes:
    """The document's bytes: a paragraph a line, author and time on every change, the reason as a comment."""
    page = _Page(language)
    for piece in pieces(logged.original, whole_line_ends(logged.original, logged.log.rows)):
        page.add(piece)
    document = f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{page.finished()}</w:body></w:document>'
    comments = f'{_HEAD}<w:comments xmlns:w="{_W}">{"".join(page.comments)}</w:comments>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/comments.xml": comments,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), text.encode(), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


@dataclass
class _Page:
    """Paragraphs as they are built up; `number` counts changes, each of which needs its own."""

    language: Language
    comments: list[str] = field(default_factory=list)
    number: int = 0
    _paragraphs: list[str] = field(default_factory=list)
    _runs: list[str] = field(default_factory=list)

    def add(self, piece: str | Row) -> None:
        """What stayed, or a change with its comment."""
        if isinstance(piece, str):
            self._text(piece, "", "")
            return
        comment = len(self.comments)
        self.comments.append(self._comment(comment, piece))
        self._runs.append(f'<w:commentRangeStart w:id="{comment}"/>')
        self._text(piece.before, "del", _who(piece))
        self._text(piece.after, "ins", _who(piece))
        self._runs.append(f'<w:commentRangeEnd w:id="{comment}"/><w:r><w:commentReference w:id="{comment}"/></w:r>')

    def finished(self) -> str:
        """All paragraphs."""
        self._close("", "")
        return "".join(self._paragraphs)

    def _text(self, text: str, kind: str, who: str) -> None:
        at = 0
        for match in _LINE_END.finditer(text):
            self._run(text[at : match.start()], kind, who)
            self._close(kind, who)
            at = match.end()
        self._run(text[at:], kind, who)

    def _run(self, text: str, kind: str, who: str) -> None:
        if not text:
            return
        run = f"<w:r>{''.join(_content(text, 'w:delText' if kind == 'del' else 'w:t'))}</w:r>"
        self._runs.append(f"<w:{kind} {self._id(who)}>{run}</w:{kind}>" if kind else run)

    def _close(self, kind: str, who: str) -> None:
        """End the paragraph; its mark may itself be inserted or deleted."""
        mark = f"<w:pPr><w:rPr><w:{kind} {self._id(who)}/></w:rPr></w:pPr>" if kind else ""
        self._paragraphs.append(f"<w:p>{mark}{''.join(self._runs)}</w:p>")
        self._runs.clear()

    def _id(self, who: str) -> str:
        self.number += 1
        return f'w:id="{self.number}" {who}'

    def _comment(self, number: int, row: Row) -> str:
        text = "".join(_content(reason(row, self.language), "w:t"))
        return f'<w:comment w:id="{number}" {_who(row)}><w:p><w:r>{text}</w:r></w:p></w:comment>'


def _who(row: Row) -> str:
    source = row.provenance
    date = f" w:date={_quoted(source.time.replace('+00:00', 'Z'))}" if source.time else ""
    return f"w:author={_quoted(source.user or 'reviewer')}{date}"


def _quoted(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))


def _content(text: str, tag: str) -> Iterator[str]:
    """Text and tabs of a run; what XML cannot hold becomes its picture, or U+FFFD."""
    for i, part in enumerate(text.split("\t")):
        if i:
            yield "<w:tab/>"
        if part:
            yield f'<{tag} xml:space="preserve">{escape(_NOT_XML.sub(_picture, part))}</{tag}>'


def _picture(match: re.Match[str]) -> str:
    return chr(0x2400 + ord(match[0])) if match[0] < " " else "\ufffd"
