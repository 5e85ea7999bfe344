import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.text.offsets import LineIndex, Utf16Index, lines_of

TEXT = st.text(st.sampled_from("中国𠮷𠀀a \n\r"), max_size=40)


@given(TEXT)
def test_units_and_points_are_each_others_inverse(text: str) -> None:
    index = Utf16Index(text)
    for point in range(len(text) + 1):
        unit = len(text[:point].encode("utf-16-le")) // 2
        assert index.to_units(point) == unit
        assert index.to_points(unit) == point


def test_the_second_half_of_a_pair_belongs_to_its_character() -> None:
    assert Utf16Index("中𠮷国").to_points(2) == 1


@pytest.mark.parametrize(
    ("position", "place"), [(0, (1, 1)), (1, (1, 2)), (3, (2, 1)), (5, (3, 1)), (7, (4, 1)), (8, (4, 2))]
)
def test_lines_end_at_crlf_cr_and_lf(position: int, place: tuple[int, int]) -> None:
    assert LineIndex("一\r\n二\r三\n四").place(position) == place


@given(TEXT)
def test_lines_put_together_are_the_text(text: str) -> None:
    parts = list(lines_of(text))
    assert "".join(text[start:end] for start, _, end in parts) == text
    assert all("\n" not in text[start:stop] and "\r" not in text[start:stop] for start, stop, _ in parts)
