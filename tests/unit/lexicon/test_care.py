import csv
import io
import json
from pathlib import Path

from reviewer.language.words import Words
from reviewer.lexicon import Lexicon
from reviewer.lexicon.checking import complaints
from reviewer.lexicon.exchange import EXPORTS
from reviewer.lexicon.merging import merged, merged_text
from reviewer.lexicon.store import dump_terms, load_rows, rows_of
from reviewer.lexicon.term import Term

SHUOKE = Term("烁科晶体", "company", ("炼科晶体",), ("烁科",))


def said(tmp_path: Path, *terms: Term) -> list[tuple[int, str]]:
    path = tmp_path / "t.tsv"
    path.write_text(dump_terms(terms), "utf-8")
    return [(line, wording.en) for line, wording in complaints(load_rows(path))]


def test_a_sound_file_draws_no_complaint(tmp_path: Path) -> None:
    assert said(tmp_path, SHUOKE, Term("县城")) == []


def test_each_fault_is_named_with_its_line(tmp_path: Path) -> None:
    found = said(
        tmp_path,
        SHUOKE,
        SHUOKE,
        Term("县城", variants=("具", "乡城")),
        Term("乡城", variants=("县城",)),
        Term("炼科晶体厂"),
    )
    assert [line for line, _ in found] == [3, 4, 4, 5, 6]
    assert "line 2" in found[0][1]
    assert any("one character" in text for _, text in found)
    assert any("each a variant of the other" in text for _, text in found)
    assert "炼科晶体" in found[-1][1]


def test_what_is_right_beside_the_file_is_no_variant(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text(dump_terms([Term("县城", variants=("太原市", "记者", "具城"))]), "utf-8")
    found = complaints(load_rows(path), Lexicon([Term("太原市", "place")]), Words.load())
    assert [wording.en.split(" is ", 1)[1] for _, wording in found] == [
        "one of the program's own terms",
        "an ordinary word: it would flag much that is right",
    ]


def test_a_variant_of_two_terms_and_one_of_itself_are_named(tmp_path: Path) -> None:
    found = said(tmp_path, Term("甲乙丙", variants=("子丑寅",)), Term("丁戊己", variants=("子丑寅", "丁戊己")))
    assert found == [(3, "丁戊己 is a variant of itself"), (3, "子丑寅 is a variant of 甲乙丙 in line 2 too")]


def test_merging_loses_nothing_and_lists_conflicts() -> None:
    other = Term("烁科晶体", "product", ("砾科晶体",), source="二编室", note="见年报")
    terms, conflicts = merged([SHUOKE], [other, Term("县城")])
    assert terms[0].variants == ("炼科晶体", "砾科晶体")
    assert terms[0].aliases == ("烁科",)
    assert "product" in terms[0].note
    assert "见年报" in terms[0].note
    assert [term.text for term in terms] == ["烁科晶体", "县城"]
    assert len(conflicts) == 1


def test_a_merged_file_keeps_the_remarks_of_both(tmp_path: Path) -> None:
    header = "term\tkind\tvariants\taliases\tsource\tnote"
    ours = f"{header}\n# 公司\n烁科晶体\tcompany\t炼科晶体\n\n# 地名\n县城\tword\n烁科晶体\tcompany\n"
    theirs = f"{header}\r\n# 公司\r\n# 二编室补\r\n烁科晶体\tcompany\t砾科晶体\r\n乡镇\tword\r\n"
    terms = [[term for _, term in rows_of(text, tmp_path)] for text in (ours, theirs)]
    text = merged_text(ours, theirs, merged(*terms).terms)
    assert text.splitlines() == [
        header,
        "# 公司",
        "烁科晶体\tcompany\t炼科晶体|砾科晶体\t\t\t",
        "",
        "# 地名",
        "县城\tword\t\t\t\t",
        "# 二编室补",
        "乡镇\tword\t\t\t\t",
    ]
    assert (
        merged_text(text, theirs, merged(*[[term for _, term in rows_of(t, tmp_path)] for t in (text, theirs)]).terms)
        == text
    )


def test_a_variant_of_two_terms_is_a_conflict() -> None:
    (conflict,) = merged([Term("甲乙丙", variants=("子丑寅",))], [Term("丁戊己", variants=("子丑寅",))]).conflicts
    assert conflict.en == "子丑寅 is a variant of 甲乙丙 and of 丁戊己"


def test_jieba_keeps_a_term_whole(tmp_path: Path) -> None:
    import jieba

    path = tmp_path / "user.txt"
    path.write_text(EXPORTS["jieba"]([SHUOKE]), "utf-8")
    tokenizer = jieba.Tokenizer()
    with path.open("rb") as file:
        tokenizer.load_userdict(file)
    assert "烁科晶体" in tokenizer.lcut("记者走进烁科晶体采访")


def test_json_holds_every_field() -> None:
    (row,) = json.loads(EXPORTS["json"]([SHUOKE]))["terms"]
    assert Term(row["text"], row["kind"], tuple(row["variants"]), tuple(row["aliases"])) == SHUOKE


def test_csv_starts_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(EXPORTS["csv"]([Term("=1+1", note="@x")]))))
    assert rows[1][0] == "'=1+1"
    assert rows[1][-1] == "'@x"


def test_variants_lead_to_their_term() -> None:
    assert EXPORTS["opencc"]([SHUOKE]) == "炼科晶体\t烁科晶体\n"
    assert EXPORTS["pycorrector"]([SHUOKE]) == "炼科晶体 烁科晶体\n"
    assert EXPORTS["synonyms"]([SHUOKE]) == "烁科晶体, 烁科\n炼科晶体 => 烁科晶体\n"
