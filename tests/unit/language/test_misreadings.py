from pathlib import Path

import numpy as np
import pytest

from reviewer.errors import ResourceError
from reviewer.language.misreadings import Misreadings


@pytest.fixture(scope="module")
def misreadings() -> Misreadings:
    return Misreadings.load()


@pytest.mark.parametrize("pair", ["井并", "面而", "具县", "品晶", "已己", "末未", "大太", "理埋"])
def test_what_stood_there_is_known_by_what_was_read(misreadings: Misreadings, pair: str) -> None:
    assert misreadings.weight(*pair) > 0.5


def test_a_misreading_has_a_direction(misreadings: Misreadings) -> None:
    assert misreadings.weight("面", "而") > misreadings.weight("而", "面")


@pytest.mark.parametrize("pair", ["中国", "a井", "井a", "𠮷吉", "吉𠮷"])
def test_others_are_not_misread_for_each_other(misreadings: Misreadings, pair: str) -> None:
    assert misreadings.weight(*pair) == 0


def test_all_that_may_have_stood_there_is_listed(misreadings: Misreadings) -> None:
    read = np.array([ord("中"), ord("井")], np.uint64)
    which, stood = misreadings.of(read, 0.6)
    assert ord("并") in stood[which == 1]
    assert (misreadings.weights(read[which], stood) >= 0.6).all()


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"misreadings|误认"):
        Misreadings(tmp_path)
