import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.errors import DecodeError
from reviewer.text.decode import decode, encode

NEWS = "山西转型综改示范区今年一季度完成工业增加值53.4亿元，增长4.7%。\r\n记者从会上获悉，这一工作已经全面展开。\n"


@given(st.binary(max_size=400))
def test_whatever_is_accepted_gives_its_bytes_back(data: bytes) -> None:
    try:
        decoded = decode(data)
    except DecodeError:
        return
    assert encode(decoded.text, decoded.encoding, decoded.bom) == data


@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_marked_and_utf8_text_is_read_or_refused_never_changed(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    try:
        decoded = decode(data)
    except DecodeError:
        assert sum(c < " " for c in text) > 0.1 * len(text)
        return
    if decoded.guessed:
        assert encode(decoded.text, decoded.encoding, decoded.bom) == data
    else:
        assert decoded.text == text.removeprefix("\ufeff" if encoding == "utf-8" else "")


@pytest.mark.parametrize(
    ("encoding", "expected", "bom", "guessed"),
    [
        ("utf-8", "utf-8", False, False),
        ("utf-8-sig", "utf-8", True, False),
        ("utf-16", "utf-16-le", True, False),
        ("utf-16-le", "utf-16-le", False, True),
        ("utf-16-be", "utf-16-be", False, True),
        ("gb18030", "gb18030", False, True),
    ],
)
def test_the_encoding_is_found_and_a_guess_is_called_one(
    encoding: str, expected: str, bom: bool, guessed: bool
) -> None:
    decoded = decode(NEWS.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.bom, decoded.guessed) == (NEWS, expected, bom, guessed)


@pytest.mark.parametrize(
    "text",
    [
        "一\r\n二\r三\n四",
        "无换行",
        "有换行\n",
        "\u3000\u3000缩进",
        "\ue000私用",
        "𠮷野家𠀀",
        "一\x00二三四五六七八九十十一",
    ],
)
def test_line_ends_blanks_and_rare_characters_stand_as_they_were(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded.text == text
    assert encode(decoded.text, decoded.encoding, decoded.bom) == text.encode()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ("第一行\n中文".encode() + b"\xed\xa0\x80", "surrogate"),
        (b"\xff\xfe" + "中".encode("utf-16-le") + b"\x00\xd8", "surrogate"),
        ("第一行\n第二行".encode()[:-1], "broken byte"),
        ("繁體中文報紙的文字，與記者的報導。\n".encode("big5") * 4, "broken byte"),
        (b"\x7fELF\x02\x01\x01" + bytes(60) + b"\xf3\x0f\x1e\xfa", "no text file"),
    ],
)
def test_what_is_no_text_is_refused_and_the_reason_given(data: bytes, word: str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(data, "page.txt")
    assert word in str(caught.value)
    assert "page.txt" in str(caught.value)
    assert "UTF-8" in str(caught.value)


def test_a_broken_byte_is_placed_by_line() -> None:
    with pytest.raises(DecodeError) as caught:
        decode("一\n二\n三".encode() + b"\xff", "page.txt")
    assert caught.value.where == "page.txt:3"


def test_a_character_without_bytes_in_the_encoding_is_named() -> None:
    with pytest.raises(DecodeError, match="U\\+D800"):
        encode("一\ud800", "gb18030", bom=False)
