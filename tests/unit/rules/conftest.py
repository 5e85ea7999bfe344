from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.engine import Report, flag
from reviewer.rules.base import Rule
from reviewer.rules.evidence import EvidenceBase
from reviewer.storage.loader import issue_from_bytes

FlagText = Callable[..., Report]


@pytest.fixture(scope="session")
def evidence() -> EvidenceBase:
    """The program's own lexicon and language data, loaded once for all tests."""
    return EvidenceBase.load()


@pytest.fixture
def flag_text(evidence: EvidenceBase, tmp_path: Path) -> FlagText:
    """Runs one rule over a text, with an example's terms as an extra lexicon."""

    def run(rule: Rule, text: str, terms: tuple[str, ...] = ()) -> Report:
        base = evidence
        if terms:
            lexicon = tmp_path / "terms.tsv"
            header = "term\tkind\tvariants\taliases\tsource\tnote"
            rows = (row + "\t" * (5 - row.count("\t")) for row in terms)
            lexicon.write_text("\n".join([header, *rows, ""]), "utf-8")
            base = EvidenceBase.load([lexicon])
        return flag(issue_from_bytes(text.encode(), "example.txt"), [rule], base)

    return run
