from pathlib import Path

import numpy as np
import pytest

from reviewer.errors import ResourceError
from reviewer.language.characters import Characters, describe
from reviewer.resources import resource_path


@pytest.fixture(scope="module")
def characters() -> Characters:
    return Characters.load()


@pytest.mark.parametrize(
    "pair", ["烁炼", "晶品", "品晶", "县具", "具县", "太大", "大太", "己已", "未末", "日曰", "锅钢"]
)
def test_what_ocr_mixes_up_is_among_the_nearest_in_shape(characters: Characters, pair: str) -> None:
    nearest = [n.char for n in characters.neighbours(pair[0], 5) if n.channel == "shape"]
    assert pair[1] in nearest


def test_shape_is_symmetric_and_tells_likes_from_unlikes(characters: Characters) -> None:
    assert characters.shape("县", "具") == pytest.approx(characters.shape("具", "县"))
    assert characters.shape("己", "已") > 0.9 > 0.5 > characters.shape("己", "鑫")


@pytest.mark.parametrize(
    ("pair", "weight"), [("再在", 1.0), ("买卖", 0.9), ("资支", 0.6), ("新心", 1.0), ("宁林", 0.6), ("山水", 0.0)]
)
def test_sound_has_steps(characters: Characters, pair: str, weight: float) -> None:
    assert characters.sound(*pair) == weight


def test_a_character_that_is_not_in_the_table_is_like_nothing(characters: Characters) -> None:
    assert characters.shape("𠮷", "吉") == 0.0
    assert characters.sound("A", "吉") == 0.0
    assert characters.neighbours("A") == []


def test_the_likeness_is_told_in_words(characters: Characters) -> None:
    described = describe(characters, "具", "县")
    assert described is not None
    assert "形近" in described.zh
    assert describe(characters, "山", "鑫") is None


@pytest.mark.parametrize("size", [0, 2, 300_000, 600_000])
def test_a_damaged_table_is_told(tmp_path: Path, size: int) -> None:
    whole = resource_path("language", "characters.npz").read_bytes()
    (tmp_path / "broken.npz").write_bytes(whole[:size])
    with pytest.raises(ResourceError):
        Characters(tmp_path / "broken.npz")


def test_what_a_character_may_stand_for_is_common_and_alike_or_of_the_same_sound(characters: Characters) -> None:
    which, codes = characters.confusable(np.array([ord("肠"), ord("竟"), ord("a")], np.uint64), 9, 8, 0.6)
    found = {(int(i), chr(int(code))) for i, code in zip(which, codes, strict=True)}
    assert (0, "长") in found
    assert (1, "竞") in found
    assert not {char for i, char in found if i == 2}
    assert not {char for _, char in found} & set("勝場暢")
