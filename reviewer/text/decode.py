"""Bytes to text and back, without losing or changing one of them.

UTF-8 and marked UTF-16 are certain. UTF-16 without a mark and GB18030 are guesses: accepted only when the text that
comes out looks like Chinese, and marked as guessed, so that nothing is ever saved over the original on their word.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reviewer.errors import DecodeError
from reviewer.wording import Wording

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BOM = {encoding: mark for mark, encoding in _MARKS}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SAMPLE = 200_000
"""Characters looked at to judge a text: the beginning tells."""
_MOST_CONTROL = 0.1
_LEAST_COMMON = 0.55
"""Share of GB2312's first-level characters and full-width marks among all that is not ASCII: Chinese news has
over .9, Big5 read as GB18030 about .3, Shift JIS and binary data less."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` without the byte-order mark; `encode(text, encoding, bom)` gives the bytes back."""

    text: str
    encoding: str
    bom: bool
    guessed: bool = False
    """No mark and no certainty: the encoding must not be used to save over the original."""


def decode(data: bytes, where: str = "") -> Decoded:
    """Read `data` as text; `where` names it in messages.

    Raises DecodeError when the bytes are no text in an accepted encoding, or would not come back byte for byte.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data, _strictly(data[len(mark) :], encoding, where), encoding, bom=True, where=where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as trouble:
        return _guess(data, trouble, where)
    if _share(_CONTROL, text) <= _MOST_CONTROL:
        return Decoded(text, "utf-8", bom=False)
    return _guess(data, None, where)


def encode(text: str, encoding: str, bom: bool) -> bytes:
    """The bytes of `text`. Raises DecodeError for a character that the encoding has no bytes for."""
    try:
        body = text.encode(encoding)
    except UnicodeEncodeError as trouble:
        raise DecodeError(
            Wording(
                f"字符 U+{ord(text[trouble.start]):04X} 无法用 {encoding} 编码",
                f"character U+{ord(text[trouble.start]):04X} cannot be written in {encoding}",
            ),
            where=f"code point {trouble.start}",
            remedy=Wording("请删去该字符，或另存为 UTF-8", "remove it, or save the text as UTF-8"),
        ) from trouble
    return (_BOM[encoding] if bom else b"") + body


def _strictly(body: bytes, encoding: str, where: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as trouble:
        raise _broken(body, trouble, where) from trouble


def _checked(data: bytes, text: str, encoding: str, *, bom: bool, where: str, guessed: bool = False) -> Decoded:
    if _share(_CONTROL, text) > _MOST_CONTROL:
        raise _binary(where)
    if encode(text, encoding, bom) != data:
        raise DecodeError(
            Wording(
                f"按 {encoding} 读出的文字写不回原来的字节",
                f"read as {encoding}, the text does not give its bytes back",
            ),
            where=where,
            remedy=_CONVERT,
        )
    return Decoded(text, encoding, bom, guessed)


def _guess(data: bytes, utf8_trouble: UnicodeDecodeError | None, where: str) -> Decoded:
    for encoding in ("utf-16-le", "utf-16-be", "gb18030"):
        if encoding != "gb18030" and b"\0" not in data:
            continue  # without one line end, blank or digit there is nothing to tell UTF-16 by
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _looks_chinese(text):
            return _checked(data, text, encoding, bom=False, where=where, guessed=True)
    if utf8_trouble is None or _share(_CONTROL, data[:_SAMPLE].decode("latin-1")) > _MOST_CONTROL:
        raise _binary(where)
    raise _broken(data, utf8_trouble, where) from utf8_trouble


def _looks_chinese(text: str) -> bool:
    sample = text[:_SAMPLE]
    foreign = [c for c in sample if c > "\x7f"]
    if not foreign:
        # ASCII alone: only the NULs of an unmarked UTF-16 lead here, and they are gone now
        return bool(sample) and _share(_CONTROL, sample) == 0
    common = sum(_is_common(c) for c in foreign)
    return common / len(foreign) >= _LEAST_COMMON and _share(_CONTROL, sample) <= _MOST_CONTROL


def _is_common(char: str) -> bool:
    """Whether GB2312 has it among its marks, letters or first-level characters (rows 1–3 and 16–55)."""
    try:
        row = char.encode("gb2312")[0] - 0xA0
    except UnicodeEncodeError:
        return False
    return 1 <= row <= 3 or 16 <= row <= 55


def _share(pattern: re.Pattern[str], text: str) -> float:
    sample = text[:_SAMPLE]
    return len(pattern.findall(sample)) / len(sample) if sample else 0.0


_CONVERT = Wording("请先转成 UTF-8 再打开", "convert the file to UTF-8 first")


def _binary(where: str) -> DecodeError:
    return DecodeError(Wording("不是文本文件", "this is no text file"), where=where, remedy=_CONVERT)


def _broken(data: bytes, trouble: UnicodeDecodeError, where: str) -> DecodeError:
    line = data.count(b"\n", 0, trouble.start) + 1
    surrogate = trouble.encoding.startswith("utf-16") or data[trouble.start : trouble.start + 1] == b"\xed"
    zh, en = ("落单的代理码位", "a lone surrogate") if surrogate else ("坏字节", "a broken byte")
    return DecodeError(
        Wording(
            f"第 {trouble.start} 字节处有{zh}，不是正确的 {trouble.encoding}，也不像 GB18030 中文",
            f"{en} at byte {trouble.start}: not valid {trouble.encoding}, nor Chinese in GB18030",
        ),
        where=f"{where}:{line}" if where else f"line {line}",
        remedy=Wording("请用正确的编码另存为 UTF-8", "save the file as UTF-8 from its right encoding"),
    )
