from pathlib import Path

import pytest

from reviewer.errors import LexiconError, StorageError
from reviewer.lexicon import Term
from reviewer.session.glossary import Glossary

KEPT = "term\tkind\tvariants\taliases\tsource\tnote\n# 编辑部自己的\n烁科\tcompany\t炼科\t\t\t\n"


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    (tmp_path / "lexicon.tsv").write_text(KEPT, "utf-8")
    return Glossary(tmp_path / "lexicon.tsv")


def test_a_term_is_written_over_its_row_and_other_lines_stay(glossary: Glossary) -> None:
    glossary.put(Term("烁科晶体", "company", ("炼科晶体",)), replacing="烁科")
    lines = glossary.path.read_text("utf-8").splitlines()
    assert lines[1] == "# 编辑部自己的"
    assert lines[2].startswith("烁科晶体\tcompany\t炼科晶体")
    assert len(lines) == 3


def test_what_is_there_already_or_empty_or_its_own_wrong_form_is_refused(glossary: Glossary) -> None:
    for term in (Term("烁科"), Term(" "), Term("甲", variants=("甲",))):
        with pytest.raises(LexiconError):
            glossary.put(term)
    assert glossary.path.read_text("utf-8") == KEPT


def test_changes_are_taken_back(glossary: Glossary) -> None:
    glossary.put(Term("晋创谷", "zone"))
    glossary.remove(["烁科"])
    assert [term.text for term in glossary.terms()] == ["晋创谷"]
    glossary.undo()
    glossary.undo()
    assert glossary.path.read_text("utf-8") == KEPT
    assert not glossary.can_undo


def test_what_another_program_wrote_since_is_not_undone(glossary: Glossary) -> None:
    glossary.put(Term("晋创谷", "zone"))
    glossary.path.write_text(KEPT + "别人\tword\n", "utf-8")
    with pytest.raises(StorageError):
        glossary.undo()
    assert "别人" in glossary.path.read_text("utf-8")


def test_terms_are_taken_in_and_disagreement_is_told(glossary: Glossary) -> None:
    new, conflicts = glossary.take_in([Term("烁科", "place", ("铄科",)), Term("太忻", "zone")])
    assert new == 1
    assert len(conflicts) == 1
    assert glossary.terms()[0].variants == ("炼科", "铄科")


def test_a_missing_file_is_made(tmp_path: Path) -> None:
    glossary = Glossary(tmp_path / ".reviewer" / "lexicon.tsv")
    assert glossary.terms() == ()
    glossary.put(Term("太忻", "zone"))
    assert [term.text for term in glossary.terms()] == ["太忻"]
