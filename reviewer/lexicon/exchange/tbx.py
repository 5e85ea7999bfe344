"""TBX (ISO 30042:2019), dialect TBX-Basic in DCT style: for terminologists and translation tools."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

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


_HEAD: Final = f"""<?xml version="1.0" encoding="UTF-8"?>
<tbx xmlns="{_TBX}" xmlns:basic="{_BASIC}" xmlns:min="{_MIN}" style="dct" type="TBX-Basic" xml:lang="{_LANGUAGE}">
 <tbxHeader>
  <fileDesc>
   <sourceDesc>
    <p>reviewer</p>
   </sourceDesc>
  </fileDesc>
 </tbxHeader>
 <text>
  <body>
"""
_TAIL: Final = "  </body>\n </text>\n</tbx>\n"


def as_tbx(terms: Iterable[Term]) -> str:
    """A concept a term: the term preferred, its aliases admitted, its known wrong forms deprecated."""
    # written piece by piece: a tree of a million terms would take gigabytes
    return "".join([_HEAD, *(_concept(number, term) for number, term in enumerate(terms, 1)), _TAIL])


def _concept(number: int, term: Term) -> str:
    forms = [(term.text, _PREFERRED), *((form, _ADMITTED) for form in term.aliases)]
    forms += [(form, _DEPRECATED) for form in term.variants]
    note = f"    <note>{_clean(term.note)}</note>\n" if term.note else ""
    return (
        f'   <conceptEntry id="c{number}">\n    <min:subjectField>{_clean(term.kind)}</min:subjectField>\n{note}'
        f'    <langSec xml:lang="{_LANGUAGE}">\n'
        + "".join(_section(form, status, term.source) for form, status in forms)
        + "    </langSec>\n   </conceptEntry>\n"
    )


def _section(form: str, status: str, source: str) -> str:
    said = f"      <basic:source>{_clean(source)}</basic:source>\n" if source and status == _PREFERRED else ""
    return (
        f"     <termSec>\n      <term>{_clean(form)}</term>\n"
        f"      <min:administrativeStatus>{status}</min:administrativeStatus>\n{said}     </termSec>\n"
    )


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
    """As XML holds it: marked characters escaped, control characters and lone surrogates left out."""
    return escape(
        "".join(char for char in text if (char >= " " and not "\ud800" <= char <= "\udfff") or char in "\t\n")
    )
