import json
from pathlib import Path

import pytest

from reviewer.errors import ResourceError
from reviewer.language.batch import EMPTY, BatchModel, count, merge
from reviewer.language.doubt import Doubt, Doubter, load_weights
from reviewer.language.evidence import Language
from reviewer.resources import resource_path


@pytest.fixture(scope="module")
def doubter() -> Doubter:
    return Language().doubter


def found(doubts: list[Doubt], text: str) -> set[tuple[str, str]]:
    return {(text[doubt.at], doubt.right) for doubt in doubts}


def test_a_misread_character_is_found_with_the_right_one(doubter: Doubter) -> None:
    text = "他们克服了重重因难，按时完成了任务。"
    assert found(doubter.doubts(text, None, 0.5), text) == {("因", "困")}


def test_the_worse_the_page_the_likelier_each_doubt(doubter: Doubter) -> None:
    alone = "他的生活水平不断提高，浙江地区的杨树都绿了，市领导往会上讲话。"
    among = alone + "重重因难。人民生洁水平。劳动摸范。落买责任。发晨经济。"
    [one] = [d.probability for d in doubter.doubts(alone, None, 0.0) if d.at == alone.index("往")]
    [other] = [d.probability for d in doubter.doubts(among, None, 0.0) if d.at == alone.index("往")]
    assert other > one


def test_the_other_pages_teach_a_name(doubter: Doubter) -> None:
    others = ["近日，山西烁科晶体有限公司投产。", "走进烁科晶体的车间，记者看到。", "山西烁科晶体有限公司是一家企业。"]
    text = "近日，山西炼科晶体有限公司投产。"
    view = BatchModel(merge(map(count, others))).without(EMPTY)
    chances = {mode: found(doubter.doubts(text, mode, 0.2), text) for mode in (None, view)}
    assert ("炼", "烁") in chances[view]
    assert ("炼", "烁") not in chances[None]


@pytest.mark.parametrize("text", ["", "\n\n", "abc", "中", "\ud83d", "𠮷" * 40])
def test_any_text_can_be_asked_about(doubter: Doubter, text: str) -> None:
    assert doubter.doubts(text, None, 0.5) == []


@pytest.mark.parametrize("content", ["", "{", json.dumps({"single": {"weights": {}}})])
def test_damaged_weights_are_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "doubt.json"
    path.write_text(content)
    with pytest.raises(ResourceError, match=r"doubt\.json"):
        load_weights(path)


def test_weights_go_over_from_one_to_the_other() -> None:
    models = load_weights(resource_path("language", "doubt.json"))
    batch, archive = models["batch"], models["archive"]
    middle = batch.towards(archive, 0.25)
    assert middle.constant == pytest.approx(0.75 * batch.constant + 0.25 * archive.constant)
    assert middle.weights == pytest.approx(0.75 * batch.weights + 0.25 * archive.weights)
    assert batch.towards(archive, 0.0).share == batch.share
