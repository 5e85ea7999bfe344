import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from reviewer.errors import ResourceError
from reviewer.language.batch import EMPTY, BatchModel, count, merge
from reviewer.language.edits import Kind
from reviewer.language.evidence import Language
from reviewer.language.ground import ground
from reviewer.language.lattice import Lattice
from reviewer.language.slips import Slip, load_weights
from reviewer.language.surroundings import Surroundings


@pytest.fixture(scope="module")
def language() -> Language:
    return Language()


def slips(language: Language, text: str, others: tuple[str, ...] = (), least: float = 0.4) -> list[Slip]:
    known = ground(Lattice(language.ngrams, text), language.ngrams)
    view = BatchModel(merge(map(count, others))).without(EMPTY) if others else None
    return language.slips.slips(text, known, view, least)


@pytest.mark.parametrize(
    ("text", "kind", "old", "new"),
    [
        ("党组织要发挥战斗堡垒作用。各级党组织要充分发挥战斗堡作用，带领群众致富。", Kind.LOST, "", "垒"),
        ("双方签署了合作协北议，总投资二十亿元。", Kind.EXTRA, "北", ""),
        ("这项工程的建设得到了有关门部的大力支持。", Kind.SWAPPED, "门部", "部门"),
        ("要进一步提高产品的质量，增强市场的竟挣力。", Kind.PAIR, "竟挣", "竞争"),
    ],
)
def test_each_kind_of_slip_is_found_where_it_is(language: Language, text: str, kind: Kind, old: str, new: str) -> None:
    [slip] = slips(language, text)
    assert (slip.kind, slip.old, slip.new) == (kind, old, new)
    assert text[slip.at : slip.end] == old
    assert slip.word in text[: slip.at] + new + text[slip.end :]


@pytest.mark.parametrize(
    "text",
    ["", "\n", "。", "ABC 123", "堡", "\ud800", "\U00020bb7\U0002a6a5", "战斗\ud800堡作用", "\0\ufffe", "堡" * 600],
)
def test_text_in_which_nothing_can_be_changed_has_no_slips(language: Language, text: str) -> None:
    assert slips(language, text) == []


def test_what_a_change_gains_is_what_the_changed_text_is_worth(language: Language) -> None:
    text = "这项工程的建设得到了有关门部的大力支持"
    known = ground(Lattice(language.ngrams, text), language.ngrams)
    checked = 0
    for found, _ in language.slips.changes(known, None):
        for at, codes, gain in zip(found.at.tolist(), found.codes.tolist(), found.gains.tolist(), strict=True):
            after = text[:at] + "".join(map(chr, codes)) + text[at + found.kind.old :]
            best = Lattice(language.ngrams, after).best[0] - known.lattice.best[0]
            assert gain <= best + 1e-5
            checked += 1
    assert checked


def test_the_other_pages_tell_what_was_lost(language: Language) -> None:
    text = "厂里的音会很受欢迎。"
    others = ("厂里的音乐会很受欢迎。", "去年的音乐会很成功。", "今年的音乐会也很成功。")
    alone = {slip.new: slip.probability for slip in slips(language, text, least=0.0) if slip.kind is Kind.LOST}
    taught = {slip.new: slip.probability for slip in slips(language, text, others, 0.0) if slip.kind is Kind.LOST}
    assert taught["乐"] > alone.get("乐", 0.0)


def test_of_slips_that_meet_the_likeliest_is_kept(language: Language) -> None:
    found = slips(language, "人民共和国央中政治局委员出席了会议。", least=0.0)
    assert all(first.end + 1 < second.at for first, second in pairwise(found))


@pytest.mark.parametrize("text", ["", "\n\n", "abc", "中", "中中", "\ud83d", "𠮷" * 40, "中" * 300, "·中。"])
def test_any_text_can_be_asked_about(language: Language, text: str) -> None:
    assert slips(language, text) == []


def test_the_company_of_characters_is_counted_on_the_page(language: Language) -> None:
    known = ground(Lattice(language.ngrams, "中国人，中国人，中国话"), language.ngrams)
    around = Surroundings.of(known, np.zeros(1 << 16), None)
    key = (around.row[0] << np.uint64(16)) | around.row[1]
    assert around.counts(np.array([key], np.uint64), 2).tolist() == [3]


@pytest.mark.parametrize("content", ["", "{", json.dumps({"single": {"lost": {"weights": {}}}})])
def test_damaged_weights_are_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "slips.json"
    path.write_text(content)
    with pytest.raises(ResourceError, match=r"slips\.json"):
        load_weights(path)
