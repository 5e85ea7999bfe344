from pathlib import Path

import pytest

from reviewer.errors import LexiconError
from reviewer.lexicon.lexicon import Lexicon
from reviewer.lexicon.store import dump_terms, load_terms
from reviewer.lexicon.term import Term

TERMS = [
    Term("烁科晶体", "company", variants=("炼科晶体",), aliases=("烁科",)),
    Term("山西省", "place"),
    Term("山西", "place"),
]


def written(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(["term\tkind\tvariants\taliases\tsource\tnote", *rows, ""]), "utf-8")
    return path


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text(dump_terms(TERMS), "utf-8")
    assert load_terms(path) == TERMS


def test_trailing_cells_blank_lines_and_remarks_may_be_left_out(tmp_path: Path) -> None:
    path = written(tmp_path / "t.tsv", "# 备注", "", "县城\tword", "水肥一体化\tphrase\t化肥一体化")
    assert load_terms(path) == [Term("县城"), Term("水肥一体化", "phrase", ("化肥一体化",))]


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("只有一列", "too few columns"),
        ("a\tword\t\t\t\t\tb", "too many columns"),
        ("\tword", "empty"),
        ("甲\tplcae", "place"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_by_file_and_line(tmp_path: Path, row: str, word: str) -> None:
    path = written(tmp_path / "bad.tsv", "好词\tword", row)
    with pytest.raises(LexiconError) as caught:
        load_terms(path)
    assert f"{path}:3" in str(caught.value)
    assert word in str(caught.value)


def test_a_file_in_another_encoding_is_named_by_line(tmp_path: Path) -> None:
    path = tmp_path / "gbk.tsv"
    path.write_bytes("term\tkind\n县城\tword\n".encode("gb18030"))
    with pytest.raises(LexiconError, match=r"gbk\.tsv:2.*UTF-8"):
        load_terms(path)


def test_a_term_with_a_line_end_is_not_written() -> None:
    with pytest.raises(LexiconError):
        dump_terms([Term("甲\n乙")])


def test_the_longest_right_form_is_found_and_the_wrong_ones_apart() -> None:
    lexicon = Lexicon(TERMS)
    text = "山西省的烁科晶体，山西的炼科晶体"
    assert [o.form for o in lexicon.occurrences(text)] == ["山西省", "烁科晶体", "山西"]
    assert [(o.form, o.term.text) for o in lexicon.variant_occurrences(text)] == [("炼科晶体", "烁科晶体")]
    assert lexicon.correct("炼科晶体") == TERMS[0]
    assert lexicon.contains("烁科")


def test_near_misses_leave_out_what_is_right() -> None:
    lexicon = Lexicon([Term("山西省"), Term("陕西省"), Term("烁科晶体")])
    assert [(n.start, n.form) for n in lexicon.near_misses("山西省炼科晶体")] == [(3, "烁科晶体")]


def test_a_form_that_is_right_for_one_term_is_no_variant_of_another() -> None:
    lexicon = Lexicon([Term("县城", variants=("乡城",)), Term("乡城", "place")])
    assert lexicon.variant_occurrences("乡城县") == []


def test_a_term_in_traditional_characters_is_met_in_simplified_ones() -> None:
    lexicon = Lexicon([Term("爍科晶體", "company", ("煉科晶體",)), Term("縣城"), Term("县城", "word", ("具城",))])
    assert [o.form for o in lexicon.occurrences("走进烁科晶体")] == ["烁科晶体"]
    (found,) = lexicon.variant_occurrences("走进炼科晶体")
    assert found.term.text == "烁科晶体"
    assert [miss.form for miss in lexicon.near_misses("走进砾科晶体")] == ["烁科晶体"]
    assert lexicon.term("县城") == Term("县城", "word", ("具城",))
    assert [term.text for term in lexicon.terms] == ["爍科晶體", "縣城", "县城"]
