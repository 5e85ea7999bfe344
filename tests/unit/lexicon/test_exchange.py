"""Each export does in the tool that reads it what it should, and what can be read comes back whole."""

import json
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.errors import LexiconError
from reviewer.lexicon.exchange import EXPORTS, FORMATS, IMPORTS, guessed_format, read_terms
from reviewer.lexicon.term import KINDS, Term
from reviewer.resources import resource_path

DATA = Path(__file__).resolve().parents[2] / "data"
SHUOKE = Term("烁科晶体", "company", ("炼科晶体", "烁科品体"), ("烁科",), source="编辑部", note="见年报")
COUNTY = Term("县城", variants=("具城",))
FORM = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="|"), min_size=1)
TERMS = st.lists(
    st.builds(
        Term,
        FORM,
        st.sampled_from(KINDS),
        st.lists(FORM, max_size=3, unique=True).map(tuple),
        st.lists(FORM, max_size=3, unique=True).map(tuple),
        FORM,
        FORM,
    ),
    max_size=4,
)


def written(tmp_path: Path, name: str, *terms: Term) -> Path:
    path = tmp_path / f"lexicon{FORMATS[name].suffix}"
    path.write_text(EXPORTS[name](terms), "utf-8", newline="")
    return path


@pytest.mark.parametrize("name", ["tsv", "json", "csv"])
@given(terms=TERMS)
def test_our_own_formats_bring_every_field_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, terms: list[Term]
) -> None:
    terms = [term for term in terms if not term.text.startswith("#") and term.text != "term"]
    path = written(tmp_path_factory.mktemp("l"), name, *terms)
    assert read_terms(path, name) == terms


@pytest.mark.parametrize("name", ["opencc", "pycorrector", "codespell"])
def test_lists_of_pairs_bring_wrong_and_right_forms_back(tmp_path: Path, name: str) -> None:
    found = read_terms(written(tmp_path, name, SHUOKE, COUNTY), name)
    assert [(term.text, term.variants) for term in found] == [(t.text, t.variants) for t in (SHUOKE, COUNTY)]


@pytest.mark.parametrize("name", ["jieba", "rime"])
def test_lists_of_words_bring_right_forms_back(tmp_path: Path, name: str) -> None:
    assert [term.text for term in read_terms(written(tmp_path, name, SHUOKE), name)] == ["烁科晶体", "烁科"]


def test_tbx_says_which_form_is_preferred_admitted_and_deprecated(tmp_path: Path) -> None:
    path = written(tmp_path, "tbx", SHUOKE, COUNTY)
    assert "<min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>" in path.read_text("utf-8")
    assert read_terms(path, "tbx") == [SHUOKE, Term("县城", variants=("具城",), source="tbx")]


def test_tbx_keeps_to_the_schema_of_its_dialect(tmp_path: Path) -> None:
    from lxml import etree

    schema = etree.RelaxNG(etree.parse(DATA / "tbx" / "tbx-basic-dct.rng"))
    odd = Term("甲<乙>&丙", "person", ("甲\x01乙",), note="一\x0b二", source="a & b")
    good = etree.parse(written(tmp_path, "tbx", SHUOKE, COUNTY, odd))
    assert schema.validate(good), schema.error_log
    assert [node.text for node in good.iter("{*}term")][:4] == ["烁科晶体", "烁科", "炼科晶体", "烁科品体"]
    next(good.iter("{*}administrativeStatus")).text = "preferredTerm"
    assert not schema.validate(good)


def test_json_keeps_to_its_schema() -> None:
    import jsonschema

    schema = json.loads(resource_path("lexicon", "lexicon-1.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(EXPORTS["json"]([SHUOKE, COUNTY])), schema)
    assert schema["$defs"]["term"]["properties"]["kind"]["enum"] == list(KINDS)


def test_opencc_turns_a_wrong_form_into_its_term(tmp_path: Path) -> None:
    from opencc import OpenCC

    path = written(tmp_path, "opencc", SHUOKE)
    chain = {"name": "x", "segmentation": {"type": "mmseg", "dict": {"type": "txt", "file": str(path)}}}
    chain["conversion_chain"] = [{"dict": {"type": "txt", "file": str(path)}}]
    config = tmp_path / "own.json"
    config.write_text(json.dumps(chain), "utf-8")
    assert OpenCC(str(config.with_suffix(""))).convert("山西炼科晶体有限公司") == "山西烁科晶体有限公司"


def test_codespell_corrects_a_wrong_form_that_stands_alone(tmp_path: Path) -> None:
    from codespell_lib import main

    words, page = written(tmp_path, "codespell", SHUOKE), tmp_path / "page.txt"
    page.write_text("山西 炼科晶体 有限公司\n", "utf-8")
    main("-D", str(words), "-w", "-q", "3", str(page))
    assert page.read_text("utf-8") == "山西 烁科晶体 有限公司\n"


def test_codespell_writes_nothing_with_a_pattern(tmp_path: Path) -> None:
    """The reason why the pattern only tells; should codespell learn to write, the README may say so."""
    from codespell_lib import main

    words, page = written(tmp_path, "codespell", SHUOKE), tmp_path / "page.txt"
    page.write_text("山西炼科晶体有限公司开工。\n", "utf-8")
    main("-D", str(words), "-w", "--regex", EXPORTS["codespell-regex"]([SHUOKE]).strip(), str(page))
    main("-D", str(words), "-w", "-q", "3", str(page))
    assert page.read_text("utf-8") == "山西炼科晶体有限公司开工。\n"


@pytest.mark.skipif(shutil.which("sed") is None, reason="this system has no sed")
def test_sed_corrects_wrong_forms_within_a_sentence_on_disk(tmp_path: Path) -> None:
    odd = Term("a/b&c", variants=("a.b*[", "\\1"))
    script, page = written(tmp_path, "sed", SHUOKE, COUNTY, odd), tmp_path / "page.txt"
    page.write_text("记者在具城看到，山西炼科晶体有限公司开工，a.b*[和\\1，axb。\n", "utf-8", newline="")
    done = subprocess.run(["sed", "-f", script, page], check=True, capture_output=True)
    assert done.stdout.decode("utf-8") == "记者在县城看到，山西烁科晶体有限公司开工，a/b&c和a/b&c，axb。\n"


def test_codespell_finds_wrong_forms_within_a_sentence_by_the_pattern(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from codespell_lib import main

    words, page = written(tmp_path, "codespell", SHUOKE, COUNTY), tmp_path / "page.txt"
    page.write_text("记者在具城看到，山西炼科晶体有限公司开工。\n", "utf-8")
    pattern = EXPORTS["codespell-regex"]([SHUOKE, COUNTY]).strip()
    assert main("-D", str(words), "--regex", pattern, str(page)) > 0
    said = capsys.readouterr().out
    assert "具城 ==> 县城" in said
    assert "炼科晶体 ==> 烁科晶体" in said


@pytest.mark.skipif(sys.platform == "darwin" and platform.machine() != "arm64", reason="chunspell has no wheel here")
def test_hunspell_knows_the_term_and_proposes_it_for_a_wrong_form(tmp_path: Path) -> None:
    from hunspell import Hunspell

    written(tmp_path, "hunspell", SHUOKE, COUNTY)
    written(tmp_path, "hunspell-aff", SHUOKE, COUNTY)
    checker = Hunspell("lexicon", hunspell_data_dir=str(tmp_path))
    assert [checker.spell(form) for form in ("烁科晶体", "烁科", "炼科晶体", "具城")] == [True, True, False, False]
    assert [checker.suggest(form)[0] for form in ("炼科晶体", "烁科品体", "具城")] == ["烁科晶体", "烁科晶体", "县城"]


def test_rime_reads_the_head_as_yaml(tmp_path: Path) -> None:
    import yaml

    head, rows = written(tmp_path, "rime", SHUOKE).read_text("utf-8").split("\n...\n")
    found = yaml.safe_load(head)
    assert (found["name"], found["import_tables"], found["columns"]) == ("reviewer", ["luna_pinyin"], ["text"])
    assert rows.split() == ["烁科晶体", "烁科"]


@pytest.mark.parametrize(
    ("name", "text", "where", "what"),
    [
        ("tsv", "县城\n", ":1", "too few columns"),
        ("csv", "term,kind\r\n县城,town\r\n", ":2", "no kind"),
        ("csv", 'term\r\n"县\n城"\r\n', ":3", "line end"),
        ("json", '{"format": "x"}', "", "no reviewer-lexicon"),
        ("json", '{"format": "reviewer-lexicon",\n "version": 1,\n "terms": [}', ":3", "no JSON"),
        ("json", '{"format": "reviewer-lexicon", "version": 1, "terms": [{"kind": "word"}]}', "", "term 1"),
        ("opencc", "县城\n", ":1", "missing"),
        ("codespell", "a->b\n具城=县城\n", ":2", "not understood"),
        ("rime", "县城\n", "", "no Rime"),
        ("tbx", "<tbx>\n<p>", ":2", "no XML"),
        ("tbx", '<!DOCTYPE a [<!ENTITY b "c">]><a/>', "", "DOCTYPE"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(tmp_path: Path, name: str, text: str, where: str, what: str) -> None:
    path = tmp_path / "bad"
    path.write_text(text, "utf-8", newline="")
    with pytest.raises(LexiconError) as caught:
        read_terms(path, name)
    assert f"{path}{where}" in caught.value.say("en")
    assert what in caught.value.say("en")


def test_another_encoding_is_named_and_a_name_that_tells_nothing_too(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("具城 县城\n".encode("gb18030"))
    with pytest.raises(LexiconError, match="UTF-8"):
        read_terms(path, "pycorrector")
    with pytest.raises(LexiconError, match="--format"):
        guessed_format(path)
    assert guessed_format(Path("x.dict.yaml")) == "rime"
    assert set(IMPORTS) < set(EXPORTS)
