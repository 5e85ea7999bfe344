"""TBX (ISO 30042:2019), dialect TBX-Basic in DCT style: for terminologists and translation tools."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from reviewer.lexicon.exchange.base import checked, refused
from reviewer.lexicon.term import KINDS, Term
from reviewer.wording import Wording

_TBX: Final = "urn:iso:std:iso:30042:ed-2"
_MIN: Final = "http://www.tbxinfo.net/ns/min"
_BASIC: Final = "http://www.tbxinfo.net/ns/basic"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_LANGUAGE: Final = "zh"
_PREFERRED: Final = "preferredTerm-admn-sts"
_ADMITTED: Final = "admittedTerm-admn-sts"
_DEPRECATED: Final = "deprecatedTerm-admn-sts"


def as_tbx(terms: Iterable[Term]) -> str:
    """A concept a term: the term preferred, its aliases admitted, its known wrong forms deprecated."""
    for prefix, uri in (("", _TBX), ("min", _MIN), ("basic", _BASIC)):
        ET.register_namespace(prefix, uri)
    root = ET.Element(_q("tbx"), {"style": "dct", "type": "TBX-Basic", f"{_XML}lang": _LANGUAGE})
    source = ET.SubElement(ET.SubElement(ET.SubElement(root, _q("tbxHeader")), _q("fileDesc")), _q("sourceDesc"))
    ET.SubElement(source, _q("p")).text = "reviewer"
    body = ET.SubElement(ET.SubElement(root, _q("text")), _q("body"))
    for number, term in enumerate(terms, 1):
        _concept(body, number, term)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _concept(body: ET.Element, number: int, term: Term) -> None:
    entry = ET.SubElement(body, _q("conceptEntry"), {"id": f"c{number}"})
    ET.SubElement(entry, f"{{{_MIN}}}subjectField").text = term.kind
    if term.note:
        ET.SubElement(entry, _q("note")).text = _clean(term.note)
    section = ET.SubElement(entry, _q("langSec"), {f"{_XML}lang": _LANGUAGE})
    forms = [(term.text, _PREFERRED), *((form, _ADMITTED) for form in term.aliases)]
    for form, status in [*forms, *((form, _DEPRECATED) for form in term.variants)]:
        each = ET.SubElement(section, _q("termSec"))
        ET.SubElement(each, _q("term")).text = _clean(form)
        ET.SubElement(each, f"{{{_MIN}}}administrativeStatus").text = status
        if term.source and status == _PREFERRED:
            ET.SubElement(each, f"{{{_BASIC}}}source").text = _clean(term.source)


def read_tbx(text: str, path: Path) -> list[Term]:
    """The Chinese terms of a TBX file in DCT style, each concept a term."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise refused(
            path, 0, "含有 DOCTYPE 或 ENTITY，不读", "DOCTYPE and ENTITY are not read",
            Wording("请另存为 ISO 30042:2019 的 TBX", "save it as TBX of ISO 30042:2019"),
        )  # fmt: skip
    try:
        root = ET.fromstring(text)
    except ET.ParseError as trouble:
        line = trouble.position[0]
        raise refused(
            path, line, f"不是 XML（{trouble}）", f"no XML ({trouble})", Wording("请检查此处", "look at this place")
        ) from trouble
    terms = [_term(entry, path) for entry in root.iter(_q("conceptEntry"))]
    return [term for term in terms if term is not None]


def _term(entry: ET.Element, path: Path) -> Term | None:
    forms: dict[str, list[str]] = {_PREFERRED: [], _ADMITTED: [], _DEPRECATED: []}
    source = ""
    for section in entry.iter(_q("langSec")):
        if not section.get(f"{_XML}lang", _LANGUAGE).lower().startswith(_LANGUAGE):
            continue
        for each in section.iter(_q("termSec")):
            text = (each.findtext(_q("term")) or "").strip()
            status = (each.findtext(f"{{{_MIN}}}administrativeStatus") or _PREFERRED).strip()
            if text:
                forms.setdefault(status, []).append(text)
            source = source or (each.findtext(f"{{{_BASIC}}}source") or "").strip()
    right = [*forms[_PREFERRED], *forms[_ADMITTED]]
    if not right:
        return None
    kind = (entry.findtext(f"{{{_MIN}}}subjectField") or "").strip()
    note = " ".join((entry.findtext(_q("note")) or "").split())
    first, *aliases = dict.fromkeys(right)
    variants = tuple(dict.fromkeys(forms[_DEPRECATED]))
    return checked(
        Term(first, kind if kind in KINDS else "word", variants, tuple(aliases), source or "tbx", note), path, 0
    )


def _q(name: str) -> str:
    return f"{{{_TBX}}}{name}"


def _clean(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\t\n")
