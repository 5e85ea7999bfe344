from collections import Counter

from reviewer.lexicon import Lexicon
from reviewer.lexicon.store import load_terms
from reviewer.resources import resource_path


def test_the_default_lexicon_is_large_and_holds_each_form_once() -> None:
    terms = Lexicon.load().terms
    assert len(terms) >= 20_000
    repeated = [text for text, count in Counter(term.text for term in terms).items() if count > 1]
    assert repeated == []


def test_every_file_loads_and_states_its_origin() -> None:
    readme = resource_path("lexicon", "README.md").read_text("utf-8")
    for path in resource_path("lexicon").glob("*.tsv"):
        assert f"`{path.name}`" in readme
        assert all(term.source for term in load_terms(path))


def test_no_term_is_a_sentence() -> None:
    marks = set("。，；：？！")
    assert [term.text for term in Lexicon.load().terms if marks & set(term.text) or len(term.text) > 25] == []


def test_places_bodies_and_phrases_are_known() -> None:
    lexicon = Lexicon.load()
    for form in (
        "山西省",
        "大同市",
        "上党区",
        "临平区",
        "那曲市",
        "拉萨市",
        "清华大学",
        "全面从严治党",
        "山西综改示范区",
        "实事求是",
    ):
        assert lexicon.contains(form), form


def test_well_known_misprints_are_wrong_forms_and_no_terms() -> None:
    lexicon = Lexicon.load()
    for wrong, right in (("再接再励", "再接再厉"), ("走头无路", "走投无路"), ("名列前矛", "名列前茅")):
        term = lexicon.correct(wrong)
        assert term is not None
        assert term.text == right
        assert not lexicon.contains(wrong)
    assert not [v for term in lexicon.terms for v in term.variants if lexicon.contains(v)]
